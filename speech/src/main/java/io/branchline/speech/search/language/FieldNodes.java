package io.branchline.speech.search.language;

import io.branchline.speech.search.language.SpokenNode.Start;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the fields that stand beside the words of a query: branch:b07, date:, duration:>5m. */
final class FieldNodes {

  private FieldNodes() {}

  /**
   * What a field says of a call.
   *
   * @throws QueryException where there is no such field, or its value is wrong
   */
  static QueryNode of(QueryToken token, Scope scope) {
    return switch (token.text()) {
      case "branch" -> is(CallField.BRANCH, token);
      case "queue" -> is(CallField.QUEUE, token);
      case "agent" -> is(CallField.AGENT, token);
      case "outcome" -> is(CallField.OUTCOME, token);
      case "language" -> is(CallField.LANGUAGE, token);
      case "call" -> is(CallField.CALL, token);
      case "category" -> new QueryNode.InCategory(token.value(), token.valueColumn());
      case "masked" -> masked(token, scope);
      case "date" -> Values.days(token);
      case "from" -> new QueryNode.Days(Values.firstDay(token.value(), token.valueColumn()), null);
      case "to" -> new QueryNode.Days(null, Values.lastDay(token.value(), token.valueColumn()));
      case "duration" -> Values.measure(token, Measure.DURATION, null);
      case "silence" -> Values.measure(token, Measure.SILENCE, Measure.SILENCE_SHARE);
      case "overtalk" -> Values.measure(token, Measure.OVERTALK, Measure.OVERTALK_SHARE);
      case "rate", "agent-rate" -> Values.measure(token, Measure.AGENT_RATE, null);
      case "customer-rate" -> Values.measure(token, Measure.CUSTOMER_RATE, null);
      case "score" -> Values.measure(token, Measure.SCORE, null);
      case "within" -> throw new QueryException(token.column(), QueryError.Code.WITHIN_ALONE);
      default -> throw misplaced(token);
    };
  }

  private static QueryException misplaced(QueryToken token) {
    if (Scope.QUALIFIERS.contains(token.text()) || token.text().equals("sort")) {
      return new QueryException(token.column(), QueryError.Code.UNEXPECTED, token.text() + ":");
    }
    return new QueryException(
        token.column(), QueryError.Code.UNKNOWN_FIELD, token.text(), fields());
  }

  /** Every field that there is, for messages. */
  private static String fields() {
    return Stream.concat(
            Stream.of("side", "before", "after", "end-before", "end-after"),
            Stream.concat(
                Arrays.stream(CallField.values()).map(CallField::word),
                Stream.of(
                    "category",
                    "masked",
                    "date",
                    "from",
                    "to",
                    "duration",
                    "silence",
                    "overtalk",
                    "rate",
                    "customer-rate",
                    "score",
                    "sort")))
        .map(name -> name + ":")
        .collect(Collectors.joining(", "));
  }

  private static QueryNode is(CallField field, QueryToken token) {
    List<String> values =
        Arrays.stream(token.value().split(",", -1)).filter(value -> !value.isEmpty()).toList();
    if (values.isEmpty()) {
      throw new QueryException(token.valueColumn(), QueryError.Code.EMPTY_VALUE, token.text());
    }
    return new QueryNode.Is(field, values);
  }

  /** masked:card is the word that stands where a card number was; masked:any any secret's. */
  private static QueryNode masked(QueryToken token, Scope scope) {
    String kind = token.value().toLowerCase(Locale.ROOT);
    if (!kind.matches("[a-z][a-z_-]*")) {
      throw new QueryException(token.valueColumn(), QueryError.Code.NO_WORD, token.value());
    }
    Element element =
        kind.equals("any")
            ? new Element(Element.Kind.PATTERN, "[*]", 0)
            : Element.term("[" + kind + "]");
    return new QueryNode.Spoken(
        new SpokenNode.Phrase(List.of(element), "", Start.ANYWHERE, scope.side(), scope.window()));
  }
}
