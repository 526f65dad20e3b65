package io.branchline.ingest.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BankSimulationTest {

  private static final LocalDate FROM = LocalDate.of(2026, 3, 2);

  @TempDir private Path temp;

  private static BankSimulation.Request request(Path folder, long seed) {
    return new BankSimulation.Request(folder, FROM, 3, 0.1, seed, 0, 0, 0);
  }

  private static List<NamedCsvRecord> csv(Path file) throws IOException {
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
      return rows.stream().toList();
    }
  }

  @Test
  void everyCallOfTheTruthIsWhatItsLinesSay() throws IOException {
    BankSimulation.Written written = BankSimulation.run(request(temp, 11));
    Replay replay = Replay.of(temp);
    assertThat(replay.inOrder).isTrue();
    List<NamedCsvRecord> calls = csv(temp.resolve("truth/calls.csv"));
    assertThat(calls).hasSize((int) written.calls()).hasSameSizeAs(replay.calls.keySet());
    assertThat(written.calls()).isGreaterThan(3000);
    for (NamedCsvRecord row : calls) {
      Replay.SeenCall call =
          replay.calls.getOrDefault(row.getField("call_id"), new Replay.SeenCall());
      List<Object> seen = new ArrayList<>(List.of(call.queue, call.agent, call.outcome));
      for (long time : new long[] {call.startedAt, call.queuedAt, call.answeredAt, call.endedAt}) {
        seen.add(time == 0 ? "" : Long.toString(time));
      }
      for (long number :
          new long[] {
            call.ivrMillis,
            call.wait,
            call.ring,
            call.talk,
            call.hold,
            call.wrapUp,
            call.holds,
            call.transfers,
            call.events
          }) {
        seen.add(Long.toString(number));
      }
      List<String> truth = new ArrayList<>(row.getFields());
      assertThat(seen)
          .as(row.toString())
          .isEqualTo(
              Stream.concat(
                      Stream.of(truth.get(2), truth.get(3), truth.get(6)),
                      truth.subList(7, truth.size()).stream())
                  .toList());
    }
  }

  @Test
  void everyAgentsTimeIsWhatTheLinesSay() throws IOException {
    BankSimulation.run(request(temp, 12));
    Map<String, Long> truth = new TreeMap<>();
    for (NamedCsvRecord row : csv(temp.resolve("truth/agent_states.csv"))) {
      truth.put(
          row.getField("agent") + "," + row.getField("state") + "," + row.getField("reason"),
          Long.parseLong(row.getField("millis")));
    }
    assertThat(Replay.of(temp).agentMillis).isEqualTo(truth);
  }

  @Test
  void countersOfTheHalfHoursAddUpToTheCalls() throws IOException {
    BankSimulation.run(request(temp, 13));
    Map<String, Long> expected = new TreeMap<>();
    for (NamedCsvRecord row : csv(temp.resolve("truth/calls.csv"))) {
      expected.merge("arrived", 1L, Long::sum);
      expected.merge(row.getField("outcome"), 1L, Long::sum);
      expected.merge("talk", Long.parseLong(row.getField("talk_millis")), Long::sum);
      boolean within = Long.parseLong(row.getField("wait_millis")) <= 20_000;
      if (within && !row.getField("outcome").equals("ended_in_ivr")) {
        expected.merge(row.getField("outcome") + "_within", 1L, Long::sum);
      }
    }
    expected.remove("flowed_out_within");
    Map<String, Long> counted = new TreeMap<>();
    for (NamedCsvRecord row : csv(temp.resolve("truth/intervals.csv"))) {
      for (String[] names :
          new String[][] {
            {"arrived", "arrived"},
            {"answered", "answered"},
            {"abandoned", "abandoned"},
            {"flowed_out", "flowed_out"},
            {"ended_in_ivr", "ended_in_ivr"},
            {"talk", "talk_millis"},
            {"answered_within", "answered_within_20"},
            {"abandoned_within", "abandoned_within_20"}
          }) {
        long value = Long.parseLong(row.getField(names[1]));
        if (value > 0) {
          counted.merge(names[0], value, Long::sum);
        }
      }
    }
    assertThat(counted).isEqualTo(expected);
  }

  @Test
  void aCallIsCountedInItsOwnHalfHourHoweverQuietTheBranchIs() throws IOException {
    BankSimulation.run(new BankSimulation.Request(temp, FROM, 6, 0.01, 14, 0, 0, 0));
    Map<String, Long> expected = new TreeMap<>();
    for (NamedCsvRecord row : csv(temp.resolve("truth/calls.csv"))) {
      long halfHour = Long.parseLong(row.getField("started_at")) / 1_800_000 * 1_800_000;
      expected.merge(
          row.getField("branch") + " " + row.getField("queue") + " " + halfHour, 1L, Long::sum);
    }
    Map<String, Long> counted = new TreeMap<>();
    for (NamedCsvRecord row : csv(temp.resolve("truth/intervals.csv"))) {
      counted.put(
          row.getField("branch")
              + " "
              + row.getField("queue")
              + " "
              + row.getField("interval_start"),
          Long.parseLong(row.getField("arrived")));
    }
    assertThat(counted).isEqualTo(expected);
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() throws IOException {
    BankSimulation.Request noisy =
        new BankSimulation.Request(temp.resolve("a"), FROM, 2, 0.02, 5, 0.01, 0.01, 0.01);
    BankSimulation.run(noisy);
    Map<String, String> first = fingerprints(temp.resolve("a"));
    BankSimulation.run(noisy);
    assertThat(fingerprints(temp.resolve("a"))).isEqualTo(first).hasSize(11);
    BankSimulation.run(
        new BankSimulation.Request(temp.resolve("b"), FROM, 2, 0.02, 6, 0.01, 0.01, 0.01));
    assertThat(fingerprints(temp.resolve("b"))).isNotEqualTo(first);
  }

  @Test
  void noiseIsCountedAndChangesNoCall() throws IOException {
    BankSimulation.Written clean =
        BankSimulation.run(
            new BankSimulation.Request(temp.resolve("a"), FROM, 2, 0.05, 5, 0, 0, 0));
    BankSimulation.Written noisy =
        BankSimulation.run(
            new BankSimulation.Request(temp.resolve("b"), FROM, 2, 0.05, 5, 0.02, 0.03, 0.01));
    assertThat(noisy.calls()).isEqualTo(clean.calls());
    assertThat(noisy.events()).isEqualTo(clean.events());
    assertThat(noisy.lines()).isEqualTo(noisy.events() + noisy.duplicates() + noisy.garbage());
    assertThat(noisy.duplicates()).isPositive();
    assertThat(noisy.late()).isPositive();
    assertThat(noisy.garbage()).isPositive();
    long lines = 0;
    for (Path file : Replay.files(temp.resolve("b"))) {
      for (byte each : Files.readAllBytes(file)) {
        lines += each == '\n' ? 1 : 0;
      }
    }
    assertThat(lines).isEqualTo(noisy.lines());
    assertThat(temp.resolve("b/truth/calls.csv"))
        .hasSameBinaryContentAs(temp.resolve("a/truth/calls.csv"));
  }

  @Test
  void aFolderWithSomethingElseInItIsLeftAlone() throws IOException {
    Files.writeString(temp.resolve("thesis.txt"), "years of work");
    assertThatThrownBy(() -> BankSimulation.run(request(temp, 1)))
        .isInstanceOf(Failure.class)
        .hasMessage(
            temp + " holds thesis.txt, which no simulation wrote. Name another folder with --out.");
  }

  @Test
  void optionsOutOfRangeAreNamed() {
    assertThatThrownBy(() -> new BankSimulation.Request(temp, FROM, 0, 1, 1, 0, 0, 0))
        .hasMessage("--days is 0, but must be 1 to 3660.");
    assertThatThrownBy(() -> new BankSimulation.Request(temp, FROM, 1, 0, 1, 0, 0, 0))
        .hasMessage("--scale is 0.0, but must be above 0 to 1000.");
  }

  private static Map<String, String> fingerprints(Path folder) throws IOException {
    Map<String, String> fingerprints = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        fingerprints.put(folder.relativize(file).toString(), sha256(Files.readAllBytes(file)));
      }
    }
    return fingerprints;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
