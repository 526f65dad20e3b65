package io.branchline.speech;

import io.branchline.speech.adapt.ModelAdapter;
import io.branchline.speech.bench.Bootstrap;
import io.branchline.speech.bench.CalibrationFit;
import io.branchline.speech.bench.Heard;
import io.branchline.speech.bench.ReferenceCorpus;
import io.branchline.speech.bench.Reliability;
import io.branchline.speech.bench.TranscriptionBench;
import io.branchline.speech.bench.WordErrors;
import io.branchline.speech.recognise.ModelFolder;
import io.branchline.speech.recognise.Models;
import io.branchline.speech.recognise.Recogniser;
import io.branchline.speech.recognise.Recognisers;
import io.branchline.warehouse.Home;
import io.branchline.warehouse.cli.Progress;
import io.branchline.warehouse.table.Side;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Word error rate against human transcripts, of the model as it is and adapted. */
@Command(
    name = "transcribe",
    mixinStandardHelpOptions = true,
    description = {
      "Recognise calls that people have transcribed, and count the wrong words: by the model as it"
          + " is, and by one adapted to the other calls and the banking phrases (leave one out).",
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

  @Option(
      names = "--language",
      defaultValue = "en",
      description = "The calls' language (default: ${DEFAULT-VALUE}); zh is counted by characters.")
  String language;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<ReferenceCorpus.Call> calls = ReferenceCorpus.read(reference);
    TranscriptionBench bench = new TranscriptionBench(calls, language);
    long seconds = calls.stream().mapToLong(ReferenceCorpus.Call::audioMillis).sum() / 1000;
    Models home = new Models(Home.current());
    List<Heard> plain;
    List<Heard> adapted;
    try (Progress progress = Progress.of("recognise", "s of one side", 4 * seconds)) {
      try (Recognisers recognisers = new Recognisers(home, models)) {
        Recogniser recogniser = recognisers.of(language);
        out.println("Model " + recogniser.model());
        plain = bench.recognise(recogniser, progress);
      }
      ModelAdapter adapter =
          new ModelAdapter(new ModelFolder(models.getOrDefault(language, home.path(language))));
      out.println("Adapted, for each call, to the other calls and the phrases that share no");
      out.println(TranscriptionBench.SHARED_RUN + " words in a row with it:");
      adapted =
          bench.recogniseAdapted(
              adapter,
              progress,
              (call, used, left) ->
                  out.println("  " + call + ": " + used + " phrases, " + left + " left out"));
    }
    table("as it is", plain);
    table("adapted", adapted);
    Bootstrap.Interval gain =
        Bootstrap.difference(TranscriptionBench.byCall(plain), TranscriptionBench.byCall(adapted));
    out.println(
        String.format(
            Locale.ROOT,
            "%nThe adapted model is better by %.1f points (95 %%: %.1f to %.1f).",
            100 * (total(plain).rate() - total(adapted).rate()),
            100 * gain.low(),
            100 * gain.high()));
    out.println(
        "Intervals: whole calls drawn again "
            + Bootstrap.DRAWS
            + " times, seed "
            + Bootstrap.SEED
            + ".");
    reliability(adapted);
    return 0;
  }

  private void table(String name, List<Heard> heard) {
    PrintWriter out = spec.commandLine().getOut();
    String rate = language.startsWith("zh") ? "CER" : "WER";
    out.println();
    out.println(
        String.format(
            Locale.ROOT, "%-17s  words  wrong   ins   del   sub     %s    95 %%", name, rate));
    for (String call : heard.stream().map(Heard::call).distinct().toList()) {
      out.println(line(call, heard.stream().filter(one -> one.call().equals(call)).toList()));
    }
    for (Side side : ReferenceCorpus.SIDES) {
      List<Heard> one = heard.stream().filter(h -> h.side() == side).toList();
      out.println(line(side.name().toLowerCase(Locale.ROOT), one) + interval(one));
    }
    out.println(line("all", heard) + interval(heard));
  }

  private void reliability(List<Heard> heard) {
    PrintWriter out = spec.commandLine().getOut();
    List<Heard.Judged> words = heard.stream().flatMap(one -> one.judged().stream()).toList();
    Reliability.of(words)
        .lines("Confidence, adapted model, as the recogniser says it")
        .forEach(out::println);
    Reliability.of(CalibrationFit.leaveOneCallOut(words))
        .lines("Confidence, calibrated on the other calls")
        .forEach(out::println);
    out.flush();
  }

  private static WordErrors total(List<Heard> heard) {
    return heard.stream().map(Heard::errors).reduce(WordErrors.NONE, WordErrors::plus);
  }

  private static String interval(List<Heard> heard) {
    Bootstrap.Interval interval = Bootstrap.rate(TranscriptionBench.byCall(heard));
    return String.format(
        Locale.ROOT, "  %.1f to %.1f %%", 100 * interval.low(), 100 * interval.high());
  }

  private static String line(String name, List<Heard> heard) {
    WordErrors errors = total(heard);
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
