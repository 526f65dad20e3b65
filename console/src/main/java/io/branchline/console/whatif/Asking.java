package io.branchline.console.whatif;

import io.branchline.forecasting.erlang.Target;
import io.branchline.forecasting.whatif.Change;
import io.branchline.forecasting.whatif.Question;
import io.branchline.forecasting.whatif.WhatIf;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The same question elsewhere: as an address, and on the command line.
 *
 * @param model of the forecast
 * @param date the first day asked about; empty for plain traffic
 */
record Asking(Form form, String model, String date, Question question, WhatIf.Terms terms) {

  /** The parameters that ask the same, in the form's order. */
  public String query() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("about", form.traffic() ? "traffic" : "forecast");
    parameters.put("branch", form.choice().branch());
    parameters.put("queue", form.choice().queue());
    parameters.put("model", model);
    parameters.put("day", date);
    parameters.put("span", String.valueOf(form.span()));
    for (Amount amount : Amount.values()) {
      parameters.put(
          amount.id(),
          amount == Amount.RUNS ? String.valueOf(terms.runs()) : plain(form.get(amount)));
    }
    form.on().forEach(change -> parameters.put("on-" + change.id(), "on"));
    parameters.put(Form.SENT, "yes");
    return parameters.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The arguments of {@code whatif} that give the same figures. */
  public List<String> arguments() {
    Target promised = question.promised();
    Map<String, String> options = new LinkedHashMap<>();
    if (form.traffic()) {
      options.put("erlangs", plain(form.get(Amount.ERLANGS)));
      options.put("handle-seconds", plain(form.get(Amount.HANDLE)));
      options.put("branches", plain(form.get(Amount.BRANCHES)));
      options.put("regions", plain(form.get(Amount.REGIONS)));
    } else {
      options.put("branch", form.choice().branch());
      options.put("queue", form.choice().queue());
      options.put("forecast", model);
      options.put("date", date);
      options.put("span", String.valueOf(form.span()));
    }
    options.put("target", target(Amount.LEVEL, Amount.SECONDS));
    options.put("formula", promised.formula().name().toLowerCase(Locale.ROOT));
    options.put("short-seconds", plain(BigDecimal.valueOf(promised.shortSeconds())));
    options.put("shrinkage", percent(Amount.SHRINKAGE));
    options.put("cost", plain(form.get(Amount.COST)));
    options.put("patience", plain(form.get(Amount.PATIENCE)));
    options.put("forecast-error", percent(Amount.ERROR));
    options.put("days", String.valueOf(terms.runs()));
    options.put("seed", String.valueOf(terms.seed()));
    options.put("changes", changes());
    options.put("other-target", target(Amount.OTHER_LEVEL, Amount.OTHER_SECONDS));
    options.put("other-shrinkage", percent(Amount.OTHER_SHRINKAGE));
    options.put("longer", percent(Amount.LONGER));
    options.put("absence", percent(Amount.ABSENCE));
    options.put("rush", percent(Amount.RUSH));
    options.put("new-staff", percent(Amount.NEW_STAFF));
    options.put("slower", percent(Amount.SLOWER));
    return options.entrySet().stream()
        .filter(option -> !option.getValue().isEmpty())
        .map(option -> "--" + option.getKey() + "=" + option.getValue())
        .toList();
  }

  private String changes() {
    return form.on().isEmpty()
        ? Change.TODAY.id()
        : form.on().stream().map(Change::id).collect(Collectors.joining(","));
  }

  private String target(Amount level, Amount seconds) {
    return percent(level) + "/" + plain(form.get(seconds));
  }

  private String percent(Amount amount) {
    return plain(form.get(amount)) + "%";
  }

  /** A number as it is typed. */
  static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
