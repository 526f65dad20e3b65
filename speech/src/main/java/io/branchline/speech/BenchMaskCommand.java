package io.branchline.speech;

import io.branchline.speech.bench.ReferenceCorpus;
import io.branchline.speech.bench.dialogue.Dialogue;
import io.branchline.speech.bench.dialogue.Dialogue.NumberWord;
import io.branchline.speech.bench.dialogue.Dialogue.SpokenNumber;
import io.branchline.speech.bench.dialogue.DialogueGenerator;
import io.branchline.speech.bench.dialogue.MaskScore;
import io.branchline.speech.mask.Masked;
import io.branchline.speech.mask.SecretMask;
import io.branchline.speech.policy.Policies;
import io.branchline.speech.transcript.Word;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.table.Side;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the mask on generated calls with known truth, and on real transcripts. */
@Command(
    name = "mask",
    mixinStandardHelpOptions = true,
    description = "Measure masking: what is caught, what is taken wrongly, words a second.")
final class BenchMaskCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(names = "--calls", description = "Calls a language and set (default: ${DEFAULT-VALUE}).")
  int calls = 2_000;

  @Option(names = "--seed", description = "Default: ${DEFAULT-VALUE}.")
  long seed = 20260105;

  @Option(
      names = "--seeds",
      description = "As many seeds from that one on, for an interval (default: ${DEFAULT-VALUE}).")
  int seeds = 1;

  @Option(names = "--set", description = "Only this set of turns.")
  @Nullable String only;

  @Option(
      names = "--faults",
      description = "Print so many of a set's faults, with what was said around them.")
  int faults;

  @Option(
      names = "--reference",
      paramLabel = "DIR",
      description = "Human transcripts as of the Harper Valley corpus; what is masked is printed.")
  @Nullable Path reference;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    DialogueGenerator generator = new DialogueGenerator();
    SecretMask mask = new SecretMask(Policies.shipped());
    out.println("seed " + seed + ", policy " + Policies.shipped().id());
    List<String> sets = generator.sets("en");
    if (only != null && !sets.contains(only)) {
      throw new Failure(
          Failure.Code.USAGE, "There is no set '" + only + "'. Known are " + sets + ".");
    }
    for (String set : only == null ? sets : List.of(only)) {
      for (String language : List.of("en", "zh")) {
        if (generator.sets(language).contains(set)) {
          measure(generator, mask, language, set);
        }
      }
    }
    if (reference != null) {
      real(mask, reference);
    }
    return 0;
  }

  private void measure(DialogueGenerator generator, SecretMask mask, String language, String set) {
    PrintWriter out = spec.commandLine().getOut();
    MaskScore score = new MaskScore();
    List<Double> caught = new ArrayList<>();
    List<Double> taken = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    long words = 0;
    long nanos = 0;
    for (int run = 0; run < seeds; run++) {
      SplittableRandom random = new SplittableRandom(seed + run);
      MaskScore one = new MaskScore();
      for (int i = 0; i < calls; i++) {
        Dialogue call = generator.next(language, set, random);
        long start = System.nanoTime();
        Masked masked = mask.mask(call.agent(), call.customer());
        nanos += System.nanoTime() - start;
        words += call.words();
        one.add(
            call,
            masked,
            (number, side) -> {
              if (shown.size() < faults) {
                shown.add(fault(call, number, side));
              }
            });
      }
      caught.add(100 * MaskScore.share(one.secrets()));
      taken.add(100 * MaskScore.share(one.harmless()));
      score.add(one);
    }
    shown.forEach(out::println);
    out.println(
        String.format(
            Locale.ROOT,
            "%n%s, %s: caught %.2f %%%s, harmless masked %.2f %%%s, wrong last four %,d; %,.0f"
                + " words/s",
            language,
            set,
            100 * MaskScore.share(score.secrets()),
            interval(caught),
            100 * MaskScore.share(score.harmless()),
            interval(taken),
            score.wrongLastFour(),
            words / (nanos / 1e9)));
    print(out, "caught", score.secrets());
    print(out, "masked", score.harmless());
  }

  /** The mean's normal 95 % interval over the seeds; empty where there is one. */
  private static String interval(List<Double> shares) {
    if (shares.size() < 2) {
      return "";
    }
    double mean = shares.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double squares = shares.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
    double half = 1.96 * Math.sqrt(squares / (shares.size() - 1) / shares.size());
    return String.format(Locale.ROOT, " (%.2f to %.2f)", mean - half, mean + half);
  }

  /** What was said around a number, its own words in braces; of a secret what is left of it. */
  private static String fault(Dialogue call, SpokenNumber number, Masked masked) {
    long from = number.words().get(0).word().startMillis() - 6_000;
    long to = number.words().get(number.words().size() - 1).word().endMillis() + 4_000;
    Set<Word> own = number.words().stream().map(NumberWord::word).collect(Collectors.toSet());
    List<Word> agents = number.secret() ? masked.agent().words() : call.agent();
    List<Word> customers = number.secret() ? masked.customer().words() : call.customer();
    StringBuilder text = new StringBuilder("  " + number.kind() + " " + number.digits() + ":");
    boolean agent = !number.agent();
    List<Word> all =
        Stream.concat(agents.stream(), customers.stream())
            .filter(word -> word.startMillis() >= from && word.endMillis() <= to)
            .sorted(Comparator.comparingLong(Word::startMillis))
            .toList();
    for (Word word : all) {
      boolean speaker = agents.contains(word);
      text.append(speaker == agent ? "" : speaker ? " A:" : " C:");
      agent = speaker;
      text.append(' ').append(own.contains(word) ? "{" + word.text() + "}" : word.text());
    }
    return text.toString();
  }

  private static void print(PrintWriter out, String verb, Map<String, MaskScore.Count> counts) {
    counts.forEach(
        (kind, count) ->
            out.println(
                String.format(
                    Locale.ROOT,
                    "  %-26s %,7d of %,7d %s  %6.2f %%",
                    kind,
                    count.masked(),
                    count.said(),
                    verb,
                    100.0 * count.masked() / count.said())));
    out.flush();
  }

  private void real(SecretMask mask, Path folder) {
    PrintWriter out = spec.commandLine().getOut();
    out.println();
    for (ReferenceCorpus.Call call : ReferenceCorpus.read(folder)) {
      List<Word> agent = words(call, Side.AGENT);
      List<Word> customer = words(call, Side.CUSTOMER);
      Masked masked = mask.mask(agent, customer);
      out.println(
          String.format(
              Locale.ROOT,
              "%s: %d words, masked: %s",
              call.id(),
              agent.size() + customer.size(),
              masked.agent().spans().isEmpty() && masked.customer().spans().isEmpty()
                  ? "nothing"
                  : masked.agent().spans() + " " + masked.customer().spans()));
    }
  }

  /** A segment's words, evenly over its time. */
  private static List<Word> words(ReferenceCorpus.Call call, Side side) {
    List<Word> words = new ArrayList<>();
    for (ReferenceCorpus.Segment segment : call.segments()) {
      String[] said = segment.text().strip().split("\\s+", -1);
      if (segment.side() == side) {
        long step = (segment.endMillis() - segment.startMillis()) / said.length;
        for (int i = 0; i < said.length; i++) {
          long at = segment.startMillis() + i * step;
          words.add(new Word(said[i], at, at + step, 1));
        }
      }
    }
    return words;
  }
}
