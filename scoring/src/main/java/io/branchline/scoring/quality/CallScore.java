package io.branchline.scoring.quality;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * The unified score of one call by one version of a form.
 *
 * @param manual whether people made it
 * @param score 0 to 100: the mean of people's scores, else the machine's
 * @param criticalFailed whether one of those evaluations failed it
 */
public record CallScore(
    String callId,
    String agent,
    LocalDate localDate,
    String form,
    int formVersion,
    boolean manual,
    double score,
    boolean criticalFailed) {

  /** Checks that nothing is missing. */
  public CallScore {
    requireNonNull(callId, "callId is null");
    requireNonNull(agent, "agent is null");
    requireNonNull(localDate, "localDate is null");
    requireNonNull(form, "form is null");
  }
}
