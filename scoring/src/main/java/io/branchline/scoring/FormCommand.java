package io.branchline.scoring;

import io.branchline.scoring.form.EvaluationForm;
import io.branchline.scoring.form.Question;
import io.branchline.scoring.form.Section;
import io.branchline.scoring.job.Forms;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.cli.Commands;
import io.branchline.warehouse.table.Form;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks, publishes, lists and shows evaluation forms. */
@Command(
    name = "form",
    description = "Checks, publishes, lists and shows evaluation forms.",
    mixinStandardHelpOptions = true,
    subcommands = {
      FormCommand.Validate.class,
      FormCommand.Publish.class,
      FormCommand.Listing.class,
      FormCommand.Show.class
    })
final class FormCommand extends Commands.Group {

  private static final long LARGEST_BYTES = 1 << 20;

  private static String read(Path file) {
    try {
      if (Files.size(file) > LARGEST_BYTES) {
        throw new Failure(
            Failure.Code.BAD_INPUT,
            file + " has more than 1 MiB: that is no evaluation form. Name the form's YAML file.");
      }
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new Failure(
          Failure.Code.BAD_INPUT, file + " is not UTF-8 text. Save the form as UTF-8.", e);
    } catch (IOException e) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "Cannot read the form "
              + file
              + " ("
              + e.getClass().getSimpleName()
              + "). Name an existing YAML file.",
          e);
    }
  }

  private static String counted(EvaluationForm form) {
    return form.sections().size()
        + " sections, "
        + form.questions().count()
        + " questions, "
        + form.questions().filter(Question::automatic).count()
        + " automatic, "
        + form.questions().filter(Question::critical).count()
        + " critical";
  }

  /** Checks a file. */
  @Command(
      name = "validate",
      description = "Checks a form without publishing it.",
      mixinStandardHelpOptions = true)
  static final class Validate implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The form's YAML.")
    Path file = Path.of("");

    @Override
    public Integer call() {
      EvaluationForm form = EvaluationForm.parse(read(file), file.toString());
      spec.commandLine().getOut().println("Form '" + form.form() + "' is fine: " + counted(form));
      return 0;
    }
  }

  /** Publishes a file. */
  @Command(
      name = "publish",
      description = "Publishes a form as its next version. What is published never changes.",
      mixinStandardHelpOptions = true)
  static final class Publish implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Parameters(
        paramLabel = "FILE",
        arity = "0..1",
        description =
            "The form's YAML; without it, the unified bank form that comes with the program.")
    @Nullable Path file;

    @Override
    public Integer call() {
      Instant now = Instant.now();
      String yaml = file == null ? Forms.defaultYaml() : read(file);
      String source = file == null ? "bank-service.yaml" : file.toString();
      EvaluationForm.parse(yaml, source);
      try (Warehouse warehouse = Warehouse.open()) {
        Forms.Published published = new Forms(warehouse).publish(yaml, source, now);
        Form row = published.row();
        boolean fresh = row.publishedAt().equals(now.truncatedTo(ChronoUnit.MILLIS));
        spec.commandLine()
            .getOut()
            .println(
                (fresh ? "Published '" : "Already published: '")
                    + row.form()
                    + "' version "
                    + row.formVersion()
                    + ": "
                    + counted(published.form()));
      }
      return 0;
    }
  }

  /** Lists versions. */
  @Command(name = "list", description = "Lists published forms.", mixinStandardHelpOptions = true)
  static final class Listing implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Override
    public Integer call() {
      try (Warehouse warehouse = Warehouse.open()) {
        TextTable table =
            new TextTable(
                5, List.of("Form", "Version", "Published (UTC)", "Title", "标题", "SHA-256"));
        List<Form> forms = new Forms(warehouse).list();
        for (Form form : forms) {
          table.row(
              List.of(
                  form.form(),
                  Integer.toString(form.formVersion()),
                  form.publishedAt().toString(),
                  form.titleEn(),
                  form.titleZh(),
                  form.fingerprint().substring(0, 12)));
        }
        PrintWriter out = spec.commandLine().getOut();
        table.print(out);
        if (forms.isEmpty()) {
          out.println("No form is published yet. Publish one: ./branchline form publish");
        }
      }
      return 0;
    }
  }

  /** Shows a version. */
  @Command(
      name = "show",
      description = "Shows a published form, or its YAML.",
      mixinStandardHelpOptions = true)
  static final class Show implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Parameters(paramLabel = "FORM", arity = "0..1", description = "The form's id.")
    @Nullable String form;

    @Option(names = "--form-version", description = "Which version; the latest by default.")
    int version;

    @Option(names = "--lang", description = "en or zh.")
    String language = "en";

    @Option(names = "--yaml", description = "The YAML as it was published.")
    boolean yaml;

    @Override
    public Integer call() {
      PrintWriter out = spec.commandLine().getOut();
      try (Warehouse warehouse = Warehouse.open()) {
        Forms forms = new Forms(warehouse);
        Forms.Published published =
            form != null && version > 0
                ? forms
                    .find(form, version)
                    .orElseThrow(
                        () ->
                            new Failure(
                                Failure.Code.BAD_INPUT,
                                "Form '"
                                    + form
                                    + "' has no version "
                                    + version
                                    + ". See ./branchline form list"))
                : forms.current(Optional.ofNullable(form), Instant.now());
        if (yaml) {
          out.print(published.row().yaml());
          out.flush();
        } else {
          show(out, published);
        }
      }
      return 0;
    }

    private void show(PrintWriter out, Forms.Published published) {
      EvaluationForm shown = published.form();
      out.println(
          shown.title().in(language)
              + " ("
              + shown.form()
              + " "
              + published.row().formVersion()
              + ")");
      for (Section section : shown.sections()) {
        out.println(
            String.format(
                Locale.ROOT, "%5.1f  %s", section.weight(), section.title().in(language)));
        for (Question question : section.questions()) {
          out.println(
              String.format(
                  Locale.ROOT,
                  "       %5.1f  %s%s%s",
                  question.weight(),
                  question.title().in(language),
                  question.critical()
                      ? (language.startsWith("zh") ? " [一票否决]" : " [critical]")
                      : "",
                  question.automatic()
                      ? (language.startsWith("zh") ? " [自动]" : " [automatic]")
                      : ""));
        }
      }
    }
  }
}
