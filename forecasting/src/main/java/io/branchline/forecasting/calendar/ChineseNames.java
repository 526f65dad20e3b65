package io.branchline.forecasting.calendar;

import static java.util.Map.entry;

import io.branchline.forecasting.arrival.SpecialDay;
import java.util.Map;

/**
 * What the holidays of China and Hong Kong are called in Chinese, by the names that their calendars
 * have in English. The library of other places' holidays knows no Chinese.
 */
final class ChineseNames {

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          entry("New Year", "元旦"),
          entry("Spring Festival", "春节"),
          entry("Qingming", "清明节"),
          entry("Labour Day", "劳动节"),
          entry("Dragon Boat", "端午节"),
          entry("Mid-Autumn", "中秋节"),
          entry("National Day", "国庆节"),
          entry("The first day of January", "一月一日"),
          entry("Good Friday", "耶稣受难节"),
          entry("The day following Good Friday", "耶稣受难节翌日"),
          entry("Easter Monday", "复活节星期一"),
          entry("Ching Ming Festival", "清明节"),
          entry("Labour day", "劳动节"),
          entry("Lunar New Year's Day", "农历年初一"),
          entry("The second day of Lunar New Year", "农历年初二"),
          entry("The third day of Lunar New Year", "农历年初三"),
          entry("The Birthday of the Buddha", "佛诞"),
          entry("Tuen Ng Festival", "端午节"),
          entry("The day following the Chinese Mid-Autumn Festival", "中秋节翌日"),
          entry("Chung Yeung Festival", "重阳节"),
          entry("Hong Kong Special Administrative Region Establishment Day", "香港特别行政区成立纪念日"),
          entry("Christmas", "圣诞节"),
          entry("The first weekday after Christmas Day", "圣诞节后首个平日"));

  private ChineseNames() {}

  /** The day with its name in Chinese, where that is known. */
  static SpecialDay on(SpecialDay day) {
    return day.nameZh().isEmpty() ? day.inChinese(NAMES.getOrDefault(day.name(), "")) : day;
  }
}
