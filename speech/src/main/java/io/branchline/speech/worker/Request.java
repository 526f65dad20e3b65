package io.branchline.speech.worker;

import java.nio.file.Path;

/** What a worker is asked to listen to. */
record Request(
    String agent, int agentChannel, String customer, int customerChannel, String language) {

  static Request of(RecordingAudio audio) {
    return new Request(
        audio.agent().toString(),
        audio.agentChannel(),
        audio.customer().toString(),
        audio.customerChannel(),
        audio.language());
  }

  RecordingAudio audio() {
    return new RecordingAudio(
        Path.of(agent), agentChannel, Path.of(customer), customerChannel, language, 0);
  }
}
