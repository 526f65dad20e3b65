package io.branchline.speech.search;

import io.branchline.warehouse.table.Side;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * A query for the index: which calls, and which spoken places in them are its hits.
 *
 * @param calls matches whole calls
 * @param spoken the phrases that are not negated, each with its side
 */
record CompiledQuery(Query calls, List<Spoken> spoken) {

  /** One phrase by one side. */
  record Spoken(Side side, SpokenQuery query) {}

  /** Compiles a parsed query. */
  static CompiledQuery of(QueryNode node, String text, Analysis analysis) {
    Compiler compiler = new Compiler(text, analysis);
    return new CompiledQuery(compiler.compile(node, false), List.copyOf(compiler.spoken));
  }

  private static final class Compiler {
    private final String text;
    private final Analysis analysis;
    private final List<Spoken> spoken = new ArrayList<>();

    Compiler(String text, Analysis analysis) {
      this.text = text;
      this.analysis = analysis;
    }

    Query compile(QueryNode node, boolean negated) {
      if (node instanceof QueryNode.Phrase phrase) {
        return phrase(phrase, negated);
      }
      if (node instanceof QueryNode.And and) {
        return bool(and.parts(), BooleanClause.Occur.FILTER, negated);
      }
      if (node instanceof QueryNode.Or or) {
        return bool(or.parts(), BooleanClause.Occur.SHOULD, negated);
      }
      if (node instanceof QueryNode.Not not) {
        return new BooleanQuery.Builder()
            .add(new MatchAllDocsQuery(), BooleanClause.Occur.FILTER)
            .add(compile(not.part(), !negated), BooleanClause.Occur.MUST_NOT)
            .build();
      }
      if (node instanceof QueryNode.CallIs is) {
        return new TermQuery(new Term(is.field(), is.value()));
      }
      return days((QueryNode.CallDate) node);
    }

    private Query bool(List<QueryNode> parts, BooleanClause.Occur occur, boolean negated) {
      BooleanQuery.Builder query = new BooleanQuery.Builder();
      parts.forEach(part -> query.add(compile(part, negated), occur));
      return query.build();
    }

    private Query phrase(QueryNode.Phrase phrase, boolean negated) {
      BooleanQuery.Builder query = new BooleanQuery.Builder();
      boolean words = false;
      for (Fields.Script script : Fields.Script.values()) {
        List<Analysis.Term> terms = analysis.terms(script, phrase.text());
        if (terms.isEmpty()) {
          continue;
        }
        words = true;
        for (Side side : Side.values()) {
          if (phrase.side() != null && phrase.side() != side) {
            continue;
          }
          SpokenQuery one =
              new SpokenQuery(
                  Fields.terms(script, side),
                  Fields.times(side),
                  terms,
                  phrase.afterMillis(),
                  phrase.beforeMillis());
          query.add(one, BooleanClause.Occur.SHOULD);
          if (!negated) {
            spoken.add(new Spoken(side, one));
          }
        }
      }
      if (!words) {
        throw QueryParser.bad(
            text, phrase.column(), "'" + phrase.text() + "' holds no word to look for");
      }
      return query.build();
    }

    private static Query days(QueryNode.CallDate date) {
      long from = date.from() == null ? Long.MIN_VALUE : date.from().toEpochDay();
      long to = date.to() == null ? Long.MAX_VALUE : date.to().toEpochDay();
      return LongPoint.newRangeQuery(Fields.DAY, from, to);
    }
  }
}
