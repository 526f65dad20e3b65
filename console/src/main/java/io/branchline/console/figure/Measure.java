package io.branchline.console.figure;

import io.branchline.scoring.kpi.Counters;
import io.branchline.scoring.kpi.ServiceLevel;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What branches are compared by. */
public enum Measure {
  /** Answered / offered. */
  ANSWER_RATE(Unit.PERCENT, true),
  /** By the formula that is set. */
  SERVICE_LEVEL(Unit.PERCENT, true),
  /** Mean wait of the answered. */
  SPEED_OF_ANSWER(Unit.SECONDS, false),
  /** Talk + hold + wrap-up of a handled call. */
  HANDLE_TIME(Unit.SECONDS, false),
  /** Mean score of the scored calls, a person's before the machine's. */
  QUALITY(Unit.POINTS, true);

  /** How the figure is written. */
  public enum Unit {
    PERCENT,
    SECONDS,
    POINTS
  }

  private final Unit unit;
  private final boolean moreIsBetter;

  Measure(Unit unit, boolean moreIsBetter) {
    this.unit = unit;
    this.moreIsBetter = moreIsBetter;
  }

  /** How it is written. */
  public Unit unit() {
    return unit;
  }

  /** Whether a larger figure is a better one. */
  public boolean moreIsBetter() {
    return moreIsBetter;
  }

  /** The name in addresses and message keys. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The measure of that name, the service level where there is none. */
  public static Measure of(@Nullable String id) {
    return Arrays.stream(values())
        .filter(measure -> measure.id().equals(id))
        .findFirst()
        .orElse(SERVICE_LEVEL);
  }

  /** Every measure's name. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(Measure::id).toList();
  }

  /** The figure over some days, each a part of the same stretch. */
  public Figure over(Collection<Day> days, ServiceLevel formula) {
    Counters sum = days.stream().map(Day::counters).reduce(Counters.ZERO, Counters::plus);
    return switch (this) {
      case ANSWER_RATE -> Figure.share(sum.answered(), sum.offered());
      case SERVICE_LEVEL -> Figure.share(formula.above(sum), formula.below(sum));
      case SPEED_OF_ANSWER ->
          Figure.ratio(
              days,
              day -> day.counters().answeredWaitMillis() / 1000.0,
              day -> day.counters().answered());
      case HANDLE_TIME ->
          Figure.ratio(
              days, day -> day.counters().handleMillis() / 1000.0, day -> day.counters().handled());
      case QUALITY -> Figure.mean(days.stream().map(Day::scores).reduce(Scores.NONE, Scores::plus));
    };
  }

  /** What one day, or one half hour, of a branch counted. */
  public record Day(Counters counters, Scores scores) {}
}
