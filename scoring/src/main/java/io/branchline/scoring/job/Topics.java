package io.branchline.scoring.job;

import io.branchline.scoring.evaluate.Evidence;
import io.branchline.scoring.evaluate.Topic;
import io.branchline.scoring.form.EvaluationForm;
import io.branchline.scoring.form.Question;
import io.branchline.scoring.form.Section;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.CallCategory;
import io.branchline.warehouse.table.Category;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the calls are about, as far as a form asks: read from {@code call_categories}. */
final class Topics {

  private static final String CATEGORIES =
      "SELECT * FROM categories FINAL ORDER BY version DESC LIMIT 1 BY category";
  private static final String OF_CALLS =
      """
      SELECT * FROM call_categories FINAL
      WHERE branch = {branch:String} AND call_started_at >= {from:DateTime64(3, 'UTC')} AND call_started_at < {to:DateTime64(3, 'UTC')}
          AND call_id IN {calls:Array(String)} AND category IN {categories:Array(String)}
      """;

  private final Warehouse warehouse;

  /** The categories of the form that calls are counted by, with their rules' versions. */
  private final Map<String, Long> versions = new HashMap<>();

  private long behind;

  private Topics(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  static Topics of(Warehouse warehouse, EvaluationForm form) {
    Topics topics = new Topics(warehouse);
    List<String> asked = form.categories();
    if (!asked.isEmpty()) {
      for (Category category : latest(warehouse).values()) {
        if (category.enabled() && asked.contains(category.category())) {
          topics.versions.put(category.category(), category.version());
        }
      }
    }
    return topics;
  }

  /**
   * Refuses a form that asks for a category that calls are not counted by.
   *
   * @param source where the form was read
   * @throws Failure naming the question, the category and those that there are
   */
  static void check(Warehouse warehouse, EvaluationForm form, String source) {
    if (form.categories().isEmpty()) {
      return;
    }
    Map<String, Category> known = latest(warehouse);
    for (Section section : form.sections()) {
      for (Question question : section.questions()) {
        question
            .category()
            .filter(name -> !enabled(known.get(name)))
            .ifPresent(
                name -> {
                  throw new Failure(
                      Failure.Code.BAD_INPUT,
                      "Form '"
                          + form.form()
                          + "' ("
                          + source
                          + "), section '"
                          + section.id()
                          + "', question '"
                          + question.id()
                          + "': "
                          + fault(name, known));
                });
      }
    }
  }

  private static String fault(String name, Map<String, Category> known) {
    String enabled =
        String.join(
            ", ", known.keySet().stream().filter(other -> enabled(known.get(other))).toList());
    return (known.containsKey(name)
            ? "the category '" + name + "' is disabled"
            : "there is no category '" + name + "'")
        + ". Use one of: "
        + (enabled.isEmpty() ? "(there is none)" : enabled)
        + "; or set it: ./branchline category set "
        + name
        + " --query QUERY";
  }

  private static boolean enabled(@Nullable Category category) {
    return category != null && category.enabled();
  }

  private static Map<String, Category> latest(Warehouse warehouse) {
    Map<String, Category> latest = new TreeMap<>();
    warehouse
        .query(Category.class, CATEGORIES, Map.of())
        .forEach(row -> latest.put(row.category(), row));
    return latest;
  }

  /** How many rows that were read are of an earlier rule: their calls are not yet counted anew. */
  long behind() {
    return behind;
  }

  /**
   * What each of these calls is about, by call and category. A category that is counted has an
   * entry for every call.
   *
   * @param range branch, from, to and calls
   */
  Map<String, Map<String, Topic>> read(Map<String, ?> range, List<String> calls) {
    Map<String, Map<String, Topic>> topics = new HashMap<>();
    if (versions.isEmpty()) {
      return topics;
    }
    for (String call : calls) {
      Map<String, Topic> none = new HashMap<>();
      versions.keySet().forEach(category -> none.put(category, Topic.ABSENT));
      topics.put(call, none);
    }
    Map<String, Object> parameters = new HashMap<>(range);
    parameters.put("calls", calls);
    parameters.put("categories", List.copyOf(versions.keySet()));
    warehouse.stream(
        CallCategory.class,
        OF_CALLS,
        parameters,
        row -> {
          behind += row.categoryVersion() == versions.getOrDefault(row.category(), 0L) ? 0 : 1;
          topics
              .getOrDefault(row.callId(), new HashMap<>())
              .put(row.category(), new Topic(true, evidence(row)));
        });
    return topics;
  }

  private static @Nullable Evidence evidence(CallCategory row) {
    return row.hits() == 0
        ? null
        : new Evidence(
            row.firstSide(), row.firstStartMillis(), row.firstEndMillis(), row.evidenceText());
  }
}
