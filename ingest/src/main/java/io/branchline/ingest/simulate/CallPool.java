package io.branchline.ingest.simulate;

import io.branchline.ingest.simulate.SimulatedCall.Place;
import java.util.ArrayList;
import java.util.List;

/** The calls that live; whoever is over is told to the truth and used again. */
final class CallPool {

  private final List<SimulatedCall> calls = new ArrayList<>();
  private final List<SimulatedCall> free = new ArrayList<>();
  private final BranchTruth truth;

  CallPool(BranchTruth truth) {
    this.truth = truth;
  }

  SimulatedCall get(int slot) {
    return calls.get(slot);
  }

  SimulatedCall take() {
    return free.isEmpty() ? newCall() : free.remove(free.size() - 1);
  }

  private SimulatedCall newCall() {
    SimulatedCall call = new SimulatedCall(calls.size());
    calls.add(call);
    return call;
  }

  /** The caller has gone; agents may still be wrapping up. */
  void close(SimulatedCall call) {
    call.place = Place.OVER;
    call.generation++;
    closeIfWrappedUp(call);
  }

  void closeIfWrappedUp(SimulatedCall call) {
    if (call.wrapUpsOpen == 0) {
      truth.over(call);
      free.add(call);
    }
  }
}
