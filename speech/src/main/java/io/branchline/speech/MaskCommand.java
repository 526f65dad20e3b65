package io.branchline.speech;

import io.branchline.speech.policy.Policies;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.cli.Commands;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows and sets the masking policy. */
@Command(
    name = "mask",
    mixinStandardHelpOptions = true,
    description = "Show, check and set what is masked: docs/masking.md.",
    subcommands = {MaskCommand.Show.class, MaskCommand.Check.class, MaskCommand.Set.class})
final class MaskCommand extends Commands.Group {

  private static final long LARGEST_BYTES = 1 << 20;

  /** A sub-command and where it prints. */
  private abstract static class Job implements Callable<Integer> {
    @Spec CommandSpec spec;

    PrintWriter out() {
      return spec.commandLine().getOut();
    }
  }

  /** A sub-command that reads a policy's file. */
  private abstract static class FileJob extends Job {
    @Parameters(paramLabel = "FILE", description = "The policy's YAML.")
    Path file = Path.of("");

    String yaml() {
      try {
        if (Files.size(file) > LARGEST_BYTES) {
          throw new Failure(
              Failure.Code.BAD_INPUT, file + " has more than 1 MiB: that is no masking policy.");
        }
        return Files.readString(file, StandardCharsets.UTF_8);
      } catch (NoSuchFileException e) {
        throw new Failure(Failure.Code.BAD_INPUT, "There is no file " + file + ".", e);
      } catch (IOException e) {
        throw new Failure(
            Failure.Code.BAD_INPUT,
            file + " cannot be read as UTF-8 text (" + e.getClass().getSimpleName() + ").",
            e);
      }
    }
  }

  /** Prints the policy in force. */
  @Command(
      name = "policy",
      mixinStandardHelpOptions = true,
      description = "Print the policy in force, to start another from.")
  static final class Show extends Job {
    @Option(names = "--shipped", description = "The one that comes with the program instead.")
    boolean shipped;

    @Override
    public Integer call() {
      if (shipped) {
        out().print(Policies.shippedYaml());
      } else {
        try (Warehouse warehouse = Warehouse.open()) {
          out().print(new Policies(warehouse).current().yaml());
        }
      }
      out().flush();
      return 0;
    }
  }

  /** Checks a file. */
  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Check a policy without setting it.")
  static final class Check extends FileJob {
    @Override
    public Integer call() {
      out().println("Policy " + Policies.parse(yaml(), file.toString()).id() + " is fine.");
      return 0;
    }
  }

  /** Sets a policy. */
  @Command(
      name = "set",
      mixinStandardHelpOptions = true,
      description = "Put a policy in force; ./branchline remask applies it to what is stored.")
  static final class Set extends FileJob {
    @Override
    public Integer call() {
      String yaml = yaml();
      try (Warehouse warehouse = Warehouse.open()) {
        String user = System.getProperty("user.name", "");
        Policies.Stored stored =
            new Policies(warehouse).set(yaml, file.toString(), user, Instant.now());
        out()
            .println(
                "Policy "
                    + stored.policy().id()
                    + " is in force. Apply it to what is stored: ./branchline remask");
      }
      return 0;
    }
  }
}
