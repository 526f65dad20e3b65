package io.branchline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.warehouse.TestingWarehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A small simulated bank, ingested in every way there is, always gives the same tables: the truth.
 */
class SimulationIT {

  private static final long SEED = 20260302;

  @TempDir private static Path bank;

  private static TestingWarehouse warehouse;
  private static List<String> expected = List.of();

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    warehouse = TestingWarehouse.start();
    Child.simulate(warehouse, 2, SEED, bank);
    String printed = Command.ingest(warehouse, bank.toString());
    assertThat(printed).contains("lines = ").contains("exit 0");
    assertThat(Child.run(warehouse, "simulate", "--check", bank.toString()))
        .contains("holds exactly the truth");
    expected = Tables.fingerprint(warehouse);
  }

  @AfterAll
  static void stop() {
    warehouse.close();
  }

  @BeforeEach
  void empty() {
    Tables.truncate(warehouse);
  }

  private static List<Path> eventFiles() throws IOException {
    try (Stream<Path> files = Files.list(bank)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
  }

  private static List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path file : eventFiles()) {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      lines.addAll(List.of(text.substring(0, text.length() - 1).split("\n", -1)));
    }
    return lines;
  }

  private Path write(String name, List<String> lines) throws IOException {
    Path file = folder.resolve(name);
    append(file, lines);
    return file;
  }

  /** As bytes: garbage lines are not UTF-8. */
  private static void append(Path file, List<String> lines) throws IOException {
    Files.writeString(
        file,
        String.join("\n", lines) + "\n",
        StandardCharsets.ISO_8859_1,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private static String ingest(Path file) {
    return Command.ingest(warehouse, file.toString());
  }

  @Test
  void linesInRandomOrder() throws IOException {
    List<String> lines = lines();
    Collections.shuffle(lines, new Random(SEED));
    assertThat(ingest(write("shuffled.jsonl", lines))).contains("exit 0");
    assertThat(Tables.fingerprint(warehouse)).isEqualTo(expected);
  }

  @Test
  void everyCallTornBetweenTwoRunsWithTheLaterLinesFirst() throws IOException {
    List<String> even = new ArrayList<>();
    List<String> odd = new ArrayList<>();
    for (String line : lines()) {
      (even.size() <= odd.size() ? even : odd).add(line);
    }
    assertThat(ingest(write("odd.jsonl", odd))).contains("exit 0");
    assertThat(ingest(write("even.jsonl", even))).contains("exit 0");
    assertThat(Tables.fingerprint(warehouse)).isEqualTo(expected);
  }

  @Test
  void killedInTheMiddleAndRunAgain() throws IOException {
    Child child = Child.start(warehouse, "ingest", bank.toString());
    Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .until(
            () ->
                !child.isAlive()
                    || !Tables.lines(warehouse, "SELECT toString(count()) AS line FROM acd_events")
                        .contains("0"));
    child.kill();
    assertThat(Command.ingest(warehouse, bank.toString())).contains("exit 0");
    assertThat(Tables.fingerprint(warehouse)).isEqualTo(expected);
  }

  @Test
  void followedWhileItGrowsAndKilledTwice() throws IOException {
    List<String> lines = lines();
    Path events = write("events.jsonl", lines.subList(0, 10));
    int third = lines.size() / 3;
    for (int part = 0; part < 3; part++) {
      Child child =
          Child.start(warehouse, "ingest", "--follow", folder.toString(), "--format", "canonical");
      try {
        int from = part == 0 ? 10 : part * third;
        int to = part == 2 ? lines.size() : (part + 1) * third;
        long before = count("acd_events");
        append(events, lines.subList(from, to));
        if (part < 2) {
          await(() -> count("acd_events") > before + 20);
        } else {
          await(() -> Tables.fingerprint(warehouse).get(0).equals(expected.get(0)));
          await(() -> Tables.fingerprint(warehouse).equals(expected));
        }
        assertThat(child.isAlive()).as(child.printed()).isTrue();
      } finally {
        child.kill();
      }
    }
  }

  private static long count(String table) {
    return Long.parseLong(
        Tables.lines(warehouse, "SELECT toString(count()) AS line FROM " + table).get(0));
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofMinutes(3)).until(condition);
  }
}
