package io.branchline.speech.category;

import io.branchline.speech.correct.TypedText;
import io.branchline.speech.mask.SecretMask;
import io.branchline.speech.policy.Policies;
import io.branchline.speech.search.CategoryRule;
import io.branchline.speech.search.TranscriptIndex;
import io.branchline.speech.search.language.QueryError;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.Category;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The rules: every change is a new version, and the latest one holds. */
public final class CategoryRules {

  private final Warehouse warehouse;

  /** Reads and writes here. */
  public CategoryRules(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** The latest version of every category, removed ones included, by name. */
  public List<Category> all() {
    return warehouse
        .query(
            Category.class,
            "SELECT * FROM categories FINAL ORDER BY version DESC LIMIT 1 BY category",
            Map.of())
        .stream()
        .sorted(Comparator.comparing(Category::category))
        .toList();
  }

  /** The rules that calls are counted by. */
  public List<CategoryRule> enabled() {
    return all().stream()
        .filter(Category::enabled)
        .map(row -> new CategoryRule(row.category(), row.version(), row.query()))
        .toList();
  }

  /** One category; empty where there never was one of this name. */
  public Optional<Category> find(String category) {
    return all().stream().filter(row -> row.category().equals(category)).findFirst();
  }

  /**
   * Sets a rule. The calls are counted by the index follower soon after.
   *
   * @throws Failure where the name or the query is wrong
   */
  public Category set(
      String category, String titleEn, String titleZh, String query, String setBy, Clock clock) {
    if (!category.matches("[a-z][a-z0-9_]{0,39}")) {
      throw new Failure(
          Failure.Code.USAGE,
          "'"
              + category
              + "' is no name for a category: small letters, digits and _ are, such as card_lost.");
    }
    Optional<QueryError> mistake = TranscriptIndex.mistake(query);
    if (mistake.isPresent()) {
      throw new Failure(
          Failure.Code.USAGE,
          "The rule of " + category + ": " + mistake.get().text(Locale.ENGLISH));
    }
    if (holdsSecret(titleEn + " . " + titleZh + " . " + query)) {
      throw new Failure(
          Failure.Code.USAGE,
          "The rule of "
              + category
              + " holds a number that is masked before anything is stored: no transcript has it."
              + " Maybe search for [card], [account] or [phone] instead.");
    }
    return write(category, titleEn, titleZh, query, true, setBy, clock);
  }

  /** Whether the policy in force would mask something of what somebody typed. */
  public boolean holdsSecret(String typed) {
    return TypedText.holdsSecret(new SecretMask(new Policies(warehouse).current().policy()), typed);
  }

  /**
   * Has a category counted by nobody any more; its history stays.
   *
   * @throws Failure where there is none
   */
  public Category remove(String category, String setBy, Clock clock) {
    Category before = existing(category);
    return write(category, before.titleEn(), before.titleZh(), before.query(), false, setBy, clock);
  }

  /**
   * Has a category counted anew from the first call to the last.
   *
   * @throws Failure where there is none
   */
  public Category recount(String category, String setBy, Clock clock) {
    Category before = existing(category);
    return write(category, before.titleEn(), before.titleZh(), before.query(), true, setBy, clock);
  }

  private Category existing(String category) {
    return find(category)
        .filter(Category::enabled)
        .orElseThrow(
            () ->
                new Failure(
                    Failure.Code.BAD_INPUT,
                    "There is no category '"
                        + category
                        + "'. ./branchline category list shows those that there are."));
  }

  private Category write(
      String category,
      String titleEn,
      String titleZh,
      String query,
      boolean enabled,
      String setBy,
      Clock clock) {
    long version = find(category).map(Category::version).orElse(0L) + 1;
    Category row =
        new Category(category, titleEn, titleZh, query, enabled, version, setBy, clock.instant());
    warehouse.write(Category.class, List.of(row));
    return row;
  }
}
