package io.branchline.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.warehouse.Failure;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class CommandsTest {

  @Command(name = "job")
  static final class Job implements Callable<Integer> {
    @Option(names = "--fail")
    String fail = "";

    @Override
    public Integer call() {
      switch (fail) {
        case "known" -> throw new Failure(Failure.Code.BAD_INPUT, "File x is bad.\n  Mend it.");
        case "unknown" -> throw new IllegalStateException("surprise");
        default -> {
          return 0;
        }
      }
    }
  }

  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Commands.run(
        new Job(), new PrintWriter(new StringWriter()), new PrintWriter(err, true), args);
  }

  @Test
  void aFailureIsOneLineAndItsOwnStatus() {
    assertThat(run("--fail", "known")).isEqualTo(3);
    assertThat(err.toString()).isEqualTo("branchline: File x is bad. Mend it.\n");
  }

  @Test
  void verboseShowsTheTrace() {
    assertThat(run("--fail", "known", "--verbose")).isEqualTo(3);
    assertThat(err.toString()).contains("at io.branchline.warehouse.cli.CommandsTest");
  }

  @Test
  void aFaultOfTheProgramIsStillOneLine() {
    assertThat(run("--fail", "unknown")).isEqualTo(70);
    assertThat(err.toString().lines()).hasSize(1).first().asString().contains("surprise");
  }

  @Test
  void aWrongWordIsStatusTwoAndPointsToHelp() {
    assertThat(run("--nonsense")).isEqualTo(2);
    assertThat(err.toString()).contains("--nonsense").contains("--help");
  }
}
