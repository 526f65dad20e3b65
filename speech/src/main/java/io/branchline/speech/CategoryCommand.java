package io.branchline.speech;

import io.branchline.speech.category.CategoryRules;
import io.branchline.speech.category.CategoryTable;
import io.branchline.speech.category.DefaultCategories;
import io.branchline.speech.search.follow.IndexFollower;
import io.branchline.warehouse.Home;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.cli.Commands;
import io.branchline.warehouse.table.Category;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Categories: saved searches that every call is counted by. */
@Command(
    name = "category",
    mixinStandardHelpOptions = true,
    description = "Say what calls can be about: saved searches that every call is counted by.",
    subcommands = {
      CategoryCommand.ListOf.class,
      CategoryCommand.Set.class,
      CategoryCommand.Remove.class,
      CategoryCommand.Recount.class,
      CategoryCommand.Defaults.class
    })
final class CategoryCommand extends Commands.Group {

  private abstract static class Work implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Override
    public Integer call() {
      try (Warehouse warehouse = Warehouse.open()) {
        work(warehouse, new CategoryRules(warehouse), spec.commandLine().getOut());
      }
      return 0;
    }

    abstract void work(Warehouse warehouse, CategoryRules rules, PrintWriter out);

    /** Counts here, unless a console is running, which has seen it within a second. */
    final void count(Warehouse warehouse, PrintWriter out) {
      IndexFollower.tryOpen(
              warehouse, Home.current().index(), new CategoryTable(warehouse), out::println)
          .ifPresentOrElse(
              follower -> {
                try (follower) {
                  follower.catchUp();
                }
                out.println("Counted.");
              },
              () -> out.println("The console counts it now."));
    }

    static String user() {
      return System.getProperty("user.name", "");
    }
  }

  private record CountRow(String category, long calls) {}

  /** What there is. */
  @Command(name = "list", mixinStandardHelpOptions = true, description = "Show the categories.")
  static final class ListOf extends Work {
    @Override
    void work(Warehouse warehouse, CategoryRules rules, PrintWriter out) {
      Map<String, Long> calls = new HashMap<>();
      for (CountRow row :
          warehouse.query(
              CountRow.class,
              """
              SELECT category, count() AS calls FROM call_categories FINAL GROUP BY category
              """,
              Map.of())) {
        calls.put(row.category(), row.calls());
      }
      List<Category> shown = rules.all().stream().filter(Category::enabled).toList();
      for (Category row : shown) {
        out.println(
            String.format(
                Locale.ROOT,
                "%-18s %,9d calls  %s / %s%n    %s",
                row.category(),
                calls.getOrDefault(row.category(), 0L),
                row.titleEn(),
                row.titleZh(),
                row.query()));
      }
      if (shown.isEmpty()) {
        out.println("There is no category yet. Maybe: ./branchline category defaults");
      }
    }
  }

  /** A new or changed rule. */
  @Command(
      name = "set",
      mixinStandardHelpOptions = true,
      description = {
        "Make a category, or change its rule.",
        "Example: category set card_lost --query 'lost NEAR/5 card OR 挂失' --title-en 'Card lost'"
      })
  static final class Set extends Work {
    @Parameters(paramLabel = "NAME", description = "Small letters, digits and _.")
    String name;

    @Option(
        names = "--query",
        required = true,
        paramLabel = "QUERY",
        description = "What to look for: docs/search.md.")
    String query;

    @Option(names = "--title-en", paramLabel = "TEXT", description = "Its English title.")
    @Nullable String titleEn;

    @Option(names = "--title-zh", paramLabel = "TEXT", description = "Its Chinese title.")
    @Nullable String titleZh;

    @Override
    void work(Warehouse warehouse, CategoryRules rules, PrintWriter out) {
      Category before = rules.find(name).orElse(null);
      String en = titleEn != null ? titleEn : before != null ? before.titleEn() : name;
      String zh = titleZh != null ? titleZh : before != null ? before.titleZh() : en;
      Category row = rules.set(name, en, zh, query, user(), Clock.systemUTC());
      out.println(row.category() + " is now at version " + row.version() + ".");
      count(warehouse, out);
    }
  }

  /** No more of it. */
  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Take a category back: no call is about it any more.")
  static final class Remove extends Work {
    @Parameters(paramLabel = "NAME")
    String name;

    @Override
    void work(Warehouse warehouse, CategoryRules rules, PrintWriter out) {
      rules.remove(name, user(), Clock.systemUTC());
      out.println(name + " is removed.");
      count(warehouse, out);
    }
  }

  /** Once more from the start. */
  @Command(
      name = "recount",
      mixinStandardHelpOptions = true,
      description = "Count one category, or all, from the first call to the last.")
  static final class Recount extends Work {
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "All where none is named.")
    @Nullable String name;

    @Override
    void work(Warehouse warehouse, CategoryRules rules, PrintWriter out) {
      List<String> names =
          name != null
              ? List.of(name)
              : rules.all().stream().filter(Category::enabled).map(Category::category).toList();
      names.forEach(one -> rules.recount(one, user(), Clock.systemUTC()));
      count(warehouse, out);
    }
  }

  /** To begin with. */
  @Command(
      name = "defaults",
      mixinStandardHelpOptions = true,
      description = "Add what calls of a bank are usually about; what is there stays as it is.")
  static final class Defaults extends Work {
    @Override
    void work(Warehouse warehouse, CategoryRules rules, PrintWriter out) {
      List<String> added = DefaultCategories.add(rules, Clock.systemUTC());
      out.println(added.isEmpty() ? "All are there." : "Added: " + String.join(", ", added));
      count(warehouse, out);
    }
  }
}
