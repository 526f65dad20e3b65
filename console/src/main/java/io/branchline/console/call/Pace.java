package io.branchline.console.call;

import io.branchline.scoring.form.Question;
import io.branchline.scoring.form.Rule;
import org.jspecify.annotations.Nullable;

/**
 * The pace that a question asks for in a call of one language.
 *
 * @param language the call's: en, zh, ...
 * @param known whether the question has a pace for it; a machine leaves other calls out
 * @param from words (in Chinese: characters) a minute
 * @param to words (in Chinese: characters) a minute
 */
public record Pace(String language, boolean known, long from, long to) {

  /** Null where the question does not ask for a pace, or nothing is known of what was said. */
  static @Nullable Pace of(Question question, String language) {
    if (!(question.rule() instanceof Rule.SpeakingRate rule) || language.isEmpty()) {
      return null;
    }
    Rule.Rates rates = rule.byLanguage().get(language);
    return rates == null
        ? new Pace(language, false, 0, 0)
        : new Pace(
            language, true, Math.round(rates.fromPerMinute()), Math.round(rates.toPerMinute()));
  }

  /** The key of the line that says it. */
  public String key() {
    return !known ? "score.pace.none" : unit("score.pace", language);
  }

  /** The key of a text about words or, in Chinese, characters. */
  static String unit(String key, String language) {
    return key + (language.equals("zh") ? ".characters" : ".words");
  }
}
