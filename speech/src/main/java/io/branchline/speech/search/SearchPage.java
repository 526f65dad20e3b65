package io.branchline.speech.search;

import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of what was found.
 *
 * @param calls how many calls match in all
 * @param exact false: there may be more calls than that
 * @param since the month (UTC) before which nothing was looked at; null where everything was
 * @param stopped whether the time limit ended the search: there may be more, in any order
 * @param found this page's calls, in order
 * @param facets for each that was asked for its values, most calls first, then by value
 * @param missing months (UTC) whose index is damaged and being made anew: what they hold is not in
 *     this answer
 * @param took how long the search took
 */
public record SearchPage(
    long calls,
    boolean exact,
    @Nullable YearMonth since,
    boolean stopped,
    List<FoundCall> found,
    Map<Facet, List<FacetCount>> facets,
    List<YearMonth> missing,
    Duration took)
    implements SearchAnswer {

  /** Copies the lists. */
  public SearchPage {
    found = List.copyOf(found);
    facets = Map.copyOf(facets);
    missing = List.copyOf(missing);
  }
}
