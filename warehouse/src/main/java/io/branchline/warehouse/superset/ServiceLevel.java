package io.branchline.warehouse.superset;

import static java.util.Objects.requireNonNull;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import java.util.List;
import java.util.Map;

/**
 * The service level that the warehouse's setting names, as an expression over the counters and in
 * words. The definitions are those of the view {@code service_level_setting}'s neighbours in {@code
 * V002__views.sql}.
 *
 * @param formula positive, answered_only, negative, ignore, short_credit or short_excluded
 * @param thresholdSeconds T
 * @param shortSeconds S
 */
record ServiceLevel(String formula, long thresholdSeconds, long shortSeconds) {

  ServiceLevel {
    requireNonNull(formula, "formula is null");
  }

  /** The one in force. */
  static ServiceLevel of(Warehouse warehouse) {
    List<ServiceLevel> settings =
        warehouse.query(
            ServiceLevel.class,
            "SELECT formula, threshold_seconds, short_seconds FROM service_level_setting",
            Map.of());
    return settings.get(0);
  }

  /** The metric: a sum over a sum, NULL where its denominator is 0. */
  String expression() {
    return switch (formula) {
      case "positive" ->
          "(sum(answered_within) + sum(abandoned_within)) / nullIf(sum(answered) + sum(abandoned), 0)";
      case "answered_only" -> "sum(answered_within) / nullIf(sum(answered), 0)";
      case "negative" -> "sum(answered_within) / nullIf(sum(answered) + sum(abandoned), 0)";
      case "ignore" ->
          "sum(answered_within) / nullIf(sum(answered) + sum(abandoned) - sum(abandoned_within), 0)";
      case "short_credit" ->
          "(sum(answered_within) + sum(short_abandoned)) / nullIf(sum(answered) + sum(abandoned), 0)";
      case "short_excluded" ->
          "sum(answered_within) / nullIf(sum(answered) + sum(abandoned) - sum(short_abandoned), 0)";
      default -> throw unknown();
    };
  }

  /** The formula in English. */
  String english() {
    String t = thresholdSeconds + " s";
    String s = shortSeconds + " s";
    return switch (formula) {
      case "positive" -> "(answered + abandoned within " + t + ") ÷ (answered + abandoned)";
      case "answered_only" -> "answered within " + t + " ÷ answered";
      case "negative" -> "answered within " + t + " ÷ (answered + abandoned)";
      case "ignore" -> "answered within " + t + " ÷ (answered + abandoned after " + t + ")";
      case "short_credit" ->
          "(answered within " + t + " + abandoned within " + s + ") ÷ (answered + abandoned)";
      case "short_excluded" -> "answered within " + t + " ÷ (answered + abandoned after " + s + ")";
      default -> throw unknown();
    };
  }

  /** The formula in Chinese. */
  String chinese() {
    String t = thresholdSeconds + " 秒";
    String s = shortSeconds + " 秒";
    return switch (formula) {
      case "positive" -> t + "内（接通＋放弃）÷（接通＋放弃）";
      case "answered_only" -> t + "内接通 ÷ 接通";
      case "negative" -> t + "内接通 ÷（接通＋放弃）";
      case "ignore" -> t + "内接通 ÷（接通＋" + t + "后放弃）";
      case "short_credit" -> "（" + t + "内接通＋" + s + "内放弃）÷（接通＋放弃）";
      case "short_excluded" -> t + "内接通 ÷（接通＋" + s + "后放弃）";
      default -> throw unknown();
    };
  }

  private Failure unknown() {
    return new Failure(
        Failure.Code.BAD_INPUT,
        "The setting 'service_level' names the formula '"
            + formula
            + "', which is none of positive, answered_only, negative, ignore, short_credit,"
            + " short_excluded. Store one of them.");
  }
}
