package io.branchline.console.whatif;

import io.branchline.console.planning.Asked;
import io.branchline.console.planning.Choice;
import io.branchline.forecasting.erlang.ErlangC;
import io.branchline.forecasting.erlang.ServiceLevelFormula;
import io.branchline.forecasting.erlang.Shrinkage;
import io.branchline.forecasting.erlang.Target;
import io.branchline.forecasting.whatif.Change;
import io.branchline.forecasting.whatif.Changes;
import io.branchline.forecasting.whatif.Question;
import io.branchline.forecasting.whatif.WhatIf;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What a planner asks, as the form has it.
 *
 * @param traffic whether it is about plain traffic rather than about forecast days
 * @param span days of the forecast, 1 or 7
 * @param on the changes that are ticked
 */
record Form(
    boolean traffic, Choice choice, int span, Map<Amount, BigDecimal> amounts, Set<Change> on) {

  /** The figures of a question are the same each time it is asked, here and by the command. */
  static final long SEED = 20261122;

  /** A form that was sent; what is not ticked is off. */
  static final String SENT = "sent";

  static Form of(Asked asked, Choice choice) {
    String about = asked.text("about");
    if (!about.isEmpty() && !about.equals("forecast") && !about.equals("traffic")) {
      asked.complaints().at("about", "planner.wrong.about", about);
    }
    int span = asked.whole("span", 1, 7, 1);
    Map<Amount, BigDecimal> amounts = new EnumMap<>(Amount.class);
    for (Amount amount : Amount.values()) {
      amounts.put(amount, amount.in(asked, usual(amount, amounts)));
    }
    EnumSet<Change> on = EnumSet.noneOf(Change.class);
    for (Change change : EnumSet.complementOf(EnumSet.of(Change.TODAY))) {
      if (!asked.has(SENT) || asked.has("on-" + change.id())) {
        on.add(change);
      }
    }
    return new Form(
        about.equals("traffic"),
        choice,
        span == 7 ? 7 : 1,
        Collections.unmodifiableMap(amounts),
        Collections.unmodifiableSet(on));
  }

  /** Another promise than today's is one that differs from it. */
  private static BigDecimal usual(Amount amount, Map<Amount, BigDecimal> before) {
    BigDecimal level = before.get(Amount.LEVEL);
    BigDecimal seconds = before.get(Amount.SECONDS);
    return amount == Amount.OTHER_LEVEL
        ? percent(
            Changes.usualTarget(Target.of(share(level).doubleValue(), seconds.doubleValue()))
                .level())
        : amount.usual();
  }

  private static BigDecimal percent(double share) {
    return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros();
  }

  private static BigDecimal share(BigDecimal percent) {
    return percent.movePointLeft(2);
  }

  /** A number of the form. */
  BigDecimal get(Amount amount) {
    return amounts.getOrDefault(amount, amount.usual());
  }

  double number(Amount amount) {
    return get(amount).doubleValue();
  }

  private BigDecimal share(Amount amount) {
    return share(get(amount));
  }

  /** What is asked, by the service level that all reports use. */
  Question question(ServiceLevelFormula formula, double shortSeconds) {
    Target promised =
        Target.of(share(Amount.LEVEL).doubleValue(), number(Amount.SECONDS))
            .by(formula)
            .withShortSeconds(shortSeconds)
            .withShrinkage(new Shrinkage(share(Amount.SHRINKAGE)));
    return new Question(
        promised,
        new Changes(
            share(Amount.OTHER_LEVEL),
            number(Amount.OTHER_SECONDS),
            share(Amount.LONGER),
            new Shrinkage(share(Amount.OTHER_SHRINKAGE)),
            share(Amount.ABSENCE),
            share(Amount.RUSH),
            share(Amount.NEW_STAFF),
            share(Amount.SLOWER)),
        on);
  }

  /** What stays the same in all scenarios. */
  WhatIf.Terms terms(int runs) {
    return new WhatIf.Terms(
        ErlangC.MODEL,
        number(Amount.PATIENCE),
        number(Amount.COST),
        share(Amount.ERROR).doubleValue(),
        runs,
        SEED);
  }
}
