package io.branchline.forecasting.calendar;

import io.branchline.forecasting.arrival.SpecialDay;
import java.util.Map;

/**
 * What China's holidays are called in Chinese, by the names that its calendar has in English. The
 * library of other countries' holidays knows no Chinese.
 */
final class ChineseNames {

  private static final Map<String, String> NAMES =
      Map.of(
          "New Year", "元旦",
          "Spring Festival", "春节",
          "Qingming", "清明节",
          "Labour Day", "劳动节",
          "Dragon Boat", "端午节",
          "Mid-Autumn", "中秋节",
          "National Day", "国庆节");

  private ChineseNames() {}

  /** The day with its name in Chinese, where that is known. */
  static SpecialDay on(SpecialDay day) {
    return day.nameZh().isEmpty() ? day.inChinese(NAMES.getOrDefault(day.name(), "")) : day;
  }
}
