package io.branchline.ingest.topic;

import static java.util.Objects.requireNonNull;

import io.branchline.warehouse.Failure;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks brokers about one topic. Every question fails within ten seconds, with a line to act on. */
public final class TopicClient implements AutoCloseable {

  private static final String WAIT_MILLIS = "10000";
  private static final int NAMES_SHOWN = 12;

  private final Topic topic;
  private final Admin admin;

  private TopicClient(Topic topic, Admin admin) {
    this.topic = topic;
    this.admin = admin;
  }

  /**
   * What a topic is.
   *
   * @param id the same for as long as the topic lives, in its cluster; another one when it was
   *     deleted and made again
   * @param partitions how many it has
   */
  public record Description(String id, int partitions) {
    /** Checks that nothing is missing. */
    public Description {
      requireNonNull(id, "id is null");
    }
  }

  /** A client for the topic. */
  public static TopicClient open(Topic topic) {
    Properties properties = new Properties();
    properties.putAll(topic.settings());
    if (!properties.containsKey(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG)) {
      properties.putIfAbsent(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, WAIT_MILLIS);
      properties.put(
          CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
          properties.get(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG));
    }
    properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, topic.servers());
    try {
      return new TopicClient(topic, Admin.create(properties));
    } catch (KafkaException e) {
      String said = String.valueOf(e.getCause() == null ? e : e.getCause());
      if (said.contains("No resolvable bootstrap")) {
        throw new Failure(
            Failure.Code.UNAVAILABLE,
            "No host of --kafka " + topic.servers() + " is known here. Maybe it is misspelt?",
            e);
      }
      // neither its words nor its trace: they show values
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "Kafka's client does not start with these --kafka-properties ("
              + root(e).getClass().getSimpleName()
              + "). Maybe a key store's path or password, or a line of sasl.jaas.config?");
    }
  }

  /**
   * What the topic is.
   *
   * @throws Failure if it is not there, or may not be read, or no broker answers
   */
  public Description describe() {
    String cluster = get(admin.describeCluster().clusterId());
    TopicDescription description =
        get(admin.describeTopics(Set.of(topic.name())).topicNameValues().get(topic.name()));
    return new Description(cluster + "-" + description.topicId(), description.partitions().size());
  }

  /** The offset after each partition's last message. */
  public Map<Integer, Long> ends(int partitions) {
    return offsets(partitions, OffsetSpec.latest());
  }

  /** The offset of each partition's first message that is still there. */
  public Map<Integer, Long> beginnings(int partitions) {
    return offsets(partitions, OffsetSpec.earliest());
  }

  /** About how many messages there are: deleted ones and marks of transactions count, too. */
  public long messages(Description description) {
    Map<Integer, Long> beginnings = beginnings(description.partitions());
    long messages = 0;
    for (Map.Entry<Integer, Long> end : ends(description.partitions()).entrySet()) {
      messages += end.getValue() - beginnings.getOrDefault(end.getKey(), 0L);
    }
    return messages;
  }

  private Map<Integer, Long> offsets(int partitions, OffsetSpec which) {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    for (int partition = 0; partition < partitions; partition++) {
      wanted.put(new TopicPartition(topic.name(), partition), which);
    }
    Map<Integer, Long> offsets = new HashMap<>();
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> entry :
        get(admin.listOffsets(wanted).all()).entrySet()) {
      offsets.put(entry.getKey().partition(), entry.getValue().offset());
    }
    return offsets;
  }

  /** What the group has read of each partition by its last checkpoint; none if it never read. */
  public Map<Integer, Long> committed() {
    Map<Integer, Long> offsets = new HashMap<>();
    Map<TopicPartition, OffsetAndMetadata> committed =
        get(admin.listConsumerGroupOffsets(topic.group()).partitionsToOffsetAndMetadata());
    committed.forEach(
        (partition, offset) -> {
          if (partition.topic().equals(topic.name()) && offset != null) {
            offsets.put(partition.partition(), offset.offset());
          }
        });
    return offsets;
  }

  private <T> T get(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(Failure.Code.UNAVAILABLE, "Asking Kafka was interrupted.", e);
    } catch (ExecutionException e) {
      throw failure(e.getCause() == null ? e : e.getCause());
    }
  }

  private Failure failure(Throwable cause) {
    if (cause instanceof UnknownTopicOrPartitionException) {
      return new Failure(
          Failure.Code.BAD_INPUT,
          "There is no topic '" + topic.name() + "' at " + topic.servers() + ". " + others(),
          cause);
    }
    if (cause instanceof AuthenticationException) {
      return new Failure(
          Failure.Code.FORBIDDEN,
          topic.servers()
              + " does not know who we are. Maybe --kafka-properties names another"
              + " user, password or certificate than the broker has?");
    }
    if (cause instanceof AuthorizationException) {
      return new Failure(
          Failure.Code.FORBIDDEN,
          "The topic '"
              + topic.name()
              + "' at "
              + topic.servers()
              + " may not be read. The"
              + " broker's administrator can allow READ and DESCRIBE on it, and READ on the group '"
              + topic.group()
              + "'.",
          cause);
    }
    return new Failure(
        Failure.Code.UNAVAILABLE,
        "No Kafka broker answers at "
            + topic.servers()
            + ". Maybe it is down, or wants TLS or a"
            + " password: --kafka-properties FILE",
        cause);
  }

  /** The topics that there are, for somebody who misspelt one. */
  private String others() {
    Set<String> names;
    try {
      names = new TreeSet<>(admin.listTopics().names().get());
    } catch (ExecutionException e) {
      return "Maybe it is misspelt?";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "Maybe it is misspelt?";
    }
    if (names.isEmpty()) {
      return "It has none that we may see.";
    }
    String shown = String.join(", ", names.stream().limit(NAMES_SHOWN).toList());
    return "It has: " + shown + (names.size() > NAMES_SHOWN ? ", …" : "");
  }

  private static Throwable root(Throwable throwable) {
    Throwable root = throwable;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }

  @Override
  public void close() {
    admin.close(java.time.Duration.ofSeconds(1));
  }
}
