package io.branchline.speech;

import io.branchline.speech.job.TranscriptTable;
import io.branchline.speech.search.Filters;
import io.branchline.speech.search.Hit;
import io.branchline.speech.search.SearchResult;
import io.branchline.speech.search.TranscriptIndex;
import io.branchline.speech.search.TranscriptWriter;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Home;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.cli.Progress;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Searches the transcripts, or makes their index anew. */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description = {
      "Find what was said, and at which second.",
      "Example: search '\"debit card\" side:customer before:30s'",
      "Words, \"phrases\", AND, OR, NOT, ( ); side:agent or side:customer, before: and after: hold for",
      "the words beside them; branch:, queue:, agent:, language:, call:, date:2026-01-01..2026-01-31,",
      "from: and to: choose calls."
    })
final class SearchCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Parameters(arity = "0..*", paramLabel = "QUERY", description = "What to look for.")
  List<String> query = List.of();

  @Option(
      names = "--limit",
      defaultValue = "20",
      description = "List at most so many places (default: ${DEFAULT-VALUE}).")
  int limit;

  @Option(names = "--rebuild", description = "Make the index anew from the tables first.")
  boolean rebuild;

  @Override
  public Integer call() {
    if (query.isEmpty() && !rebuild) {
      throw new Failure(
          Failure.Code.USAGE, "Nothing to look for. Maybe: ./branchline search '\"debit card\"'");
    }
    PrintWriter out = spec.commandLine().getOut();
    Home home = Home.current();
    if (rebuild) {
      rebuild(home, out);
    }
    if (query.isEmpty()) {
      return 0;
    }
    try (TranscriptIndex index = TranscriptIndex.open(home.index())) {
      SearchResult result = index.search(String.join(" ", query), Filters.none(), limit);
      result.hits().forEach(hit -> out.println(line(hit)));
      if (result.calls() == 0 && index.calls() == 0) {
        out.println("No call is indexed yet. Maybe: ./branchline transcribe DIR");
      } else {
        out.println(
            String.format(
                Locale.ROOT,
                "%,d of %,d calls; %,d places listed",
                result.calls(),
                index.calls(),
                result.hits().size()));
      }
    }
    return 0;
  }

  private static void rebuild(Home home, PrintWriter out) {
    try (Warehouse warehouse = Warehouse.open();
        TranscriptWriter writer = TranscriptWriter.rebuild(home.index());
        Progress progress = Progress.of("index", "calls", 0)) {
      new TranscriptTable(warehouse)
          .each(
              call -> {
                writer.put(call);
                progress.add(1);
              });
      writer.commit();
      out.println(String.format(Locale.ROOT, "%,d calls indexed", progress.done()));
    }
  }

  private static String line(Hit hit) {
    String side = hit.side().name().toLowerCase(Locale.ROOT);
    String words =
        hit.match().isEmpty()
            ? hit.after()
            : (hit.before() + " [" + hit.match() + "] " + hit.after()).strip();
    return String.format(
        Locale.ROOT, "%s  %-8s  %s  %s", hit.callId(), side, clock(hit.startMillis()), words);
  }

  /** Minutes, seconds and tenths: 1:23.4. */
  private static String clock(long millis) {
    long tenths = millis / 100;
    return String.format(Locale.ROOT, "%3d:%02d.%d", tenths / 600, tenths / 10 % 60, tenths % 10);
  }
}
