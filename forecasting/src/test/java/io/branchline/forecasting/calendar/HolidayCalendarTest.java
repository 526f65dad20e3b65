package io.branchline.forecasting.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.branchline.forecasting.arrival.SpecialDay;
import io.branchline.forecasting.arrival.SpecialDays;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HolidayCalendarTest {

  private static final HolidayCalendar CALENDAR = new HolidayCalendar(null);

  @Test
  void knowsTheAnnouncedYearsOfChina() {
    HolidayCalendar.Years years = CALENDAR.years("CN", 2024, 2026);
    assertThat(years.announced()).containsExactly(2024, 2025, 2026);
    assertThat(off(years.days(), 2024)).isEqualTo(1 + 8 + 3 + 5 + 1 + 3 + 7);
    assertThat(off(years.days(), 2025)).isEqualTo(1 + 8 + 3 + 5 + 3 + 8);
    assertThat(off(years.days(), 2026)).isEqualTo(3 + 9 + 3 + 5 + 3 + 3 + 7);
    assertThat(years.days().type(LocalDate.of(2026, 2, 28)))
        .isEqualTo(SpecialDay.workday("Spring Festival").inChinese("春节"));
    assertThat(years.days().days())
        .allSatisfy(
            (date, list) -> {
              boolean weekend = date.getDayOfWeek().getValue() > 5;
              assertThat(list).hasSize(1);
              assertThat(list.get(0).kind() != SpecialDay.Kind.WORKDAY || weekend).isTrue();
            });
  }

  @Test
  void everyDayOfChinaAndHongKongHasItsNameInChinese() {
    for (int year = 2024; year <= 2030; year++) {
      for (String country : List.of("CN", "HK")) {
        assertThat(CALENDAR.years(country, year, year).days().days().values())
            .allSatisfy(list -> assertThat(list.get(0).nameZh()).isNotEmpty());
      }
    }
    assertThat(CALENDAR.years("US", 2026, 2026).days().days().values())
        .anySatisfy(list -> assertThat(list.get(0).nameZh()).isEmpty());
    assertThat(CALENDAR.named("CN", LocalDate.of(2027, 2, 1), LocalDate.of(2027, 6, 30)).values())
        .extracting(SpecialDay::nameZh)
        .containsExactly("春节", "春节", "春节", "春节", "清明节", "劳动节", "劳动节", "端午节");
  }

  /** As gazetted: a Sunday's holiday moves on, in 2026 Ching Ming's beyond Easter Monday. */
  @Test
  void knowsHongKongsLunarHolidaysBeyondTheLibrarys() {
    assertThat(CALENDAR.named("HK", LocalDate.of(2023, 1, 2), LocalDate.of(2023, 1, 31)).keySet())
        .extracting(LocalDate::getDayOfMonth)
        .contains(23, 24, 25)
        .doesNotContain(22);
    assertThat(CALENDAR.named("HK", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)).keySet())
        .extracting(LocalDate::toString)
        .contains("2026-02-17", "2026-02-18", "2026-02-19", "2026-04-06", "2026-04-07")
        .contains("2026-05-25", "2026-06-19", "2026-09-26", "2026-10-19")
        .doesNotContain("2026-04-05", "2026-05-24", "2026-10-18");
  }

  /** Typed from the notices' texts a second time: in one string a month, day by day. */
  @Test
  void hasEveryDayOfTheNotices() {
    assertThat(days(2024, SpecialDay.Kind.HOLIDAY))
        .isEqualTo(
            "01: 1; 02: 10 11 12 13 14 15 16 17; 04: 4 5 6; 05: 1 2 3 4 5; 06: 10; 09: 15 16 17;"
                + " 10: 1 2 3 4 5 6 7");
    assertThat(days(2024, SpecialDay.Kind.WORKDAY))
        .isEqualTo("02: 4 18; 04: 7 28; 05: 11; 09: 14 29; 10: 12");
    assertThat(days(2025, SpecialDay.Kind.HOLIDAY))
        .isEqualTo(
            "01: 1 28 29 30 31; 02: 1 2 3 4; 04: 4 5 6; 05: 1 2 3 4 5 31; 06: 1 2;"
                + " 10: 1 2 3 4 5 6 7 8");
    assertThat(days(2025, SpecialDay.Kind.WORKDAY))
        .isEqualTo("01: 26; 02: 8; 04: 27; 09: 28; 10: 11");
    assertThat(days(2026, SpecialDay.Kind.HOLIDAY))
        .isEqualTo(
            "01: 1 2 3; 02: 15 16 17 18 19 20 21 22 23; 04: 4 5 6; 05: 1 2 3 4 5; 06: 19 20 21;"
                + " 09: 25 26 27; 10: 1 2 3 4 5 6 7");
    assertThat(days(2026, SpecialDay.Kind.WORKDAY))
        .isEqualTo("01: 4; 02: 14 28; 05: 9; 09: 20; 10: 10");
  }

  /** A notice gives no free weekday beyond the law's that is not worked on a weekend. */
  @Test
  void everyFreeWeekdayIsTheLawsOrMadeUpFor() {
    for (int year = 2024; year <= 2026; year++) {
      int weekdaysOff = 0;
      int madeUp = 0;
      for (var day : CALENDAR.years("CN", year, year).days().days().entrySet()) {
        boolean weekend = day.getKey().getDayOfWeek().getValue() > 5;
        boolean holiday = day.getValue().get(0).kind() == SpecialDay.Kind.HOLIDAY;
        weekdaysOff += holiday && !weekend ? 1 : 0;
        madeUp += holiday ? 0 : 1;
      }
      int statutory = year < 2025 ? 11 : 13;
      assertThat(weekdaysOff).as("%d", year).isEqualTo(statutory + madeUp);
    }
  }

  private static String days(int year, SpecialDay.Kind kind) {
    Map<String, String> months = new TreeMap<>();
    CALENDAR
        .years("CN", year, year)
        .days()
        .days()
        .forEach(
            (date, list) -> {
              if (list.get(0).kind() == kind) {
                months.merge(
                    date.toString().substring(5, 7),
                    String.valueOf(date.getDayOfMonth()),
                    (one, other) -> one + " " + other);
              }
            });
    return months.entrySet().stream()
        .map(month -> month.getKey() + ": " + month.getValue())
        .collect(Collectors.joining("; "));
  }

  /**
   * The lunar rules against the yearly notices: every statutory day is within a holiday of its
   * name.
   */
  @Test
  void findsTheLunarDaysOfAnnouncedYears() {
    SpecialDays announced = CALENDAR.years("CN", 2024, 2026).days();
    for (int year = 2024; year <= 2026; year++) {
      LunarHolidays.of(year)
          .forEach(
              (date, list) -> {
                boolean eve2024 = date.equals(LocalDate.of(2024, 2, 9));
                if (!eve2024) {
                  assertThat(announced.isOff(date)).as(date.toString()).isTrue();
                }
              });
    }
    assertThat(LunarHolidays.lunar(2024, 1, 1)).isEqualTo(LocalDate.of(2024, 2, 10));
    assertThat(LunarHolidays.lunar(2025, 8, 15)).isEqualTo(LocalDate.of(2025, 10, 6));
    // 2023 had a second second month: the fifth month is still the fifth.
    assertThat(LunarHolidays.lunar(2023, 5, 5)).isEqualTo(LocalDate.of(2023, 6, 22));
    assertThat(LunarHolidays.lunar(2033, 1, 1)).isEqualTo(LocalDate.of(2033, 1, 31));
    // New moons within minutes of Beijing's midnight, as the Purple Mountain Observatory has them.
    assertThat(LunarHolidays.lunar(2027, 1, 1)).isEqualTo(LocalDate.of(2027, 2, 6));
    assertThat(LunarHolidays.lunar(2030, 1, 1)).isEqualTo(LocalDate.of(2030, 2, 3));
    assertThat(LunarHolidays.qingming(2023)).isEqualTo(LocalDate.of(2023, 4, 5));
  }

  @Test
  void takesTheStatutoryDaysOfAYearWithoutNotice() {
    HolidayCalendar.Years years = CALENDAR.years("CN", 2027, 2027);
    assertThat(years.announced()).doesNotContain(2027);
    assertThat(years.days().isOff(LocalDate.of(2027, 2, 5))).isTrue();
    assertThat(years.days().isOff(LocalDate.of(2027, 2, 10))).isFalse();
    assertThat(off(years.days(), 2027)).isEqualTo(13);
  }

  @Test
  void letsAnOperatorReplaceAYear(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("CN.csv"),
        "2027-01-01,holiday,New Year\n2027-01-03,workday,New Year\n",
        StandardCharsets.UTF_8);
    HolidayCalendar.Years years = new HolidayCalendar(folder).years("CN", 2026, 2027);
    assertThat(years.announced()).contains(2026, 2027);
    assertThat(off(years.days(), 2027)).isEqualTo(1);
    assertThat(years.days().isOff(LocalDate.of(2026, 10, 1))).isTrue();
    Files.writeString(folder.resolve("CN.csv"), "2027-01-01;holiday\n", StandardCharsets.UTF_8);
    assertThatThrownBy(() -> new HolidayCalendar(folder).years("CN", 2026, 2027))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            folder.resolve("CN.csv")
                + ": Line 1 '2027-01-01;holiday' has 1 fields. Maybe"
                + " 2026-10-01,holiday,National Day?");
  }

  @Test
  void knowsMemorialDay() {
    SpecialDays days = CALENDAR.years("US", 2003, 2003).days();
    assertThat(days.type(LocalDate.of(2003, 5, 26))).isEqualTo(SpecialDay.holiday("Memorial Day"));
    assertThat(days.typeOf(LocalDate.of(2003, 5, 27))).isEqualTo(DayOfWeek.MONDAY);
  }

  @Test
  void knowsWhereAZoneLies() {
    assertThat(HolidayCalendar.countryOf(ZoneId.of("Asia/Shanghai"))).contains("CN");
    assertThat(HolidayCalendar.countryOf(ZoneId.of("Asia/Urumqi"))).contains("CN");
    assertThat(HolidayCalendar.countryOf(ZoneId.of("America/New_York"))).contains("US");
    assertThat(HolidayCalendar.countryOf(ZoneId.of("UTC"))).isEmpty();
    assertThat(CALENDAR.knows("XX")).isFalse();
    assertThatThrownBy(() -> CALENDAR.years("XX", 2026, 2026))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "No calendar of the country 'XX' is known. Maybe name its days in calendars/XX.csv?");
  }

  @Test
  void makesTheNeighboursOfHolidaysSpecial() {
    SpecialDays days = CALENDAR.years("CN", 2026, 2026).days();
    // National Day 2026: Thursday 1 to Wednesday 7 October; Saturday 10 is worked.
    assertThat(days.precedesHoliday(LocalDate.of(2026, 9, 30))).isTrue();
    assertThat(days.followsHoliday(LocalDate.of(2026, 10, 8))).isTrue();
    assertThat(days.typeOf(LocalDate.of(2026, 10, 8))).isEqualTo(DayOfWeek.MONDAY);
    assertThat(days.typeOf(LocalDate.of(2026, 10, 9))).isEqualTo(DayOfWeek.FRIDAY);
    assertThat(days.typeOf(LocalDate.of(2026, 10, 10))).isEqualTo(DayOfWeek.FRIDAY);
    assertThat(days.typeOf(LocalDate.of(2026, 10, 12))).isEqualTo(DayOfWeek.MONDAY);
    // Sunday 20 September is worked after a free Saturday.
    assertThat(days.typeOf(LocalDate.of(2026, 9, 20))).isEqualTo(DayOfWeek.MONDAY);
    List<SpecialDay> corrected =
        days.plus(
                new SpecialDays(
                    java.util.Map.of(
                        LocalDate.of(2026, 10, 1), List.of(SpecialDay.like(DayOfWeek.FRIDAY)))))
            .days()
            .get(LocalDate.of(2026, 10, 1));
    assertThat(corrected).containsExactly(SpecialDay.like(DayOfWeek.FRIDAY));
  }

  private static long off(SpecialDays days, int year) {
    return days.days().entrySet().stream()
        .filter(entry -> entry.getKey().getYear() == year)
        .filter(entry -> entry.getValue().get(0).kind() == SpecialDay.Kind.HOLIDAY)
        .count();
  }
}
