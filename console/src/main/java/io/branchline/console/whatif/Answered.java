package io.branchline.console.whatif;

import io.branchline.forecasting.simulation.Spread;
import io.branchline.forecasting.whatif.Change;
import io.branchline.forecasting.whatif.Scenario;
import io.branchline.forecasting.whatif.Simulated;
import io.branchline.forecasting.whatif.Staffed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A question with what is known of its answer.
 *
 * @param rows today first
 */
record Answered(Asking asking, Case asked, List<Row> rows) {

  static Answered of(
      Asking asking,
      Case asked,
      Function<Scenario, Staffed> staffed,
      Map<Change, Simulated> known) {
    Staffed today = staffed.apply(asked.today());
    Simulated todays = known.get(Change.TODAY);
    Spread level = todays == null ? null : todays.serviceLevel();
    List<Row> rows = new ArrayList<>();
    asked
        .scenarios()
        .forEach(
            (change, scenario) ->
                rows.add(
                    new Row(
                        change,
                        amounts(change, asking.form()),
                        scenario,
                        staffed.apply(scenario),
                        known.get(change),
                        today,
                        level)));
    return new Answered(asking, asked, List.copyOf(rows));
  }

  private static List<String> amounts(Change change, Form form) {
    return switch (change) {
      case TODAY, QUEUES, REGIONS, CENTRE, TOGETHER -> List.of();
      case TARGET -> List.of(plain(form, Amount.OTHER_LEVEL), plain(form, Amount.OTHER_SECONDS));
      case HANDLE_TIME -> List.of(more(form, Amount.LONGER));
      case SHRINKAGE -> List.of(plain(form, Amount.OTHER_SHRINKAGE));
      case ABSENCE -> List.of(plain(form, Amount.ABSENCE));
      case RUSH -> List.of(more(form, Amount.RUSH));
      case NEW_STAFF -> List.of(plain(form, Amount.NEW_STAFF), plain(form, Amount.SLOWER));
    };
  }

  private static String plain(Form form, Amount amount) {
    return Asking.plain(form.get(amount));
  }

  private static String more(Form form, Amount amount) {
    BigDecimal number = form.get(amount);
    return number.signum() < 0 ? "−" + Asking.plain(number.negate()) : "+" + Asking.plain(number);
  }

  /** Scenarios that are simulated. */
  public int done() {
    return (int) rows.stream().filter(row -> row.simulated() != null).count();
  }

  /** Whether every scenario is simulated. */
  public boolean complete() {
    return done() == rows.size();
  }

  /** Changes that are ticked but leave nothing to compare, by name. */
  public List<String> leftOut() {
    return asking.form().on().stream()
        .filter(change -> !asked.scenarios().containsKey(change))
        .map(Change::id)
        .toList();
  }

  /** Calls that the days expect. */
  public double calls() {
    return Case.calls(asked.days());
  }

  /** The chart's scale. */
  public Scale scale() {
    return Scale.of(rows);
  }
}
