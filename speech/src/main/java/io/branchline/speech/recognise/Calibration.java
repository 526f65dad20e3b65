package io.branchline.speech.recognise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a model's confidences are worth: the share of right words among those of such a confidence,
 * measured on calls that people transcribed. It lies in the model's folder, since another model's
 * confidences mean something else.
 *
 * @param words how many recognised words it was measured on
 * @param calls of how many calls
 * @param steps in order of confidence; the shares never fall
 */
public record Calibration(int words, int calls, List<Step> steps) {

  /** Its name in a model's folder. */
  public static final String FILE = "calibration.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Words of one confidence and above.
   *
   * @param from the least confidence, 0 to 1
   * @param share of right words, 0 to 1
   */
  public record Step(double from, double share) {}

  /** Checks the order. */
  public Calibration {
    steps = steps == null ? List.of() : List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("it has no steps");
    }
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      boolean inRange = step.share() >= 0 && step.share() <= 1;
      boolean rises =
          i == 0
              || (steps.get(i - 1).from() < step.from()
                  && steps.get(i - 1).share() <= step.share());
      if (!inRange || !rises) {
        throw new IllegalArgumentException("step " + (i + 1) + " does not rise from 0 to 1");
      }
    }
  }

  /** The share of right words among those of such a confidence. */
  public double apply(double confidence) {
    Step found = steps.get(0);
    for (Step step : steps) {
      if (step.from() <= confidence) {
        found = step;
      }
    }
    return found.share();
  }

  /**
   * The one in a model's folder; empty where none was measured.
   *
   * @throws Failure where the file is no calibration
   */
  public static Optional<Calibration> of(Path model) {
    Path file = model.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(file.toFile(), Calibration.class));
    } catch (IOException e) {
      String why =
          e instanceof JsonProcessingException parsing
              ? parsing.getOriginalMessage()
              : "unreadable";
      throw new Failure(
          Failure.Code.BAD_INPUT,
          file
              + " is no calibration ("
              + why.lines().findFirst().orElse("")
              + "). Measure it anew with ./branchline speech calibrate, or delete it.",
          e);
    }
  }

  /** Puts it into a model's folder, in place of an earlier one. */
  public void write(Path model) {
    try {
      Path part = Files.createTempFile(model, ".calibration-", ".part");
      Files.write(part, bytes());
      Files.move(part, model.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new Failure(
          Failure.Code.UNAVAILABLE, "Cannot write into " + model + ": " + e.getMessage(), e);
    }
  }

  /** Tells one calibration from another; stored with what it was applied to. */
  public String version() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes()), 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private byte[] bytes() {
    try {
      return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of numbers has a JSON form", e);
    }
  }
}
