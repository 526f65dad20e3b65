package io.branchline.speech.mask;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Phrases and what each stands for; the longest that fits wins. Read-only once filled. */
final class Phrases<T> {

  /** What was found, and how many units it is long. */
  record Match<T>(T value, int length) {}

  private record Entry<T>(List<String> units, T value) {}

  private final Map<String, List<Entry<T>>> byFirst = new HashMap<>();

  void add(String phrase, T value) {
    List<String> units = Cutting.phrase(phrase);
    if (units.isEmpty()) {
      return;
    }
    List<Entry<T>> entries = byFirst.computeIfAbsent(units.get(0), first -> new ArrayList<>());
    entries.removeIf(entry -> entry.units().equals(units));
    entries.add(new Entry<>(units, value));
    entries.sort((a, b) -> b.units().size() - a.units().size());
  }

  /** The longest phrase that starts at this unit. */
  @Nullable Match<T> at(List<Unit> units, int start) {
    if (start >= units.size()) {
      return null;
    }
    for (Entry<T> entry : byFirst.getOrDefault(units.get(start).text(), List.of())) {
      if (fits(units, start, entry.units())) {
        return new Match<>(entry.value(), entry.units().size());
      }
    }
    return null;
  }

  /** The longest phrase that ends just before this unit. */
  @Nullable Match<T> before(List<Unit> units, int end) {
    for (int length = Math.min(4, end); length > 0; length--) {
      Match<T> match = at(units, end - length);
      if (match != null && match.length() == length) {
        return match;
      }
    }
    return null;
  }

  private static boolean fits(List<Unit> units, int start, List<String> phrase) {
    if (start + phrase.size() > units.size()) {
      return false;
    }
    for (int i = 1; i < phrase.size(); i++) {
      if (!units.get(start + i).text().equals(phrase.get(i))) {
        return false;
      }
    }
    return true;
  }
}
