package io.branchline.ingest.flink;

import io.branchline.ingest.format.RawLine;
import io.branchline.ingest.topic.Topic;
import java.time.Duration;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;

/**
 * Lines of a topic, from its first message on: to where it ends now, or for ever. Where a run goes
 * on stands in Flink's checkpoint; the group's offsets are written for monitors, and never read.
 */
final class TopicSource {

  /** New partitions are found within this time. */
  private static final Duration LOOK_FOR_PARTITIONS = Duration.ofSeconds(30);

  private TopicSource() {}

  /** What is there now. */
  static KafkaSource<RawLine> toItsEnd(Topic topic) {
    return of(topic).setBounded(OffsetsInitializer.latest()).build();
  }

  /** What is there and what comes. */
  static KafkaSource<RawLine> following(Topic topic) {
    return of(topic).build();
  }

  private static KafkaSourceBuilder<RawLine> of(Topic topic) {
    return KafkaSource.<RawLine>builder()
        .setProperties(topic.client())
        .setTopics(topic.name())
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setClientIdPrefix("branchline-" + topic.name())
        .setProperty(
            KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(),
            Long.toString(LOOK_FOR_PARTITIONS.toMillis()))
        .setDeserializer(new MessageLines(topic));
  }
}
