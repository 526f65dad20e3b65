package io.branchline.warehouse.table;

/** Who judged a call: the rules or a person. */
public enum EvaluationMethod {
  AUTOMATIC,
  MANUAL
}
