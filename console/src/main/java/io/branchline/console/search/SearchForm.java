package io.branchline.console.search;

import io.branchline.console.access.Viewer;
import io.branchline.speech.search.Facet;
import io.branchline.speech.search.Filters;
import io.branchline.speech.search.SearchRequest;
import io.branchline.speech.search.language.SortOrder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the search page was asked; empty texts do not filter.
 *
 * @param fields the page's fields by name
 * @param page from 0
 */
record SearchForm(Map<String, String> fields, int page) {

  /** Calls a page. */
  static final int PAGE = 20;

  /** The orders that can be picked. */
  static final List<String> SORTS =
      List.of("-date", "date", "relevance", "-duration", "-silence", "-overtalk", "score", "-rate");

  /** Where the newest months hold so many calls, the older ones are counted on demand only. */
  static final int COUNTED = 10_000;

  private static final String COUNT = "count";
  private static final String EVERY = "all";

  private static final List<String> NAMES =
      List.of("q", "branch", "queue", "agent", "outcome", "category", "from", "to", "sort");

  private static final int LAST_PAGE = SearchRequest.MAX_DEPTH / PAGE - 1;
  private static final int SHOWN_HITS = 4;

  /** Copies the fields. */
  SearchForm {
    fields = Map.copyOf(fields);
  }

  /** Reads a request's parameters; unknown ones do not matter. */
  static SearchForm of(Map<String, String> parameters) {
    Map<String, String> fields = new TreeMap<>();
    for (String name : NAMES) {
      String value = parameters.getOrDefault(name, "").strip();
      if (!value.isEmpty()) {
        fields.put(name, value);
      }
    }
    if (!fields.isEmpty() && EVERY.equals(parameters.get(COUNT))) {
      fields.put(COUNT, EVERY);
    }
    return new SearchForm(fields, page(parameters.getOrDefault("page", "0")));
  }

  private static int page(String text) {
    try {
      return Math.max(0, Math.min(LAST_PAGE, Integer.parseInt(text)));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** A field's value; templates ask. */
  public String get(String name) {
    return fields.getOrDefault(name, "");
  }

  /** Whether nothing at all was asked for. */
  public boolean isBlank() {
    return fields.isEmpty();
  }

  /** The address of the same search with one field set to something else, from its first page. */
  public String with(String name, String value) {
    Map<String, String> changed = new TreeMap<>(fields);
    changed.remove(COUNT); // another search may be narrow enough
    if (value.isEmpty()) {
      changed.remove(name);
    } else {
      changed.put(name, value);
    }
    return "/search?"
        + changed.entrySet().stream()
            .map(field -> field.getKey() + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
  }

  /** The address of the same page with every call counted. */
  public String counted() {
    return with(COUNT, EVERY) + (page == 0 ? "" : "&page=" + page);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The page that is shown, with its facets. */
  SearchRequest shown(Viewer viewer) {
    return request(viewer)
        .page(page * PAGE, PAGE)
        .hits(SHOWN_HITS)
        .countingTo(get(COUNT).equals(EVERY) ? SearchRequest.EVERY_CALL : COUNTED)
        .by(Set.of(Facet.BRANCH, Facet.QUEUE, Facet.AGENT, Facet.OUTCOME, Facet.CATEGORY));
  }

  /** The search, held to what the viewer may see. */
  SearchRequest request(Viewer viewer) {
    Filters filters = Filters.none();
    if (fields.containsKey("branch")) {
      filters = filters.inBranches(viewer.sees(get("branch")) ? Set.of(get("branch")) : Set.of());
    } else if (!viewer.everyBranch()) {
      filters = filters.inBranches(viewer.branches());
    }
    filters = fields.containsKey("queue") ? filters.inQueue(get("queue")) : filters;
    filters = fields.containsKey("agent") ? filters.ofAgent(get("agent")) : filters;
    filters = fields.containsKey("outcome") ? filters.ended(get("outcome")) : filters;
    filters = fields.containsKey("category") ? filters.about(get("category")) : filters;
    Optional<LocalDate> from = day("from");
    filters = from.isPresent() ? filters.since(from.get()) : filters;
    Optional<LocalDate> to = day("to");
    filters = to.isPresent() ? filters.until(to.get()) : filters;
    SearchRequest request = SearchRequest.of(get("q")).within(filters);
    return SortOrder.of(get("sort")).map(request::in).orElse(request);
  }

  private Optional<LocalDate> day(String name) {
    try {
      return fields.containsKey(name) ? Optional.of(LocalDate.parse(get(name))) : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
