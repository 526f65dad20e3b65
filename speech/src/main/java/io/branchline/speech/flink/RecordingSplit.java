package io.branchline.speech.flink;

import static java.util.Objects.requireNonNull;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * One recording on its way to a reader.
 *
 * @param line as {@link io.branchline.speech.job.RecordingLine} writes it
 */
record RecordingSplit(String line) implements SourceSplit {

  RecordingSplit {
    requireNonNull(line, "line is null");
  }

  @Override
  public String splitId() {
    return line;
  }
}
