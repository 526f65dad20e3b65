package io.branchline.console.figure;

/**
 * Quality scores of calls, as sums.
 *
 * @param calls how many calls have a score
 * @param sum of the scores, 0 to 100 each
 * @param squares sum of the squared scores
 */
public record Scores(long calls, double sum, double squares) {

  /** No call has a score. */
  public static final Scores NONE = new Scores(0, 0, 0);

  /** Both together. */
  public Scores plus(Scores other) {
    return new Scores(calls + other.calls, sum + other.sum, squares + other.squares);
  }
}
