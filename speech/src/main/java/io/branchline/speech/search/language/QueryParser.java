package io.branchline.speech.search.language;

import io.branchline.speech.search.language.QueryToken.Kind;
import io.branchline.speech.search.language.SpokenNode.Start;
import io.branchline.warehouse.table.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The query language.
 *
 * <pre>
 * query   = all { "OR" all }
 * all     = group { "AND" group }
 * group   = item { item }          everything in it must hold; side:, before: and the like apply
 *                                  to the words of their group
 * item    = [ "NOT" ] chain
 * chain   = near { "THEN" near [ "within" time ] }
 * near    = within { "NEAR/n" within }
 * within  = atom [ "NOTIN" atom ]
 * atom    = [ "^" ] [ "=" ] ( word | "words in this order" ) [ "~" ] | "(" query ")" | field:value
 * </pre>
 */
final class QueryParser {

  private static final int MAX_DEPTH = 40;
  private static final Set<String> QUALIFIERS =
      Set.of("side", "before", "after", "end-before", "end-after");

  private final List<QueryToken> tokens;
  private Optional<SortOrder> sort = Optional.empty();
  private int at;
  private int depth;

  QueryParser(String query) {
    if (query.codePointCount(0, query.length()) > Query.MAX_LENGTH) {
      throw new QueryException(
          Query.MAX_LENGTH + 1, QueryError.Code.TOO_LONG, Integer.toString(Query.MAX_LENGTH));
    }
    this.text = query;
    this.tokens = Lexer.tokens(query);
  }

  private final String text;

  Query query() {
    if (peek().is(Kind.END)) {
      throw new QueryException(1, QueryError.Code.EMPTY);
    }
    QueryNode root = any(Scope.OPEN);
    if (!peek().is(Kind.END)) {
      throw new QueryException(peek().column(), QueryError.Code.UNOPENED_BRACKET);
    }
    return new Query(text, root, sort);
  }

  /** What the words of a group are held to. */
  private record Scope(@Nullable Side side, Window window) {
    static final Scope OPEN = new Scope(null, Window.ALWAYS);

    /** Both: the inner side wins, the windows intersect. */
    Scope within(Scope outer) {
      return new Scope(side == null ? outer.side : side, window.within(outer.window));
    }

    Phrases.Place place(Start start) {
      return new Phrases.Place(start, side, window);
    }
  }

  private QueryNode any(Scope outer) {
    List<QueryNode> parts = new ArrayList<>(List.of(all(outer)));
    while (take(Kind.OR)) {
      parts.add(all(outer));
    }
    return parts.size() == 1 ? parts.get(0) : new QueryNode.Or(parts);
  }

  private QueryNode all(Scope outer) {
    List<QueryNode> parts = new ArrayList<>(List.of(group(outer)));
    while (take(Kind.AND)) {
      parts.add(group(outer));
    }
    return parts.size() == 1 ? parts.get(0) : new QueryNode.And(parts);
  }

  private QueryNode group(Scope outer) {
    Scope scope = qualifiers().within(outer);
    List<QueryNode> parts = new ArrayList<>();
    boolean words = false;
    boolean something = false;
    @Nullable QueryToken qualifier = null;
    while (!endsGroup(peek())) {
      something = true;
      QueryToken token = peek();
      boolean negated = take(Kind.NOT);
      if (isField(peek(), QUALIFIERS)) {
        qualifier = next();
        if (negated) {
          throw new QueryException(
              qualifier.column(), QueryError.Code.NOT_QUALIFIER, qualifier.text());
        }
      } else if (isField(peek(), Set.of("sort")) && !negated) {
        sort(next());
      } else {
        QueryNode part = chain(scope, negated ? token : null);
        words |= !(part instanceof QueryNode.Is || part instanceof QueryNode.Between);
        parts.add(negated ? new QueryNode.Not(part) : part);
      }
    }
    if (!something) {
      throw unexpected();
    }
    if (qualifier != null && !words) {
      throw new QueryException(
          qualifier.column(), QueryError.Code.QUALIFIER_ALONE, qualifier.text());
    }
    return parts.size() == 1 ? parts.get(0) : new QueryNode.And(parts);
  }

  private static boolean endsGroup(QueryToken token) {
    return switch (token.kind()) {
      case AND, OR, CLOSE, END -> true;
      default -> false;
    };
  }

  private QueryException unexpected() {
    QueryToken token = peek();
    return token.is(Kind.END)
        ? new QueryException(token.column(), QueryError.Code.UNEXPECTED_END)
        : new QueryException(token.column(), QueryError.Code.UNEXPECTED, shown(token));
  }

  private static String shown(QueryToken token) {
    return token.is(Kind.NEAR) ? "NEAR/" + token.text() : token.text();
  }

  private QueryNode chain(Scope scope, @Nullable QueryToken not) {
    int column = peek().column();
    QueryNode first = near(scope);
    if (!peek().is(Kind.THEN)) {
      if (peek().is(Kind.WORD) && isWithin(peek()) && not == null && at > 0 && timeFollows()) {
        throw new QueryException(peek().column(), QueryError.Code.WITHIN_ALONE);
      }
      return first;
    }
    List<SpokenNode> parts = new ArrayList<>(List.of(spoken(first, column, "THEN")));
    List<QueryNode.Gap> gaps = new ArrayList<>();
    while (take(Kind.THEN)) {
      int operand = peek().column();
      parts.add(spoken(near(scope), operand, "THEN"));
      gaps.add(within());
    }
    return new QueryNode.Then(parts, gaps);
  }

  /** [ "within" time ], also as within:time; without it any later time will do. */
  private QueryNode.Gap within() {
    if (isField(peek(), Set.of("within"))) {
      QueryToken field = next();
      return Values.gap(field.value(), field.valueColumn());
    }
    if (peek().is(Kind.WORD) && isWithin(peek())) {
      at++;
      QueryToken time = next();
      if (!time.is(Kind.WORD)) {
        throw new QueryException(time.column(), QueryError.Code.BAD_TIME, shown(time));
      }
      return Values.gap(time.text(), time.column());
    }
    return new QueryNode.Gap(0, Long.MAX_VALUE);
  }

  private static boolean isWithin(QueryToken token) {
    return token.text().equalsIgnoreCase("within");
  }

  private boolean timeFollows() {
    QueryToken token = tokens.get(Math.min(at + 1, tokens.size() - 1));
    return token.is(Kind.WORD) && token.text().matches("[0-9][0-9:.hms]*");
  }

  private QueryNode near(Scope scope) {
    int column = peek().column();
    QueryNode left = outside(scope);
    while (peek().is(Kind.NEAR)) {
      QueryToken near = next();
      int operand = peek().column();
      SpokenNode right = spoken(outside(scope), operand, shown(near));
      left =
          new QueryNode.Spoken(
              new SpokenNode.Near(
                  Integer.parseInt(near.text()), spoken(left, column, shown(near)), right));
    }
    return left;
  }

  private QueryNode outside(Scope scope) {
    int column = peek().column();
    QueryNode part = atom(scope);
    if (!take(Kind.NOTIN)) {
      return part;
    }
    int operand = peek().column();
    Scope anyTime = new Scope(scope.side(), Window.ALWAYS);
    SpokenNode other = spoken(atom(anyTime), operand, "NOTIN");
    return new QueryNode.Spoken(new SpokenNode.NotIn(spoken(part, column, "NOTIN"), other));
  }

  /** The words of an operand; anything but words beside an operator of places is wrong. */
  private static SpokenNode spoken(QueryNode node, int column, String operator) {
    if (node instanceof QueryNode.Spoken spoken) {
      return spoken.words();
    }
    if (node instanceof QueryNode.Or or) {
      return new SpokenNode.AnyOf(
          or.parts().stream().map(part -> spoken(part, column, operator)).toList());
    }
    throw new QueryException(column, QueryError.Code.WORDS_EXPECTED, operator);
  }

  private QueryNode atom(Scope scope) {
    Start start = take(Kind.TURN_START) ? Start.TURN : Start.ANYWHERE;
    boolean exact = take(Kind.EXACT);
    QueryToken token = peek();
    boolean words = token.is(Kind.WORD) || token.is(Kind.PHRASE);
    if (!words && (exact || start == Start.TURN)) {
      throw token.is(Kind.END)
          ? unexpected()
          : new QueryException(token.column(), QueryError.Code.UNEXPECTED, shown(token));
    }
    switch (token.kind()) {
      case WORD, PHRASE -> {
        at++;
        Phrases.Place place = scope.place(start);
        return new QueryNode.Spoken(exact ? Phrases.exact(token, place) : Phrases.of(token, place));
      }
      case OPEN -> {
        return bracket(scope);
      }
      case FIELD -> {
        at++;
        return field(token, scope);
      }
      default -> throw unexpected();
    }
  }

  private QueryNode bracket(Scope scope) {
    QueryToken open = next();
    if (++depth > MAX_DEPTH) {
      throw new QueryException(
          open.column(), QueryError.Code.TOO_DEEP, Integer.toString(MAX_DEPTH));
    }
    QueryNode inner = any(scope);
    if (!take(Kind.CLOSE)) {
      throw new QueryException(open.column(), QueryError.Code.UNCLOSED_BRACKET);
    }
    depth--;
    return inner;
  }

  private QueryNode field(QueryToken token, Scope scope) {
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
    if (QUALIFIERS.contains(token.text()) || token.text().equals("sort")) {
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

  private void sort(QueryToken token) {
    if (sort.isPresent()) {
      throw new QueryException(token.column(), QueryError.Code.SECOND_SORT);
    }
    sort = SortOrder.of(token.value());
    if (sort.isEmpty()) {
      String names =
          Arrays.stream(SortOrder.By.values())
              .map(by -> by.name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
      throw new QueryException(token.valueColumn(), QueryError.Code.BAD_SORT, token.value(), names);
    }
  }

  /** Reads ahead to the group's end for what its words are held to. */
  private Scope qualifiers() {
    Scope scope = Scope.OPEN;
    int nested = 0;
    for (int i = at; i < tokens.size(); i++) {
      QueryToken token = tokens.get(i);
      if (nested == 0 && endsGroup(token)) {
        break;
      }
      nested += token.is(Kind.OPEN) ? 1 : token.is(Kind.CLOSE) ? -1 : 0;
      if (nested == 0 && isField(token, QUALIFIERS)) {
        scope = qualifier(token).within(scope);
      }
    }
    return scope;
  }

  private static Scope qualifier(QueryToken token) {
    if (token.text().equals("side")) {
      return new Scope(Values.side(token), Window.ALWAYS);
    }
    long millis = Values.millis(token.value(), token.valueColumn());
    Window always = Window.ALWAYS;
    Window window =
        switch (token.text()) {
          case "before" ->
              new Window(always.from(), millis, always.lastMillis(), always.exceptLastMillis());
          case "after" ->
              new Window(millis, always.to(), always.lastMillis(), always.exceptLastMillis());
          case "end-before" ->
              new Window(always.from(), always.to(), millis, always.exceptLastMillis());
          default -> new Window(always.from(), always.to(), always.lastMillis(), millis);
        };
    return new Scope(null, window);
  }

  private static boolean isField(QueryToken token, Set<String> names) {
    return token.is(Kind.FIELD) && names.contains(token.text());
  }

  private QueryToken peek() {
    return tokens.get(at);
  }

  private QueryToken next() {
    QueryToken token = tokens.get(at);
    if (!token.is(Kind.END)) {
      at++;
    }
    return token;
  }

  private boolean take(Kind kind) {
    if (peek().is(kind)) {
      at++;
      return true;
    }
    return false;
  }
}
