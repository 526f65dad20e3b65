package io.branchline.speech.recognise;

import io.branchline.speech.graph.NgramFile;
import io.branchline.speech.transcript.Turn;
import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Looks through an operator's model folder and says, a line each, what is right and what is not.
 */
public final class ModelCheck {

  private static final List<String> FILES =
      List.of("am/final.mdl", "conf/mfcc.conf", "conf/model.conf");
  private static final int MODEL_RATE = 16_000;

  /** A vocabulary of the language has at least this share of words in its script. */
  private static final double LEAST_SHARE = 0.5;

  private final Path folder;
  private final String language;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * One line about the folder.
   *
   * @param state whether it can be used as it is
   */
  public record Finding(State state, String line) {}

  /** What a finding means. */
  public enum State {
    /** As it must be. */
    OK,
    /** Not as telephone audio needs it; put right in a copy. */
    CORRECTED,
    /** The model cannot be used, or not for this language. */
    BAD
  }

  private ModelCheck(Path folder, String language) {
    this.folder = folder;
    this.language = language;
  }

  /** Checks the folder of a model for a language tag; writes nothing. */
  public static List<Finding> of(Path folder, String language) {
    ModelCheck check = new ModelCheck(folder, language);
    check.files();
    if (check.findings.stream().noneMatch(finding -> finding.state() == State.BAD)) {
      check.settings();
      check.calibration();
      check.language();
    }
    return List.copyOf(check.findings);
  }

  private void add(State state, String line) {
    findings.add(new Finding(state, line));
  }

  private void files() {
    if (!Files.isDirectory(folder)) {
      add(State.BAD, folder + " is not a folder");
      return;
    }
    for (String file : FILES) {
      file(file, Files.isRegularFile(folder.resolve(file)));
    }
    boolean isOne = Files.isRegularFile(folder.resolve("graph/HCLG.fst"));
    boolean isTwo =
        Files.isRegularFile(folder.resolve("graph/HCLr.fst"))
            && Files.isRegularFile(folder.resolve("graph/Gr.fst"));
    file("graph/HCLG.fst, or graph/HCLr.fst and graph/Gr.fst", isOne || isTwo);
  }

  private void file(String name, boolean isThere) {
    add(
        isThere ? State.OK : State.BAD,
        isThere ? name : name + " is missing. Maybe name the folder within, or unpack it again");
  }

  private void settings() {
    String mfcc = read("conf/mfcc.conf");
    String rate = value(mfcc, "--sample-frequency");
    add(
        rate.equals(Integer.toString(MODEL_RATE)) ? State.OK : State.BAD,
        "sample rate " + (rate.isEmpty() ? "not said" : rate) + " Hz (16000 is needed)");
    setting(mfcc, "conf/mfcc.conf", "--allow-upsample", "true");
    setting(mfcc, "conf/mfcc.conf", "--allow-downsample", "true");
    setting(mfcc, "conf/mfcc.conf", "--dither", "0");
    setting(
        read("conf/model.conf"), "conf/model.conf", "--endpoint.rule5.min-utterance-length", "60");
  }

  private void calibration() {
    try {
      add(
          State.OK,
          Calibration.of(folder)
              .map(
                  calibration ->
                      "confidence calibrated on "
                          + calibration.words()
                          + " words of "
                          + calibration.calls()
                          + " calls ("
                          + calibration.version()
                          + ")")
              .orElse("confidence as the recogniser says it: there is no " + Calibration.FILE));
    } catch (Failure e) {
      add(State.BAD, String.valueOf(e.getMessage()));
    }
  }

  private void setting(String conf, String file, String name, String needed) {
    String value = value(conf, name);
    boolean isRight = value.equals(needed) || (name.equals("--dither") && value.equals("0.0"));
    add(
        isRight ? State.OK : State.CORRECTED,
        file
            + " "
            + name
            + "="
            + (value.isEmpty() ? "(not set)" : value)
            + (isRight ? "" : ", corrected to " + needed + " in a copy"));
  }

  private static String value(String conf, String name) {
    return conf.lines()
        .map(line -> line.strip().split("=", 2))
        .filter(parts -> parts.length == 2 && parts[0].strip().equals(name))
        .map(parts -> parts[1].strip())
        .reduce("", (before, last) -> last);
  }

  private void language() {
    List<String> words;
    try {
      words = words();
    } catch (IOException e) {
      add(State.BAD, "graph/words.txt cannot be read as UTF-8: " + e.getMessage());
      return;
    } catch (Failure e) {
      add(State.OK, "language not told: " + e.getMessage());
      return;
    }
    if (words.isEmpty()) {
      add(State.OK, "language not told: there is neither graph/words.txt nor graph/Gr.fst");
      return;
    }
    long chinese = words.stream().filter(word -> starts(word, true)).count();
    long latin = words.stream().filter(word -> starts(word, false)).count();
    boolean wantsChinese = Turn.isChinese(language);
    long told = Math.max(1, chinese + latin);
    double share = (double) (wantsChinese ? chinese : latin) / told;
    add(
        share >= LEAST_SHARE ? State.OK : State.BAD,
        String.format(
            Locale.ROOT,
            "vocabulary of %,d Chinese and %,d Latin words%s",
            chinese,
            latin,
            share >= LEAST_SHARE
                ? ""
                : ": this is no model for '" + language + "'. Maybe another folder?"));
  }

  /** A look-ahead model has its words in its language model; empty where there is none. */
  private List<String> words() throws IOException {
    Path words = folder.resolve("graph/words.txt");
    if (Files.isRegularFile(words)) {
      return Files.readAllLines(words, StandardCharsets.UTF_8);
    }
    Path language = folder.resolve("graph/Gr.fst");
    return Files.isRegularFile(language) ? NgramFile.readVocabulary(language).entries() : List.of();
  }

  private static boolean starts(String line, boolean chinese) {
    if (line.isEmpty()) {
      return false;
    }
    Character.UnicodeScript script = Character.UnicodeScript.of(line.codePointAt(0));
    return script == (chinese ? Character.UnicodeScript.HAN : Character.UnicodeScript.LATIN);
  }

  private String read(String file) {
    try {
      return Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new Failure(
          Failure.Code.BAD_INPUT, folder.resolve(file) + " cannot be read: " + e.getMessage(), e);
    }
  }
}
