package io.branchline.ingest.flink;

import static java.util.Objects.requireNonNull;

import io.branchline.ingest.format.RawLine;
import io.branchline.ingest.topic.Topic;
import java.io.Serial;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Messages as lines: one message is one line, its place the partition and the offset. A message
 * without a value (a tombstone) is an empty line.
 */
final class MessageLines implements KafkaRecordDeserializationSchema<RawLine> {

  @Serial private static final long serialVersionUID = 1;

  private static final byte[] NOTHING = {};

  private final Topic topic;
  private final Map<Integer, TopicProgress.Place> places = new HashMap<>();
  private transient RawLine line;

  @SuppressWarnings("NullAway.Init")
  MessageLines(Topic topic) {
    this.topic = requireNonNull(topic, "topic is null");
  }

  @Override
  @SuppressWarnings("NullAway") // a tombstone's value is null, whatever Kafka's annotations say
  public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<RawLine> out) {
    if (line == null) {
      line = new RawLine();
    }
    int partition = message.partition();
    TopicProgress.Place place = places.get(partition);
    if (place == null) {
      place = TopicProgress.of(topic, partition);
      places.put(partition, place);
    }
    byte[] value = message.value() == null ? NOTHING : message.value();
    int length = lengthOf(value);
    line.from(place.source(), null);
    line.set(value, 0, Math.min(length, RawLine.MAX_BYTES), message.offset());
    if (length > RawLine.MAX_BYTES) {
      line.markCut();
    }
    out.collect(line);
    place.read(message.offset());
  }

  /** Without the line end that some producers put behind the line. */
  private static int lengthOf(byte[] value) {
    int length = value.length;
    if (length > 0 && value[length - 1] == '\n') {
      length--;
    }
    return length > 0 && value[length - 1] == '\r' ? length - 1 : length;
  }

  @Override
  public TypeInformation<RawLine> getProducedType() {
    return SerializerType.chained(RawLine.class);
  }
}
