package io.branchline.speech.search;

import io.branchline.speech.search.language.Parsed;
import io.branchline.speech.search.language.Query;
import io.branchline.speech.search.language.QueryError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The categories that an index knows, each with what it found so far. */
final class Categories {

  private final Map<String, CategoryQuery> queries;

  private Categories(Map<String, CategoryQuery> queries) {
    this.queries = queries;
  }

  static Categories none() {
    return new Categories(Map.of());
  }

  /** Takes over rules; those that did not change keep their answers. Wrong ones are left out. */
  static Categories of(List<CategoryRule> rules, Categories before) {
    Map<String, CategoryQuery> queries = new TreeMap<>();
    for (CategoryRule rule : rules) {
      CategoryQuery known = before.queries.get(rule.category());
      if (known != null && known.rule().equals(rule)) {
        queries.put(rule.category(), known);
      } else {
        compile(rule).ifPresent(query -> queries.put(rule.category(), query));
      }
    }
    return new Categories(queries);
  }

  private static Optional<CategoryQuery> compile(CategoryRule rule) {
    try {
      return Query.parse(rule.query()) instanceof Query query
          ? Optional.of(new CategoryQuery(rule, Compiler.compile(query, Map.of())))
          : Optional.empty();
    } catch (Compiler.WrongQuery e) {
      return Optional.empty();
    }
  }

  /** What is wrong with a rule; empty where nothing is. */
  static Optional<QueryError> mistake(String rule) {
    Parsed parsed = Query.parse(rule);
    if (parsed instanceof QueryError error) {
      return Optional.of(error);
    }
    try {
      Compiler.compile((Query) parsed, Map.of());
      return Optional.empty();
    } catch (Compiler.WrongQuery e) {
      return Optional.of(
          new QueryError(e.error().column(), QueryError.Code.CATEGORY_IN_RULE, List.of()));
    }
  }

  Map<String, CategoryQuery> queries() {
    return queries;
  }
}
