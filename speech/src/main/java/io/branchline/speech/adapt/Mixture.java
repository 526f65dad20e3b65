package io.branchline.speech.adapt;

import io.branchline.speech.graph.BackoffModel;
import java.util.ArrayList;
import java.util.List;

/**
 * The linear interpolation of back-off models, as one back-off model.
 *
 * <p>Every run of words that any of them knows gets {@code p(w|h) = sum of weight(m) p(w|h, m)}
 * exactly; each state's back-off is what is left, divided by what the parent gives to the words
 * that the state does not name, so that every history's probabilities sum to one. (The same
 * construction as SRILM's static mixture: Stolcke, ICSLP 2002.)
 */
final class Mixture {

  private final List<BackoffModel> models;
  private final double[] weights;
  private final ModelBuilder builder = new ModelBuilder();

  private Mixture(List<BackoffModel> models, double[] weights) {
    this.models = models;
    this.weights = weights;
  }

  /**
   * Interpolates.
   *
   * @param weights one a model, above 0, together 1
   */
  static BackoffModel of(List<BackoffModel> models, double... weights) {
    return new Mixture(models, weights).mix();
  }

  private BackoffModel mix() {
    // per new state and model: its state for the same history, or else -1 - the longest shorter one
    List<int[]> origins = new ArrayList<>();
    origins.add(new int[models.size()]);
    for (int state = 0; state < origins.size(); state++) {
      children(state, origins.get(state), origins);
    }
    for (int state = 0; state < origins.size(); state++) {
      fill(state, origins.get(state));
    }
    return builder.build();
  }

  private void children(int state, int[] origin, List<int[]> origins) {
    int[] at = new int[origin.length];
    int[] end = new int[origin.length];
    for (int m = 0; m < origin.length; m++) {
      if (origin[m] >= 0) {
        at[m] = models.get(m).firstChild(origin[m]);
        end[m] = models.get(m).firstChild(origin[m] + 1);
      }
    }
    while (true) {
      int label = Integer.MAX_VALUE;
      for (int m = 0; m < origin.length; m++) {
        if (at[m] < end[m]) {
          label = Math.min(label, models.get(m).oldestWord[at[m]]);
        }
      }
      if (label == Integer.MAX_VALUE) {
        return;
      }
      int[] child = new int[origin.length];
      for (int m = 0; m < origin.length; m++) {
        boolean known = at[m] < end[m] && models.get(m).oldestWord[at[m]] == label;
        child[m] = known ? at[m]++ : shorter(origin[m]);
      }
      builder.state(state, label);
      origins.add(child);
    }
  }

  private static int shorter(int origin) {
    return origin >= 0 ? -1 - origin : origin;
  }

  private static int state(int origin) {
    return origin >= 0 ? origin : -1 - origin;
  }

  private void fill(int state, int[] origin) {
    int[] at = new int[origin.length];
    int[] end = new int[origin.length];
    double ends = Double.POSITIVE_INFINITY;
    for (int m = 0; m < origin.length; m++) {
      if (origin[m] >= 0) {
        at[m] = models.get(m).firstArc[origin[m]];
        end[m] = models.get(m).firstArc[origin[m] + 1];
        ends = Math.min(ends, models.get(m).finalCost[origin[m]]);
      }
    }
    double named = 0;
    double namedBelow = 0;
    for (int label = next(at, end); label < Integer.MAX_VALUE; label = next(at, end)) {
      double probability = 0;
      for (int m = 0; m < origin.length; m++) {
        probability += weights[m] * Math.exp(-models.get(m).cost(state(origin[m]), label));
        if (at[m] < end[m] && models.get(m).word[at[m]] == label) {
          at[m]++;
        }
      }
      named += probability;
      namedBelow += builder.probability(state, label);
      builder.arc(label, probability);
    }
    if (ends < Double.POSITIVE_INFINITY) {
      double probability = 0;
      for (int m = 0; m < origin.length; m++) {
        probability += weights[m] * Math.exp(-models.get(m).endCost(state(origin[m])));
      }
      named += probability;
      namedBelow += builder.endProbability(state);
      builder.end(state, probability);
    }
    builder.close(state, Math.max(1 - named, 1e-9) / Math.max(1 - namedBelow, 1e-9));
  }

  private int next(int[] at, int[] end) {
    int label = Integer.MAX_VALUE;
    for (int m = 0; m < at.length; m++) {
      if (at[m] < end[m]) {
        label = Math.min(label, models.get(m).word[at[m]]);
      }
    }
    return label;
  }
}
