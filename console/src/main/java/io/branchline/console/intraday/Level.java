package io.branchline.console.intraday;

import io.branchline.forecasting.erlang.Performance;
import io.branchline.scoring.kpi.Counters;
import io.branchline.scoring.kpi.ServiceLevel;
import org.jspecify.annotations.Nullable;

/**
 * A service level as a sum over a sum, of calls that came and of calls to come.
 *
 * @param above calls in time as the formula counts them
 * @param below calls that the formula counts
 */
record Level(double above, double below) {

  static final Level NONE = new Level(0, 0);

  /** Of calls that came. */
  static Level of(ServiceLevel formula, Counters c) {
    return new Level(formula.above(c), formula.below(c));
  }

  /** Of calls to come, as a queueing model sees them. */
  static Level of(ServiceLevel formula, double calls, Performance p) {
    return switch (formula) {
      case POSITIVE -> new Level(calls * (p.answeredWithin() + p.abandonedWithin()), calls);
      case NEGATIVE -> new Level(calls * p.answeredWithin(), calls);
      case SHORT_CREDIT -> new Level(calls * (p.answeredWithin() + p.shortAbandoned()), calls);
      case ANSWERED_ONLY -> new Level(calls * p.answeredWithin(), calls * p.answered());
      case IGNORE -> new Level(calls * p.answeredWithin(), calls * (1 - p.abandonedWithin()));
      case SHORT_EXCLUDED ->
          new Level(calls * p.answeredWithin(), calls * (1 - p.shortAbandoned()));
    };
  }

  Level plus(Level other) {
    return new Level(above + other.above, below + other.below);
  }

  /** 0 to 1; null where nothing counts. */
  @Nullable Double share() {
    return below <= 0 ? null : Double.valueOf(Math.min(1, above / below));
  }
}
