package io.branchline.forecasting.erlang;

/**
 * The six ways in which the field divides a service level. They differ only where callers hang up;
 * under Erlang C all six are equal. The names are those of the warehouse's setting {@code
 * service_level}.
 */
public enum ServiceLevelFormula {
  /** (answered within T + abandoned within T) / offered. */
  POSITIVE,
  /** Answered within T / answered. */
  ANSWERED_ONLY,
  /** Answered within T / offered: every abandoned call counts against it. */
  NEGATIVE,
  /** Answered within T / (offered - abandoned within T). */
  IGNORE,
  /** (Answered within T + abandoned within S) / offered. */
  SHORT_CREDIT,
  /** Answered within T / (offered - abandoned within S). */
  SHORT_EXCLUDED
}
