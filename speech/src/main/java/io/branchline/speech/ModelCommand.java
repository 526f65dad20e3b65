package io.branchline.speech;

import io.branchline.speech.recognise.ModelCheck;
import io.branchline.speech.recognise.ModelFolder;
import io.branchline.speech.recognise.Models;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Home;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Unpacks a speech model and checks it. */
@Command(
    name = "model",
    mixinStandardHelpOptions = true,
    description = "Unpack a speech model into the home folder, or check the one that is there.")
final class ModelCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(
      names = "--archive",
      paramLabel = "FILE",
      description = "The model's .aar or .zip. Without it, the installed model is checked.")
  Path archive;

  @Option(
      names = "--language",
      defaultValue = "en",
      description = "The language it serves (default: ${DEFAULT-VALUE}).")
  String language;

  @Option(
      names = "--check",
      paramLabel = "FOLDER",
      description = "Look through a model's folder and change nothing; a line for each finding.")
  @Nullable Path check;

  @Override
  public Integer call() {
    if (check != null) {
      return check(check);
    }
    Models models = new Models(Home.current());
    String state = "is there";
    if (archive != null) {
      state =
          switch (models.install(language, archive)) {
            case NEW -> "unpacked";
            case PRESENT -> "was there already";
            case REPAIRED -> "was damaged; unpacked anew";
          };
    }
    ModelFolder folder = new ModelFolder(models.path(language));
    folder.prepareFast(models.prepared());
    spec.commandLine()
        .getOut()
        .println("Speech model " + folder.name() + " (" + language + ") " + state + ".");
    return 0;
  }

  private int check(Path folder) {
    boolean isBad = false;
    for (ModelCheck.Finding finding : ModelCheck.of(folder, language)) {
      isBad |= finding.state() == ModelCheck.State.BAD;
      spec.commandLine()
          .getOut()
          .printf(
              Locale.ROOT,
              "  %-9s %s%n",
              finding.state().name().toLowerCase(Locale.ROOT),
              finding.line());
    }
    return isBad ? Failure.Code.BAD_INPUT.exitStatus() : 0;
  }
}
