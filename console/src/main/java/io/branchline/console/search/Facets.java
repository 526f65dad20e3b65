package io.branchline.console.search;

import io.branchline.console.access.Names;
import io.branchline.speech.search.Facet;
import io.branchline.speech.search.FacetCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/** What the found calls can be narrowed by, as links. */
final class Facets {

  private static final int MOST_VALUES = 8;
  private static final List<Facet> ORDER =
      List.of(Facet.CATEGORY, Facet.BRANCH, Facet.QUEUE, Facet.OUTCOME, Facet.AGENT);

  private Facets() {}

  /**
   * One thing to narrow by.
   *
   * @param field the search's field
   * @param more how many values are not listed
   */
  record Block(String field, List<Value> values, int more) {}

  /**
   * One value.
   *
   * @param link sets it, or lets go of it where it is set
   */
  record Value(String label, long calls, boolean chosen, String link) {}

  /**
   * The blocks in order, those without a value left out.
   *
   * @param label the name of a field's value in the reader's language
   */
  static List<Block> of(
      SearchForm form,
      Map<Facet, List<FacetCount>> counts,
      BiFunction<String, String, String> label) {
    List<Block> blocks = new ArrayList<>();
    for (Facet facet : ORDER) {
      String field = facet.name().toLowerCase(Locale.ROOT);
      List<FacetCount> all =
          counts.getOrDefault(facet, List.of()).stream()
              .filter(count -> !count.value().isEmpty())
              .toList();
      List<FacetCount> shown = new ArrayList<>(all.subList(0, Math.min(MOST_VALUES, all.size())));
      int more = all.size() - shown.size();
      String set = form.get(field);
      if (!set.isEmpty() && shown.stream().noneMatch(count -> count.value().equals(set))) {
        shown.add(0, new FacetCount(set, 0)); // or nobody could let go of it
      }
      if (!shown.isEmpty()) {
        blocks.add(
            new Block(
                field,
                shown.stream().map(count -> value(form, field, count, label)).toList(),
                more));
      }
    }
    return blocks;
  }

  private static Value value(
      SearchForm form, String field, FacetCount count, BiFunction<String, String, String> label) {
    boolean chosen = form.get(field).equals(count.value());
    return new Value(
        label.apply(field, count.value()),
        count.calls(),
        chosen,
        form.with(field, chosen ? "" : count.value()));
  }

  /** What branches, queues and agents are called. */
  static String name(Names names, String field, String value, Locale locale) {
    return switch (field) {
      case "branch" -> names.branch(value, locale);
      case "queue" -> names.queues(locale).getOrDefault(value, value);
      case "agent" -> names.agent(value);
      default -> value;
    };
  }
}
