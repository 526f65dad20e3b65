package io.branchline.forecasting.whatif;

/** Whose calls wait in one line. */
public enum Pooling {
  /** Every queue has agents of its own. */
  QUEUES,
  /** All queues of a branch share its agents. */
  BRANCHES,
  /** All branches of a region share theirs. */
  REGIONS,
  /** The whole bank is one centre. */
  BANK;

  String key(Site site) {
    return switch (this) {
      case QUEUES -> site.branch() + "/" + site.queue();
      case BRANCHES -> site.branch();
      case REGIONS -> site.region();
      case BANK -> "";
    };
  }
}
