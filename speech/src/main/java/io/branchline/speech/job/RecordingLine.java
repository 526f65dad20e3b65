package io.branchline.speech.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A {@link FoundRecording} as a line of JSON, for its way to another machine. */
public record RecordingLine(
    String origin,
    @Nullable String call,
    @Nullable String branch,
    @Nullable String queue,
    @Nullable String agent,
    @Nullable String startedAt,
    @Nullable String language,
    @Nullable String recordedAt,
    Side agentSide,
    Side customerSide) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Where one side's voice is. */
  public record Side(String path, int channel, long delayMillis) {
    static Side of(SideAudio audio) {
      return new Side(audio.path().toString(), audio.channel(), audio.delayMillis());
    }

    SideAudio audio() {
      return new SideAudio(Path.of(path), channel, delayMillis);
    }
  }

  /** The line of a recording. */
  public static String write(FoundRecording recording) {
    RecordingFacts facts = recording.facts();
    Instant startedAt = facts.startedAt();
    Instant recordedAt = facts.recordedAt();
    try {
      return JSON.writeValueAsString(
          new RecordingLine(
              recording.origin(),
              facts.call(),
              facts.branch(),
              facts.queue(),
              facts.agent(),
              startedAt == null ? null : startedAt.toString(),
              facts.language(),
              recordedAt == null ? null : recordedAt.toString(),
              Side.of(recording.agent()),
              Side.of(recording.customer())));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a recording cannot be written", e);
    }
  }

  /** The recording of a line. */
  public static FoundRecording read(String text) {
    try {
      RecordingLine line = JSON.readValue(text, RecordingLine.class);
      String startedAt = line.startedAt();
      String recordedAt = line.recordedAt();
      return new FoundRecording(
          line.origin(),
          new RecordingFacts(
              line.call(),
              line.branch(),
              line.queue(),
              line.agent(),
              startedAt == null ? null : Instant.parse(startedAt),
              line.language(),
              recordedAt == null ? null : Instant.parse(recordedAt)),
          line.agentSide().audio(),
          line.customerSide().audio());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("this is no recording's line: " + text, e);
    }
  }
}
