package io.branchline.warehouse.table;

/** Who speaks. */
public enum Side {
  AGENT,
  CUSTOMER
}
