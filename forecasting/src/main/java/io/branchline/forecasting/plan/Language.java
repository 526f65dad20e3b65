package io.branchline.forecasting.plan;

import java.util.Locale;
import picocli.CommandLine.Option;

/** The language in which a command prints: {@code --lang}. */
final class Language {

  @Option(
      names = "--lang",
      paramLabel = "en|zh",
      defaultValue = "en",
      description = "Language (default: ${DEFAULT-VALUE}).")
  private String lang = "en";

  Locale locale() {
    return Locale.forLanguageTag(lang.replace('_', '-'));
  }

  /** The one of two texts that is in this language; everything but Chinese is English. */
  <T> T of(T english, T chinese) {
    return locale().getLanguage().equals("zh") ? chinese : english;
  }
}
