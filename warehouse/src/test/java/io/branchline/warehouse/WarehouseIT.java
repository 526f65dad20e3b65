package io.branchline.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.branchline.warehouse.table.Branch;
import io.branchline.warehouse.table.Call;
import io.branchline.warehouse.table.CallOutcome;
import io.branchline.warehouse.table.Evaluation;
import io.branchline.warehouse.table.EvaluationMethod;
import io.branchline.warehouse.table.QualityScore;
import io.branchline.warehouse.table.Side;
import io.branchline.warehouse.table.Utterance;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The client against the real engine. */
class WarehouseIT {

  private static final Instant T = Instant.parse("2026-03-02T01:02:03.456Z");

  private static TestingWarehouse testing;
  private static Warehouse warehouse;

  @BeforeAll
  static void start() {
    testing = TestingWarehouse.start();
    warehouse = testing.client();
  }

  @AfterAll
  static void stop() {
    testing.close();
  }

  private static Call call(String id, String branch, long version, boolean deleted) {
    return new Call(
        id,
        branch,
        "cards",
        "a1",
        "c1",
        -2,
        CallOutcome.ANSWERED,
        T,
        T.plusMillis(5),
        null,
        null,
        1,
        -2,
        3,
        4,
        5,
        6,
        7,
        8,
        List.of("odd", "negative 时间"),
        "file",
        version,
        deleted);
  }

  @Test
  void everyKindOfValueComesBackAsItWent() {
    Call call = call("round-trip", "b1", 3, false);
    warehouse.write(Call.class, List.of(call));
    assertThat(
            warehouse.query(
                Call.class,
                "SELECT * FROM calls FINAL WHERE call_id = {id:String}",
                Map.of("id", "round-trip")))
        .containsExactly(call);

    Utterance utterance =
        new Utterance(
            "c",
            "b1",
            T,
            Side.CUSTOMER,
            1,
            10,
            20,
            "你好 世界",
            0.5,
            "zh",
            List.of("你好", "世界"),
            List.of(10L, 15L),
            List.of(14L, 20L),
            List.of(0.25, 1.0),
            1);
    warehouse.write(Utterance.class, List.of(utterance));
    assertThat(warehouse.query(Utterance.class, "SELECT * FROM utterances FINAL", Map.of()))
        .containsExactly(utterance);

    Evaluation evaluation =
        new Evaluation(
            "e",
            1,
            "c",
            "b1",
            "q",
            "a",
            T,
            "f",
            2,
            EvaluationMethod.MANUAL,
            "qa",
            null,
            55.5,
            true,
            Map.of("opening", 100.0),
            1,
            "",
            T);
    warehouse.write(Evaluation.class, List.of(evaluation));
    assertThat(warehouse.query(Evaluation.class, "SELECT * FROM current_evaluations", Map.of()))
        .containsExactly(evaluation);

    QualityScore score =
        new QualityScore(
            "branch",
            "b1",
            "",
            "day",
            LocalDate.of(2026, 3, 2),
            "f",
            1,
            1,
            0,
            0,
            80.0,
            null,
            null,
            1,
            false);
    warehouse.write(QualityScore.class, List.of(score));
    assertThat(warehouse.query(QualityScore.class, "SELECT * FROM quality_scores FINAL", Map.of()))
        .containsExactly(score);
  }

  @Test
  void parametersAreDataWhateverTheyHold() {
    record Echo(String text, List<String> list) {}

    String nasty = "tab\t quote' back\\slash \n new line 引号\" {x:String}";
    assertThat(
            warehouse.query(
                Echo.class,
                "SELECT {text:String} AS text, {list:Array(String)} AS list",
                Map.of("text", nasty, "list", List.of(nasty, "b"))))
        .containsExactly(new Echo(nasty, List.of(nasty, "b")));
  }

  @Test
  void aRecordWithinARecordTakesColumnsOfItsOwn() {
    record Sums(long offered, long answered) {}
    record Line(String branch, Sums sums) {}

    assertThat(
            warehouse.query(
                Line.class, "SELECT 7 AS answered, 'b1' AS branch, 9 AS offered", Map.of()))
        .containsExactly(new Line("b1", new Sums(9, 7)));
    assertThatThrownBy(
            () -> warehouse.query(Line.class, "SELECT 'b1' AS branch, 9 AS offered", Map.of()))
        .hasMessageContaining("no column answered");
  }

  @Test
  void theHighestVersionOfAKeyStandsWhicheverCameLast() {
    warehouse.write(Call.class, List.of(call("versions", "b1", 5, false)));
    warehouse.write(Call.class, List.of(call("versions", "b1", 4, false)));
    warehouse.write(Call.class, List.of(call("gone", "b1", 1, false)));
    warehouse.write(Call.class, List.of(call("gone", "b1", 2, true)));
    record Version(String callId, long version) {}

    assertThat(
            warehouse.query(
                Version.class,
                "SELECT call_id, version FROM calls FINAL WHERE call_id IN ('versions', 'gone')",
                Map.of()))
        .containsExactly(new Version("versions", 5));
  }

  @Test
  void aTokenLetsABatchInOnce() {
    List<Branch> rows = List.of(new Branch("token", "T", "T", "", "Asia/Shanghai", 1));
    warehouse.write(Branch.class, rows, "first");
    warehouse.write(Branch.class, rows, "first");
    assertThat(
            warehouse.number("SELECT count() FROM branches FINAL WHERE branch = 'token'", Map.of()))
        .isEqualTo(1.0);
  }

  @Test
  void aScopedReaderSeesItsBranchesOnlyWhateverItAsks() {
    warehouse.write(
        Call.class,
        IntStream.range(0, 100).mapToObj(i -> call("s" + i, "x" + i % 10, 1, false)).toList());
    String count = "SELECT count() FROM calls FINAL WHERE branch LIKE 'x%'";
    try (Warehouse two = warehouse.scopedTo(Set.of("x3", "x7"));
        Warehouse none = warehouse.scopedTo(Set.of())) {
      assertThat(two.number(count, Map.of())).isEqualTo(20.0);
      assertThat(two.number("SELECT count() FROM current_utterances WHERE branch = 'b1'", Map.of()))
          .isEqualTo(0.0);
      assertThat(none.number(count, Map.of())).isEqualTo(0.0);
      assertThatThrownBy(() -> two.write(Call.class, List.of(call("w", "x3", 1, false))))
          .isInstanceOf(Failure.class);
      for (String table : List.of("accounts", "audit_log", "dead_letters")) {
        assertThatThrownBy(() -> two.number("SELECT count() FROM " + table, Map.of()))
            .isInstanceOf(Failure.class)
            .hasMessageContaining("may not do this");
      }
    }
  }

  @Test
  void analystsReadAndChangeNothing() {
    WarehouseConfig analyst =
        testing
            .config()
            .as(
                WarehouseConfig.ANALYST_USER,
                WarehouseConfig.secret(testing.home(), WarehouseConfig.ANALYST_USER));
    try (Warehouse reader = Warehouse.open(analyst)) {
      assertThat(reader.number("SELECT count() FROM calls", Map.of())).isNotNull();
      for (String refused :
          List.of(
              "INSERT INTO calls (call_id) VALUES ('x')",
              "DROP TABLE calls",
              "SELECT * FROM accounts",
              "SELECT * FROM file('/etc/passwd', 'LineAsString')")) {
        assertThatThrownBy(() -> reader.execute(refused, Map.of()))
            .as(refused)
            .isInstanceOf(Failure.class);
      }
    }
  }

  @Test
  void aWrongPasswordAndAStoppedServerAreOneLineEach() {
    WarehouseConfig wrong = testing.config().as(WarehouseConfig.APPLICATION_USER, "no");
    try (Warehouse refused = Warehouse.open(wrong)) {
      assertThatThrownBy(() -> refused.number("SELECT 1", Map.of()))
          .isInstanceOf(Failure.class)
          .hasMessageContaining("refuses user branchline");
    }
    WarehouseConfig nowhere =
        new WarehouseConfig(
            java.net.URI.create("http://127.0.0.1:9"), "u", "p", "branchline", null);
    try (Warehouse stopped = Warehouse.open(nowhere)) {
      assertThatThrownBy(() -> stopped.number("SELECT 1", Map.of()))
          .isInstanceOf(Failure.class)
          .hasMessageContaining("./branchline up");
    }
  }
}
