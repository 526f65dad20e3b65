package io.branchline.speech;

import io.branchline.speech.adapt.Adaptation;
import io.branchline.speech.adapt.ModelAdapter;
import io.branchline.speech.adapt.Neighbours;
import io.branchline.speech.adapt.PhrasePack;
import io.branchline.speech.adapt.TextFolder;
import io.branchline.speech.recognise.ModelFolder;
import io.branchline.speech.recognise.Models;
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

/** Builds a speech model that knows the bank's language. */
@Command(
    name = "adapt",
    mixinStandardHelpOptions = true,
    description = {
      "Teach the recogniser the bank's own language: call scripts, product names, frequent"
          + " questions, corrected transcripts.",
      "Makes a new model folder; use it with: transcribe --model en=FOLDER"
    })
final class AdaptCommand implements Callable<Integer> {

  private static final int LISTED = 40;
  private static final int NEIGHBOURS = 4;

  @Spec CommandSpec spec;

  @Option(
      names = "--text",
      required = true,
      paramLabel = "DIR",
      description = "The bank's texts: .txt, and transcripts as .json; UTF-8.")
  Path text;

  @Option(
      names = "--phrases",
      paramLabel = "FILE",
      description = "Sentences with classes, instead of the banking phrases that ship.")
  @Nullable Path phrases;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "MODEL",
      description = "The folder of the new model.")
  Path out;

  @Option(
      names = "--base",
      paramLabel = "FOLDER",
      description = "The Vosk model to adapt (default: the installed one of the language).")
  @Nullable Path base;

  @Option(
      names = "--language",
      defaultValue = "en",
      description = "The language of text and model (default: ${DEFAULT-VALUE}).")
  String language;

  @Override
  public Integer call() {
    ModelFolder folder =
        new ModelFolder(base == null ? new Models(Home.current()).path(language) : base);
    ModelAdapter adapter = new ModelAdapter(folder);
    PhrasePack pack = phrases == null ? PhrasePack.banking(language) : PhrasePack.read(phrases);
    Adaptation.Report report = adapter.adapt(language, TextFolder.read(text), pack, out);
    print(report, adapter.neighbours());
    return 0;
  }

  private void print(Adaptation.Report report, Neighbours neighbours) {
    PrintWriter console = spec.commandLine().getOut();
    List<Adaptation.UnknownWord> unknown = report.unknown();
    if (!unknown.isEmpty()) {
      console.println(
          "Words that the recogniser does not know, how often, and what sounds like them:");
      for (Adaptation.UnknownWord word : unknown.subList(0, Math.min(LISTED, unknown.size()))) {
        console.println(
            String.format(
                Locale.ROOT,
                "  %-20s %5d  %s",
                word.word(),
                word.count(),
                String.join(", ", neighbours.of(word.word(), NEIGHBOURS))));
      }
      if (unknown.size() > LISTED) {
        console.println(
            "  and " + (unknown.size() - LISTED) + " more: see adaptation.txt in the model");
      }
    }
    Adaptation.Weights weights = report.weights();
    console.println(
        String.format(
            Locale.ROOT,
            "Adapted to %,d words: %.0f %% the bank's texts, %.0f %% phrases, %.0f %% the model as it"
                + " was.",
            report.words(),
            weights.texts() * 100,
            weights.phrases() * 100,
            weights.base() * 100));
    console.println("Use it: ./branchline transcribe DIR --model " + language + "=" + out);
  }
}
