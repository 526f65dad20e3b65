package io.branchline.speech.job;

import io.branchline.speech.transcript.Circumstances;
import io.branchline.speech.transcript.Circumstances.Voices;

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

  /** What measuring needs to know beyond the audio. */
  Circumstances circumstances() {
    return new Circumstances(
        call.language(),
        recording.isMixed() ? Voices.TOGETHER : Voices.APART,
        call.holds(),
        Circumstances.DEAD_AIR_MILLIS);
  }

  Rows failed() {
    return Rows.failed(call, recording, fingerprint, attempt);
  }

  Rows transcribed(Transcriber.Transcript transcript) {
    return Rows.transcribed(call, recording, fingerprint, attempt, transcript);
  }
}
