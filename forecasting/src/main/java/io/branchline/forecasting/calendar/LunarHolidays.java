package io.branchline.forecasting.calendar;

import com.nlf.calendar.Lunar;
import com.nlf.calendar.Solar;
import io.branchline.forecasting.arrival.SpecialDay;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * China's statutory holidays (State Council Decree 795 of 2024: 13 days a year from 2025) by the
 * lunar calendar, for years whose yearly notice is not known: without bridges and worked weekends.
 */
final class LunarHolidays {

  private LunarHolidays() {}

  static Map<LocalDate, List<SpecialDay>> of(int year) {
    Map<LocalDate, List<SpecialDay>> days = new TreeMap<>();
    add(days, "New Year", LocalDate.of(year, 1, 1), 1);
    add(days, "Spring Festival", lunar(year, 1, 1).minusDays(1), 4);
    add(days, "Qingming", qingming(year), 1);
    add(days, "Labour Day", LocalDate.of(year, 5, 1), 2);
    add(days, "Dragon Boat", lunar(year, 5, 5), 1);
    add(days, "National Day", LocalDate.of(year, 10, 1), 3);
    add(days, "Mid-Autumn", lunar(year, 8, 15), 1);
    return days;
  }

  /**
   * Puts Hong Kong's general holidays by the lunar calendar (General Holidays Ordinance, chapter
   * 149) among its others, in place of those that the library knows until 2024: one that falls on a
   * Sunday or on another holiday is kept on the next day that is neither.
   */
  static void addHongKong(Map<LocalDate, List<SpecialDay>> days, int year) {
    Map<LocalDate, List<SpecialDay>> lunar = new TreeMap<>();
    LocalDate newYear = lunar(year, 1, 1);
    add(lunar, "Lunar New Year's Day", newYear, 1);
    add(lunar, "The second day of Lunar New Year", newYear.plusDays(1), 1);
    add(lunar, "The third day of Lunar New Year", newYear.plusDays(2), 1);
    add(lunar, "Ching Ming Festival", qingming(year), 1);
    add(lunar, "The Birthday of the Buddha", lunar(year, 4, 8), 1);
    add(lunar, "Tuen Ng Festival", lunar(year, 5, 5), 1);
    add(lunar, "The day following the Chinese Mid-Autumn Festival", lunar(year, 8, 16), 1);
    add(lunar, "Chung Yeung Festival", lunar(year, 9, 9), 1);
    days.values().removeIf(lunar::containsValue);
    lunar.forEach(
        (date, day) -> {
          LocalDate kept = date;
          while (kept.getDayOfWeek() == DayOfWeek.SUNDAY
              || days.containsKey(kept)
              || (!kept.equals(date) && lunar.containsKey(kept))) {
            kept = kept.plusDays(1);
          }
          days.put(kept, day);
        });
  }

  private static void add(
      Map<LocalDate, List<SpecialDay>> days, String name, LocalDate first, int count) {
    for (int i = 0; i < count; i++) {
      days.putIfAbsent(first.plusDays(i), List.of(ChineseNames.on(SpecialDay.holiday(name))));
    }
  }

  /*
   * Not ICU's ChineseCalendar: it puts the new moon of 6 February 2027, four minutes before Beijing's midnight, on the 7th, and
   * that of 3 February 2030 on the 2nd.
   */

  /** The day of a lunar month, not a leap one, in the lunar year that begins within a year. */
  static LocalDate lunar(int year, int month, int day) {
    return date(Lunar.fromYmd(year, month, day).getSolar());
  }

  /** The day of the solar term Clear and Bright, when the sun stands at 15 degrees. */
  static LocalDate qingming(int year) {
    return date(Lunar.fromYmd(year, 3, 1).getJieQiTable().get("\u6e05\u660e"));
  }

  private static LocalDate date(Solar day) {
    return LocalDate.of(day.getYear(), day.getMonth(), day.getDay());
  }
}
