package io.branchline.ingest.simulate;

/** What can be planned for a branch. */
enum Happening {
  NEW_DAY,
  ARRIVAL,
  REPEAT,
  IVR_DONE,
  QUEUE_AGAIN,
  PATIENCE_OVER,
  QUEUE_LIMIT,
  PICK_UP,
  RING_LIMIT,
  TALKED,
  RETRIEVE,
  PASSED_ON,
  WRAPPED_UP,
  AVAILABLE,
  LOG_IN,
  BREAK,
  BREAK_OVER,
  SHIFT_OVER
}
