package io.branchline.speech.job;

/**
 * A recording that was looked at: readable, of a known call, and not done yet.
 *
 * @param attempt of its rows, see {@link Version}
 * @param millis the audio's length on the call's clock
 * @param stamps of the audio when its fingerprint was taken
 */
record RecordingWork(
    FoundRecording recording,
    KnownCall call,
    String fingerprint,
    long attempt,
    long millis,
    RecordingStamp stamps) {

  Rows failed() {
    return Rows.failed(call, recording, fingerprint, attempt);
  }

  Rows transcribed(Transcriber.Transcript transcript) {
    return Rows.transcribed(call, recording, fingerprint, attempt, transcript);
  }
}
