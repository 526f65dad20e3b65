package io.branchline.speech.graph;

import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The graph that a recogniser searches, put together before it is used: sounds ({@code HCLr.fst})
 * composed with a language model ({@code Gr.fst}). Vosk does the same state by state while it
 * listens, again for every recogniser, and numbers the states as it meets them, on which in turn
 * depends which of nearly equal paths survive.
 *
 * <p>A state is a place among the sounds, a history of words, and what is known of the next word:
 * nothing; that it is one that the history itself knows (backing off is decided before a word's
 * first sound, so that no path exists twice); or the very word, once no other is possible, from
 * where on words that end alike share their states. Costs are paid as early as possible: with every
 * step the likelihood of all words still within reach. Along a path they sum to what sounds and
 * language model say. After Allauzen, Riley and Schalkwyk, "A generalized composition algorithm for
 * weighted finite-state transducers", Interspeech 2009: their label-reachability filter with weight
 * and label pushing.
 */
public final class DecodingGraph {

  /** The file's name among a model's. */
  public static final String FILE = "HCLG.fst";

  /** Beside it, the words by their labels. */
  public static final String WORDS = "words.txt";

  /** A graph of more arcs is not made: it would take a gigabyte of memory in every worker. */
  static final int MOST_ARCS = 50_000_000;

  private static final int UNDECIDED = 0;
  private static final int OWN_WORD = 1;

  private final SoundGraph sounds;
  private final BackoffModel language;
  private final Reach reach;
  private final Lookahead ahead;
  private final StateTable table = new StateTable();
  private final boolean[] silentInput;
  private final int soundBits;
  private final int historyBits;

  private DecodingGraph(SoundGraph sounds, BackoffModel language, int[] disambiguation)
      throws IOException {
    this.sounds = sounds;
    this.language = language;
    this.reach = Reach.of(sounds);
    this.ahead = new Lookahead(reach, language);
    this.soundBits = bits(sounds.states());
    this.historyBits = bits(language.states());
    if (soundBits + historyBits + bits(sounds.largestOutput() + 1) + 1 > Long.SIZE) {
      throw new IOException("it is too large");
    }
    int inputs = Arrays.stream(sounds.input).max().orElse(0) + 1;
    this.silentInput = new boolean[inputs];
    Arrays.stream(disambiguation)
        .filter(input -> input > 0 && input < inputs)
        .forEach(input -> silentInput[input] = true);
  }

  private static int bits(int count) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(count);
  }

  /**
   * Writes {@value #FILE} and {@value #WORDS}.
   *
   * @param model the folder with {@code HCLr.fst}, {@code Gr.fst} and {@code disambig_tid.int}
   * @param out the folder for what is written
   * @return why it is not possible with this model; empty if it was done
   * @throws IOException where it cannot be written
   */
  public static Optional<String> write(Path model, Path out) throws IOException {
    DecodingGraph graph;
    Vocabulary vocabulary;
    try {
      NgramFile language = NgramFile.read(model.resolve("Gr.fst"));
      vocabulary = language.vocabulary();
      graph =
          new DecodingGraph(
              SoundGraph.read(model.resolve("HCLr.fst")),
              language.model(),
              numbers(model.resolve("disambig_tid.int")));
    } catch (NoSuchFileException e) {
      return Optional.of(e.getFile() + " is missing");
    } catch (IOException e) {
      return Optional.of(model + ": of its HCLr.fst, " + e.getMessage());
    } catch (Failure e) {
      return Optional.of(e.getMessage());
    }
    Path file = out.resolve(FILE);
    if (!graph.compose(file, MOST_ARCS)) {
      return Optional.of(
          model + ": its graph would have more than " + MOST_ARCS / 1_000_000 + " million arcs");
    }
    try (Writer words = Files.newBufferedWriter(out.resolve(WORDS), StandardCharsets.UTF_8)) {
      for (String word : vocabulary.entries()) {
        words.write(word + " " + vocabulary.entry(word) + "\n");
      }
    }
    return Optional.empty();
  }

  private static int[] numbers(Path file) throws IOException {
    try {
      return Files.readString(file, StandardCharsets.US_ASCII)
          .strip()
          .lines()
          .mapToInt(Integer::parseInt)
          .toArray();
    } catch (NumberFormatException e) {
      throw new IOException(file.getFileName() + " is no list of numbers", e);
    }
  }

  /** For graphs that are at hand. */
  static boolean compose(
      SoundGraph sounds, BackoffModel language, int[] disambiguation, Path file, int mostArcs)
      throws IOException {
    return new DecodingGraph(sounds, language, disambiguation).compose(file, mostArcs);
  }

  /** Gives up where there are too many arcs. */
  private boolean compose(Path file, int mostArcs) throws IOException {
    try (GraphFile out = new GraphFile(file)) {
      int start = number(sounds.start, BackoffModel.START, UNDECIDED, 0);
      for (int state = 0; state < table.size(); state++) {
        long key = table.key(state);
        int sound = (int) (key & ((1L << soundBits) - 1));
        int history = (int) (key >>> soundBits & ((1L << historyBits) - 1));
        int known = (int) (key >>> (soundBits + historyBits));
        if (known > OWN_WORD) {
          word(out, state, sound, history, known - 1);
          out.state(Float.POSITIVE_INFINITY);
        } else {
          words(out, state, sound, history, known);
          out.state(sounds.finalCost[sound] + language.finalCost[history] - table.cost(state));
        }
        if (out.arcs() > mostArcs) {
          return false;
        }
      }
      out.finish(start);
      return true;
    }
  }

  /** The ways to the end of a word that is certain and paid. */
  private void word(GraphFile out, int state, int sound, int history, int word) throws IOException {
    for (int arc = sounds.firstArc[sound]; arc < sounds.firstArc[sound + 1]; arc++) {
      int next = sounds.next[arc];
      if (sounds.output[arc] == word) {
        out.arc(input(arc), 0, sounds.cost[arc], number(next, history, UNDECIDED, 0));
      } else if (next == sound && sounds.output[arc] == 0) {
        out.arc(input(arc), 0, sounds.cost[arc], state);
      } else if (sounds.output[arc] == 0 && reach.contains(next, word)) {
        out.arc(input(arc), 0, sounds.cost[arc], number(next, history, word + 1, 0));
      }
    }
  }

  /** The ways on where several words are possible. */
  private void words(GraphFile out, int state, int sound, int history, int known)
      throws IOException {
    float paid = table.cost(state);
    boolean hasParent = history != BackoffModel.UNIGRAM;
    if (known == UNDECIDED && hasParent) {
      out.arc(
          0,
          0,
          language.backoffCost[history] - paid,
          number(sound, language.parent[history], UNDECIDED, 0));
    }
    for (int arc = sounds.firstArc[sound]; arc < sounds.firstArc[sound + 1]; arc++) {
      int next = sounds.next[arc];
      int output = sounds.output[arc];
      float cost = sounds.cost[arc] - paid;
      if (next == sound && output == 0 && known == OWN_WORD) {
        out.arc(input(arc), 0, sounds.cost[arc], state);
      } else if (output != 0) {
        int wordArc = ahead.arc(history, output);
        if (wordArc >= 0) {
          int after = language.next(history, output);
          out.arc(
              input(arc), output, cost + language.cost[wordArc], number(next, after, UNDECIDED, 0));
        }
      } else if (ahead.look(next, history)) {
        if (ahead.words == 1 && !ahead.end) {
          int word = language.word[ahead.firstArc];
          int after = language.next(history, word);
          out.arc(
              input(arc),
              word,
              cost + language.cost[ahead.firstArc],
              number(next, after, word + 1, 0));
        } else {
          out.arc(input(arc), 0, cost + ahead.cost, number(next, history, OWN_WORD, ahead.cost));
        }
      }
    }
  }

  private int input(int arc) {
    return silentInput[sounds.input[arc]] ? 0 : sounds.input[arc];
  }

  private int number(int sound, int history, int known, float paid) {
    return table.number(((long) known << historyBits | history) << soundBits | sound, paid);
  }
}
