package io.branchline.console.call;

import io.branchline.console.access.Viewer;
import io.branchline.speech.search.Filters;
import io.branchline.speech.search.FoundCall;
import io.branchline.speech.search.SearchAnswer;
import io.branchline.speech.search.SearchPage;
import io.branchline.speech.search.SearchRequest;
import io.branchline.speech.search.TranscriptIndex;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Home;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Asks the transcripts' index. */
@Component
final class TranscriptSearch implements WordSearch, AutoCloseable {

  private static final int MOST_PLACES = 50;

  private final TranscriptIndex index;

  TranscriptSearch(Home home) {
    index = TranscriptIndex.open(home.index());
  }

  @Override
  public Map<String, List<Hit>> find(CallFilter filter, Viewer viewer) {
    Filters filters =
        new Filters(
                branches(filter, viewer),
                Optional.of(filter.queue()).filter(queue -> !queue.isEmpty()),
                Optional.of(filter.agent()).filter(agent -> !agent.isEmpty()),
                Optional.empty(),
                Optional.empty())
            .between(filter.period().from(), filter.period().to());
    SearchRequest request =
        SearchRequest.of(filter.words()).within(filters).page(0, MOST_CALLS).hits(MOST_PLACES);
    SearchAnswer answer = index.search(request);
    if (answer instanceof SearchAnswer.Wrong wrong) {
      throw new Failure(Failure.Code.USAGE, wrong.error().text(LocaleContextHolder.getLocale()));
    }
    Map<String, List<Hit>> calls = new LinkedHashMap<>();
    for (FoundCall call : ((SearchPage) answer).found()) {
      calls.put(call.facts().callId(), call.hits().stream().map(TranscriptSearch::hit).toList());
    }
    return calls;
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

  /** The branch that was picked, within those that the viewer may see. */
  private static Optional<Set<String>> branches(CallFilter filter, Viewer viewer) {
    if (!filter.branch().isEmpty()) {
      return Optional.of(viewer.sees(filter.branch()) ? Set.of(filter.branch()) : Set.of());
    }
    return viewer.everyBranch() ? Optional.empty() : Optional.of(viewer.branches());
  }

  @Override
  public void close() {
    index.close();
  }
}
