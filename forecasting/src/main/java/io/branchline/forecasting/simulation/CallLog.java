package io.branchline.forecasting.simulation;

/** Is told what became of each call. */
public interface CallLog {

  /** An agent took it after a wait. */
  void answered(int type, double atSeconds, double waitSeconds);

  /** Its caller hung up after a wait. */
  void abandoned(int type, double atSeconds, double waitSeconds);

  /** Nobody ever came and its caller never hung up. */
  void unanswered(int type, double atSeconds);
}
