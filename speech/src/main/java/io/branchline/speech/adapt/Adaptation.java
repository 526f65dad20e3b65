package io.branchline.speech.adapt;

import io.branchline.speech.graph.BackoffModel;
import io.branchline.speech.graph.NgramFile;
import io.branchline.speech.graph.Vocabulary;
import io.branchline.warehouse.Failure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Interpolates a recogniser's language model with one of a bank's own texts and one of phrases. The
 * weights are those that make held-out text likeliest: each file of the bank's in turn is predicted
 * from the others (a single file is cut into parts), and expectation maximisation finds the shares.
 * Nothing but the given text decides, and equal text gives equal models.
 */
public final class Adaptation {

  /** Trigrams: what the base has; longer runs of a small text are accidents. */
  static final int ORDER = 3;

  /**
   * The base keeps about this share at least, or words that the texts lack could not be heard any
   * more.
   */
  static final double LEAST_BASE = 0.2;

  /** The bank's texts keep some share, however little they have in common: their names count. */
  private static final double LEAST_TEXTS = 0.05;

  /** The share of the phrases where there is no text to find it with. */
  private static final double PHRASES_ALONE = 0.5;

  private static final int PARTS_OF_ONE_FILE = 5;
  private static final int ROUNDS = 30;

  /**
   * Below this share of known words a text is taken for another language's, or another encoding's.
   */
  private static final double LEAST_KNOWN = 0.5;

  private final NgramFile base;
  private final SpokenText spoken;
  private final Segmenter segmenter;
  private final Map<String, Integer> unknown = new TreeMap<>();
  private long words;

  /**
   * What came of it.
   *
   * @param weights of the base, the bank's texts and the phrases; together 1
   * @param words of the bank's texts and the phrases
   * @param unknown words that the recogniser lacks, with their number in the texts, the commonest
   *     first
   */
  public record Report(Weights weights, long words, List<UnknownWord> unknown) {
    /** Copies the words. */
    public Report {
      unknown = List.copyOf(unknown);
    }
  }

  /** The shares of the three models. */
  public record Weights(double base, double texts, double phrases) {}

  /** A word of the texts that the recogniser can neither hear nor write. */
  public record UnknownWord(String word, int count) {}

  Adaptation(NgramFile base, String language) {
    this.base = base;
    this.spoken = SpokenText.of(language);
    BackoffModel model = base.model();
    this.segmenter =
        new Segmenter(
            word -> {
              int label = base.vocabulary().label(word);
              return label == Vocabulary.UNKNOWN
                  ? Double.POSITIVE_INFINITY
                  : model.cost(BackoffModel.UNIGRAM, label);
            });
  }

  /** A model and how it was made. */
  record Adapted(BackoffModel model, Report report) {}

  Adapted adapt(Map<String, String> texts, PhrasePack phrases) {
    List<List<List<Integer>>> parts = parts(texts);
    List<List<Integer>> pack = new ArrayList<>();
    phrases.sentences().forEach(phrase -> pack.addAll(sentences(phrase)));
    BackoffModel packModel = model(pack);
    Weights weights = weights(parts, packModel, pack.isEmpty());
    List<BackoffModel> models = new ArrayList<>(List.of(base.model()));
    List<Double> shares = new ArrayList<>(List.of(weights.base()));
    add(models, shares, model(parts.stream().flatMap(List::stream).toList()), weights.texts());
    add(models, shares, packModel, weights.phrases());
    BackoffModel mixed =
        Mixture.of(models, shares.stream().mapToDouble(Double::doubleValue).toArray());
    List<UnknownWord> lacking =
        unknown.entrySet().stream()
            .map(entry -> new UnknownWord(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparingInt(UnknownWord::count).reversed())
            .toList();
    return new Adapted(mixed, new Report(weights, words, lacking));
  }

  private static void add(
      List<BackoffModel> models, List<Double> shares, BackoffModel model, double share) {
    if (share > 0) {
      models.add(model);
      shares.add(share);
    }
  }

  private List<List<List<Integer>>> parts(Map<String, String> texts) {
    List<List<List<Integer>>> parts = new ArrayList<>();
    texts.forEach((name, text) -> parts.add(checked(name, text)));
    parts.removeIf(List::isEmpty);
    if (parts.size() != 1) {
      return parts;
    }
    List<List<List<Integer>>> cut = new ArrayList<>();
    List<List<Integer>> all = parts.get(0);
    for (int i = 0; i < PARTS_OF_ONE_FILE; i++) {
      cut.add(
          all.subList(
              i * all.size() / PARTS_OF_ONE_FILE, (i + 1) * all.size() / PARTS_OF_ONE_FILE));
    }
    cut.removeIf(List::isEmpty);
    return cut;
  }

  private List<List<Integer>> sentences(String text) {
    List<List<Integer>> sentences = new ArrayList<>();
    for (List<String> sentence : spoken.sentences(text)) {
      List<Integer> labels = new ArrayList<>();
      for (String word : segmenter.words(sentence)) {
        int label = base.vocabulary().label(word);
        if (label == Vocabulary.UNKNOWN) {
          unknown.merge(word, 1, Integer::sum);
        }
        labels.add(label);
        words++;
      }
      sentences.add(labels);
    }
    return sentences;
  }

  private List<List<Integer>> checked(String name, String text) {
    long wordsBefore = words;
    long unknownBefore = unknownWords();
    List<List<Integer>> sentences = sentences(text);
    long count = words - wordsBefore;
    long known = count - (unknownWords() - unknownBefore);
    if (known < LEAST_KNOWN * count) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          name
              + ": the recogniser knows "
              + known
              + " of its "
              + count
              + " words. Maybe it is in another language, or not in UTF-8?");
    }
    return sentences;
  }

  private long unknownWords() {
    return unknown.values().stream().mapToLong(Integer::longValue).sum();
  }

  private static BackoffModel model(List<List<Integer>> sentences) {
    NgramCounts counts = new NgramCounts(ORDER);
    sentences.forEach(sentence -> counts.add(sentence, 1));
    return counts.estimate();
  }

  private Weights weights(List<List<List<Integer>>> parts, BackoffModel pack, boolean withoutPack) {
    List<double[]> events = new ArrayList<>();
    for (int held = 0; held < parts.size(); held++) {
      List<List<Integer>> others = new ArrayList<>();
      for (int i = 0; i < parts.size(); i++) {
        if (i != held) {
          others.addAll(parts.get(i));
        }
      }
      BackoffModel texts = model(others);
      for (List<Integer> sentence : parts.get(held)) {
        predict(List.of(base.model(), texts, pack), sentence, events);
      }
    }
    if (events.isEmpty()) {
      return new Weights(1 - PHRASES_ALONE, 0, PHRASES_ALONE);
    }
    double[] shares = {1.0 / 3, 1.0 / 3, withoutPack ? 0 : 1.0 / 3};
    for (int round = 0; round < ROUNDS; round++) {
      shares = improved(shares, events);
    }
    double[] kept = {
      Math.max(LEAST_BASE, shares[0]),
      Math.max(LEAST_TEXTS, shares[1]),
      withoutPack ? 0 : Math.max(LEAST_TEXTS, shares[2])
    };
    double sum = Arrays.stream(kept).sum();
    return new Weights(kept[0] / sum, kept[1] / sum, kept[2] / sum);
  }

  /** Adds what each model gives each word of a sentence, and its end. */
  private static void predict(
      List<BackoffModel> models, List<Integer> sentence, List<double[]> events) {
    int[] states = new int[models.size()];
    Arrays.fill(states, BackoffModel.START);
    for (int i = 0; i <= sentence.size(); i++) {
      boolean end = i == sentence.size();
      int label = end ? 0 : sentence.get(i);
      double[] probabilities = new double[states.length];
      for (int m = 0; m < states.length; m++) {
        BackoffModel model = models.get(m);
        if (label == Vocabulary.UNKNOWN) {
          states[m] = BackoffModel.UNIGRAM;
          continue;
        }
        double cost = end ? model.endCost(states[m]) : model.cost(states[m], label);
        probabilities[m] = Math.exp(-cost);
        states[m] = end ? states[m] : model.next(states[m], label);
      }
      if (label != Vocabulary.UNKNOWN) {
        events.add(probabilities);
      }
    }
  }

  private static double[] improved(double[] shares, List<double[]> events) {
    double[] sums = new double[shares.length];
    for (double[] event : events) {
      double total = 0;
      for (int m = 0; m < shares.length; m++) {
        total += shares[m] * event[m];
      }
      for (int m = 0; m < shares.length; m++) {
        sums[m] += total > 0 ? shares[m] * event[m] / total / events.size() : 0;
      }
    }
    return sums;
  }
}
