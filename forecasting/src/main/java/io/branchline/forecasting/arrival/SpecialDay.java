package io.branchline.forecasting.arrival;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.DayOfWeek;
import org.jspecify.annotations.Nullable;

/**
 * What is special about a day.
 *
 * @param kind what kind of day it is
 * @param name the holiday's or campaign's, such as {@code National Day}; days of the same name
 *     share what is learnt of them
 * @param like the weekday it acts like; null where that follows from the kind
 * @param uplift what a campaign is expected to add before any was seen, as a share: 0.3 is 30 %
 *     more
 * @param nameZh the name in Chinese, for people; empty where none is known
 */
public record SpecialDay(
    Kind kind, String name, @Nullable DayOfWeek like, double uplift, String nameZh)
    implements Serializable {

  /** Kinds of special days. */
  public enum Kind {
    /** Most people are off. */
    HOLIDAY,
    /** A weekend day on which people work in exchange for a holiday. */
    WORKDAY,
    /** Acts like a named weekday for a reason of the bank's own. */
    LIKE,
    /** Something that makes people call: a mailing, a market rush, pay day. */
    CAMPAIGN,
    /** Known not to be learnt from: telephones down, a move, an evacuation. */
    OUTAGE
  }

  /** Checks that nothing is missing and that a campaign does not take more calls than there are. */
  public SpecialDay {
    requireNonNull(kind, "kind is null");
    requireNonNull(name, "name is null");
    requireNonNull(nameZh, "nameZh is null");
    if (!(uplift > -1 && uplift <= 100)) {
      throw new IllegalArgumentException(
          "An uplift must be above -100 % and at most 10000 %, not " + 100 * uplift + " %");
    }
  }

  /** A public holiday. */
  public static SpecialDay holiday(String name) {
    return new SpecialDay(Kind.HOLIDAY, name, null, 0, "");
  }

  /** A weekend day that is worked. */
  public static SpecialDay workday(String name) {
    return new SpecialDay(Kind.WORKDAY, name, null, 0, "");
  }

  /** A day like another. */
  public static SpecialDay like(DayOfWeek weekday) {
    return new SpecialDay(Kind.LIKE, "", weekday, 0, "");
  }

  /** A campaign. */
  public static SpecialDay campaign(String name, double uplift) {
    return new SpecialDay(Kind.CAMPAIGN, name, null, uplift, "");
  }

  /** A day that nothing is to be learnt from. */
  public static SpecialDay outage(String name) {
    return new SpecialDay(Kind.OUTAGE, name, null, 0, "");
  }

  /** The same with its name in Chinese. */
  public SpecialDay inChinese(String name) {
    return new SpecialDay(kind, this.name, like, uplift, name);
  }
}
