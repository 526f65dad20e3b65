package io.branchline.warehouse.cli;

import io.branchline.warehouse.Failure;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * Runs picocli commands the house's way: a {@link Failure} is one readable line on standard error
 * and its exit status; {@code --verbose} adds the trace.
 */
public final class Commands {

  private Commands() {}

  /** The option that every command has. */
  public static final class Verbosity {
    @Option(
        names = "--verbose",
        description = "Show the trace behind an error.",
        scope = CommandLine.ScopeType.INHERIT)
    boolean verbose;
  }

  /** A command that has nothing but sub-commands: asked for nothing, it prints its help. */
  public abstract static class Group implements Callable<Integer> {
    @CommandLine.Spec CommandLine.Model.CommandSpec spec;

    @Override
    public final Integer call() {
      spec.commandLine().usage(spec.commandLine().getOut());
      return Failure.Code.USAGE.exitStatus();
    }
  }

  /** Runs the command and returns the exit status. The caller exits the JVM with it. */
  public static int run(Object command, String... args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    return run(command, out, err, args);
  }

  static int run(Object command, PrintWriter out, PrintWriter err, String... args) {
    Verbosity verbosity = new Verbosity();
    CommandLine line = new CommandLine(command);
    line.addMixin("verbosity", verbosity);
    line.setOut(out);
    line.setErr(err);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(
        (e, rest) -> {
          err.println("branchline: " + oneLine(e.getMessage()));
          err.println("Try: " + e.getCommandLine().getCommandName() + " --help");
          return Failure.Code.USAGE.exitStatus();
        });
    line.setExecutionExceptionHandler((e, commandLine, rest) -> report(e, verbosity.verbose, err));
    return line.execute(args);
  }

  private static int report(Exception e, boolean verbose, PrintWriter err) {
    Failure failure =
        e instanceof Failure known
            ? known
            : new Failure(
                Failure.Code.INTERNAL,
                "Unexpected "
                    + e.getClass().getSimpleName()
                    + ": "
                    + e.getMessage()
                    + ". This is a fault of the program; --verbose shows where.",
                e);
    err.println("branchline: " + oneLine(failure.getMessage()));
    if (verbose) {
      failure.printStackTrace(err);
    }
    return failure.code().exitStatus();
  }

  private static String oneLine(String message) {
    return message.replaceAll("\\s*\\R\\s*", " ");
  }
}
