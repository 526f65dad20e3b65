package io.branchline.console.search;

import io.branchline.console.text.Languages;
import io.branchline.speech.category.CategoryRules;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.Category;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What categories are called in the reader's language. */
@Component
public final class CategoryTitles {

  private final CategoryRules rules;

  /** Reads the rules from here. */
  public CategoryTitles(Warehouse warehouse) {
    this.rules = new CategoryRules(warehouse);
  }

  /** Name to title of those that calls are counted by. */
  public Map<String, String> in(Locale locale) {
    return rules.all().stream()
        .filter(Category::enabled)
        .collect(Collectors.toMap(Category::category, category -> of(category, locale)));
  }

  /** A category's title; its name where nobody gave it one. */
  public static String of(Category category, Locale locale) {
    String title = Languages.isChinese(locale) ? category.titleZh() : category.titleEn();
    return title.isEmpty() ? category.category() : title;
  }
}
