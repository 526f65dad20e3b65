package io.branchline.console.text;

import java.util.Locale;

/** The two languages of every page. */
public final class Languages {

  /** English. */
  public static final Locale ENGLISH = Locale.ENGLISH;

  /** Simplified Chinese. */
  public static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;

  private Languages() {}

  /** The language that a tag such as {@code zh}, {@code zh-CN} or {@code en-GB} asks for. */
  public static Locale of(String tag) {
    return isChinese(Locale.forLanguageTag(tag)) ? CHINESE : ENGLISH;
  }

  /** Whether texts are to be Chinese. */
  public static boolean isChinese(Locale locale) {
    return locale.getLanguage().equals("zh");
  }
}
