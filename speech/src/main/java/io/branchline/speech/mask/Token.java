package io.branchline.speech.mask;

/**
 * One or more units and what they are to a number.
 *
 * @param digits what it stands for; of something harmless what it would stand for within a number
 * @param from its first unit
 * @param to the unit after its last
 */
record Token(Mark mark, String digits, int from, int to, long startMillis, long endMillis) {

  enum Mark {
    /** One digit, or one digit several times. */
    DIGIT,
    /** Two digits spoken as one number. */
    PAIR,
    /** Figures as a person would write them. */
    FIGURES,
    /** A word that may be a digit heard wrong. */
    WEAK,
    /** A hesitation, assent, a connecting word. */
    LIGHT,
    /** A number that is an amount, a date, a time, a rate or an ordinal. */
    HARMLESS,
    /** Was masked before. */
    MASKED,
    /** Any other word. */
    TEXT
  }

  boolean isDigits() {
    return mark == Mark.DIGIT || mark == Mark.PAIR || mark == Mark.FIGURES;
  }
}
