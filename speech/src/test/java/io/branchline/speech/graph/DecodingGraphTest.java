package io.branchline.speech.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.branchline.speech.adapt.TestingModels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Small random graphs of sounds and small language models: every sequence of sounds must give the
 * same words at the same cost in the composed graph as sounds and language model give one after the
 * other.
 */
class DecodingGraphTest {

  private static final int LONGEST = 6;
  private static final int DISAMBIGUATION = 9;

  @TempDir Path scratch;

  private record Arc(int input, int output, float cost, int next) {}

  private record State(float finalCost, List<Arc> arcs) {}

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void everySequenceOfSoundsCostsWhatSoundsAndLanguageModelSay(int seed) throws IOException {
    Random random = new Random(seed);
    SoundGraph sounds = lexicon(random);
    BackoffModel language =
        TestingModels.model("i lost my card", "i lost my blue card", "my card", "the sky is blue");
    Path file = scratch.resolve("HCLG.fst");

    assertThat(DecodingGraph.compose(sounds, language, new int[] {DISAMBIGUATION}, file, 1_000_000))
        .isTrue();

    Map<String, Double> expected = new HashMap<>();
    oneAfterTheOther(sounds, language, sounds.start, BackoffModel.START, "", "", 0, 0, expected);
    Map<String, Double> found = new HashMap<>();
    paths(read(file), 0, "", "", 0, 0, found);
    assertThat(expected).as("seed %d", seed).hasSizeGreaterThan(50);
    assertThat(found.keySet()).as("seed %d", seed).isEqualTo(expected.keySet());
    expected.forEach(
        (path, cost) ->
            assertThat(found.get(path))
                .as("seed %d, %s", seed, path)
                .isCloseTo(cost, within(1e-4)));
  }

  @Test
  void aGraphThatGrowsTooLargeIsGivenUp() throws IOException {
    Path file = scratch.resolve("HCLG.fst");

    assertThat(
            DecodingGraph.compose(
                lexicon(new Random(1)),
                TestingModels.model("i lost my card"),
                new int[] {DISAMBIGUATION},
                file,
                20))
        .isFalse();

    assertThat(scratch).isEmptyDirectory();
  }

  @Test
  void whatIsNoLookAheadModelIsToldWithItsReason() throws IOException {
    NgramFile.of(TestingModels.vocabulary(), TestingModels.model("my card"))
        .write(scratch.resolve("Gr.fst"));
    Files.writeString(scratch.resolve("HCLr.fst"), "no graph at all", StandardCharsets.UTF_8);
    Path out = Files.createDirectory(scratch.resolve("out"));

    assertThat(DecodingGraph.write(scratch, out))
        .hasValueSatisfying(
            reason -> assertThat(reason).endsWith("of its HCLr.fst, it does not begin as an FST"));

    assertThat(out).isEmptyDirectory();
  }

  /**
   * A tree of sounds, two to four for each word and not always different, with loops on states and
   * a disambiguation mark at each word's end, some words' labels late.
   */
  private static SoundGraph lexicon(Random random) {
    Builder builder = new Builder();
    builder.addState(0.5f);
    for (int word = 1; word < TestingModels.vocabulary().size(); word++) {
      int state = 0;
      int length = 1 + random.nextInt(3);
      int label = word;
      for (int i = 0; i < length; i++) {
        int input = 1 + random.nextInt(3);
        boolean says = random.nextInt(4) == 0;
        int next = says || label == 0 ? -1 : builder.find(state, input);
        if (next < 0) {
          next = builder.addState(Float.POSITIVE_INFINITY);
          builder.addArc(state, input, says ? label : 0, random.nextFloat(), next);
          builder.addArc(next, 4, 0, 0.1f, next);
          label = says ? 0 : label;
        }
        state = next;
      }
      builder.addArc(state, DISAMBIGUATION, label, random.nextFloat(), 0);
    }
    return builder.build();
  }

  private static void oneAfterTheOther(
      SoundGraph sounds,
      BackoffModel language,
      int sound,
      int history,
      String heard,
      String said,
      int steps,
      double cost,
      Map<String, Double> found) {
    if (sounds.finalCost[sound] < Float.POSITIVE_INFINITY) {
      found.merge(
          heard + ":" + said, cost + sounds.finalCost[sound] + end(language, history), Math::min);
    }
    for (int arc = sounds.firstArc[sound]; arc < sounds.firstArc[sound + 1]; arc++) {
      boolean silent = sounds.input[arc] == DISAMBIGUATION;
      if (!silent && steps == LONGEST) {
        continue;
      }
      String more = silent ? heard : heard + sounds.input[arc];
      int after = steps + (silent ? 0 : 1);
      double paid = cost + sounds.cost[arc];
      int word = sounds.output[arc];
      if (word == 0) {
        oneAfterTheOther(
            sounds, language, sounds.next[arc], history, more, said, after, paid, found);
        continue;
      }
      for (int at = history; at >= 0; at = language.parent[at]) {
        int own = language.arc(at, word);
        if (own >= 0) {
          oneAfterTheOther(
              sounds,
              language,
              sounds.next[arc],
              language.next(at, word),
              more,
              said + " " + word,
              after,
              paid + language.cost[own],
              found);
        }
        paid += language.backoffCost[at];
      }
    }
  }

  /** The cheapest way to end: by the history itself, or by any it backs off to. */
  private static double end(BackoffModel language, int history) {
    double least = Double.POSITIVE_INFINITY;
    double paid = 0;
    for (int at = history; at >= 0; at = language.parent[at]) {
      least = Math.min(least, paid + language.finalCost[at]);
      paid += language.backoffCost[at];
    }
    return least;
  }

  private static void paths(
      List<State> graph,
      int at,
      String heard,
      String said,
      int steps,
      double cost,
      Map<String, Double> found) {
    State state = graph.get(at);
    if (state.finalCost() < Float.POSITIVE_INFINITY) {
      found.merge(heard + ":" + said, cost + state.finalCost(), Math::min);
    }
    for (Arc arc : state.arcs()) {
      boolean silent = arc.input() == 0;
      if (silent || steps < LONGEST) {
        paths(
            graph,
            arc.next(),
            silent ? heard : heard + arc.input(),
            arc.output() == 0 ? said : said + " " + arc.output(),
            steps + (silent ? 0 : 1),
            cost + arc.cost(),
            found);
      }
    }
  }

  /** The written file, read without any of the code under test. */
  private static List<State> read(Path file) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(in.getInt()).isEqualTo(2125659606);
    assertThat(text(in)).isEqualTo("const");
    assertThat(text(in)).isEqualTo("standard");
    assertThat(List.of(in.getInt(), in.getInt())).containsExactly(1, 4);
    in.getLong();
    assertThat(in.getLong()).as("start").isZero();
    int states = (int) in.getLong();
    int arcs = (int) in.getLong();
    int firstState = (in.position() + 15) / 16 * 16;
    int firstArc = (firstState + 20 * states + 15) / 16 * 16;
    assertThat(in.limit()).isEqualTo(firstArc + 16 * arcs);
    List<State> read = new ArrayList<>();
    for (int state = 0; state < states; state++) {
      int at = firstState + 20 * state;
      List<Arc> own = new ArrayList<>();
      for (int i = in.getInt(at + 4); i < in.getInt(at + 4) + in.getInt(at + 8); i++) {
        int arc = firstArc + 16 * i;
        own.add(
            new Arc(in.getInt(arc), in.getInt(arc + 4), in.getFloat(arc + 8), in.getInt(arc + 12)));
      }
      assertThat(own).filteredOn(arc -> arc.input() == 0).hasSize(in.getInt(at + 12));
      assertThat(own).filteredOn(arc -> arc.output() == 0).hasSize(in.getInt(at + 16));
      read.add(new State(in.getFloat(at), own));
    }
    return read;
  }

  private static String text(ByteBuffer in) {
    byte[] bytes = new byte[in.getInt()];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** A graph of sounds that grows. */
  private static final class Builder {
    private final List<Float> finals = new ArrayList<>();
    private final List<List<Arc>> arcs = new ArrayList<>();

    int addState(float finalCost) {
      finals.add(finalCost);
      arcs.add(new ArrayList<>());
      return finals.size() - 1;
    }

    void addArc(int state, int input, int output, float cost, int next) {
      arcs.get(state).add(new Arc(input, output, cost, next));
    }

    /** Where a sound leads that says no word; -1 where there is no such arc. */
    int find(int state, int input) {
      return arcs.get(state).stream()
          .filter(arc -> arc.input() == input && arc.output() == 0 && arc.next() != 0)
          .mapToInt(Arc::next)
          .findFirst()
          .orElse(-1);
    }

    SoundGraph build() {
      int states = finals.size();
      float[] finalCost = new float[states];
      int[] firstArc = new int[states + 1];
      for (int state = 0; state < states; state++) {
        finalCost[state] = finals.get(state);
        firstArc[state + 1] = firstArc[state] + arcs.get(state).size();
      }
      List<Arc> all = arcs.stream().flatMap(List::stream).toList();
      float[] cost = new float[all.size()];
      for (int arc = 0; arc < cost.length; arc++) {
        cost[arc] = all.get(arc).cost();
      }
      return new SoundGraph(
          0,
          finalCost,
          firstArc,
          all.stream().mapToInt(Arc::input).toArray(),
          all.stream().mapToInt(Arc::output).toArray(),
          cost,
          all.stream().mapToInt(Arc::next).toArray());
    }
  }
}
