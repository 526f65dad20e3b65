package io.branchline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.ingest.flink.IngestJob;
import io.branchline.ingest.flink.IngestRun;
import io.branchline.ingest.flink.Tally;
import io.branchline.ingest.format.CanonicalFormat;
import io.branchline.ingest.simulate.BankSimulation;
import io.branchline.ingest.simulate.BankSimulation.Request;
import io.branchline.ingest.simulate.BankSimulation.Written;
import io.branchline.ingest.simulate.TruthCheck;
import io.branchline.warehouse.TestingWarehouse;
import io.branchline.warehouse.table.CallOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A simulated bank through the real job into a real engine: every call, leg, half hour and state is
 * what the simulation knows to be true, whatever came twice, late or broken, and however often it
 * is read.
 */
final class SimulatedBankIT {

  private static final LocalDate FROM = LocalDate.of(2026, 3, 2);

  @TempDir private Path temp;
  private TestingWarehouse server;

  @BeforeEach
  void start() {
    server = TestingWarehouse.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void thousandsOfCallsAreTheTruthAndStayItWhenReadAgain() throws IOException {
    Written written = BankSimulation.run(new Request(temp, FROM, 3, 0.08, 21, 0.02, 0.02, 0.01));
    Tally tally = ingest(files(temp));
    assertThat(written.calls()).isGreaterThan(3_000);
    assertThat(tally.lines()).isEqualTo(written.lines());
    assertThat(tally.eventLines()).isEqualTo(written.events());
    assertThat(tally.duplicates()).isEqualTo(written.duplicates()).isPositive();
    assertThat(tally.deadLetters()).isEqualTo(written.garbage()).isPositive();
    assertThat(tally.ignored()).isZero();
    assertThat(tally.calls().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(written.calls());
    assertThat(tally.calls().get(CallOutcome.OPEN)).isZero();
    assertTruth();
    ingest(files(temp));
    assertTruth();
  }

  @Test
  void filesThatComeInTheWrongOrderInRunsOfTheirOwnGiveTheTruthToo() throws IOException {
    BankSimulation.run(new Request(temp, FROM, 3, 0.02, 22, 0.01, 0.02, 0.01));
    List<Path> files = files(temp);
    for (int i = files.size() - 1; i >= 0; i--) {
      ingest(List.of(files.get(i)));
    }
    assertTruth();
  }

  private Tally ingest(List<Path> files) {
    return new IngestRun(
            server.home(),
            server.config(),
            new CanonicalFormat("", "UTC"),
            IngestJob.Times.DEFAULT,
            2)
        .once(files);
  }

  private void assertTruth() {
    assertThat(TruthCheck.run(temp, server.client()))
        .hasSizeGreaterThan(20)
        .allSatisfy(
            comparison -> assertThat(comparison.different()).as(comparison.what()).isZero());
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
  }
}
