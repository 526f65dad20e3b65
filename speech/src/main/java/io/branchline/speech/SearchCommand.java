package io.branchline.speech;

import io.branchline.speech.category.CategoryRules;
import io.branchline.speech.category.CategoryTable;
import io.branchline.speech.search.Facet;
import io.branchline.speech.search.FacetCount;
import io.branchline.speech.search.FoundCall;
import io.branchline.speech.search.Hit;
import io.branchline.speech.search.SearchAnswer;
import io.branchline.speech.search.SearchPage;
import io.branchline.speech.search.SearchRequest;
import io.branchline.speech.search.TranscriptIndex;
import io.branchline.speech.search.follow.IndexFollower;
import io.branchline.speech.search.language.QueryError;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Home;
import io.branchline.warehouse.Warehouse;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
      "Find what was said, and at which second. docs/search.md has the whole language.",
      "Example: search '\"debit card\" side:customer before:30s'",
      "Words, \"phrases\", AND, OR, NOT, ( ), refund*, wrod~, a NEAR/5 b, \"a\" THEN \"b\" within 20s,",
      "\"credit\" NOTIN \"credit card\", ^\"good morning\"; side:, before:, after:, end-before:,",
      "end-after: hold for the words beside them; branch:, queue:, agent:, outcome:, language:,",
      "call:, category:, date:, duration:, silence:, overtalk:, rate:, score: choose calls; sort:."
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

  @Option(
      names = "--facet",
      paramLabel = "NAME",
      description = "Count the calls by branch, queue, agent, outcome, category or date.")
  @Nullable Facet facet;

  @Option(
      names = {"--export", "--csv"},
      paramLabel = "FILE",
      description =
          "Write every place of every call found to a file instead: a worksheet where its name"
              + " ends in .xlsx, else CSV.")
  @Nullable Path csv;

  @Option(names = "--rebuild", description = "Make the index anew from the tables first.")
  boolean rebuild;

  @Override
  public Integer call() {
    if (query.isEmpty() && !rebuild) {
      throw new Failure(
          Failure.Code.USAGE, "Nothing to look for. Maybe: ./branchline search '\"debit card\"'");
    }
    if (limit < 1 || limit > SearchRequest.MAX_DEPTH) {
      throw new Failure(
          Failure.Code.USAGE,
          "--limit is " + limit + "; 1 to " + SearchRequest.MAX_DEPTH + " can be listed.");
    }
    Home home = Home.current();
    if (rebuild) {
      rebuild(home);
    }
    if (query.isEmpty()) {
      return 0;
    }
    String text = String.join(" ", query);
    try (TranscriptIndex index = TranscriptIndex.open(home.index())) {
      if (text.contains("category:") || facet == Facet.CATEGORY) {
        try (Warehouse warehouse = Warehouse.open()) {
          index.categories(new CategoryRules(warehouse).enabled());
        }
      }
      SearchRequest request =
          SearchRequest.of(text)
              .page(0, limit)
              .hits(limit)
              .by(facet == null ? Set.of() : Set.of(facet));
      if (csv != null) {
        return export(index, request, csv);
      }
      SearchPage page = page(index.search(request), text);
      print(page, index);
    }
    return 0;
  }

  private static SearchPage page(SearchAnswer answer, String text) {
    if (answer instanceof SearchAnswer.Wrong wrong) {
      throw wrong(wrong.error(), text);
    }
    return (SearchPage) answer;
  }

  private static Failure wrong(QueryError error, String text) {
    boolean chinese = Locale.getDefault().getLanguage().equals("zh");
    return new Failure(
        Failure.Code.USAGE,
        error.text(chinese ? Locale.CHINESE : Locale.ENGLISH)
            + System.lineSeparator()
            + "  "
            + text
            + System.lineSeparator()
            + "  "
            + QueryPointer.under(text, error.column()));
  }

  private void print(SearchPage page, TranscriptIndex index) {
    PrintWriter out = spec.commandLine().getOut();
    int listed = 0;
    for (FoundCall call : page.found()) {
      for (Hit hit : call.hits()) {
        if (listed++ < limit) {
          out.println(line(hit));
        }
      }
    }
    page.facets()
        .forEach(
            (by, counts) -> {
              for (FacetCount count : counts) {
                out.println(String.format(Locale.ROOT, "%,10d  %s", count.calls(), count.value()));
              }
            });
    for (YearMonth month : page.missing()) {
      out.println(
          "The index of "
              + month
              + " is damaged and left out. The console makes it anew; so does search --rebuild.");
    }
    if (page.stopped()) {
      out.println(
          "Stopped after "
              + SearchRequest.TIME_LIMIT.toSeconds()
              + " s: it matches too much, and there may be more. Narrow it by words, a branch or days.");
    }
    if (index.calls() == 0 && page.missing().isEmpty()) {
      out.println("No call is indexed yet. Maybe: ./branchline transcribe DIR");
    } else {
      out.println(
          String.format(
              Locale.ROOT,
              "%,d of %,d calls; %,d places listed; %d ms",
              page.calls(),
              index.calls(),
              Math.min(listed, limit),
              page.took().toMillis()));
    }
  }

  private int export(TranscriptIndex index, SearchRequest request, Path file) {
    HitsFile.Written written =
        HitsFile.write(index, request.hits(1_000), file, SearchCommand::wrong);
    spec.commandLine()
        .getOut()
        .println(
            String.format(
                Locale.ROOT,
                "%,d places of %,d calls written to %s",
                written.places(),
                written.calls(),
                file));
    return 0;
  }

  private void rebuild(Home home) {
    PrintWriter out = spec.commandLine().getOut();
    try (Warehouse warehouse = Warehouse.open();
        IndexFollower follower =
            IndexFollower.tryOpen(
                    warehouse, home.index(), new CategoryTable(warehouse), out::println)
                .orElseThrow(
                    () ->
                        new Failure(
                            Failure.Code.UNAVAILABLE,
                            "Another process writes the index in "
                                + home.index()
                                + ": the console, or a transcription. It makes damaged months anew by"
                                + " itself; to make all of them anew, stop it first."))) {
      out.println(String.format(Locale.ROOT, "%,d calls indexed", follower.rebuild()));
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
