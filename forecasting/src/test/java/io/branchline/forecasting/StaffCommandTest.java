package io.branchline.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.branchline.forecasting.erlang.ErlangA;
import io.branchline.forecasting.job.ForecastPlan;
import io.branchline.forecasting.job.StaffingPlan;
import io.branchline.warehouse.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class StaffCommandTest {

  @Test
  void readsItsOptions() {
    StaffingPlan plan =
        parse(
                "--target",
                "93/15",
                "--max-occupancy",
                "0.9",
                "--shrinkage",
                "12.5%",
                "--model",
                "erlang-a",
                "--patience",
                "120")
            .plan();
    assertThat(plan.target().level()).isEqualTo(0.93);
    assertThat(plan.target().seconds()).isEqualTo(15);
    assertThat(plan.target().maxOccupancy()).isEqualTo(0.9);
    assertThat(plan.target().shrinkage().share()).isEqualByComparingTo("0.125");
    assertThat(plan.model()).isEqualTo(new ErlangA(120));
  }

  @Test
  void hasTheFieldsDefaults() {
    StaffingPlan plan = parse().plan();
    assertThat(plan.target().level()).isEqualTo(0.8);
    assertThat(plan.target().seconds()).isEqualTo(20);
    assertThat(plan.target().maxOccupancy()).isEqualTo(0.85);
    assertThat(plan.target().shrinkage().share()).isEqualByComparingTo("0.3");
    assertThat(plan.model().name()).isEqualTo("erlang-c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--target 100/20 | The service level 100 % must be from 0 % to below 100 %: no number of"
            + " agents guarantees that nobody waits. Maybe 99 %?",
        "--target 0/20 | The target's level must be above 0 %. Maybe 80/20?",
        "--target eighty | The target 'eighty' is not LEVEL/SECONDS. Maybe 80/20?",
        "--shrinkage 100% | Shrinkage must be from 0 % to below 100 %, not 100 %: with everybody"
            + " away nobody could answer",
        "--shrinkage -1% | Shrinkage must be from 0 % to below 100 %, not -1 %: with everybody"
            + " away nobody could answer",
        "--max-occupancy 0 | The maximum occupancy must be above 0 % to 100 %, not 0 %",
        "--max-occupancy 120% | The maximum occupancy must be above 0 % to 100 %, not 120 %",
        "--model erlang-z | There is no staffing model 'erlang-z'. Maybe erlang-c or erlang-a?",
        "--handle-seconds -5 | --handle-seconds must be above 0, not -5.0"
      })
  void namesTheWrongValueAndTheRemedy(String options, String message) {
    StaffCommand command = parse(options.strip().split(" "));
    assertThatThrownBy(command::plan)
        .isInstanceOf(Failure.class)
        .hasMessage(message)
        .extracting(e -> ((Failure) e).code())
        .isEqualTo(Failure.Code.USAGE);
  }

  @Test
  void namesAWrongForecast() {
    assertThatThrownBy(() -> new ForecastPlan("oracle", java.util.Map.of(), 28, 1))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("There is no arrival model 'oracle'. Maybe calendar-mean");
    assertThatThrownBy(() -> new ForecastPlan("calendar-mean", java.util.Map.of(), 0, 1))
        .isInstanceOf(Failure.class)
        .hasMessage("Cannot forecast 0 days ahead. Maybe --days 28? At most 400.");
  }

  private static StaffCommand parse(String... options) {
    StaffCommand command = new StaffCommand();
    new CommandLine(command).parseArgs(options);
    return command;
  }
}
