package io.branchline.speech.bench;

import io.branchline.speech.adapt.ModelAdapter;
import io.branchline.speech.adapt.PhrasePack;
import io.branchline.speech.recognise.ModelFolder;
import io.branchline.speech.recognise.Models;
import io.branchline.speech.recognise.Recogniser;
import io.branchline.speech.recognise.VoskRecogniser;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.cli.Progress;
import io.branchline.warehouse.table.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reference calls through the model as it is, and through models adapted to all calls but the one
 * under test. Phrases that resemble that call are left out, too.
 */
public final class TranscriptionBench {

  /** A phrase is left out where it shares so many words in a row with the call under test. */
  public static final int SHARED_RUN = 6;

  private final List<ReferenceCorpus.Call> calls;
  private final String language;

  /** Nothing is recognised yet. */
  public TranscriptionBench(List<ReferenceCorpus.Call> calls, String language) {
    this.calls = List.copyOf(calls);
    this.language = language;
  }

  /** What is told of a call that is done. */
  public interface Listener {
    /**
     * An adapted model was made.
     *
     * @param phrases how many were used
     * @param left how many were left out because they resemble the call
     */
    void adapted(String call, int phrases, int left);
  }

  /** All sides of all calls by one recogniser. */
  public List<Heard> recognise(Recogniser recogniser, Progress progress) {
    List<Heard> heard = new ArrayList<>();
    calls.forEach(call -> heard.addAll(recognise(call, recogniser, progress)));
    return heard;
  }

  /** All sides of all calls, each by a model adapted without its call. */
  public List<Heard> recogniseAdapted(ModelAdapter adapter, Progress progress, Listener listener) {
    return recogniseAdapted(
        adapter, calls.stream().map(ReferenceCorpus.Call::id).toList(), progress, listener);
  }

  /**
   * The sides of some calls.
   *
   * @param tested the calls to recognise; the text of each comes from all calls but it
   */
  public List<Heard> recogniseAdapted(
      ModelAdapter adapter, List<String> tested, Progress progress, Listener listener) {
    PhrasePack pack = PhrasePack.banking(language);
    List<Heard> heard = new ArrayList<>();
    for (ReferenceCorpus.Call call :
        calls.stream().filter(one -> tested.contains(one.id())).toList()) {
      Map<String, String> texts = new TreeMap<>();
      calls.stream()
          .filter(one -> !one.equals(call))
          .forEach(one -> texts.put(one.id(), one.text()));
      PhrasePack phrases = pack.without(call.text(), language, SHARED_RUN);
      listener.adapted(
          call.id(),
          phrases.sentences().size(),
          pack.sentences().size() - phrases.sentences().size());
      heard.addAll(recogniseAdapted(adapter, call, texts, phrases, progress));
    }
    return heard;
  }

  private List<Heard> recogniseAdapted(
      ModelAdapter adapter,
      ReferenceCorpus.Call call,
      Map<String, String> texts,
      PhrasePack phrases,
      Progress progress) {
    try {
      Path folder = Files.createTempDirectory("bench-adapted-");
      try {
        Path model = folder.resolve("model");
        adapter.adapt(language, texts, phrases, model);
        try (Recogniser recogniser =
            VoskRecogniser.load(new ModelFolder(model), folder.resolve("prepared"))) {
          return recognise(call, recogniser, progress);
        }
      } finally {
        Models.deleteTree(folder);
      }
    } catch (IOException e) {
      throw new Failure(
          Failure.Code.UNAVAILABLE, "Cannot write the adapted model: " + e.getMessage(), e);
    }
  }

  private static List<Heard> recognise(
      ReferenceCorpus.Call call, Recogniser recogniser, Progress progress) {
    List<Heard> heard = new ArrayList<>();
    for (Side side : ReferenceCorpus.SIDES) {
      heard.add(call.heard(side, recogniser, millis -> {}));
      progress.add(call.audioMillis() / 1000);
    }
    return heard;
  }

  /** The errors of each call, both sides together, in the calls' order. */
  public static List<WordErrors> byCall(List<Heard> heard) {
    return heard.stream()
        .map(Heard::call)
        .distinct()
        .map(
            call ->
                heard.stream()
                    .filter(one -> one.call().equals(call))
                    .map(Heard::errors)
                    .reduce(WordErrors.NONE, WordErrors::plus))
        .toList();
  }
}
