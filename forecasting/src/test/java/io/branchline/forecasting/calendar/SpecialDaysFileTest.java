package io.branchline.forecasting.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.branchline.forecasting.arrival.SpecialDay;
import io.branchline.forecasting.arrival.SpecialDays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecialDaysFileTest {

  @Test
  void readsEveryKind() {
    SpecialDays days =
        SpecialDaysFile.parse(
            List.of(
                "# our own days",
                "",
                "2026-10-01, holiday, National Day",
                "2026-10-10,workday,National Day",
                "2026-11-11,campaign,Double Eleven,+30%",
                "2026-11-11,campaign,mailing",
                "2026-12-24,Friday",
                "2026-12-25,OUTAGE,telephones down"));
    assertThat(days.typeOf(LocalDate.of(2026, 10, 1))).isEqualTo(DayOfWeek.SUNDAY);
    assertThat(days.typeOf(LocalDate.of(2026, 10, 2))).isEqualTo(DayOfWeek.MONDAY);
    assertThat(days.typeOf(LocalDate.of(2026, 10, 10))).isEqualTo(DayOfWeek.FRIDAY);
    assertThat(days.typeOf(LocalDate.of(2026, 10, 13))).isEqualTo(DayOfWeek.TUESDAY);
    assertThat(days.typeOf(LocalDate.of(2026, 12, 24))).isEqualTo(DayOfWeek.FRIDAY);
    assertThat(days.campaigns(LocalDate.of(2026, 11, 11)))
        .containsExactly(
            SpecialDay.campaign("Double Eleven", 0.3), SpecialDay.campaign("mailing", 0));
    assertThat(days.leavesOut(LocalDate.of(2026, 12, 25))).isTrue();
  }

  @Test
  void namesInChineseAreWrittenOrKnown() {
    SpecialDays days =
        SpecialDaysFile.parse(
            List.of(
                "2026-10-01,holiday,National Day",
                "2026-11-11,campaign,Double Eleven,+30%,双十一",
                "2026-11-12,holiday,Founders' Day"));
    assertThat(days.days().values())
        .extracting(list -> list.get(0).nameZh())
        .containsExactly("国庆节", "双十一", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-13-01,SUNDAY| has no date '2026-13-01'. Maybe 2026-10-01?",
        "2026-10-01| has 1 fields. Maybe 2026-10-01,holiday,National Day?",
        "2026-10-01,FEAST| has the kind 'FEAST'. Maybe holiday, workday, campaign, outage or a"
            + " weekday like SUNDAY?",
        "2026-10-01,campaign| has a campaign without a name. Maybe 2026-11-11,campaign,Double"
            + " Eleven,+30%?",
        "2026-10-01,campaign,x,lots| has the uplift 'lots'. Maybe +30% or 0.3?",
        "2026-10-01,campaign,x,-100%|: An uplift must be above -100 % and at most 10000 %, not"
            + " -100.0 %. Maybe +30%?",
        "2026-10-01,holiday,x,5%| has an uplift, which only a campaign may have. Maybe remove 5%?"
      })
  void namesTheLineAndTheRemedy(String line, String message) {
    assertThatThrownBy(() -> SpecialDaysFile.parse(List.of("# first", line)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Line 2 '" + line + "'" + (message.startsWith(":") ? "" : " ") + message);
  }

  @Test
  void refusesADayThatIsNamedTwice() {
    assertThatThrownBy(
            () -> SpecialDaysFile.parse(List.of("2026-10-01,SUNDAY", "2026-10-01,holiday,x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Line 2 '2026-10-01,holiday,x' names 2026-10-01 again. Maybe remove one of the two"
                + " lines?");
  }
}
