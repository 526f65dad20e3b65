package io.branchline.ingest.simulate;

/**
 * What is to happen in a branch, each thing one long in the {@link Agenda}: what, whose, and the
 * generation that it was planned for.
 */
final class Plans {

  private static final Happening[] KINDS = Happening.values();
  private static final int KIND_BITS = 5;
  private static final int WHO_BITS = 27;
  private static final long WHO_MASK = (1L << WHO_BITS) - 1;

  private final Agenda agenda = new Agenda();
  private final SimulatedBranch branch;
  private final long end;

  /**
   * Nothing is planned.
   *
   * @param end nobody calls again from then on
   */
  Plans(SimulatedBranch branch, long end) {
    this.branch = branch;
    this.end = end;
  }

  boolean isEmpty() {
    return agenda.isEmpty();
  }

  /** When the next thing happens; undefined if empty. */
  long nextTime() {
    return agenda.nextTime();
  }

  /** Takes the next thing out. */
  long poll() {
    return agenda.poll();
  }

  @SuppressWarnings("EnumOrdinal") // packed for speed; never stored
  void add(long at, Happening kind, long who, int generation) {
    agenda.add(at, kind.ordinal() | who << KIND_BITS | (long) generation << (KIND_BITS + WHO_BITS));
  }

  void add(long at, Happening kind, SimulatedCall call) {
    add(at, kind, call.slot, call.generation);
  }

  void add(long at, Happening kind, SimulatedAgent agent) {
    add(at, kind, agent.index, 0);
  }

  /** The same customer calls once more. */
  void callAgain(SimulatedCall call, long at) {
    if (at < end) {
      add(at, Happening.REPEAT, call.customer, branch.queues().indexOf(call.wanted));
    }
  }

  static Happening kind(long what) {
    return KINDS[(int) what & ((1 << KIND_BITS) - 1)];
  }

  static int who(long what) {
    return (int) (what >>> KIND_BITS & WHO_MASK);
  }

  static int generation(long what) {
    return (int) (what >>> (KIND_BITS + WHO_BITS));
  }
}
