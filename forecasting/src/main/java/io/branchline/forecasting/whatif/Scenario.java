package io.branchline.forecasting.whatif;

import static java.util.Objects.requireNonNull;

import io.branchline.forecasting.erlang.Target;

/**
 * A day that differs from today's.
 *
 * @param name what it is called in the table
 * @param pooling whose calls wait in one line
 * @param target what is promised, shrinkage included
 * @param callsFactor calls compared with the forecast's; 1.6 for a market rush of +60 %
 * @param handleFactor handle time compared with the forecast's
 * @param absence share of the rostered who do not come, 0 to below 1
 * @param newStaff share of the agents who are new, 0 to 1
 * @param newStaffPace how long a new agent takes compared with the others; 1.2 for a fifth longer
 */
public record Scenario(
    String name,
    Pooling pooling,
    Target target,
    double callsFactor,
    double handleFactor,
    double absence,
    double newStaff,
    double newStaffPace) {

  /** Checks the ranges. */
  public Scenario {
    requireNonNull(name, "name is null");
    requireNonNull(pooling, "pooling is null");
    requireNonNull(target, "target is null");
    check(callsFactor >= 0 && callsFactor <= 100, "The calls' factor", callsFactor, "0 to 100");
    check(
        handleFactor > 0 && handleFactor <= 100,
        "The handle time's factor",
        handleFactor,
        "above 0");
    check(absence >= 0 && absence < 1, "Absence", absence, "0 to below 1: somebody must come");
    check(newStaff >= 0 && newStaff <= 1, "The share of new staff", newStaff, "0 to 1");
    check(newStaffPace >= 1 && newStaffPace <= 10, "New staff's pace", newStaffPace, "1 to 10");
  }

  /** Today: every queue apart, as forecast, everybody there and trained. */
  public static Scenario today(Target target) {
    return new Scenario("today", Pooling.QUEUES, target, 1, 1, 0, 0, 1);
  }

  /** The same by another name. */
  public Scenario named(String other) {
    return new Scenario(
        other, pooling, target, callsFactor, handleFactor, absence, newStaff, newStaffPace);
  }

  /** The same with other lines. */
  public Scenario pooled(Pooling other) {
    return new Scenario(
        name, other, target, callsFactor, handleFactor, absence, newStaff, newStaffPace);
  }

  /** The same with another promise. */
  public Scenario promising(Target other) {
    return new Scenario(
        name, pooling, other, callsFactor, handleFactor, absence, newStaff, newStaffPace);
  }

  /** The same with another number of calls. */
  public Scenario calls(double factor) {
    return new Scenario(
        name, pooling, target, factor, handleFactor, absence, newStaff, newStaffPace);
  }

  /** The same with another handle time. */
  public Scenario handling(double factor) {
    return new Scenario(
        name, pooling, target, callsFactor, factor, absence, newStaff, newStaffPace);
  }

  /** The same with some who do not come. */
  public Scenario absent(double share) {
    return new Scenario(
        name, pooling, target, callsFactor, handleFactor, share, newStaff, newStaffPace);
  }

  /** The same with some who are new. */
  public Scenario withNewStaff(double share, double pace) {
    return new Scenario(name, pooling, target, callsFactor, handleFactor, absence, share, pace);
  }

  /** Work that an agent does compared with a trained one, new and trained taken together. */
  public double productivity() {
    return 1 - newStaff + newStaff / newStaffPace;
  }

  private static void check(boolean good, String what, double value, String allowed) {
    if (!good) {
      throw new IllegalArgumentException(what + " must be " + allowed + ", not " + value);
    }
  }
}
