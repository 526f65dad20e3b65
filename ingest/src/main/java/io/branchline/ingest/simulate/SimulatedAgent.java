package io.branchline.ingest.simulate;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An agent, and how long and how often he or she was in which state. */
final class SimulatedAgent {

  /** What an agent does; the not-ready states differ by reason. */
  enum Doing {
    LOGGED_OUT("", ""),
    READY("ready", ""),
    RINGING("ringing", ""),
    TALKING("talking", ""),
    HOLD("hold", ""),
    WRAP_UP("wrap_up", ""),
    BREAK("not_ready", "break"),
    LUNCH("not_ready", "lunch"),
    TRAINING("not_ready", "training"),
    NO_ANSWER("not_ready", "ring_no_answer");

    private final String state;
    private final String reason;

    Doing(String state, String reason) {
      this.state = state;
      this.reason = reason;
    }

    String state() {
      return state;
    }

    String reason() {
      return reason;
    }
  }

  /** How long in all, and how often, an agent was in a state. */
  static final class Spent {
    long millis;
    long spells;
  }

  final int index;
  final byte[] id;

  /** Multiplies the talk of every call: some explain more than others. */
  final double slowness;

  final Map<Doing, Spent> spent = new EnumMap<>(Doing.class);

  Doing doing = Doing.LOGGED_OUT;
  long since;

  /** The call that rings, is spoken with or is wrapped up. */
  @Nullable SimulatedCall call;

  int leg;
  Doing nextBreak = Doing.LOGGED_OUT;
  long nextBreakMillis;
  boolean shiftOver;

  /** Neighbours in the line of idle agents. */
  @Nullable SimulatedAgent before;

  @Nullable SimulatedAgent after;
  boolean idle;

  SimulatedAgent(int index, byte[] id, double slowness) {
    this.index = index;
    this.id = id;
    this.slowness = slowness;
  }

  void enter(Doing next, long now) {
    if (now > since) {
      Spent time = spent.computeIfAbsent(doing, state -> new Spent());
      time.millis += now - since;
      time.spells++;
    }
    doing = next;
    since = now;
  }
}
