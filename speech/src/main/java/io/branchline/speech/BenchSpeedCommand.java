package io.branchline.speech;

import io.branchline.speech.bench.ReferenceCorpus;
import io.branchline.speech.bench.SpeedRun;
import io.branchline.speech.recognise.ModelFolder;
import io.branchline.speech.recognise.Models;
import io.branchline.speech.recognise.Recogniser;
import io.branchline.speech.recognise.StraightRecogniser;
import io.branchline.speech.recognise.VoskRecogniser;
import io.branchline.warehouse.Home;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What decoding speech instead of silence gains, and what it costs. */
@Command(
    name = "speed",
    mixinStandardHelpOptions = true,
    description = {
      "Recognise transcribed calls twice: every sample with the model's own settings, and only",
      "where somebody speaks. Prints both speeds, both word error rates, the gain of a second",
      "worker, and memory. DIR is laid out as the HarperValleyBank corpus is."
    })
final class BenchSpeedCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(names = "--reference", required = true, paramLabel = "DIR")
  Path reference;

  @Option(names = "--model", paramLabel = "FOLDER", description = "Another Vosk model.")
  @Nullable Path model;

  @Override
  public Integer call() {
    List<ReferenceCorpus.Call> calls = ReferenceCorpus.read(reference);
    Models models = new Models(Home.current());
    ModelFolder folder = new ModelFolder(model == null ? models.path("en") : model);
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "decoding          workers  channels s  elapsed s  processor s  x real time     WER");
    SpeedRun one;
    SpeedRun two;
    long loaded;
    // a new recogniser for each measurement, so that none finds another's work done
    try (Recogniser recogniser = VoskRecogniser.load(folder, models.prepared())) {
      loaded = SpeedRun.residentNow();
      one = print("speech", SpeedRun.of(calls, recogniser, 1));
    }
    try (Recogniser recogniser = VoskRecogniser.load(folder, models.prepared())) {
      two = print("speech", SpeedRun.of(calls, recogniser, 2));
    }
    SpeedRun straight;
    try (Recogniser recogniser = StraightRecogniser.load(folder, models.prepared())) {
      straight = print("every sample", SpeedRun.of(calls, recogniser, 1));
    }
    say(
        "speech against every sample, one worker: %.2f times the throughput, word error rate %+.1f points",
        ratio(straight, one), (one.errors().rate() - straight.errors().rate()) * 100);
    say("two workers against one: %.2f times the throughput", ratio(one, two));
    say(
        "memory: %d MB with the model loaded, %d MB after one worker's calls, %d MB after two workers'",
        loaded, one.residentMegabytes(), two.residentMegabytes());
    return 0;
  }

  private static double ratio(SpeedRun slow, SpeedRun fast) {
    return (double) slow.elapsed().toMillis() / fast.elapsed().toMillis();
  }

  private SpeedRun print(String name, SpeedRun run) {
    say(
        "%-17s %7d  %10.1f  %9.1f  %11.1f  %11.1f  %5.1f %%",
        name,
        run.workers(),
        run.audioMillis() / 1000.0,
        run.elapsed().toMillis() / 1000.0,
        run.processor().toMillis() / 1000.0,
        run.timesRealTime(),
        run.errors().rate() * 100);
    return run;
  }

  private void say(String format, Object... values) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(String.format(Locale.ROOT, format, values));
    out.flush();
  }
}
