package io.branchline.speech.flink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.branchline.speech.job.RecordingJob;

/** What became of recordings, as text between operators. */
final class Results {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Results() {}

  static String write(RecordingJob.Result result) {
    try {
      return JSON.writeValueAsString(result);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a result cannot be written", e);
    }
  }

  static RecordingJob.Result read(String text) {
    try {
      return JSON.readValue(text, RecordingJob.Result.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("this is no result: " + text, e);
    }
  }
}
