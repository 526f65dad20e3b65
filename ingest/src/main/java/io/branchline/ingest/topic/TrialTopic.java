package io.branchline.ingest.topic;

import io.branchline.warehouse.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic for a measurement: made, filled with lines of files, deleted. */
public final class TrialTopic implements AutoCloseable {

  private static final String CALL = "\"call\":\"";

  private final Topic topic;
  private final Admin admin;

  private TrialTopic(Topic topic, Admin admin) {
    this.topic = topic;
    this.admin = admin;
  }

  /**
   * Makes the topic.
   *
   * @throws Failure if it is there already, or no broker answers
   */
  public static TrialTopic create(Topic topic, int partitions) {
    Admin admin =
        Admin.create(
            Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, topic.servers(),
                CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000,
                CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 10_000));
    TrialTopic trial = new TrialTopic(topic, admin);
    NewTopic wanted = new NewTopic(topic.name(), Optional.of(partitions), Optional.empty());
    await(
        topic, admin.createTopics(List.of(wanted)).all().toCompletionStage().toCompletableFuture());
    return trial;
  }

  /** Sends every line of the files as a message, a call's lines to one partition. */
  public void send(List<Path> files) throws IOException {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                topic.servers(),
                // a new topic refuses an idempotent producer's first batches for ever now and then
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                false,
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                1,
                ProducerConfig.LINGER_MS_CONFIG,
                20,
                ProducerConfig.BATCH_SIZE_CONFIG,
                256 << 10),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      List<Future<?>> sent = new ArrayList<>();
      for (Path file : files) {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
          for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            sent.add(producer.send(new ProducerRecord<>(topic.name(), key(line), bytes(line))));
          }
        }
        for (Future<?> one : sent) {
          await(topic, one);
        }
        sent.clear();
      }
    }
  }

  private static byte[] key(String line) {
    int from = line.indexOf(CALL) + CALL.length();
    int to = from < CALL.length() ? -1 : line.indexOf('"', from);
    return bytes(to < 0 ? line : line.substring(from, to));
  }

  private static byte[] bytes(String line) {
    return line.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void await(Topic topic, Future<?> future) {
    try {
      future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(Failure.Code.UNAVAILABLE, "The measurement was interrupted.", e);
    } catch (ExecutionException e) {
      String said = String.valueOf(e.getCause() == null ? e : e.getCause().getMessage());
      throw new Failure(
          Failure.Code.UNAVAILABLE, "Kafka at " + topic.servers() + " says: " + said, e);
    }
  }

  /** Deletes the topic. */
  @Override
  public void close() {
    await(
        topic,
        admin.deleteTopics(List.of(topic.name())).all().toCompletionStage().toCompletableFuture());
    admin.close();
  }
}
