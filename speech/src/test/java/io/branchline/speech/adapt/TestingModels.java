package io.branchline.speech.adapt;

import io.branchline.speech.graph.BackoffModel;
import io.branchline.speech.graph.Vocabulary;
import io.branchline.warehouse.Home;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A tiny language and models of it. */
public final class TestingModels {

  private static final List<String> WORDS =
      List.of("i", "lost", "my", "card", "blue", "sky", "the", "is", "[unk]");

  private TestingModels() {}

  public static Vocabulary vocabulary() {
    Map<String, Integer> labels = new LinkedHashMap<>();
    labels.put("<eps>", 0);
    // labels in no order of spelling, as a look-ahead graph has them
    for (int i = 0; i < WORDS.size(); i++) {
      labels.put(WORDS.get(i), 1 + (i * 5) % WORDS.size());
    }
    return new Vocabulary(labels);
  }

  public static List<Integer> labels(String sentence) {
    Vocabulary vocabulary = vocabulary();
    List<Integer> labels = new ArrayList<>();
    Arrays.stream(sentence.split(" ", -1)).forEach(word -> labels.add(vocabulary.label(word)));
    return labels;
  }

  public static BackoffModel model(String... sentences) {
    NgramCounts counts = new NgramCounts(3);
    Arrays.stream(sentences).forEach(sentence -> counts.add(labels(sentence), 1));
    return counts.estimate();
  }

  /** The sum over all words and the end of what they are given after a state's history. */
  public static double total(BackoffModel model, int state) {
    double sum = Math.exp(-model.endCost(state));
    for (int arc = model.firstArc[0]; arc < model.firstArc[1]; arc++) {
      sum += Math.exp(-model.cost(state, model.word[arc]));
    }
    return sum;
  }

  /** The English model's language model. */
  public static Path english() {
    return Home.current().models().resolve("en").resolve(ModelAdapter.LANGUAGE_MODEL);
  }
}
