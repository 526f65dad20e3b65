package io.branchline.forecasting.arrival;

import java.time.LocalDate;

/**
 * A penalised negative-binomial additive model of day level and profile.
 *
 * @param special days that are not like their weekday
 */
public record Additive(SpecialDays special) implements ArrivalModel {

  /*
   * calls(d, s) ~ negative binomial with mean m = exp(x_d b + u_d) p_w(s) and variance m + k m^2;
   * u_d ~ N(0, t^2) is what a day does for no known reason; p_w(s) = exp(f(s) + f_w(s)), summing to 1 over the
   * opening hours of the weekday type w; f, f_w cubic splines; x_d see DayDesign. Fitted by penalised iteratively
   * reweighted least squares in two blocks (day levels, profiles), k and t^2 by moments, the strengths of all penalties by
   * generalized Fellner-Schall steps, so that nothing has to be chosen by hand or searched.
   *
   * References: Weinberg, Brown & Stroud, JASA 2007; Wood, Generalized Additive Models, 2nd ed. 2017;
   * Wood & Fasiolo, Biometrics 2017; Breslow & Clayton, JASA 1993 (u_d).
   */

  private static final int HISTORY_DAYS = 731;

  /** Every day is like its weekday. */
  public static final Additive MODEL = new Additive(SpecialDays.NONE);

  @Override
  public String name() {
    return "additive";
  }

  @Override
  public Fit fit(Series history, LocalDate origin) {
    return new AdditiveFit(history.between(origin.minusDays(HISTORY_DAYS), origin), special);
  }
}
