package io.branchline.console.whatif;

import io.branchline.forecasting.erlang.Load;
import io.branchline.forecasting.whatif.Change;
import io.branchline.forecasting.whatif.Day;
import io.branchline.forecasting.whatif.Question;
import io.branchline.forecasting.whatif.Scenario;
import io.branchline.forecasting.whatif.WhatIf;
import java.util.List;
import java.util.Map;

/**
 * A question about some days.
 *
 * @param today whose agents are today's
 * @param scenarios today first
 */
record Case(List<Day> days, Scenario today, Map<Change, Scenario> scenarios, WhatIf.Terms terms) {

  static Case of(List<Day> days, Question question, WhatIf.Terms terms) {
    return new Case(days, Scenario.today(question.promised()), question.scenarios(days), terms);
  }

  /** Calls that the days expect. */
  static double calls(List<Day> days) {
    return days.stream()
        .flatMap(day -> day.sites().stream())
        .flatMap(site -> site.loads().stream())
        .mapToDouble(Load::calls)
        .sum();
  }

  /** Calls that simulating a scenario takes: with its own agents and with today's. */
  double simulatedCalls(Scenario scenario) {
    return 2 * calls(days) * scenario.callsFactor() * terms.runs();
  }
}
