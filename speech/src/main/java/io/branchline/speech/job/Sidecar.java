package io.branchline.speech.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The JSON file beside a recording that says whose it is; docs/speech.md has the fields. A side
 * that names no file is in the audio file of the sidecar's own name: agent left, customer right.
 */
record Sidecar(
    @Nullable String call,
    @Nullable String branch,
    @Nullable String queue,
    @Nullable String agent,
    @Nullable String startedAt,
    @Nullable String recordingStartedAt,
    @Nullable String language,
    @Nullable Side agentAudio,
    @Nullable Side customerAudio) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  /** Where one side's voice is, as the sidecar says it. */
  record Side(@Nullable String file, @Nullable Integer channel, @Nullable Long delayMs) {}

  /** The sidecar of an audio file: the same name ending in .json. */
  static Path beside(Path audio) {
    String name = audio.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return audio.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".json");
  }

  static Sidecar read(Path path) {
    try {
      return JSON.readValue(Files.readString(path, StandardCharsets.UTF_8), Sidecar.class);
    } catch (JsonProcessingException e) {
      String place = e.getLocation() == null ? "" : " line " + e.getLocation().getLineNr();
      throw new Failure(
          Failure.Code.BAD_INPUT,
          path + place + " is not a sidecar: " + e.getOriginalMessage() + ".",
          e);
    } catch (IOException e) {
      throw new Failure(Failure.Code.BAD_INPUT, path + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Writes facts as a sidecar for a stereo file, agent left. */
  static void write(Path path, RecordingFacts facts) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    json.put("call", facts.call());
    json.put("branch", facts.branch());
    json.put("queue", facts.queue());
    json.put("agent", facts.agent());
    Instant startedAt = facts.startedAt();
    json.put("started_at", startedAt == null ? null : startedAt.toString());
    json.put("language", facts.language());
    Files.writeString(path, JSON.writeValueAsString(json) + "\n", StandardCharsets.UTF_8);
  }

  RecordingFacts facts(Path path) {
    return new RecordingFacts(
        call,
        branch,
        queue,
        agent,
        instant(path, "started_at", startedAt),
        language,
        instant(path, "recording_started_at", recordingStartedAt));
  }

  SideAudio agentAudio(Path path, @Nullable Path audio) {
    return side(path, audio, agentAudio, 0, "agent_audio");
  }

  SideAudio customerAudio(Path path, @Nullable Path audio) {
    return side(path, audio, customerAudio, 1, "customer_audio");
  }

  private static SideAudio side(
      Path path, @Nullable Path audio, @Nullable Side side, int defaultChannel, String field) {
    if (side == null || side.file() == null) {
      if (audio == null) {
        throw new Failure(
            Failure.Code.BAD_INPUT,
            path + " has no audio file beside it, and its " + field + " names none.");
      }
      int channel = side == null || side.channel() == null ? defaultChannel : side.channel();
      return new SideAudio(audio, channel, delay(side));
    }
    Path file = path.resolveSibling(side.file()).normalize();
    return new SideAudio(file, side.channel() == null ? 0 : side.channel(), delay(side));
  }

  private static long delay(@Nullable Side side) {
    return side == null || side.delayMs() == null ? 0 : side.delayMs();
  }

  private static @Nullable Instant instant(Path path, String field, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          path + ": " + field + " '" + text + "' is not an instant such as 2026-01-05T09:30:00Z.",
          e);
    }
  }
}
