package io.branchline.speech.search;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.table.Side;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The query language.
 *
 * <pre>
 * query  = all { "OR" all }
 * all    = group { "AND" group }
 * group  = item { item }                  everything in it must hold; side:, before: and after:
 *                                         apply to the words of their group
 * item   = [ "NOT" ] ( word | "words in this order" | "(" query ")" | field:value )
 * </pre>
 *
 * <p>Errors say the column and what was expected there.
 */
final class QueryParser {

  private static final Set<String> CALL_FIELDS =
      Set.of("branch", "queue", "agent", "language", "call");
  private static final String FIELDS =
      "side:, before:, after:, branch:, queue:, agent:, language:, call:, date:, from:, to:";
  private static final Pattern CLOCK =
      Pattern.compile("(?:(\\d{1,4}):)?(\\d{1,5}(?:\\.\\d{1,3})?)");
  private static final Pattern UNITS =
      Pattern.compile(
          "(?:(\\d{1,3})h)?(?:(\\d{1,4})m)?(?:(\\d{1,6}(?:\\.\\d{1,3})?)s)?(?:(\\d{1,9})ms)?");

  private final List<QueryToken> tokens;
  private final String query;
  private int at;

  private QueryParser(String query) {
    this.query = query;
    this.tokens = QueryToken.of(query);
  }

  /** Parses, or fails with one line that points at the column. */
  static QueryNode parse(String query) {
    QueryParser parser = new QueryParser(query);
    if (parser.peek().kind() == QueryToken.Kind.END) {
      throw bad(query, 1, "a word, a \"phrase\" or a field such as side: was expected");
    }
    QueryNode node = parser.any(Scope.OPEN);
    if (parser.peek().kind() != QueryToken.Kind.END) {
      throw bad(query, parser.peek().column(), "this closing bracket has no opening one before it");
    }
    return node;
  }

  static Failure bad(String query, int column, String what) {
    return new Failure(
        Failure.Code.USAGE, "Column " + column + " of the query " + query + " : " + what + ".");
  }

  /** What the words of a group are held to. */
  private record Scope(@Nullable Side side, long afterMillis, long beforeMillis) {
    static final Scope OPEN = new Scope(null, 0, Long.MAX_VALUE);

    /** Both: the inner side wins, the windows intersect. */
    Scope within(Scope outer) {
      return new Scope(
          side == null ? outer.side : side,
          Math.max(afterMillis, outer.afterMillis),
          Math.min(beforeMillis, outer.beforeMillis));
    }
  }

  private QueryNode any(Scope outer) {
    List<QueryNode> parts = new ArrayList<>(List.of(all(outer)));
    while (take(QueryToken.Kind.OR)) {
      parts.add(all(outer));
    }
    return parts.size() == 1 ? parts.get(0) : new QueryNode.Or(parts);
  }

  private QueryNode all(Scope outer) {
    List<QueryNode> parts = new ArrayList<>(List.of(group(outer)));
    while (take(QueryToken.Kind.AND)) {
      parts.add(group(outer));
    }
    return parts.size() == 1 ? parts.get(0) : new QueryNode.And(parts);
  }

  private QueryNode group(Scope outer) {
    int first = at;
    Scope own = qualifiers();
    Scope scope = own.within(outer);
    at = first;
    List<QueryNode> parts = new ArrayList<>();
    boolean words = false;
    @Nullable QueryToken qualifier = null;
    while (true) {
      QueryToken token = peek();
      boolean negated = take(QueryToken.Kind.NOT);
      if (negated) {
        token = peek();
      }
      QueryNode part;
      switch (token.kind()) {
        case WORD, PHRASE -> {
          at++;
          part =
              new QueryNode.Phrase(
                  token.text(),
                  token.column(),
                  scope.side(),
                  scope.afterMillis(),
                  scope.beforeMillis());
          words = true;
        }
        case OPEN -> {
          at++;
          part = any(scope);
          if (!take(QueryToken.Kind.CLOSE)) {
            throw bad(
                query, token.column(), "this bracket is never closed; ) was expected at the end");
          }
          words = true;
        }
        case FIELD -> {
          at++;
          if (isQualifier(token)) {
            if (negated) {
              throw bad(
                  query,
                  token.column(),
                  "NOT stands before words, not before " + token.text() + ":");
            }
            qualifier = token;
            continue;
          }
          part = callFilter(token);
        }
        default -> {
          if (negated || (parts.isEmpty() && qualifier == null)) {
            throw bad(
                query,
                token.column(),
                "a word, a \"phrase\" or a field was expected"
                    + (token.kind() == QueryToken.Kind.END ? " at the end" : ""));
          }
          if (qualifier != null && !words) {
            throw bad(
                query,
                qualifier.column(),
                qualifier.text() + ": has no words beside it; words to look for were expected");
          }
          return parts.size() == 1 ? parts.get(0) : new QueryNode.And(parts);
        }
      }
      parts.add(negated ? new QueryNode.Not(part) : part);
    }
  }

  /** Reads ahead to the group's end for what its words are held to. */
  private Scope qualifiers() {
    Scope scope = Scope.OPEN;
    int depth = 0;
    for (int i = at; i < tokens.size(); i++) {
      QueryToken token = tokens.get(i);
      switch (token.kind()) {
        case OPEN -> depth++;
        case CLOSE -> depth--;
        default -> {}
      }
      boolean ends =
          depth < 0
              || (depth == 0
                  && (token.kind() == QueryToken.Kind.AND
                      || token.kind() == QueryToken.Kind.OR
                      || token.kind() == QueryToken.Kind.END));
      if (ends) {
        break;
      }
      if (depth == 0 && token.kind() == QueryToken.Kind.FIELD && isQualifier(token)) {
        scope = qualifier(token).within(scope);
      }
    }
    return scope;
  }

  private static boolean isQualifier(QueryToken token) {
    return Set.of("side", "before", "after").contains(token.text());
  }

  private Scope qualifier(QueryToken token) {
    return switch (token.text()) {
      case "before" -> new Scope(null, 0, millis(token));
      case "after" -> new Scope(null, millis(token), Long.MAX_VALUE);
      default -> new Scope(side(token), 0, Long.MAX_VALUE);
    };
  }

  private Side side(QueryToken token) {
    return switch (token.value().toLowerCase(Locale.ROOT)) {
      case "agent", "坐席" -> Side.AGENT;
      case "customer", "caller", "客户" -> Side.CUSTOMER;
      default ->
          throw bad(
              query, token.valueColumn(), "'" + token.value() + "' is no side; agent or customer");
    };
  }

  private QueryNode callFilter(QueryToken token) {
    String field = token.text();
    if (CALL_FIELDS.contains(field)) {
      return new QueryNode.CallIs(field, token.value());
    }
    return switch (field) {
      case "from" -> new QueryNode.CallDate(date(token, token.value()), null);
      case "to" -> new QueryNode.CallDate(null, date(token, token.value()));
      case "date" -> {
        String[] ends = token.value().split("\\.\\.", 2);
        LocalDate from = ends[0].isEmpty() ? null : date(token, ends[0]);
        LocalDate to = ends.length == 1 ? from : ends[1].isEmpty() ? null : date(token, ends[1]);
        yield new QueryNode.CallDate(from, to);
      }
      default ->
          throw bad(
              query, token.column(), "there is no field '" + field + ":'; known are " + FIELDS);
    };
  }

  private LocalDate date(QueryToken token, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw bad(
          query,
          token.valueColumn(),
          "'" + text + "' is no day; 2026-01-31 or 2026-01-01..2026-01-31 was expected");
    }
  }

  /** 30, 30s, 1:30, 1m30s, 1500ms. */
  private long millis(QueryToken token) {
    String text = token.value();
    Matcher clock = CLOCK.matcher(text);
    if (clock.matches()) {
      return part(clock.group(1)) * 60_000 + seconds(clock.group(2));
    }
    Matcher units = UNITS.matcher(text);
    if (!text.isEmpty() && units.matches()) {
      return part(units.group(1)) * 3_600_000
          + part(units.group(2)) * 60_000
          + seconds(units.group(3))
          + part(units.group(4));
    }
    throw bad(
        query,
        token.valueColumn(),
        "'" + text + "' is no time; 30s, 1m30s, 1:30 or 1500ms was expected");
  }

  private static long part(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private static long seconds(@Nullable String text) {
    return text == null ? 0 : Math.round(Double.parseDouble(text) * 1000);
  }

  private QueryToken peek() {
    return tokens.get(at);
  }

  private boolean take(QueryToken.Kind kind) {
    if (peek().kind() == kind) {
      at++;
      return true;
    }
    return false;
  }
}
