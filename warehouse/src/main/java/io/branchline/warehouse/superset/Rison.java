package io.branchline.warehouse.superset;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes Rison, the notation of Superset's {@code q} parameter: {@code (key:value)}, {@code
 * !(item,item)}, {@code 'text'}, numbers, {@code !t} and {@code !f}. Inside quotes {@code !}
 * escapes itself and the quote.
 */
final class Rison {

  private Rison() {}

  /** The value, which is a map, a collection, a text, a number or a boolean. */
  static String of(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> entry.getKey() + ":" + of(entry.getValue()))
          .collect(Collectors.joining(",", "(", ")"));
    }
    if (value instanceof Collection<?> items) {
      return items.stream().map(Rison::of).collect(Collectors.joining(",", "!(", ")"));
    }
    if (value instanceof Boolean flag) {
      return flag ? "!t" : "!f";
    }
    if (value instanceof Number number) {
      return number.toString();
    }
    return "'" + value.toString().replace("!", "!!").replace("'", "!'") + "'";
  }
}
