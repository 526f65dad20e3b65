package io.branchline.speech.worker;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * Where a recording's two voices are.
 *
 * @param agentChannel 0 is the left, or the only, channel
 * @param language a language tag such as en or zh
 * @param millis the recording's length, for the watchdog
 */
public record RecordingAudio(
    Path agent,
    int agentChannel,
    Path customer,
    int customerChannel,
    String language,
    long millis) {

  /** Checks that nothing is missing. */
  public RecordingAudio {
    requireNonNull(agent, "agent is null");
    requireNonNull(customer, "customer is null");
    requireNonNull(language, "language is null");
  }

  /** Whether both voices are in one channel. */
  public boolean isMixed() {
    return agent.equals(customer) && agentChannel == customerChannel;
  }
}
