package io.branchline.ingest.simulate;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** Calls that wait, first in first out; a caller who hangs up leaves from the middle at no cost. */
final class WaitingLine {

  private @Nullable SimulatedCall first;
  private @Nullable SimulatedCall last;

  boolean isEmpty() {
    return first == null;
  }

  void addLast(SimulatedCall call) {
    call.before = last;
    call.after = null;
    call.inLine = true;
    if (last == null) {
      first = call;
    } else {
      last.after = call;
    }
    last = call;
  }

  void addFirst(SimulatedCall call) {
    call.before = null;
    call.after = first;
    call.inLine = true;
    if (first == null) {
      last = call;
    } else {
      first.before = call;
    }
    first = call;
  }

  SimulatedCall pollFirst() {
    SimulatedCall call = requireNonNull(first, "nobody waits");
    remove(call);
    return call;
  }

  void remove(SimulatedCall call) {
    if (call.before == null) {
      first = call.after;
    } else {
      call.before.after = call.after;
    }
    if (call.after == null) {
      last = call.before;
    } else {
      call.after.before = call.before;
    }
    call.before = null;
    call.after = null;
    call.inLine = false;
  }
}
