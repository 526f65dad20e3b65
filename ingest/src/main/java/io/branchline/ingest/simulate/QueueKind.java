package io.branchline.ingest.simulate;

import java.util.Locale;

/** What a queue is for, and how its calls behave. */
enum QueueKind {
  GENERAL("General enquiries", "综合服务", 0.50, 165, 30, 240, 1.0, CallShape.DAY, 0),
  CARDS("Credit cards", "信用卡服务", 0.25, 190, 40, 210, 1.0, CallShape.EVENING, 0),
  LOANS("Loans", "个人贷款", 0.11, 300, 60, 300, 1.3, CallShape.OFFICE, 0),
  VIP("VIP", "贵宾专线", 0.05, 240, 45, 180, 1.4, CallShape.DAY, 1),
  COMPLAINTS("Complaints", "投诉处理", 0.04, 360, 90, 420, 1.5, CallShape.OFFICE, 0),
  WEALTH("Wealth and securities", "财富与证券", 0.05, 260, 45, 260, 1.2, CallShape.OFFICE, 0);

  private final String nameEn;
  private final String nameZh;
  private final double share;
  private final double talkSeconds;
  private final double wrapUpSeconds;
  private final double patienceSeconds;
  private final double patienceShape;
  private final CallShape shape;
  private final int priority;

  QueueKind(
      String nameEn,
      String nameZh,
      double share,
      double talkSeconds,
      double wrapUpSeconds,
      double patienceSeconds,
      double patienceShape,
      CallShape shape,
      int priority) {
    this.nameEn = nameEn;
    this.nameZh = nameZh;
    this.share = share;
    this.talkSeconds = talkSeconds;
    this.wrapUpSeconds = wrapUpSeconds;
    this.patienceSeconds = patienceSeconds;
    this.patienceShape = patienceShape;
    this.shape = shape;
    this.priority = priority;
  }

  /** The queue's key in events and tables. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  String nameEn() {
    return nameEn;
  }

  String nameZh() {
    return nameZh;
  }

  /** Its weight among a branch's queues. */
  double share() {
    return share;
  }

  /** Mean time an agent speaks with a caller. */
  double talkSeconds() {
    return talkSeconds;
  }

  double wrapUpSeconds() {
    return wrapUpSeconds;
  }

  /** Scale of the Weibull patience. */
  double patienceSeconds() {
    return patienceSeconds;
  }

  /** Shape of the Weibull patience; 1 is exponential. */
  double patienceShape() {
    return patienceShape;
  }

  /** 1 is served before 0. */
  int priority() {
    return priority;
  }

  /** When its calls come. */
  CallShape shape() {
    return shape;
  }
}
