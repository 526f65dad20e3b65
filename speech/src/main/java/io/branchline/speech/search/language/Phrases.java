package io.branchline.speech.search.language;

import io.branchline.speech.search.language.Element.Kind;
import io.branchline.speech.search.language.SpokenNode.Phrase;
import io.branchline.speech.search.language.SpokenNode.Start;
import io.branchline.warehouse.table.Side;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query's words to phrases. */
final class Phrases {

  private static final int SHORT_WORD = 5;
  private static final int MAX_STARS = 4;

  private Phrases() {}

  /** What holds for a word where it stands. */
  record Place(Start start, @Nullable Side side, Window window) {}

  static SpokenNode of(QueryToken token, Place place) {
    List<Element> elements = elements(token);
    if (!token.value().isEmpty()) {
      return alike(token, elements, place);
    }
    return new Phrase(elements, "", place.start(), place.side(), place.window());
  }

  /** The words as smartcn cuts them; for other scripts every word is one anyway. */
  static SpokenNode exact(QueryToken token, Place place) {
    List<Element> elements = elements(token);
    boolean plain = elements.stream().allMatch(element -> element.kind() == Kind.TERM);
    if (!plain || !token.value().isEmpty()) {
      throw new QueryException(token.column(), QueryError.Code.BAD_EXACT, token.text());
    }
    return new Phrase(elements, token.text(), place.start(), place.side(), place.window());
  }

  private static List<Element> elements(QueryToken token) {
    List<Element> elements = new ArrayList<>();
    for (Units.Unit unit : Units.ofPattern(token.text())) {
      add(elements, unit.text());
    }
    while (!elements.isEmpty() && elements.get(elements.size() - 1).kind() == Kind.SKIP) {
      elements.remove(elements.size() - 1);
    }
    boolean literal = false;
    if (elements.stream().filter(element -> element.kind() == Kind.SKIP).count() > MAX_STARS) {
      throw new QueryException(token.column(), QueryError.Code.TOO_VAGUE, token.text());
    }
    for (Element element : elements) {
      literal |= element.kind() == Kind.TERM || element.kind() == Kind.PATTERN;
      boolean vague =
          letters(element.text()) < 2
              || element.text().chars().filter(c -> c == '*').count() > MAX_STARS;
      if (element.kind() == Kind.PATTERN && vague) {
        throw new QueryException(token.column(), QueryError.Code.TOO_VAGUE, token.text());
      }
    }
    if (!literal) {
      boolean wild = token.text().contains("*") || token.text().contains("?");
      throw new QueryException(
          token.column(),
          wild ? QueryError.Code.TOO_VAGUE : QueryError.Code.NO_WORD,
          token.text().isEmpty() ? token.value() : token.text());
    }
    return elements;
  }

  private static void add(List<Element> elements, String text) {
    if (!text.contains("*") && !text.contains("?")) {
      elements.add(Element.term(text));
    } else if (letters(text) > 0) {
      elements.add(new Element(Kind.PATTERN, text, 0));
    } else {
      for (int i = 0; i < text.length(); i++) {
        boolean skip = text.charAt(i) == '*';
        boolean afterSkip =
            elements.isEmpty() || elements.get(elements.size() - 1).kind() == Kind.SKIP;
        if (!skip) {
          elements.add(new Element(Kind.ANY, "", 0));
        } else if (!afterSkip) {
          elements.add(new Element(Kind.SKIP, "", 0));
        }
      }
    }
  }

  private static int letters(String pattern) {
    return (int) pattern.codePoints().filter(c -> c != '*' && c != '?').count();
  }

  private static SpokenNode alike(QueryToken token, List<Element> elements, Place place) {
    boolean plain = elements.stream().allMatch(element -> element.kind() == Kind.TERM);
    String tilde = token.value();
    String shown = token.text() + tilde;
    if (!plain || !tilde.matches("~[12]?")) {
      throw new QueryException(token.column(), QueryError.Code.BAD_FUZZY, shown);
    }
    boolean han = elements.stream().allMatch(e -> Units.isHan(e.text().codePointAt(0)));
    if (han && elements.size() >= 2) {
      int others = tilde.equals("~2") && elements.size() >= 4 ? 2 : 1;
      List<SpokenNode> parts = new ArrayList<>();
      replace(elements, 0, others, place, parts);
      return new SpokenNode.AnyOf(parts);
    }
    String word = elements.get(0).text();
    int length = word.codePointCount(0, word.length());
    if (elements.size() != 1 || length < 3) {
      throw new QueryException(token.column(), QueryError.Code.BAD_FUZZY, shown);
    }
    int edits = tilde.equals("~") ? (length <= SHORT_WORD ? 1 : 2) : tilde.charAt(1) - '0';
    return new Phrase(
        List.of(new Element(Kind.LIKE, word, edits)),
        "",
        place.start(),
        place.side(),
        place.window());
  }

  /** Every way of letting so many Chinese characters be other ones: homophones are misheard. */
  private static void replace(
      List<Element> elements, int from, int others, Place place, List<SpokenNode> parts) {
    if (others == 0) {
      parts.add(new Phrase(elements, "", place.start(), place.side(), place.window()));
      return;
    }
    for (int i = from; i <= elements.size() - others; i++) {
      List<Element> changed = new ArrayList<>(elements);
      changed.set(i, new Element(Kind.ANY, "", 0));
      replace(changed, i + 1, others - 1, place, parts);
    }
  }
}
