package io.branchline.forecasting.roster;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.Locale;

/**
 * A rule broken by an agent's days.
 *
 * @param value what the roster has, in the rule's unit
 * @param limit what it should have kept
 */
public record Violation(
    Rule rule, RuleBook.Severity severity, String agent, LocalDate date, long value, long limit) {

  /** In words, in Chinese or English. */
  public String text(Locale locale) {
    MessageFormat pattern =
        new MessageFormat(Rule.words(locale).getString(rule.id() + ".broken"), Locale.ROOT);
    return pattern.format(new Object[] {agent, date.toString(), plain(value), plain(limit)});
  }

  /** Minutes are told as hours. */
  private String plain(long number) {
    if (rule.unit() == Rule.Unit.COUNT) {
      return Long.toString(number);
    }
    return BigDecimal.valueOf(number)
        .divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
