package io.branchline.speech.job;

import static java.util.Objects.requireNonNull;

/**
 * A call's audio as it was found in a folder: one stereo file, or one file a side.
 *
 * @param origin the sidecar or the audio file, for messages
 */
public record FoundRecording(
    String origin, RecordingFacts facts, SideAudio agent, SideAudio customer) {

  /** A recording always says its call. */
  public FoundRecording {
    requireNonNull(facts.call(), "a recording without a call");
  }

  /** The call's id. */
  public String callId() {
    return requireNonNull(facts.call());
  }

  /** The same with other facts. */
  FoundRecording with(RecordingFacts other) {
    return new FoundRecording(origin, other, agent, customer);
  }
}
