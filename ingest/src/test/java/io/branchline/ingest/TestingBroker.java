package io.branchline.ingest;

import io.branchline.warehouse.engine.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A real broker of one node (KRaft) on loopback, in a process and a folder of its own. */
final class TestingBroker implements AutoCloseable {

  private final Path folder;
  private final int port = Ports.free();
  private final int controllerPort = Ports.free();
  private final String clusterId = Uuid.randomUuid().toString();
  private @Nullable Process process;

  private TestingBroker(Path folder) {
    this.folder = folder;
  }

  /** Starts it and waits until it answers. */
  static TestingBroker start(String... settings) {
    try {
      TestingBroker broker = new TestingBroker(Files.createTempDirectory("broker"));
      Files.writeString(broker.folder.resolve("server.properties"), broker.properties(settings));
      broker.startAgain();
      return broker;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String properties(String... settings) {
    return String.join(
        "\n",
        "process.roles=broker,controller",
        "node.id=1",
        "controller.quorum.voters=1@127.0.0.1:" + controllerPort,
        "listeners=PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
        "controller.listener.names=CONTROLLER",
        "log.dirs=" + folder.resolve("logs"),
        "offsets.topic.num.partitions=1",
        "offsets.topic.replication.factor=1",
        "transaction.state.log.num.partitions=1",
        "transaction.state.log.replication.factor=1",
        "transaction.state.log.min.isr=1",
        "auto.create.topics.enable=false",
        "message.max.bytes=8000000",
        "log.cleaner.dedupe.buffer.size=2000000",
        "group.initial.rebalance.delay.ms=0",
        String.join("\n", settings));
  }

  /** Starts it where it was: the same port, the same topics. */
  void startAgain() throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx384m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "io.branchline.ingest.BrokerMain",
            clusterId,
            folder.resolve("server.properties").toString());
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("broker.log").toFile()))
            .start();
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(this::answers);
  }

  private boolean answers() throws InterruptedException {
    Process started = process;
    if (started == null || !started.isAlive()) {
      throw new IllegalStateException(log());
    }
    try (Admin admin = admin()) {
      return admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).size() == 1;
    } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
      return false;
    }
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", servers()));
  }

  String servers() {
    return "127.0.0.1:" + port;
  }

  /** Makes a topic. */
  void create(String topic, int partitions) {
    try (Admin admin = admin()) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(topic, Optional.of(partitions), Optional.empty())
                      .configs(Map.of("max.message.bytes", "8000000"))))
          .all()
          .get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends messages, each to its partition, and waits until the broker has them. */
  void send(String topic, Collection<Message> messages) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                servers(),
                "max.request.size",
                8_000_000,
                // a new topic refuses an idempotent producer's first batches for ever now and then
                "enable.idempotence",
                false,
                "max.in.flight.requests.per.connection",
                1),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      List<Future<?>> sent = new ArrayList<>();
      for (Message message : messages) {
        sent.add(
            producer.send(
                new ProducerRecord<>(topic, message.partition(), message.key(), message.value())));
      }
      producer.flush();
      for (Future<?> one : sent) {
        one.get();
      }
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(log(), e);
    }
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("broker.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A message; without a value it is a tombstone. */
  @SuppressWarnings("ArrayRecordComponent")
  record Message(int partition, byte @Nullable [] key, byte @Nullable [] value) {
    /** A line of ISO 8859-1, which is any bytes. */
    static Message of(int partition, String line) {
      return new Message(partition, null, line.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  /** As kill -9 does. */
  void kill() {
    Process running = process;
    if (running != null) {
      running.destroyForcibly();
      running.onExit().join();
    }
  }

  @Override
  public void close() {
    kill();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
