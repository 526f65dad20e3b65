package io.branchline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.warehouse.TestingWarehouse;
import io.branchline.warehouse.engine.Ports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small simulated bank through a topic of a real broker gives the tables that its files give. */
class TopicIT {

  private static final long SEED = 20260302;
  private static final int PARTITIONS = 4;

  @TempDir private static Path bank;

  private static TestingWarehouse warehouse;
  private static TestingBroker broker;
  private static List<String> expected = List.of();

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    warehouse = TestingWarehouse.start();
    broker = TestingBroker.start();
    Child.simulate(warehouse, 1, SEED, bank);
    assertThat(Command.ingest(warehouse, bank.toString())).contains("exit 0");
    expected = Tables.fingerprint(warehouse);
  }

  @AfterAll
  static void stop() {
    broker.close();
    warehouse.close();
  }

  @BeforeEach
  void empty() {
    Tables.truncate(warehouse);
  }

  private static List<String> lines() throws IOException {
    try (Stream<Path> files = Files.list(bank)) {
      List<String> lines = new ArrayList<>();
      for (Path file : files.filter(path -> path.toString().endsWith(".jsonl")).sorted().toList()) {
        lines.addAll(Files.readAllLines(file, StandardCharsets.ISO_8859_1));
      }
      return lines;
    }
  }

  /**
   * Calls in partitions by their ids, but for every seventh line; the last partition stays empty.
   */
  private static List<TestingBroker.Message> messages(List<String> lines) {
    List<TestingBroker.Message> messages = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      int at = line.indexOf("\"call\":\"");
      String key =
          at < 0 || i % 7 == 0 ? line : line.substring(at, Math.min(line.length(), at + 20));
      messages.add(TestingBroker.Message.of(Math.floorMod(key.hashCode(), PARTITIONS - 1), line));
    }
    return messages;
  }

  private static String[] arguments(String topic, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("--kafka", broker.servers(), "--topic", topic));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  private static Child follow(String topic) {
    return Child.start(warehouse, "ingest", "--kafka", broker.servers(), "--topic", topic);
  }

  @Test
  void readOnceToItsEnd() throws IOException {
    List<String> lines = lines();
    broker.create("once", PARTITIONS);
    broker.send("once", messages(lines));
    String printed = Command.ingest(warehouse, arguments("once", "--until-end"));
    assertThat(printed)
        .contains(String.format(Locale.ROOT, "%,d lines = ", lines.size()))
        .contains("exit 0");
    assertThat(Tables.fingerprint(warehouse)).isEqualTo(expected);
  }

  @Test
  void followedWithReaderAndBrokerKilled() throws IOException {
    List<TestingBroker.Message> messages = messages(lines());
    broker.create("followed", PARTITIONS);
    int half = messages.size() / 2;
    Child first = follow("followed");
    try {
      broker.send("followed", messages.subList(0, half));
      await(first, () -> count("acd_events") > 20);
    } finally {
      first.kill();
    }
    Child second = follow("followed");
    try {
      broker.send("followed", messages.subList(half, messages.size()));
      await(second, () -> count("acd_events FINAL") > half);
      broker.kill();
      broker.startAgain();
      await(second, () -> Tables.fingerprint(warehouse).contains(events()));
    } finally {
      second.kill();
    }
    // every event was read; calls that waited for time to pass must not wait for ever
    Child third = follow("followed");
    try {
      await(third, () -> Tables.fingerprint(warehouse).equals(expected));
    } finally {
      third.kill();
    }
  }

  private static String events() {
    return expected.stream().filter(line -> line.startsWith("events ")).findFirst().orElseThrow();
  }

  @Test
  void oddMessages() throws IOException {
    broker.create("odd", 2);
    byte[] twoMegabytes = new byte[2 << 20];
    Arrays.fill(twoMegabytes, (byte) 'x');
    byte[] key = {1};
    broker.send(
        "odd",
        List.of(
            TestingBroker.Message.of(0, good("1", "queued", "30") + "\r\n"),
            new TestingBroker.Message(0, null, null),
            new TestingBroker.Message(0, key, null),
            TestingBroker.Message.of(0, ""),
            new TestingBroker.Message(0, key, twoMegabytes),
            TestingBroker.Message.of(0, good("2", "answered", "31").substring(20)),
            TestingBroker.Message.of(0, good("2", "answered", "31")),
            TestingBroker.Message.of(0, good("2", "answered", "31")),
            TestingBroker.Message.of(0, good("3", "ended", "32").replace("\"q\"", "\"é\""))));
    assertThat(Command.ingest(warehouse, arguments("odd", "--until-end")))
        .contains("9 lines = 2 events + 1 duplicates + 3 ignored + 3 dead letters")
        .contains("exit 0");
    assertThat(
            Tables.lines(
                warehouse,
                "SELECT concat(source, ' ', toString(line), ' ', reason, ' ', toString(length(raw))) AS line FROM dead_letters FINAL"))
        .containsExactly(
            "kafka:odd/0 4 too_long 65536",
            "kafka:odd/0 5 malformed 84",
            "kafka:odd/0 8 encoding 103");
    assertThat(Tables.lines(warehouse, "SELECT DISTINCT source AS line FROM acd_events"))
        .containsExactly("kafka:odd/0");
  }

  private static String good(String id, String type, String minute) {
    return String.format(
        Locale.ROOT,
        "{\"id\":\"%s\",\"type\":\"%s\",\"at\":\"2026-03-02T09:%s:00Z\",\"branch\":\"b\",\"call\":\"c\",\"queue\":\"q\",\"agent\":\"a\"}",
        id,
        type,
        minute);
  }

  @Test
  void nothingUsable() {
    broker.create("nonsense", 1);
    broker.send("nonsense", List.of(TestingBroker.Message.of(0, "nonsense")));
    assertThat(Command.ingest(warehouse, arguments("nonsense", "--until-end")))
        .contains("kafka:nonsense/0 holds nothing usable, dead letters only (1).")
        .contains("exit 3");
  }

  @Test
  void emptyTopic() {
    broker.create("empty", 2);
    assertThat(Command.ingest(warehouse, arguments("empty", "--until-end")))
        .contains("0 lines = 0 events")
        .contains("exit 0");
  }

  @Test
  void rowsByMapping() throws IOException {
    Path mapping =
        Files.writeString(
            folder.resolve("wide.yaml"),
            """
            columns: [id, from, seconds, to, talk, result]
            zone: Asia/Shanghai
            branch: wide
            call: {columns: [id]}
            time: "yyyy-MM-dd HH:mm:ss"
            wait: {start: from, seconds: seconds}
            service: {start: to, seconds: talk}
            outcome: {column: result, answered: [ok]}
            """);
    broker.create("wide", 1);
    broker.send(
        "wide",
        List.of(
            TestingBroker.Message.of(0, "1,2026-03-02 09:00:00,20,2026-03-02 09:00:20,60,ok\n")));
    assertThat(
            Command.ingest(
                warehouse, arguments("wide", "--until-end", "--mapping", mapping.toString())))
        .contains("1 lines = 1 events")
        .contains("1 calls: 1 answered");
    assertThat(
            Command.ingest(
                warehouse, arguments("wide", "--until-end", "--mapping", "anonymous-bank")))
        .contains("and messages have none. Name them in the mapping: columns: [a, b, ...]")
        .contains("exit 2");
  }

  @Test
  void topicThatIsNotThere() {
    broker.create("there", 1);
    assertThat(Command.ingest(warehouse, arguments("their")))
        .contains("There is no topic 'their' at " + broker.servers() + ". It has: ")
        .contains("there")
        .contains("exit 3");
  }

  @Test
  void brokerThatIsNotThere() throws IOException {
    Path hasty =
        Files.writeString(
            folder.resolve("hasty.properties"),
            "default.api.timeout.ms=1000\nrequest.timeout.ms=1000");
    String nobody = "127.0.0.1:" + Ports.free();
    assertThat(
            Command.ingest(
                warehouse,
                "--kafka",
                nobody,
                "--topic",
                "t",
                "--kafka-properties",
                hasty.toString()))
        .contains("No Kafka broker answers at " + nobody)
        .contains("exit 4");
    assertThat(Command.ingest(warehouse, "--kafka", "no.such.host.invalid:9092", "--topic", "t"))
        .contains("No host of --kafka no.such.host.invalid:9092 is known here.")
        .contains("exit 4");
  }

  @Test
  void valuesOfThePropertiesAreNeverShown() throws IOException {
    for (String line :
        List.of(
            "security.protocol=s3cret",
            "request.timeout.ms=s3cret",
            "security.protocol=SASL_SSL\nsasl.mechanism=PLAIN\nsasl.jaas.config=s3cret s3cret",
            "security.protocol=SSL\nssl.truststore.location=/s3cret\nssl.truststore.password=s3cret")) {
      Path file = Files.writeString(folder.resolve("kafka.properties"), line);
      assertThat(Command.ingest(warehouse, arguments("t", "--kafka-properties", file.toString())))
          .as(line)
          .doesNotContain("s3cret")
          .contains("exit 3");
    }
    assertThat(Command.ingest(warehouse, arguments("t", "--kafka-properties", "/no/such")))
        .contains("/no/such is not a file of KEY=VALUE lines that can be read.")
        .contains("exit 3");
  }

  @Test
  void wrongWords() {
    assertThat(Command.ingest(warehouse, "--kafka", "localhost", "--topic", "t"))
        .contains("--kafka 'localhost' is not HOST:PORT")
        .contains("exit 2");
    assertThat(Command.ingest(warehouse, "--kafka", "localhost:9092"))
        .contains("needs the topic's name: --topic NAME")
        .contains("exit 2");
    assertThat(Command.ingest(warehouse, "--topic", "t"))
        .contains("need --kafka HOST:PORT")
        .contains("exit 2");
    assertThat(Command.ingest(warehouse, arguments("a b"))).contains("exit 2");
    assertThat(Command.ingest(warehouse, arguments("t", "file.jsonl")))
        .contains("one of the three")
        .contains("exit 2");
    assertThat(Command.ingest(warehouse, arguments("t", "--zone", "Asia/Nowhere")))
        .contains("is not an IANA zone")
        .contains("exit 2");
  }

  private static long count(String table) {
    return Long.parseLong(
        Tables.lines(warehouse, "SELECT toString(count()) AS line FROM " + table).get(0));
  }

  private static void await(Child child, Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> !child.isAlive() || condition.call());
    assertThat(child.isAlive()).as(child.printed()).isTrue();
  }
}
