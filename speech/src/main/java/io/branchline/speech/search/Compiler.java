package io.branchline.speech.search;

import io.branchline.speech.search.document.Fields;
import io.branchline.speech.search.language.Query;
import io.branchline.speech.search.language.QueryError;
import io.branchline.speech.search.language.QueryNode;
import io.branchline.speech.search.matching.PlaceQuery;
import io.branchline.speech.search.matching.SpokenQuery;
import io.branchline.speech.search.matching.ThenQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Makes Lucene's queries of the language's. */
final class Compiler {

  private final Map<String, CategoryQuery> categories;
  private final List<PlaceQuery> places = new ArrayList<>();

  private Compiler(Map<String, CategoryQuery> categories) {
    this.categories = categories;
  }

  /** Carries a mistake that only the index can know of. */
  static final class WrongQuery extends Exception {
    private static final long serialVersionUID = 1;
    private final transient QueryError error;

    WrongQuery(QueryError error) {
      super(error.code().name(), null, false, false);
      this.error = error;
    }

    QueryError error() {
      return error;
    }
  }

  /** Compiles a query where there are these categories. */
  static CompiledSearch compile(Query query, Map<String, CategoryQuery> categories)
      throws WrongQuery {
    Compiler compiler = new Compiler(categories);
    return new CompiledSearch(compiler.node(query.root(), false), compiler.places);
  }

  private org.apache.lucene.search.Query node(QueryNode node, boolean negated) throws WrongQuery {
    if (node instanceof QueryNode.And and) {
      return and(and, negated);
    }
    if (node instanceof QueryNode.Or or) {
      BooleanQuery.Builder any = new BooleanQuery.Builder();
      for (QueryNode part : or.parts()) {
        any.add(node(part, negated), Occur.SHOULD);
      }
      return any.build();
    }
    if (node instanceof QueryNode.Not not) {
      return and(new QueryNode.And(List.of(not)), negated);
    }
    if (node instanceof QueryNode.Spoken spoken) {
      return looked(new SpokenQuery(spoken.words()), negated);
    }
    if (node instanceof QueryNode.Then then) {
      return looked(new ThenQuery(then), negated);
    }
    return unscored(fact(node, negated));
  }

  private org.apache.lucene.search.Query and(QueryNode.And and, boolean negated) throws WrongQuery {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    boolean positive = false;
    for (QueryNode part : and.parts()) {
      if (part instanceof QueryNode.Not not) {
        all.add(node(not.part(), !negated), Occur.MUST_NOT);
      } else {
        all.add(node(part, negated), Occur.MUST);
        positive = true;
      }
    }
    if (!positive) {
      all.add(new MatchAllDocsQuery(), Occur.FILTER);
    }
    return all.build();
  }

  private org.apache.lucene.search.Query looked(PlaceQuery query, boolean negated) {
    if (!negated) {
      places.add(query);
    }
    return query;
  }

  /** What is true of a call does not make it more relevant. */
  private static org.apache.lucene.search.Query unscored(org.apache.lucene.search.Query query) {
    return new BoostQuery(new ConstantScoreQuery(query), 0);
  }

  private org.apache.lucene.search.Query fact(QueryNode node, boolean negated) throws WrongQuery {
    if (node instanceof QueryNode.Is is) {
      return is(is.field().word(), is.values());
    }
    if (node instanceof QueryNode.Between between) {
      return DoubleField.newRangeQuery(Fields.of(between.measure()), between.from(), between.to());
    }
    if (node instanceof QueryNode.Days days) {
      return days(days);
    }
    QueryNode.InCategory wanted = (QueryNode.InCategory) node;
    CategoryQuery category = categories.get(wanted.category());
    if (category == null) {
      throw new WrongQuery(
          new QueryError(
              wanted.column(),
              QueryError.Code.UNKNOWN_CATEGORY,
              List.of(
                  wanted.category(),
                  String.join(", ", categories.keySet().stream().sorted().toList()))));
    }
    if (!negated) {
      places.addAll(category.places());
    }
    return category;
  }

  static org.apache.lucene.search.Query days(QueryNode.Days days) {
    long from = days.from() == null ? Long.MIN_VALUE : days.from().toEpochDay();
    long to = days.to() == null ? Long.MAX_VALUE : days.to().toEpochDay();
    return LongField.newRangeQuery(Fields.DAY, from, to);
  }

  static org.apache.lucene.search.Query is(String field, List<String> values) {
    return values.size() == 1
        ? new TermQuery(new Term(field, values.get(0)))
        : new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
  }

  /** What a search is held to whatever its query says. */
  static org.apache.lucene.search.Query held(
      org.apache.lucene.search.Query query,
      Filters filters,
      Map<String, ? extends org.apache.lucene.search.Query> categories) {
    BooleanQuery.Builder all = new BooleanQuery.Builder().add(query, Occur.MUST);
    filters.branches().ifPresent(set -> all.add(is("branch", List.copyOf(set)), Occur.FILTER));
    filters.queue().ifPresent(one -> all.add(is("queue", List.of(one)), Occur.FILTER));
    filters.agent().ifPresent(one -> all.add(is("agent", List.of(one)), Occur.FILTER));
    filters.outcome().ifPresent(one -> all.add(is("outcome", List.of(one)), Occur.FILTER));
    filters
        .category()
        .ifPresent(
            one -> {
              org.apache.lucene.search.Query known = categories.get(one);
              all.add(known == null ? new MatchNoDocsQuery() : known, Occur.FILTER);
            });
    if (filters.from().isPresent() || filters.to().isPresent()) {
      all.add(
          days(new QueryNode.Days(filters.from().orElse(null), filters.to().orElse(null))),
          Occur.FILTER);
    }
    return all.build();
  }
}
