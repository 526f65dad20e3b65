package io.branchline.speech;

import io.branchline.speech.mask.MaskPolicy;
import io.branchline.speech.policy.Policies;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.cli.Commands;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

  private static String read(Path file) {
    try {
      if (Files.size(file) > LARGEST_BYTES) {
        throw new Failure(
            Failure.Code.BAD_INPUT, file + " has more than 1 MiB: that is no masking policy.");
      }
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          file + " cannot be read as UTF-8 text (" + e.getClass().getSimpleName() + ").",
          e);
    }
  }

  /** Prints the policy in force. */
  @Command(
      name = "policy",
      mixinStandardHelpOptions = true,
      description = "Print the policy in force, to start another from.")
  static final class Show implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Option(names = "--shipped", description = "The one that comes with the program instead.")
    boolean shipped;

    @Override
    public Integer call() {
      if (shipped) {
        print(Policies.shippedYaml());
        return 0;
      }
      try (Warehouse warehouse = Warehouse.open()) {
        print(new Policies(warehouse).current().yaml());
      }
      return 0;
    }

    private void print(String yaml) {
      spec.commandLine().getOut().print(yaml);
      spec.commandLine().getOut().flush();
    }
  }

  /** Checks a file. */
  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Check a policy without setting it.")
  static final class Check implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The policy's YAML.")
    Path file = Path.of("");

    @Override
    public Integer call() {
      MaskPolicy policy = Policies.parse(read(file), file.toString());
      spec.commandLine().getOut().println("Policy " + policy.id() + " is fine.");
      return 0;
    }
  }

  /** Sets a policy. */
  @Command(
      name = "set",
      mixinStandardHelpOptions = true,
      description = "Put a policy in force; ./branchline remask applies it to what is stored.")
  static final class Set implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The policy's YAML.")
    Path file = Path.of("");

    @Override
    public Integer call() {
      String yaml = read(file);
      try (Warehouse warehouse = Warehouse.open()) {
        String user = System.getProperty("user.name", "");
        Policies.Stored stored =
            new Policies(warehouse).set(yaml, file.toString(), user, Instant.now());
        spec.commandLine()
            .getOut()
            .println(
                "Policy "
                    + stored.policy().id()
                    + " is in force. Apply it to what is stored: ./branchline remask");
      }
      return 0;
    }
  }
}
