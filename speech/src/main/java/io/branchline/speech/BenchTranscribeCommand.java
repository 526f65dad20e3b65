package io.branchline.speech;

import io.branchline.speech.bench.ReferenceCorpus;
import io.branchline.speech.bench.WordErrors;
import io.branchline.speech.recognise.Models;
import io.branchline.speech.recognise.Recognisers;
import io.branchline.warehouse.Home;
import io.branchline.warehouse.cli.Progress;
import io.branchline.warehouse.table.Side;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Word error rate and speed against human transcripts. */
@Command(
    name = "transcribe",
    mixinStandardHelpOptions = true,
    description = {
      "Recognise calls that people have transcribed, and count the wrong words.",
      "DIR holds audio/agent, audio/caller and transcript, as the HarperValleyBank corpus does."
    })
final class BenchTranscribeCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(names = "--reference", required = true, paramLabel = "DIR")
  Path reference;

  @Option(
      names = "--model",
      paramLabel = "LANGUAGE=FOLDER",
      description = "Another Vosk model, e.g. en=FOLDER.")
  Map<String, Path> models = new HashMap<>();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<ReferenceCorpus.Call> calls = ReferenceCorpus.read(reference);
    long audioMillis = calls.stream().mapToLong(ReferenceCorpus.Call::audioMillis).sum();
    Map<Side, WordErrors> sides = new HashMap<>();
    try (Recognisers recognisers = new Recognisers(new Models(Home.current()), models);
        Progress progress = Progress.of("recognise", "s of one side", 2 * audioMillis / 1000)) {
      recognisers.of("en"); // loading is not part of the speed
      long start = System.nanoTime();
      out.println("call               words  wrong   ins   del   sub     WER");
      for (ReferenceCorpus.Call call : calls) {
        WordErrors errors = WordErrors.NONE;
        for (Side side : Side.values()) {
          WordErrors one = call.errors(side, recognisers.of("en"), millis -> {});
          sides.merge(side, one, WordErrors::plus);
          errors = errors.plus(one);
          progress.add(call.audioMillis() / 1000);
        }
        out.println(line(call.id(), errors));
      }
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      for (Side side : Side.values()) {
        out.println(line(side.name().toLowerCase(Locale.ROOT), sides.get(side)));
      }
      out.println(line("all", sides.get(Side.AGENT).plus(sides.get(Side.CUSTOMER))));
      out.println(
          String.format(
              Locale.ROOT,
              "%.1f s of two-channel calls in %.1f s on one core: %.1f times real time",
              audioMillis / 1000.0,
              elapsed.toMillis() / 1000.0,
              (double) audioMillis / elapsed.toMillis()));
    }
    return 0;
  }

  private static String line(String name, WordErrors errors) {
    return String.format(
        Locale.ROOT,
        "%-17s %6d %6d %5d %5d %5d  %5.1f %%",
        name,
        errors.words(),
        errors.wrong(),
        errors.insertions(),
        errors.deletions(),
        errors.substitutions(),
        errors.rate() * 100);
  }
}
