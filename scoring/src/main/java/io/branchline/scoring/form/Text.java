package io.branchline.scoring.form;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/** A text that people read, in English and in Chinese. */
public record Text(String en, String zh) implements Serializable {

  /** No text at all. */
  public static final Text NONE = new Text("", "");

  /** Checks that both languages are there. */
  public Text {
    requireNonNull(en, "en is null");
    requireNonNull(zh, "zh is null");
  }

  /** The text in a language: Chinese for {@code zh} and its regions, English otherwise. */
  public String in(String language) {
    return language.startsWith("zh") ? zh : en;
  }
}
