package io.branchline.speech.category;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.branchline.warehouse.table.Category;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What calls of a bank are usually about, in English and in Chinese. */
public final class DefaultCategories {

  private static final String WHO = "branchline";

  private DefaultCategories() {}

  /** A rule as the file has it. */
  public record Entry(String category, String titleEn, String titleZh, String query) {}

  /** All of them. */
  public static List<Entry> all() {
    try (InputStream file =
        Objects.requireNonNull(
            DefaultCategories.class.getResourceAsStream("categories.json"),
            "categories.json is missing")) {
      return List.of(new ObjectMapper().readValue(file, Entry[].class));
    } catch (IOException e) {
      throw new UncheckedIOException("categories.json cannot be read", e);
    }
  }

  /** Sets all of them where nobody has ever set or removed a category. */
  public static void addToEmpty(CategoryRules rules, Clock clock) {
    if (rules.all().isEmpty()) {
      add(rules, clock);
    }
  }

  /** Sets those whose names nobody has used yet; gives their names. */
  public static List<String> add(CategoryRules rules, Clock clock) {
    Set<String> known = rules.all().stream().map(Category::category).collect(Collectors.toSet());
    List<String> added = new ArrayList<>();
    for (Entry entry : all()) {
      if (!known.contains(entry.category())) {
        rules.set(entry.category(), entry.titleEn(), entry.titleZh(), entry.query(), WHO, clock);
        added.add(entry.category());
      }
    }
    return added;
  }
}
