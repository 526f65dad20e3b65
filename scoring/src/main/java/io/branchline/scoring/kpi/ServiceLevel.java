package io.branchline.scoring.kpi;

import io.branchline.scoring.form.Text;
import io.branchline.warehouse.Failure;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * The six definitions of service level that are in use in the field: what became of the calls that
 * were abandoned makes the difference. T is the threshold, S the short-abandon threshold. Calls
 * that flowed out are in none of them. Sources: ICMI QueueTips of 1 August 2002; the settings of
 * Cisco ("abandoned positive, negative, ignored") and Genesys Cloud; 51callcenter's four formulas.
 */
public enum ServiceLevel {
  /** Abandoning within T counts as served. */
  POSITIVE(
      "V1",
      new Text("abandoned in time count as served", "阈值内放弃计为达标"),
      "(answered ≤ T + abandoned ≤ T) / (answered + abandoned)",
      "（T 内接听 + T 内放弃）/（接听 + 放弃）") {
    @Override
    public long above(Counters c) {
      return c.answeredWithin() + c.abandonedWithin();
    }

    @Override
    public long below(Counters c) {
      return c.answered() + c.abandoned();
    }
  },
  /** Abandoned calls do not count at all. */
  ANSWERED_ONLY("V2", new Text("of answered", "占接听量"), "answered ≤ T / answered", "T 内接听 / 接听") {
    @Override
    public long below(Counters c) {
      return c.answered();
    }
  },
  /** Every abandoned call counts against. */
  NEGATIVE(
      "V3",
      new Text("of offered to a queue", "占进队量"),
      "answered ≤ T / (answered + abandoned)",
      "T 内接听 /（接听 + 放弃）") {
    @Override
    public long below(Counters c) {
      return c.answered() + c.abandoned();
    }
  },
  /** Abandoning within T does not count. */
  IGNORE(
      "V4",
      new Text("without abandoned in time", "剔除阈值内放弃"),
      "answered ≤ T / (answered + abandoned > T)",
      "T 内接听 /（接听 + T 后放弃）") {
    @Override
    public long below(Counters c) {
      return c.answered() + c.abandoned() - c.abandonedWithin();
    }
  },
  /** Abandoning within S counts as served. */
  SHORT_CREDIT(
      "V5",
      new Text("short abandons count as served", "短时放弃计为达标"),
      "(answered ≤ T + abandoned ≤ S) / (answered + abandoned)",
      "（T 内接听 + S 内放弃）/（接听 + 放弃）") {
    @Override
    public long above(Counters c) {
      return c.answeredWithin() + c.shortAbandoned();
    }

    @Override
    public long below(Counters c) {
      return c.answered() + c.abandoned();
    }
  },
  /** Abandoning within S does not count. */
  SHORT_EXCLUDED(
      "V6",
      new Text("without short abandons", "剔除短时放弃"),
      "answered ≤ T / (answered + abandoned > S)",
      "T 内接听 /（接听 + S 后放弃）") {
    @Override
    public long below(Counters c) {
      return c.answered() + c.abandoned() - c.shortAbandoned();
    }
  };

  private final String code;

  @SuppressWarnings("ImmutableEnumChecker") // a record of two strings
  private final Text title;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Text formula;

  ServiceLevel(String code, Text title, String formulaEn, String formulaZh) {
    this.code = code;
    this.title = title;
    this.formula = new Text(formulaEn, formulaZh);
  }

  /** The calls that count as served in time. */
  public long above(Counters c) {
    return c.answeredWithin();
  }

  /** The calls that count at all; 0 means no figure. */
  public abstract long below(Counters c);

  /** The share of calls served in time, 0 to 1; empty where there were none. */
  public final OptionalDouble of(Counters counters) {
    return Counters.ratio(above(counters), below(counters));
  }

  /** V1 to V6. */
  public String code() {
    return code;
  }

  /** The name that settings, columns and options use, such as {@code short_excluded}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A short name to print beside the figure. */
  public Text title() {
    return title;
  }

  /** The formula, with T and S. */
  public Text formula() {
    return formula;
  }

  /** The formula with the thresholds in it, to print beside the figure. */
  public String formula(Thresholds thresholds, String language) {
    return formula
        .in(language)
        .replace("T", thresholds.seconds() + (language.startsWith("zh") ? " 秒" : " s"))
        .replace("S", thresholds.shortSeconds() + (language.startsWith("zh") ? " 秒" : " s"));
  }

  /** The definition of that id or code. */
  public static ServiceLevel parse(String name) {
    String wanted = name.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    for (ServiceLevel level : values()) {
      if (level.name().equals(wanted) || level.code.equals(wanted)) {
        return level;
      }
    }
    String known =
        Arrays.stream(values())
            .map(level -> level.code + " " + level.id())
            .collect(Collectors.joining(", "));
    throw new Failure(
        Failure.Code.USAGE,
        "There is no service-level formula '" + name + "'. Use one of: " + known + ".");
  }
}
