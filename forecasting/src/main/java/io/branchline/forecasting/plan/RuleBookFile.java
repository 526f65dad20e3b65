package io.branchline.forecasting.plan;

import io.branchline.forecasting.roster.Rule;
import io.branchline.forecasting.roster.RuleBook;
import io.branchline.forecasting.roster.RuleBook.Costs;
import io.branchline.forecasting.roster.RuleBook.Setting;
import io.branchline.forecasting.roster.RuleBook.Severity;
import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Rule books as YAML; what a file does not name stays as it is by default. */
public final class RuleBookFile {

  private final String source;

  private RuleBookFile(String source) {
    this.source = source;
  }

  /**
   * Reads a file.
   *
   * @throws Failure where it cannot be read or names what does not exist
   */
  public static RuleBook read(Path file) {
    try {
      return parse(Files.readString(file, StandardCharsets.UTF_8), file.toString());
    } catch (IOException e) {
      throw new Failure(Failure.Code.BAD_INPUT, "Cannot read the rules in " + file, e);
    }
  }

  /** Reads text; the source is named in failures. */
  public static RuleBook parse(String text, String source) {
    return parse(text, source, Costs.DEFAULT);
  }

  /**
   * Reads the book that was kept with a roster. It names every price that there was at its time, so
   * one with {@code shortage-hour} and without {@code shortage-rise} was solved when all missing
   * hours had the same price, and is judged by that.
   */
  static RuleBook kept(String text, String roster) {
    return parse(
        text,
        roster,
        text.contains("shortage-hour:") ? Costs.DEFAULT.withShortageRise(0) : Costs.DEFAULT);
  }

  private static RuleBook parse(String text, String source, Costs usual) {
    RuleBookFile file = new RuleBookFile(source);
    try {
      Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
      return file.book(file.map(root, "the file"), usual);
    } catch (YAMLException e) {
      throw new Failure(Failure.Code.BAD_INPUT, source + " is not YAML: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new Failure(Failure.Code.BAD_INPUT, source + ": " + e.getMessage(), e);
    }
  }

  private RuleBook book(Map<?, ?> root, Costs usual) {
    known(root, "demand", "rules", "costs");
    RuleBook book = RuleBook.standard();
    if (root.get("demand") != null) {
      book = book.withDemand(severity(root.get("demand"), "demand"));
    }
    for (Map.Entry<?, ?> entry : map(root.get("rules"), "rules").entrySet()) {
      String id = String.valueOf(entry.getKey());
      Rule rule = Rule.named(id).orElseThrow(() -> unknown(id));
      book = book.with(rule, setting(rule, map(entry.getValue(), id)));
    }
    return book.with(costs(map(root.get("costs"), "costs"), usual));
  }

  private static IllegalArgumentException unknown(String id) {
    return new IllegalArgumentException(
        "there is no rule '"
            + id
            + "'. The rules are: "
            + Arrays.stream(Rule.values()).map(Rule::id).collect(Collectors.joining(", ")));
  }

  private Setting setting(Rule rule, Map<?, ?> given) {
    known(given, "severity", "limit", "weight");
    Setting usual = rule.byDefault();
    return new Setting(
        given.get("severity") == null
            ? usual.severity()
            : severity(given.get("severity"), rule.id()),
        number(given, "limit", usual.limit()),
        number(given, "weight", usual.weight()));
  }

  private Costs costs(Map<?, ?> given, Costs usual) {
    known(
        given,
        "shortage-hour",
        "shortage-rise",
        "surplus-hour",
        "overtime-percent",
        "night-shift",
        "night-spread",
        "weekend-spread",
        "change");
    return new Costs(
        number(given, "shortage-hour", usual.shortageHour()),
        number(given, "shortage-rise", usual.shortageRise()),
        number(given, "surplus-hour", usual.surplusHour()),
        number(given, "overtime-percent", usual.overtimePercent()),
        number(given, "night-shift", usual.nightShift()),
        number(given, "night-spread", usual.nightSpread()),
        number(given, "weekend-spread", usual.weekendSpread()),
        number(given, "change", usual.change()));
  }

  private static void known(Map<?, ?> given, String... names) {
    TreeSet<String> left = new TreeSet<>();
    given.keySet().forEach(key -> left.add(String.valueOf(key)));
    Arrays.asList(names).forEach(left::remove);
    if (!left.isEmpty()) {
      throw new IllegalArgumentException(
          "'" + left.first() + "' is not known there. Maybe one of " + String.join(", ", names));
    }
  }

  /** YAML reads a bare {@code off} as false. */
  private static Severity severity(Object value, String where) {
    String text = Boolean.FALSE.equals(value) ? "off" : String.valueOf(value);
    for (Severity severity : Severity.values()) {
      if (severity.name().equalsIgnoreCase(text)) {
        return severity;
      }
    }
    throw new IllegalArgumentException(
        "the severity of " + where + " is '" + text + "'. It must be hard, soft or off");
  }

  private static int number(Map<?, ?> given, String name, int usual) {
    Object value = given.get(name);
    if (value == null) {
      return usual;
    }
    if (value instanceof Integer number) {
      return number;
    }
    throw new IllegalArgumentException(name + " is '" + value + "', not a whole number");
  }

  private Map<?, ?> map(@Nullable Object value, String where) {
    if (value == null) {
      return Map.of();
    }
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException(where + " of " + source + " must be names with values");
  }

  /** The whole book as YAML, with every rule's title and source as comments. */
  public static String write(RuleBook book, Locale locale) {
    StringBuilder text = new StringBuilder();
    text.append("demand: ").append(lower(book.demand())).append('\n').append("rules:\n");
    for (Rule rule : Rule.values()) {
      Setting setting = book.of(rule);
      text.append("  # ").append(rule.title(locale)).append(". ").append(rule.source(locale));
      text.append("\n  ").append(rule.id()).append(": {severity: ");
      text.append(lower(setting.severity())).append(", limit: ").append(setting.limit());
      text.append(", weight: ").append(setting.weight()).append("}\n");
    }
    Costs costs = book.costs();
    text.append("costs:\n");
    text.append("  shortage-hour: ").append(costs.shortageHour()).append('\n');
    text.append("  shortage-rise: ").append(costs.shortageRise()).append('\n');
    text.append("  surplus-hour: ").append(costs.surplusHour()).append('\n');
    text.append("  overtime-percent: ").append(costs.overtimePercent()).append('\n');
    text.append("  night-shift: ").append(costs.nightShift()).append('\n');
    text.append("  night-spread: ").append(costs.nightSpread()).append('\n');
    text.append("  weekend-spread: ").append(costs.weekendSpread()).append('\n');
    text.append("  change: ").append(costs.change()).append('\n');
    return text.toString();
  }

  private static String lower(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }
}
