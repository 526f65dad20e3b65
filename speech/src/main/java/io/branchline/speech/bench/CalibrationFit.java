package io.branchline.speech.bench;

import io.branchline.speech.recognise.Calibration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * From a recogniser's confidence to the share of such words that are right: the rising step
 * function that fits best (isotonic regression by pooling adjacent violators; Zadrozny and Elkan,
 * KDD 2002).
 */
public final class CalibrationFit {

  /** Words of one confidence and above. */
  private record Step(double from, double sum, int count) {
    double share() {
      // one word either way is kept in doubt, so that no step says never or always
      return (sum + 1) / (count + 2);
    }

    Step with(Step next) {
      return new Step(from, sum + next.sum, count + next.count);
    }
  }

  private CalibrationFit() {}

  /** Fits the words; there must be some. */
  public static Calibration of(List<Heard.Judged> words) {
    List<Heard.Judged> sorted =
        words.stream().sorted(Comparator.comparingDouble(Heard.Judged::confidence)).toList();
    Deque<Step> steps = new ArrayDeque<>();
    for (Heard.Judged word : sorted) {
      Step step = new Step(word.confidence(), word.right() ? 1 : 0, 1);
      while (!steps.isEmpty()
          && (steps.peekLast().from() == step.from() || steps.peekLast().share() >= step.share())) {
        step = steps.removeLast().with(step);
      }
      steps.addLast(step);
    }
    int calls = (int) words.stream().map(Heard.Judged::call).distinct().count();
    return new Calibration(
        words.size(),
        calls,
        steps.stream().map(step -> new Calibration.Step(step.from(), step.share())).toList());
  }

  /** Every word's confidence as the other calls' words calibrate it. */
  public static List<Heard.Judged> leaveOneCallOut(List<Heard.Judged> words) {
    List<Heard.Judged> calibrated = new ArrayList<>();
    for (String call : words.stream().map(Heard.Judged::call).distinct().toList()) {
      List<Heard.Judged> others = words.stream().filter(w -> !w.call().equals(call)).toList();
      if (!others.isEmpty()) {
        Calibration calibration = of(others);
        words.stream()
            .filter(word -> word.call().equals(call))
            .map(w -> new Heard.Judged(call, calibration.apply(w.confidence()), w.right()))
            .forEach(calibrated::add);
      }
    }
    return calibrated;
  }
}
