package io.branchline.warehouse.table;

/** Who speaks. */
public enum Side {
  AGENT,
  CUSTOMER,
  /** Both, in one channel: who says what is not known. */
  MIXED
}
