package io.branchline.speech;

import io.branchline.speech.correct.CorrectedText;
import io.branchline.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes what people corrected as text, for adapting the language model. */
@Command(
    name = "corrections",
    mixinStandardHelpOptions = true,
    description = {
      "Write the corrected turns as text files, one a call, for adapting the recogniser.",
      "Masked numbers are left out. Run again, it writes the same files anew."
    })
final class CorrectionsCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to write.")
  Path out = Path.of("");

  @Option(
      names = "--language",
      defaultValue = "en",
      description = "Of the turns: en or zh (default: ${DEFAULT-VALUE}).")
  String language = "en";

  @Override
  public Integer call() {
    try (Warehouse warehouse = Warehouse.open()) {
      CorrectedText.Written written = CorrectedText.write(warehouse, language, out);
      spec.commandLine()
          .getOut()
          .println(
              String.format(
                  Locale.ROOT,
                  "%,d lines of %,d corrected calls in %s",
                  written.lines(),
                  written.calls(),
                  out));
    }
    return 0;
  }
}
