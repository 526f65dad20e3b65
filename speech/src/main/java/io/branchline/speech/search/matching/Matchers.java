package io.branchline.speech.search.matching;

import io.branchline.speech.search.document.Fields;
import io.branchline.speech.search.document.Segmenter;
import io.branchline.speech.search.language.Element;
import io.branchline.speech.search.language.SpokenNode;
import io.branchline.warehouse.table.Side;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.jspecify.annotations.Nullable;

/** Makes the matchers of one side in one segment. */
final class Matchers {

  private final LeafReader reader;
  private final Side side;
  private final SideClock clock;

  Matchers(LeafReader reader, Side side) {
    this.reader = reader;
    this.side = side;
    this.clock = new SideClock(reader, side);
  }

  /** Makes the matchers of all sides in one segment; a side's share a clock. */
  static final class OfSegment {
    private final Map<Side, Matchers> sides = new EnumMap<>(Side.class);

    OfSegment(LeafReader reader) {
      for (Side side : Side.values()) {
        sides.put(side, new Matchers(reader, side));
      }
    }

    /** The words by whoever says them; null where nobody does in this segment. */
    @Nullable Voices of(SpokenNode words) throws IOException {
      List<Voices.Voice> voices = new ArrayList<>();
      for (Map.Entry<Side, Matchers> side : sides.entrySet()) {
        SideMatcher matcher = side.getValue().of(words);
        if (matcher != null) {
          voices.add(new Voices.Voice(side.getKey(), matcher, side.getValue().clock));
        }
      }
      return voices.isEmpty() ? null : new Voices(voices);
    }
  }

  /** The node's matcher; null where this side says nothing of the kind in this segment. */
  @Nullable SideMatcher of(SpokenNode node) throws IOException {
    if (node instanceof SpokenNode.Phrase phrase) {
      return phrase(phrase);
    }
    if (node instanceof SpokenNode.AnyOf any) {
      List<SideMatcher> parts = new ArrayList<>();
      for (SpokenNode part : any.parts()) {
        SideMatcher matcher = of(part);
        if (matcher != null) {
          parts.add(matcher);
        }
      }
      return parts.isEmpty() ? null : new SideMatcher.AnyOf(parts);
    }
    if (node instanceof SpokenNode.Near near) {
      SideMatcher left = of(near.left());
      SideMatcher right = left == null ? null : of(near.right());
      return left == null || right == null
          ? null
          : new SideMatcher.Near(near.between(), left, right, clock);
    }
    SpokenNode.NotIn notIn = (SpokenNode.NotIn) node;
    SideMatcher part = of(notIn.part());
    SideMatcher outside = part == null ? null : of(notIn.outside());
    return outside == null ? part : new SideMatcher.NotIn(Objects.requireNonNull(part), outside);
  }

  private @Nullable SideMatcher phrase(SpokenNode.Phrase phrase) throws IOException {
    if (phrase.side() != null && phrase.side() != side) {
      return null;
    }
    List<PhraseMatcher.Piece> pieces = new ArrayList<>();
    if (phrase.exact().isEmpty()) {
      for (Element element : phrase.elements()) {
        boolean literal = element.kind() != Element.Kind.ANY && element.kind() != Element.Kind.SKIP;
        Positions positions = literal ? positions(element) : null;
        if (literal && positions == null) {
          return null;
        }
        pieces.add(new PhraseMatcher.Piece(element.kind(), positions, 1));
      }
    } else {
      List<Segmenter.Cut> cuts = new Segmenter().cut(phrase.exact());
      boolean chinese = phrase.elements().size() > cuts.size() || hasHan(phrase);
      String field = chinese ? Fields.words(side) : Fields.units(side);
      for (Segmenter.Cut cut : cuts) {
        PostingsEnum postings =
            reader.postings(new Term(field, cut.term()), PostingsEnum.POSITIONS);
        if (postings == null) {
          return null;
        }
        pieces.add(
            new PhraseMatcher.Piece(
                Element.Kind.TERM, new Positions.OfTerm(postings), cut.units()));
      }
    }
    return new PhraseMatcher(pieces, phrase.start(), phrase.window(), clock);
  }

  private static boolean hasHan(SpokenNode.Phrase phrase) {
    return phrase.elements().stream()
        .anyMatch(
            element ->
                io.branchline.speech.search.language.Units.isHan(element.text().codePointAt(0)));
  }

  private @Nullable Positions positions(Element element) throws IOException {
    String field = Fields.units(side);
    if (element.kind() == Element.Kind.TERM) {
      PostingsEnum postings =
          reader.postings(new Term(field, element.text()), PostingsEnum.POSITIONS);
      return postings == null ? null : new Positions.OfTerm(postings);
    }
    Terms terms = reader.terms(field);
    if (terms == null) {
      return null;
    }
    List<PostingsEnum> found = new ArrayList<>();
    TermsEnum all = new CompiledAutomaton(automaton(field, element)).getTermsEnum(terms);
    while (all.next() != null) {
      found.add(all.postings(null, PostingsEnum.POSITIONS));
    }
    return found.isEmpty() ? null : new UnionPositions(found);
  }

  private static Automaton automaton(String field, Element element) {
    return element.kind() == Element.Kind.PATTERN
        ? new WildcardQuery(new Term(field, element.text())).getAutomaton()
        : Objects.requireNonNull(
            new LevenshteinAutomata(element.text(), true).toAutomaton(element.edits()));
  }
}
