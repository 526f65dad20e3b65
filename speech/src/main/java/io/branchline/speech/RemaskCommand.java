package io.branchline.speech;

import io.branchline.speech.category.CategoryTable;
import io.branchline.speech.correct.Remasking;
import io.branchline.speech.mask.MaskPolicy;
import io.branchline.speech.policy.Policies;
import io.branchline.speech.search.follow.IndexFollower;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Home;
import io.branchline.warehouse.Warehouse;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Applies the masking policy in force to what is stored. */
@Command(
    name = "remask",
    mixinStandardHelpOptions = true,
    description = {
      "Apply the masking policy in force to stored transcripts, and to comments and reasons that"
          + " people typed.",
      "What a policy masks more is masked; what was masked before was never stored and cannot come"
          + " back: for that, transcribe --again."
    })
final class RemaskCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(names = "--from", paramLabel = "DAY", description = "First day of the calls (UTC).")
  @Nullable String from;

  @Option(names = "--to", paramLabel = "DAY", description = "Last day of the calls (UTC).")
  @Nullable String to;

  @Option(names = "--branch", description = "One branch only.")
  String branch = "";

  @Override
  public Integer call() {
    Home home = Home.current();
    PrintWriter out = spec.commandLine().getOut();
    try (Warehouse warehouse = Warehouse.open()) {
      MaskPolicy policy = new Policies(warehouse).current().policy();
      Remasking.Summary summary =
          new Remasking(warehouse, policy)
              .run(
                  new Remasking.Range(
                      day("--from", from, LocalDate.of(1970, 1, 1)),
                      day("--to", to, LocalDate.of(2149, 1, 1)),
                      branch));
      out.println(
          String.format(
              Locale.ROOT,
              "%s: %,d calls looked at, %,d changed, %,d more masked places, %,d old versions deleted,"
                  + " %,d comments and reasons changed",
              policy.id(),
              summary.calls(),
              summary.changed(),
              summary.spans(),
              summary.deleted(),
              summary.texts()));
      if (summary.loosened() > 0) {
        out.println(
            String.format(
                Locale.ROOT,
                "%,d places stay masked although %s would leave them readable: they were never stored."
                    + " Recognise their recordings anew: ./branchline transcribe DIR --again",
                summary.loosened(),
                policy.id()));
      }
      if (summary.changed() > 0 || summary.deleted() > 0) {
        index(warehouse, home, out);
      }
    }
    return 0;
  }

  private static void index(Warehouse warehouse, Home home, PrintWriter out) {
    Optional<IndexFollower> follower =
        IndexFollower.tryOpen(warehouse, home.index(), new CategoryTable(warehouse), out::println);
    if (follower.isPresent()) {
      try (IndexFollower index = follower.get()) {
        out.println(String.format(Locale.ROOT, "%,d calls indexed anew", index.rebuild()));
      }
    } else {
      out.println(
          "The running console takes the changes into the index within seconds. What they replaced"
              + " leaves its files with ./branchline search --rebuild, once the console is stopped.");
    }
  }

  private static LocalDate day(String option, @Nullable String text, LocalDate otherwise) {
    try {
      return text == null ? otherwise : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new Failure(
          Failure.Code.USAGE, option + " '" + text + "' is no day such as 2026-01-05.", e);
    }
  }
}
