package io.branchline.speech;

import io.branchline.speech.bench.CalibrationFit;
import io.branchline.speech.bench.Heard;
import io.branchline.speech.bench.ReferenceCorpus;
import io.branchline.speech.bench.Reliability;
import io.branchline.speech.bench.TranscriptionBench;
import io.branchline.speech.recognise.Calibration;
import io.branchline.speech.recognise.ModelFolder;
import io.branchline.speech.recognise.Models;
import io.branchline.speech.recognise.Recogniser;
import io.branchline.speech.recognise.VoskRecogniser;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Home;
import io.branchline.warehouse.cli.Progress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what a model's confidence is worth, and leaves that in the model's folder. */
@Command(
    name = "calibrate",
    mixinStandardHelpOptions = true,
    description = {
      "Recognise calls that people have transcribed, and keep in the model's folder how often words"
          + " of each confidence are right. transcribe applies it from then on: of the words at 0.9,"
          + " nine in ten are right.",
      "DIR holds audio/agent, audio/caller and transcript, as the HarperValleyBank corpus does. Take"
          + " calls whose text was not used to adapt the model, or it looks better than it is."
    })
final class CalibrateCommand implements Callable<Integer> {

  private static final int FEWEST_WORDS = 200;
  private static final int FEWEST_CALLS = 2;

  @Spec CommandSpec spec;

  @Option(names = "--reference", required = true, paramLabel = "DIR")
  Path reference = Path.of("");

  @Option(names = "--model", required = true, paramLabel = "FOLDER", description = "A Vosk model.")
  Path model = Path.of("");

  @Option(
      names = "--language",
      defaultValue = "en",
      description = "The calls' language (default: ${DEFAULT-VALUE}).")
  String language = "en";

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    ModelFolder folder = new ModelFolder(model);
    List<Heard.Judged> words = judged(folder);
    List<String> calls = words.stream().map(Heard.Judged::call).distinct().toList();
    if (words.size() < FEWEST_WORDS || calls.size() < FEWEST_CALLS) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "Only "
              + words.size()
              + " words of "
              + calls.size()
              + " calls were recognised in "
              + reference
              + ": too few to calibrate by. At least "
              + FEWEST_WORDS
              + " words of "
              + FEWEST_CALLS
              + " calls are needed.");
    }
    Reliability.of(words).lines("Confidence, as the recogniser says it").forEach(out::println);
    Reliability.of(CalibrationFit.leaveOneCallOut(words))
        .lines("Confidence, calibrated on the other calls")
        .forEach(out::println);
    Calibration calibration = CalibrationFit.of(words);
    calibration.write(folder.path());
    out.println(
        "Calibration "
            + calibration.version()
            + " of "
            + words.size()
            + " words lies in "
            + folder.path().resolve(Calibration.FILE));
    return 0;
  }

  private List<Heard.Judged> judged(ModelFolder folder) {
    List<ReferenceCorpus.Call> calls = ReferenceCorpus.read(reference);
    long seconds = calls.stream().mapToLong(ReferenceCorpus.Call::audioMillis).sum() / 1000;
    Path prepared = new Models(Home.current()).prepared();
    try (Progress progress = Progress.of("recognise", "s of one side", 2 * seconds);
        Recogniser recogniser = VoskRecogniser.uncalibrated(folder, prepared)) {
      return new TranscriptionBench(calls, language)
          .recognise(recogniser, progress).stream()
              .flatMap(heard -> heard.judged().stream())
              .toList();
    }
  }
}
