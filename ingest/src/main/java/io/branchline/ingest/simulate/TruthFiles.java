package io.branchline.ingest.simulate;

import io.branchline.ingest.simulate.SimulatedAgent.Doing;
import io.branchline.ingest.simulate.SimulatedCall.Outcome;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Writes {@code truth/}: every call, every leg, every queue's half hours, every agent's time. */
final class TruthFiles implements AutoCloseable {

  static final String CALLS = "calls.csv";
  static final String LEGS = "legs.csv";
  static final String INTERVALS = "intervals.csv";
  static final String AGENT_STATES = "agent_states.csv";

  private static final int BUFFER = 1 << 17;

  private final Path folder;
  private final OutputStream calls;
  private final OutputStream legs;
  private final OutputStream intervals;

  TruthFiles(Path folder) throws IOException {
    this.folder = folder.resolve(OutputFolder.TRUTH);
    this.calls = open(CALLS, BranchTruth.CALL_COLUMNS);
    this.legs = open(LEGS, BranchTruth.LEG_COLUMNS);
    this.intervals = open(INTERVALS, BranchTruth.INTERVAL_COLUMNS);
  }

  private OutputStream open(String name, String columns) throws IOException {
    OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)), BUFFER);
    out.write(Text.bytes(columns));
    return out;
  }

  /** Writes what a branch has found out since the last time. */
  void drain(BranchTruth truth) throws IOException {
    truth.calls.writeTo(calls);
    truth.calls.clear();
    truth.legs.writeTo(legs);
    truth.legs.clear();
    truth.intervals.writeTo(intervals);
    truth.intervals.clear();
  }

  /** Writes what is left when everything is over, and returns how many calls there were. */
  long finish(List<BranchSimulation> branches) throws IOException {
    long count = 0;
    for (BranchSimulation branch : branches) {
      branch.truth().close();
      drain(branch.truth());
      for (long outcome : branch.truth().outcomes.values()) {
        count += outcome;
      }
    }
    try (OutputStream out = open(AGENT_STATES, "branch,agent,state,reason,millis,spells\n")) {
      for (BranchSimulation branch : branches) {
        agents(branch, out);
      }
    }
    return count;
  }

  private static void agents(BranchSimulation branch, OutputStream out) throws IOException {
    Text text = new Text(1 << 14);
    for (SimulatedAgent agent : branch.roster().agents()) {
      agent.spent.forEach(
          (doing, time) -> {
            if (doing != Doing.LOGGED_OUT) {
              text.put(branch.branch().id()).put(',').put(agent.id).put(',');
              text.put(doing.state()).put(',').put(doing.reason()).put(',');
              text.put(time.millis).put(',').put(time.spells).put('\n');
            }
          });
    }
    text.writeTo(out);
  }

  void summary(
      BankSimulation.Request request,
      BankSimulation.Written written,
      List<BranchSimulation> branches)
      throws IOException {
    Text text = new Text(1 << 10);
    text.put("name,value\n");
    text.put("from," + request.from() + "\n");
    text.put("days," + request.days() + "\n");
    text.put("scale," + request.scale() + "\n");
    text.put("seed," + request.seed() + "\n");
    text.put("first," + lines(branches).mapToLong(EventLines::firstAt).min().orElse(0) + "\n");
    text.put("last," + lines(branches).mapToLong(EventLines::lastAt).max().orElse(0) + "\n");
    text.put("lines," + written.lines() + "\n");
    text.put("events," + written.events() + "\n");
    text.put("duplicates," + written.duplicates() + "\n");
    text.put("late," + written.late() + "\n");
    text.put("garbage," + written.garbage() + "\n");
    text.put("calls," + written.calls() + "\n");
    for (Outcome outcome : Outcome.values()) {
      long calls =
          branches.stream().mapToLong(b -> b.truth().outcomes.getOrDefault(outcome, 0L)).sum();
      text.put(outcome.id() + "," + calls + "\n");
    }
    text.put("agents," + branches.stream().mapToLong(b -> b.roster().agents().size()).sum() + "\n");
    try (OutputStream out = Files.newOutputStream(folder.resolve(OutputFolder.SUMMARY))) {
      text.writeTo(out);
    }
  }

  private static Stream<EventLines> lines(List<BranchSimulation> branches) {
    return branches.stream().map(BranchSimulation::lines);
  }

  @Override
  public void close() throws IOException {
    try (calls;
        legs;
        intervals) {
      calls.flush();
    }
  }
}
