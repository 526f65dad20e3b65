package io.branchline.console.category;

import io.branchline.console.access.Audit;
import io.branchline.console.access.Directory;
import io.branchline.console.access.Door;
import io.branchline.console.access.NotThere;
import io.branchline.console.access.Reader;
import io.branchline.console.access.Readers;
import io.branchline.console.access.Viewer;
import io.branchline.console.account.Permission;
import io.branchline.console.search.CategoryTitles;
import io.branchline.console.search.Mistake;
import io.branchline.speech.category.CategoryRules;
import io.branchline.speech.search.TranscriptIndex;
import io.branchline.speech.search.language.QueryError;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.Category;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What calls are about: the rules, how many calls each finds, and their making and changing. */
@Controller
class CategoriesPage {

  private static final int MONTHS = 6;
  private static final int LONGEST_TITLE = 80;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

  private final Readers readers;
  private final Directory directory;
  private final CategoryRules rules;
  private final Audit audit;
  private final Clock clock;

  CategoriesPage(
      Readers readers, Directory directory, Warehouse warehouse, Audit audit, Clock clock) {
    this.readers = readers;
    this.directory = directory;
    this.rules = new CategoryRules(warehouse);
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A line of the list.
   *
   * @param months calls of the listed months, in their order
   */
  record Line(Category category, String title, List<Long> months, long calls) {}

  /** A branch of the chosen category. */
  record BranchLine(String branch, List<Long> months) {}

  @GetMapping("/categories")
  String categories(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam Map<String, String> parameters,
      Locale locale,
      Model model) {
    Door.require(viewer, Permission.LISTEN);
    fill(viewer, parameters.getOrDefault("category", ""), locale, model);
    if (viewer.role().may(Permission.CATEGORIES) && parameters.containsKey("edit")) {
      String name = parameters.get("edit");
      model.addAttribute(
          "draft",
          rules
              .find(name)
              .map(CategoriesPage::draft)
              .orElse(Map.of("query", parameters.getOrDefault("query", ""))));
    }
    return "categories";
  }

  private static Map<String, String> draft(Category category) {
    return Map.of(
        "category",
        category.category(),
        "titleEn",
        category.titleEn(),
        "titleZh",
        category.titleZh(),
        "query",
        category.query(),
        "known",
        "yes");
  }

  private void fill(Viewer viewer, String chosen, Locale locale, Model model) {
    Reader reader = readers.of(viewer);
    CategoryCounts counts = CategoryCounts.read(reader);
    List<YearMonth> months = counts.months(MONTHS);
    List<Line> lines =
        rules.all().stream().map(category -> line(category, counts, months, locale)).toList();
    model.addAttribute("names", directory.of(reader));
    model.addAttribute("months", months);
    model.addAttribute("lines", lines);
    model.addAttribute(
        "chosen",
        lines.stream()
            .filter(line -> line.category().category().equals(chosen))
            .findFirst()
            .orElse(null));
    model.addAttribute(
        "branchLines",
        counts.byBranch(chosen).entrySet().stream()
            .map(
                branch ->
                    new BranchLine(
                        branch.getKey(),
                        months.stream()
                            .map(month -> branch.getValue().getOrDefault(month, 0L))
                            .toList()))
            .toList());
  }

  private static Line line(
      Category category, CategoryCounts counts, List<YearMonth> months, Locale locale) {
    Map<YearMonth, Long> own = counts.of(category.category());
    return new Line(
        category,
        CategoryTitles.of(category, locale),
        months.stream().map(month -> own.getOrDefault(month, 0L)).toList(),
        own.values().stream().mapToLong(Long::longValue).sum());
  }

  @PostMapping("/categories")
  String save(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam Map<String, String> fields,
      Locale locale,
      Model model,
      RedirectAttributes next) {
    Door.require(viewer, Permission.CATEGORIES);
    String name = fields.getOrDefault("category", "").strip();
    String query = fields.getOrDefault("query", "").strip();
    Optional<QueryError> mistake = TranscriptIndex.mistake(query);
    boolean wrongName = !NAME.matcher(name).matches();
    boolean taken = !fields.containsKey("known") && rules.find(name).isPresent();
    boolean secret = rules.holdsSecret(typed(fields));
    if (mistake.isPresent() || wrongName || taken || secret) {
      fill(viewer, "", locale, model);
      model.addAttribute("draft", fields);
      mistake.ifPresent(error -> model.addAttribute("mistake", Mistake.of(error, query, locale)));
      if (secret) {
        model.addAttribute("complaint", "category.secret");
      } else if (wrongName || taken) {
        model.addAttribute("complaint", wrongName ? "category.wrong-name" : "category.taken");
      }
      return "categories";
    }
    Category saved =
        rules.set(
            name,
            shortened(fields.getOrDefault("titleEn", "")),
            shortened(fields.getOrDefault("titleZh", "")),
            query,
            viewer.username(),
            clock);
    audit.record(viewer, "changed_category", name, "", "version " + saved.version() + ": " + query);
    next.addAttribute("category", name);
    return "redirect:/categories";
  }

  /**
   * What a person wrote; the form's own token is all letters and digits, and no secret of theirs.
   */
  private static String typed(Map<String, String> fields) {
    return Stream.of("category", "titleEn", "titleZh", "query")
        .map(name -> fields.getOrDefault(name, ""))
        .collect(Collectors.joining(" . "));
  }

  @PostMapping("/categories/switch")
  String enable(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam String category,
      @RequestParam boolean on,
      RedirectAttributes next) {
    Door.require(viewer, Permission.CATEGORIES);
    Category known = rules.find(category).orElseThrow(() -> new NotThere("category " + category));
    if (known.enabled() != on) {
      Category changed =
          on
              ? rules.set(
                  category,
                  known.titleEn(),
                  known.titleZh(),
                  known.query(),
                  viewer.username(),
                  clock)
              : rules.remove(category, viewer.username(), clock);
      audit.record(
          viewer,
          "changed_category",
          category,
          "",
          "version " + changed.version() + (on ? ": enabled" : ": disabled"));
    }
    next.addAttribute("category", category);
    return "redirect:/categories";
  }

  private static String shortened(String title) {
    String stripped = title.strip();
    return stripped.length() <= LONGEST_TITLE ? stripped : stripped.substring(0, LONGEST_TITLE);
  }
}
