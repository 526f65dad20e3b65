package io.branchline.forecasting.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long agents were on the phones in each hour, where a source tells of calls and of nothing
 * else: an agent is taken to be there from the start of a call to the end of the next one, if the
 * two are not further apart than a break.
 */
public final class PhoneTime {

  /** A longer pause between two calls is taken for an absence. */
  public static final Duration BREAK = Duration.ofMinutes(15);

  private static final long HOUR_MILLIS = 3_600_000;

  private PhoneTime() {}

  /** An agent's call, from its answer to the end of its wrap-up. */
  public record Spell(String agent, Instant from, Instant to) {
    /** An end before the start, as broken sources have it, is the start. */
    public Spell {
      to = to.isBefore(from) ? from : to;
    }
  }

  /** Agents on the phones, on average, in each hour of the clock (UTC) in which there were any. */
  public static Map<Instant, Double> agentsByHour(Collection<Spell> spells) {
    List<Spell> ordered =
        spells.stream()
            .sorted(Comparator.comparing(Spell::agent).thenComparing(Spell::from))
            .toList();
    Map<Instant, Double> agents = new TreeMap<>();
    Spell stay = null;
    for (Spell spell : ordered) {
      if (stay != null && continues(stay, spell)) {
        stay = new Spell(stay.agent(), stay.from(), later(stay.to(), spell.to()));
      } else {
        if (stay != null) {
          add(agents, stay);
        }
        stay = spell;
      }
    }
    if (stay != null) {
      add(agents, stay);
    }
    return agents;
  }

  private static boolean continues(Spell stay, Spell next) {
    return stay.agent().equals(next.agent()) && !next.from().isAfter(stay.to().plus(BREAK));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static void add(Map<Instant, Double> agents, Spell stay) {
    long to = stay.to().toEpochMilli();
    for (long at = stay.from().toEpochMilli(); at < to; ) {
      long hour = Math.floorDiv(at, HOUR_MILLIS);
      long until = Math.min(to, (hour + 1) * HOUR_MILLIS);
      agents.merge(
          Instant.ofEpochMilli(hour * HOUR_MILLIS),
          (until - at) / (double) HOUR_MILLIS,
          Double::sum);
      at = until;
    }
  }
}
