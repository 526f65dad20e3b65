package io.branchline.ingest.simulate;

import java.time.ZoneId;
import java.util.List;

/**
 * A branch centre to simulate.
 *
 * @param index its place in the bank, from 0
 * @param callsPerDay mean number of new calls a day, before repeated ones
 * @param staffing 1 is staffed for the mean load with a small reserve; less is understaffed
 * @param opens first hour of the day that queues are open
 * @param closes hour from which they are not; 24 with {@code opens} 0 is around the clock
 */
record SimulatedBranch(
    int index,
    String id,
    String nameEn,
    String nameZh,
    String region,
    ZoneId zone,
    double callsPerDay,
    double staffing,
    int opens,
    int closes,
    List<QueueKind> queues) {

  SimulatedBranch {
    queues = List.copyOf(queues);
  }

  boolean aroundTheClock() {
    return opens == 0 && closes == 24;
  }

  /** Whether callers may enter a queue at a minute of the branch's day. */
  boolean isOpen(int minuteOfDay) {
    return minuteOfDay >= opens * 60 && minuteOfDay < closes * 60;
  }

  /** What part of the branch's calls is meant for one of its queues. */
  double share(QueueKind queue) {
    double sum = 0;
    for (QueueKind each : queues) {
      sum += each.share();
    }
    return queue.share() / sum;
  }
}
