package io.branchline.speech.adapt;

/** How a language says figures. */
interface SpokenNumbers {

  /** From so many digits on, a figure is read digit by digit: account and telephone numbers. */
  int READ_SINGLY = 7;

  /**
   * The words for a figure.
   *
   * @param figure as written: {@code 12}, {@code 1,200}, {@code $12.50}, {@code 9:30}, {@code 3rd},
   *     {@code 4.5%}, {@code 02079460000}
   */
  String spoken(String figure);
}
