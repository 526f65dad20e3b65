package io.branchline.console.whatif;

import io.branchline.console.planning.Asked;
import java.math.BigDecimal;
import java.util.Locale;

/** A number that the form asks for; shares in percent. */
public enum Amount {
  /** Traffic of a branch. */
  ERLANGS("0.1", "10000", "10"),
  /** Seconds that a call of plain traffic takes. */
  HANDLE("10", "3600", "180"),
  /** Branches of plain traffic. */
  BRANCHES("1", "1000", "10"),
  /** Regions that they lie in. */
  REGIONS("1", "100", "2"),
  /** Promised today. */
  LEVEL("50", "99.9", "80"),
  /** Within so many seconds. */
  SECONDS("0", "600", "20"),
  /** Paid time away from the phones today. */
  SHRINKAGE("0", "90", "30"),
  /** Of a rostered agent and hour. */
  COST("0", "100000", "60"),
  /** Mean seconds after which callers hang up. */
  PATIENCE("10", "3600", "300"),
  /** How far a day's calls are from their forecast. */
  ERROR("0", "50", "5"),
  /** How often the days are simulated. */
  RUNS("20", "2000", "200"),
  /** Promised instead. */
  OTHER_LEVEL("50", "99.9", "93"),
  /** Within so many seconds instead. */
  OTHER_SECONDS("0", "600", "20"),
  /** More handle time. */
  LONGER("-50", "200", "10"),
  /** Paid time away from the phones instead. */
  OTHER_SHRINKAGE("0", "90", "35"),
  /** Rostered agents who do not come. */
  ABSENCE("0", "90", "10"),
  /** More calls. */
  RUSH("-90", "900", "60"),
  /** Agents who are new. */
  NEW_STAFF("0", "100", "30"),
  /** More time that they take for a call. */
  SLOWER("0", "900", "20");

  private final BigDecimal least;
  private final BigDecimal most;
  private final BigDecimal usual;

  Amount(String least, String most, String usual) {
    this.least = new BigDecimal(least);
    this.most = new BigDecimal(most);
    this.usual = new BigDecimal(usual);
  }

  /** The parameter's name. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The smallest that may be asked for. */
  public BigDecimal least() {
    return least;
  }

  /** The largest. */
  public BigDecimal most() {
    return most;
  }

  /** What holds where nothing is asked for. */
  public BigDecimal usual() {
    return usual;
  }

  private boolean whole() {
    return this == BRANCHES || this == REGIONS || this == RUNS;
  }

  BigDecimal in(Asked asked, BigDecimal otherwise) {
    return whole()
        ? BigDecimal.valueOf(
            asked.whole(id(), least.intValue(), most.intValue(), otherwise.intValue()))
        : asked.decimal(id(), least, most, otherwise);
  }
}
