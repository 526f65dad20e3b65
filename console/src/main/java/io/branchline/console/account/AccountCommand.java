package io.branchline.console.account;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.WarehouseConfig;
import io.branchline.warehouse.cli.Commands;
import io.branchline.warehouse.table.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The accounts, from the command line. */
@Command(
    name = "account",
    mixinStandardHelpOptions = true,
    description = "Who may sign in to the console.",
    subcommands = {
      AccountCommand.First.class,
      AccountCommand.Add.class,
      AccountCommand.Show.class,
      AccountCommand.Reset.class,
      AccountCommand.Disable.class,
      AccountCommand.Demo.class
    })
public final class AccountCommand extends Commands.Group {

  /** What the sub-commands share. */
  abstract static class Work implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Override
    public final Integer call() {
      try (Warehouse warehouse = Warehouse.open(WarehouseConfig.current())) {
        run(new Accounts(warehouse));
      }
      return 0;
    }

    abstract void run(Accounts accounts);

    void say(String line) {
      spec.commandLine().getOut().println(line);
    }
  }

  @Command(
      name = "first",
      mixinStandardHelpOptions = true,
      description = "Make the account admin where there is none at all, and print its password.")
  static final class First extends Work {
    @Override
    void run(Accounts accounts) {
      if (accounts.list().isEmpty()) {
        String password = accounts.add("admin", Role.ADMIN, Set.of(), "en");
        say("First sign-in to the console: admin / " + password + "  (shown this once)");
      }
    }
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Add an account and print its password, this once.")
  static final class Add extends Work {
    @Parameters(paramLabel = "NAME", description = "What they sign in with.")
    private String username = "";

    @Option(
        names = "--role",
        required = true,
        description = "qa, supervisor, head-office, planner, analyst or admin.")
    private String role = "";

    @Option(names = "--branch", description = "A branch they may see; repeat for more.")
    private List<String> branches = new ArrayList<>();

    @Option(names = "--all-branches", description = "They may see every branch.")
    private boolean everyBranch;

    @Option(names = "--language", defaultValue = "en", description = "en or zh (default: en).")
    private String language = "en";

    @Override
    void run(Accounts accounts) {
      Role known = Role.of(role);
      boolean wide =
          known == Role.ADMIN
              || known == Role.HEAD_OFFICE
              || known == Role.ANALYST
              || known == Role.PLANNER;
      if (branches.isEmpty() && !everyBranch && !wide) {
        throw new Failure(
            Failure.Code.USAGE,
            "Which branches may '"
                + username
                + "' see? Name them with --branch, or say --all-branches.");
      }
      if (!branches.isEmpty() && everyBranch) {
        throw new Failure(
            Failure.Code.USAGE, "--branch and --all-branches do not go together. Leave one out.");
      }
      if (!language.equals("en") && !language.equals("zh")) {
        throw new Failure(
            Failure.Code.USAGE, "The console does not speak '" + language + "'. Maybe en or zh?");
      }
      String password = accounts.add(username, known, Set.copyOf(branches), language);
      say(username + " / " + password);
    }
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "List the accounts.")
  static final class Show extends Work {
    @Override
    void run(Accounts accounts) {
      for (Account account : accounts.list()) {
        say(
            String.format(
                Locale.ROOT,
                "%-20s %-12s %-9s %s",
                account.username(),
                account.role(),
                account.enabled() ? "enabled" : "disabled",
                account.branches().isEmpty()
                    ? "every branch"
                    : String.join(", ", account.branches())));
      }
    }
  }

  @Command(
      name = "reset",
      mixinStandardHelpOptions = true,
      description = "Give an account a new password and print it, this once.")
  static final class Reset extends Work {
    @Parameters(paramLabel = "NAME")
    private String username = "";

    @Override
    void run(Accounts accounts) {
      say(username + " / " + accounts.reset(username));
    }
  }

  @Command(
      name = "disable",
      mixinStandardHelpOptions = true,
      description = "End an account; its sessions stop within seconds.")
  static final class Disable extends Work {
    @Parameters(paramLabel = "NAME")
    private String username = "";

    @Override
    void run(Accounts accounts) {
      accounts.disable(username);
      say(username + " is disabled");
    }
  }

  @Command(
      name = "demo",
      mixinStandardHelpOptions = true,
      description = "Make the demo's accounts, or give them new passwords, and print them.")
  static final class Demo extends Work {
    @Override
    void run(Accounts accounts) {
      Set<String> branch = accounts.busiestBranch().map(Set::of).orElse(Set.of());
      say("Sign in to the console (new passwords, shown this once):");
      open(accounts, "demo", Role.ADMIN, Set.of(), "en", "everything");
      if (!branch.isEmpty()) {
        String only = "branch " + branch.iterator().next() + " only";
        open(accounts, "demo-qa", Role.QA, branch, "zh", only + ", in Chinese");
        open(accounts, "demo-supervisor", Role.SUPERVISOR, branch, "en", only);
      }
      open(accounts, "demo-planner", Role.PLANNER, Set.of(), "en", "forecasts and staffing");
    }

    private void open(
        Accounts accounts,
        String name,
        Role role,
        Set<String> branches,
        String language,
        String sees) {
      String password =
          accounts.find(name).isPresent()
              ? accounts.reset(name)
              : accounts.add(name, role, branches, language);
      say(String.format(Locale.ROOT, "  %-16s %s   %s", name, password, sees));
    }
  }
}
