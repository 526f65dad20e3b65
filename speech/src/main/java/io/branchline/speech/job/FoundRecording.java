package io.branchline.speech.job;

import static java.util.Objects.requireNonNull;

import io.branchline.speech.audio.AudioFile;

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

  /** Whether both voices are in one channel. */
  boolean isMixed() {
    return agent.path().equals(customer.path()) && agent.channel() == customer.channel();
  }

  /**
   * The same as the audio really is: of a file with one channel, where two were expected, both
   * voices are in that.
   */
  FoundRecording asRecorded() {
    if (isMixed()
        || !agent.path().equals(customer.path())
        || AudioFile.read(agent.path()).channels() != 1) {
      return this;
    }
    return new FoundRecording(
        origin,
        facts,
        new SideAudio(agent.path(), 0, agent.delayMillis()),
        new SideAudio(agent.path(), 0, agent.delayMillis()));
  }

  /** The same with other facts. */
  FoundRecording with(RecordingFacts other) {
    return new FoundRecording(origin, other, agent, customer);
  }
}
