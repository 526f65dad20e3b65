package io.branchline.speech.job;

/** Tells whether a recording's files have changed without reading them. */
record RecordingStamp(FileStamp agent, FileStamp customer) {

  static RecordingStamp of(FoundRecording recording) {
    return new RecordingStamp(
        FileStamp.of(recording.agent().path()), FileStamp.of(recording.customer().path()));
  }

  long bytes() {
    return agent.bytes() + (agent.equals(customer) ? 0 : customer.bytes());
  }

  long lastModifiedMillis() {
    return Math.max(agent.modifiedMillis(), customer.modifiedMillis());
  }
}
