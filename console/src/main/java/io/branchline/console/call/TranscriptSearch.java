package io.branchline.console.call;

import io.branchline.console.access.Viewer;
import io.branchline.speech.search.Filters;
import io.branchline.speech.search.SearchAnswer;
import io.branchline.speech.search.SearchPage;
import io.branchline.speech.search.SearchRequest;
import io.branchline.speech.search.TranscriptIndex;
import io.branchline.warehouse.table.Call;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Asks the transcripts' index where in one call words were said. */
@Component
final class TranscriptSearch {

  private static final int MOST_PLACES = 500;
  private static final int MOST_CALLS = 500;

  private final TranscriptIndex index;

  TranscriptSearch(TranscriptIndex index) {
    this.index = index;
  }

  /** The places in a call; none where the words are not understood or the branch is not theirs. */
  List<Hit> find(String words, Call call, Viewer viewer) {
    if (words.isBlank() || !viewer.sees(call.branch())) {
      return List.of();
    }
    java.time.LocalDate day = call.startedAt().atZone(ZoneOffset.UTC).toLocalDate();
    Filters filters =
        Filters.branches(Set.of(call.branch())).between(day.minusDays(1), day.plusDays(1));
    SearchRequest request =
        SearchRequest.of(words)
            .within(call.agent().isEmpty() ? filters : filters.ofAgent(call.agent()))
            .page(0, MOST_CALLS)
            .hits(MOST_PLACES);
    SearchAnswer answer = index.search(request);
    return answer instanceof SearchPage page
        ? page.found().stream()
            .filter(found -> found.facts().callId().equals(call.callId()))
            .flatMap(found -> found.hits().stream())
            .filter(hit -> !hit.match().isEmpty())
            .map(TranscriptSearch::hit)
            .toList()
        : List.of();
  }

  private static Hit hit(io.branchline.speech.search.Hit hit) {
    return new Hit(
        hit.side().name().toLowerCase(Locale.ROOT),
        hit.startMillis(),
        hit.endMillis(),
        hit.before(),
        hit.match(),
        hit.after());
  }
}
