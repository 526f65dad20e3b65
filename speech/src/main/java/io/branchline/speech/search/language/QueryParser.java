package io.branchline.speech.search.language;

import io.branchline.speech.search.language.QueryToken.Kind;
import io.branchline.speech.search.language.SpokenNode.Start;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
  private final String text;
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
      if (isField(peek(), Scope.QUALIFIERS)) {
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
        return FieldNodes.of(token, scope);
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
      if (nested == 0 && isField(token, Scope.QUALIFIERS)) {
        scope = Scope.of(token).within(scope);
      }
    }
    return scope;
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
