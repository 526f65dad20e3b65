package io.branchline.scoring.form;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing to judge about a call.
 *
 * @param id unique in its form
 * @param guidance what an evaluator should listen for; may be empty
 * @param weight above 0, within the section
 * @param levels the possible answers besides "not applicable"
 * @param notApplicable whether an evaluator may answer "not applicable"
 * @param critical whether the answer that earns nothing fails the whole call
 * @param rule how a machine answers it; null where only a person can
 */
public record Question(
    String id,
    Text title,
    Text guidance,
    double weight,
    List<Level> levels,
    boolean notApplicable,
    boolean critical,
    @Nullable Rule rule)
    implements Serializable {

  /** The answer that takes a question out of numerator and denominator. */
  public static final String NOT_APPLICABLE = "na";

  /** Copies the levels. */
  public Question {
    requireNonNull(id, "id is null");
    requireNonNull(title, "title is null");
    requireNonNull(guidance, "guidance is null");
    levels = List.copyOf(levels);
  }

  /** The level that an answer's value names. */
  public Optional<Level> level(String value) {
    return levels.stream().filter(level -> level.value().equals(value)).findFirst();
  }

  /** The category that answers it, where one does. */
  public Optional<String> category() {
    return rule instanceof Rule.InCategory in ? Optional.of(in.category()) : Optional.empty();
  }

  /** Whether a machine answers it. */
  public boolean automatic() {
    return rule != null;
  }
}
