package io.branchline.speech.search;

import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/**
 * One page of what was found.
 *
 * @param calls how many calls match in all
 * @param exact false: there may be more calls than that, in older months that were not looked at
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
