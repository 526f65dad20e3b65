package io.branchline.console.figure;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The six service levels of the field: T and S are the threshold and the short-abandon limit that
 * the counters were made with. Calls that flowed out are in none of them. Nothing below the line
 * means no figure.
 */
public enum Formula {
  /** (answered within T + abandoned within T) / (answered + abandoned). */
  POSITIVE {
    @Override
    long above(Counters c) {
      return c.answeredWithin() + c.abandonedWithin();
    }

    @Override
    long below(Counters c) {
      return c.answered() + c.abandoned();
    }
  },
  /** Answered within T / answered. */
  ANSWERED_ONLY {
    @Override
    long below(Counters c) {
      return c.answered();
    }
  },
  /** Answered within T / (answered + abandoned). */
  NEGATIVE {
    @Override
    long below(Counters c) {
      return c.answered() + c.abandoned();
    }
  },
  /** Answered within T / (answered + abandoned after T). */
  IGNORE {
    @Override
    long below(Counters c) {
      return c.answered() + c.abandoned() - c.abandonedWithin();
    }
  },
  /** (Answered within T + abandoned within S) / (answered + abandoned). */
  SHORT_CREDIT {
    @Override
    long above(Counters c) {
      return c.answeredWithin() + c.shortAbandoned();
    }

    @Override
    long below(Counters c) {
      return c.answered() + c.abandoned();
    }
  },
  /** Answered within T / (answered + abandoned after S). */
  SHORT_EXCLUDED {
    @Override
    long below(Counters c) {
      return c.answered() + c.abandoned() - c.shortAbandoned();
    }
  };

  long above(Counters c) {
    return c.answeredWithin();
  }

  abstract long below(Counters c);

  /** The share of 1, or null where nothing is below the line. */
  public @Nullable Double of(Counters counters) {
    long below = below(counters);
    return below <= 0 ? null : Double.valueOf((double) above(counters) / below);
  }

  /** The name in the setting and in message keys. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
