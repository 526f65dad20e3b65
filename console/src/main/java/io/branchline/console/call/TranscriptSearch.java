package io.branchline.console.call;

import io.branchline.console.access.Viewer;
import io.branchline.speech.search.Filters;
import io.branchline.speech.search.TranscriptIndex;
import io.branchline.warehouse.Home;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Asks the transcripts' index. */
@Component
final class TranscriptSearch implements WordSearch, AutoCloseable {

  private static final int MOST_PLACES = 2_000;

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
    Map<String, List<Hit>> calls = new LinkedHashMap<>();
    for (io.branchline.speech.search.Hit hit :
        index.search(filter.words(), filters, MOST_PLACES).hits()) {
      calls
          .computeIfAbsent(hit.callId(), id -> new ArrayList<>())
          .add(
              new Hit(
                  hit.side().name().toLowerCase(Locale.ROOT),
                  hit.startMillis(),
                  hit.endMillis(),
                  hit.before(),
                  hit.match(),
                  hit.after()));
    }
    return calls;
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
