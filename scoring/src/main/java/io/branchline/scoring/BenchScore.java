package io.branchline.scoring;

import io.branchline.scoring.evaluate.AutomaticAnswers;
import io.branchline.scoring.evaluate.Conversation;
import io.branchline.scoring.evaluate.Evaluator;
import io.branchline.scoring.form.EvaluationForm;
import io.branchline.scoring.job.Forms;
import io.branchline.warehouse.table.CallSpeech;
import io.branchline.warehouse.table.Side;
import io.branchline.warehouse.table.Utterance;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Transcribed calls evaluated a second by the core, without a warehouse. */
@Command(
    name = "score",
    description = {
      "Evaluates made-up five-minute calls of 600 words by the unified bank form, in memory,",
      "on one thread."
    },
    mixinStandardHelpOptions = true)
final class BenchScore implements Callable<Integer> {

  private static final int UTTERANCES = 60;
  private static final int WORDS = 10;
  private static final List<String> VOCABULARY =
      List.of(
          "thank",
          "you",
          "for",
          "calling",
          "is",
          "there",
          "anything",
          "else",
          "no",
          "risk",
          "your",
          "account",
          "card",
          "the",
          "balance",
          "please",
          "confirm",
          "name",
          "date",
          "birth");

  @Spec CommandSpec spec;

  @Option(names = "--calls", description = "How many (default: ${DEFAULT-VALUE}).")
  int calls = 20_000;

  @Option(names = "--seed", description = "The seed of the made-up calls.")
  long seed = 1;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    EvaluationForm form = EvaluationForm.parse(Forms.defaultYaml(), "bank-service.yaml");
    SplittableRandom random = new SplittableRandom(seed);
    List<Conversation> conversations = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      conversations.add(conversation(random));
    }
    double scores = 0;
    long start = System.nanoTime();
    for (int i = 0; i < calls; i++) {
      Conversation conversation = conversations.get(i % conversations.size());
      Double score =
          Evaluator.evaluate(form, AutomaticAnswers.of(form, conversation)).scoreBeforeCritical();
      scores += score == null ? 0 : score;
    }
    double seconds = Math.max(1e-9, (System.nanoTime() - start) / 1e9);
    out.println(
        String.format(
            Locale.ROOT,
            "seed %d: %,d calls of %d words in %.2f s, %,.0f calls/s on one thread; mean %.2f",
            seed,
            calls,
            UTTERANCES * WORDS,
            seconds,
            calls / seconds,
            scores / Math.max(1, calls)));
    return 0;
  }

  private static Conversation conversation(SplittableRandom random) {
    Instant start = Instant.EPOCH;
    List<Utterance> utterances = new ArrayList<>();
    for (int number = 0; number < UTTERANCES; number++) {
      List<String> words = new ArrayList<>();
      List<Long> starts = new ArrayList<>();
      List<Long> ends = new ArrayList<>();
      List<Double> confidences = new ArrayList<>();
      for (int word = 0; word < WORDS; word++) {
        words.add(VOCABULARY.get(random.nextInt(VOCABULARY.size())));
        starts.add(number * 5000L + word * 400L);
        ends.add(number * 5000L + word * 400L + 350);
        confidences.add(1.0);
      }
      utterances.add(
          new Utterance(
              "bench",
              "bench",
              start,
              number % 2 == 0 ? Side.AGENT : Side.CUSTOMER,
              number,
              starts.get(0),
              ends.get(WORDS - 1),
              String.join(" ", words),
              1.0,
              "en",
              words,
              starts,
              ends,
              confidences,
              1));
    }
    long duration = UTTERANCES * 5000L;
    return new Conversation(
        new CallSpeech(
            "bench", "bench", "", "", start, duration, 110_000, 110_000, 60_000, 4_000, 0, 0, 300,
            300, 150.0, 150.0, "en", "bench", 1),
        utterances,
        Map.of());
  }
}
