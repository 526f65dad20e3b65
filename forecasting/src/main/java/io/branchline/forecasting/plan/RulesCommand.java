package io.branchline.forecasting.plan;

import io.branchline.forecasting.roster.RuleBook;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the rule book. */
@Command(
    name = "rules",
    description = "The rule book as YAML, each rule with its article: edit it, then --rules FILE.",
    mixinStandardHelpOptions = true)
final class RulesCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(names = "--rules", paramLabel = "FILE", description = "This one, completed.")
  @Nullable Path rules;

  @Mixin Language language = new Language();

  @Override
  public Integer call() {
    RuleBook book = rules == null ? RuleBook.standard() : RuleBookFile.read(rules);
    spec.commandLine().getOut().print(RuleBookFile.write(book, language.locale()));
    spec.commandLine().getOut().flush();
    return 0;
  }
}
