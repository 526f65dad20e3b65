package io.branchline.forecasting.simulation;

import io.branchline.forecasting.erlang.ServiceLevelFormula;
import org.jspecify.annotations.Nullable;

/**
 * What a simulated day's calls came to, by type and by the interval in which they arrived. Rates
 * are sums over sums, and null where nothing is divided by.
 */
public final class DayCounts implements CallLog {

  private final double intervalSeconds;
  private final int intervals;
  private final double thresholdSeconds;
  private final double shortSeconds;
  private final Counts[] counts;

  /**
   * Nothing has been counted yet.
   *
   * @param thresholdSeconds T: a wait of at most T is in time
   * @param shortSeconds S: who hangs up after at most S hardly waited
   */
  public DayCounts(Centre centre, double thresholdSeconds, double shortSeconds) {
    this.intervalSeconds = centre.intervalSeconds();
    this.intervals = centre.intervals();
    this.thresholdSeconds = thresholdSeconds;
    this.shortSeconds = shortSeconds;
    this.counts = new Counts[centre.types().size() * intervals];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = new Counts();
    }
  }

  @Override
  public void answered(int type, double atSeconds, double waitSeconds) {
    Counts of = of(type, atSeconds);
    of.answered++;
    of.answeredWaitSeconds += waitSeconds;
    if (waitSeconds <= thresholdSeconds) {
      of.answeredWithin++;
    }
  }

  @Override
  public void abandoned(int type, double atSeconds, double waitSeconds) {
    Counts of = of(type, atSeconds);
    of.abandoned++;
    of.abandonedWaitSeconds += waitSeconds;
    if (waitSeconds <= thresholdSeconds) {
      of.abandonedWithin++;
    }
    if (waitSeconds <= shortSeconds) {
      of.shortAbandoned++;
    }
  }

  @Override
  public void unanswered(int type, double atSeconds) {
    of(type, atSeconds).unanswered++;
  }

  private Counts of(int type, double atSeconds) {
    int interval = Math.min(intervals - 1, (int) (atSeconds / intervalSeconds));
    return counts[type * intervals + interval];
  }

  /** One type's calls of one interval. */
  public Counts of(int type, int interval) {
    return counts[type * intervals + interval];
  }

  /** All types' calls of the intervals from {@code from} to before {@code to}. */
  public Counts sum(int from, int to) {
    Counts sum = new Counts();
    for (int i = 0; i < counts.length; i++) {
      if (i % intervals >= from && i % intervals < to) {
        sum.add(counts[i]);
      }
    }
    return sum;
  }

  /** All calls. */
  public Counts sum() {
    return sum(0, intervals);
  }

  /** Sums of calls (whole numbers, exact to 2^53), and the rates made of them. */
  public static final class Counts {
    private double answered;
    private double answeredWithin;
    private double answeredWaitSeconds;
    private double abandoned;
    private double abandonedWithin;
    private double shortAbandoned;
    private double abandonedWaitSeconds;
    private double unanswered;

    /** Adds the other's calls to these. */
    public void add(Counts other) {
      answered += other.answered;
      answeredWithin += other.answeredWithin;
      answeredWaitSeconds += other.answeredWaitSeconds;
      abandoned += other.abandoned;
      abandonedWithin += other.abandonedWithin;
      shortAbandoned += other.shortAbandoned;
      abandonedWaitSeconds += other.abandonedWaitSeconds;
      unanswered += other.unanswered;
    }

    /** Every call. */
    public double offered() {
      return answered + abandoned + unanswered;
    }

    /** Calls that an agent took. */
    public double answered() {
      return answered;
    }

    /** Calls whose callers hung up. */
    public double abandoned() {
      return abandoned;
    }

    /** Share of the offered whose callers hung up. */
    public @Nullable Double abandonment() {
      return ratio(abandoned, offered());
    }

    /** Mean wait of the answered, in seconds. */
    public @Nullable Double asaSeconds() {
      return ratio(answeredWaitSeconds, answered);
    }

    /** Mean wait of those who hung up, in seconds. */
    public @Nullable Double abandonedWaitSeconds() {
      return ratio(abandonedWaitSeconds, abandoned);
    }

    /** The service level by a formula, 0 to 1; a call that nobody ever took counts as offered. */
    public @Nullable Double serviceLevel(ServiceLevelFormula formula) {
      return switch (formula) {
        case POSITIVE -> ratio(answeredWithin + abandonedWithin, offered());
        case ANSWERED_ONLY -> ratio(answeredWithin, answered);
        case NEGATIVE -> ratio(answeredWithin, offered());
        case IGNORE -> ratio(answeredWithin, offered() - abandonedWithin);
        case SHORT_CREDIT -> ratio(answeredWithin + shortAbandoned, offered());
        case SHORT_EXCLUDED -> ratio(answeredWithin, offered() - shortAbandoned);
      };
    }

    private static @Nullable Double ratio(double part, double whole) {
      return whole == 0 ? null : Double.valueOf(part / whole);
    }
  }
}
