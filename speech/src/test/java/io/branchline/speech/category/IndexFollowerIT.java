package io.branchline.speech.category;

import static io.branchline.speech.category.TestingCalls.FEBRUARY;
import static io.branchline.speech.category.TestingCalls.JANUARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.branchline.speech.search.Hit;
import io.branchline.speech.search.SearchAnswer;
import io.branchline.speech.search.SearchPage;
import io.branchline.speech.search.SearchRequest;
import io.branchline.speech.search.Searching;
import io.branchline.speech.search.TranscriptIndex;
import io.branchline.speech.search.follow.IndexFollower;
import io.branchline.warehouse.TestingWarehouse;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.CallCategory;
import io.branchline.warehouse.table.Evaluation;
import io.branchline.warehouse.table.EvaluationMethod;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index and the categories follow the tables of a real engine, whatever happens. */
class IndexFollowerIT {

  private static TestingWarehouse engine;
  private static Warehouse warehouse;

  @TempDir Path folder;
  private final List<String> log = new ArrayList<>();

  @BeforeAll
  static void startEngine() {
    engine = TestingWarehouse.start();
    warehouse = engine.client();
  }

  @AfterAll
  static void stopEngine() {
    engine.close();
  }

  @BeforeEach
  void emptyTables() {
    for (String table :
        List.of(
            "calls", "utterances", "call_speech", "evaluations", "categories", "call_categories")) {
      warehouse.execute("TRUNCATE TABLE " + table, Map.of());
    }
  }

  private long catchUp() {
    try (IndexFollower follower = follower()) {
      return follower.catchUp();
    }
  }

  private IndexFollower follower() {
    return IndexFollower.tryOpen(warehouse, folder, new CategoryTable(warehouse), log::add)
        .orElseThrow();
  }

  private List<String> found(String query) {
    try (TranscriptIndex index = TranscriptIndex.open(folder)) {
      return Searching.hits(index, query).stream()
          .map(hit -> hit.callId() + "@" + hit.startMillis())
          .toList();
    }
  }

  @Test
  void newTranscriptsAreFoundWithinSeconds() {
    TestingCalls.write(warehouse, "c1", JANUARY, 1, "i lost my card");
    try (LiveIndex live = LiveIndex.start(warehouse, folder, log::add)) {
      await().atMost(Duration.ofSeconds(20)).until(() -> hits(live, "lost").size() == 1);

      TestingCalls.write(warehouse, "c2", FEBRUARY, 1, "my card is lost");

      await().atMost(Duration.ofSeconds(5)).until(() -> hits(live, "lost").size() == 2);
      await()
          .atMost(Duration.ofSeconds(5))
          .until(() -> rows("card_lost").size() == 2); // the default categories are there
    }
    assertThat(log).isEmpty();
  }

  private static List<Hit> hits(LiveIndex live, String query) {
    SearchAnswer answer = live.index().search(SearchRequest.of(query));
    return answer instanceof SearchPage page
        ? page.found().stream().flatMap(call -> call.hits().stream()).toList()
        : List.of();
  }

  @Test
  void twoFollowersDoNotWriteAtOnce() {
    try (IndexFollower first = follower()) {
      assertThat(first.catchUp()).isZero();
      assertThat(IndexFollower.tryOpen(warehouse, folder, new CategoryTable(warehouse), log::add))
          .isEmpty();
    }
    assertThat(catchUp()).isZero();
  }

  @Test
  void whateverTheTablesSayAnewIsTakenOver() {
    TestingCalls.writeAll(warehouse, List.of("c1", "c2", "c3"), JANUARY, 1, "a loan please");
    assertThat(catchUp()).isEqualTo(3);
    assertThat(catchUp()).isZero();

    TestingCalls.write(warehouse, "c1", JANUARY, 2, "a mortgage please");
    assertThat(catchUp()).isEqualTo(1);
    assertThat(found("loan")).containsExactlyInAnyOrder("c2@1500", "c3@1500");
    assertThat(found("mortgage")).containsExactly("c1@1500");

    warehouse.write(Evaluation.class, List.of(evaluation("c2", EvaluationMethod.AUTOMATIC, 90.0)));
    assertThat(catchUp()).isEqualTo(1);
    assertThat(found("score:>80")).containsExactly("c2@1000");
    warehouse.write(Evaluation.class, List.of(evaluation("c2", EvaluationMethod.MANUAL, 40.0)));
    assertThat(catchUp()).isEqualTo(1);
    assertThat(found("score:<60 loan")).containsExactly("c2@1500");

    warehouse.execute("OPTIMIZE TABLE call_speech FINAL", Map.of());
    warehouse.execute("OPTIMIZE TABLE utterances FINAL", Map.of());
    assertThat(catchUp()).isZero();

    warehouse.execute("DELETE FROM call_speech WHERE call_id = 'c2'", Map.of());
    assertThat(catchUp()).isZero();
    assertThat(found("loan")).containsExactly("c3@1500");

    warehouse.execute("ALTER TABLE call_speech DROP PARTITION 202601", Map.of());
    catchUp();
    assertThat(found("please")).isEmpty();
    assertThat(folder.resolve("2026-01")).doesNotExist();
  }

  private static Evaluation evaluation(String call, EvaluationMethod method, double score) {
    return new Evaluation(
        call + method,
        1,
        call,
        "b01",
        "cards",
        "a1",
        JANUARY,
        "form",
        1,
        method,
        "somebody",
        score,
        score,
        false,
        Map.of(),
        1,
        "",
        JANUARY);
  }

  @Test
  void aDamagedMonthIsMadeAnewWithOneLine() throws IOException {
    List<String> ids = IntStream.range(0, 300).mapToObj(i -> "c" + i).toList();
    TestingCalls.writeAll(warehouse, ids, JANUARY, 1, "i lost my card");
    TestingCalls.write(warehouse, "f1", FEBRUARY, 1, "my card is lost");
    catchUp();
    List<String> before = found("lost NEAR/3 card");
    assertThat(before).hasSize(301);
    Path january = folder.resolve("2026-01");

    for (String ending : List.of(".doc", ".pos", ".cfs", ".fdt", ".dvd")) {
      for (Path file : files(january, ending)) {
        flip(file);
        assertMended(before);
      }
    }
    for (Path file : files(january, "")) {
      boolean needed = !file.getFileName().toString().equals("write.lock");
      if (needed && Files.exists(file)) {
        Files.delete(file);
        assertMended(before);
      }
    }
  }

  @Test
  void aMonthThatWasDeletedComesBack() throws IOException {
    TestingCalls.write(warehouse, "c1", JANUARY, 1, "i lost my card");
    catchUp();
    for (Path file : files(folder.resolve("2026-01"), "")) {
      Files.delete(file);
    }

    assertThat(catchUp()).isEqualTo(1);

    assertThat(found("lost")).containsExactly("c1@1500");
  }

  private void assertMended(List<String> before) {
    log.clear();
    try (TranscriptIndex index = TranscriptIndex.open(folder);
        IndexFollower follower = follower()) {
      follower.verify();
      follower.catchUp();
      assertThat(
              Searching.hits(index, "lost NEAR/3 card").stream()
                  .map(hit -> hit.callId() + "@" + hit.startMillis()))
          .containsExactlyElementsOf(before);
    }
    assertThat(log)
        .singleElement()
        .asString()
        .startsWith("The search index of 2026-01 was damaged (")
        .contains("): made anew from the tables, 300 calls in ");
  }

  private static List<Path> files(Path month, String ending) throws IOException {
    try (Stream<Path> files = Files.list(month)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static void flip(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      long middle = bytes.length() / 2;
      bytes.seek(middle);
      int one = bytes.read();
      bytes.seek(middle);
      bytes.write(one ^ 0xFF);
    }
  }

  @Test
  void aSearchLeavesADamagedMonthOutAndTellsOfIt() throws IOException {
    TestingCalls.write(warehouse, "c1", JANUARY, 1, "i lost my card");
    TestingCalls.write(warehouse, "f1", FEBRUARY, 1, "my card is lost");
    catchUp();
    for (Path file : files(folder.resolve("2026-01"), "")) {
      if (file.getFileName().toString().startsWith("segments")) {
        Files.delete(file);
      }
    }
    List<java.time.YearMonth> told = new ArrayList<>();

    try (TranscriptIndex index = TranscriptIndex.open(folder, told::add)) {
      SearchPage page = Searching.page(index, SearchRequest.of("lost"));

      assertThat(page.calls()).isEqualTo(1);
      assertThat(page.missing()).containsExactly(java.time.YearMonth.of(2026, 1));
      assertThat(told).containsExactly(java.time.YearMonth.of(2026, 1));
    }
  }

  @Test
  void aKilledFollowerLosesNothingAndDoublesNothing() throws Exception {
    long seed = 7;
    System.out.println("IndexFollowerIT: seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    new CategoryRules(warehouse).set("lost", "Lost", "丢失", "lost", "test", Clock.systemUTC());
    int written = 0;
    for (int kill = 0; kill < 4; kill++) {
      Process process = startFollower();
      try {
        for (int batch = 0; batch < 6; batch++) {
          List<String> ids = new ArrayList<>();
          for (int i = 0; i < 40; i++) {
            ids.add("c" + written++);
          }
          Instant at = batch % 2 == 0 ? JANUARY : FEBRUARY;
          TestingCalls.writeAll(warehouse, ids, at, 1, "i lost my card number " + kill);
        }
        assertThat(process.waitFor(random.nextInt(1200), TimeUnit.MILLISECONDS)).isFalse();
      } finally {
        process.destroyForcibly().waitFor();
      }
    }

    try (IndexFollower follower = follower()) {
      follower.verify();
      follower.catchUp();
    }

    assertThat(log).isEmpty();
    try (TranscriptIndex index = TranscriptIndex.open(folder)) {
      assertThat(Searching.page(index, SearchRequest.of("lost")).calls()).isEqualTo(written);
      assertThat(index.calls()).isEqualTo(written);
    }
    assertThat(rows("lost")).hasSize(written).allMatch(row -> row.version() == 1);
  }

  private Process startFollower() throws IOException {
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                FollowerProcess.class.getName(),
                engine.config().url().toString(),
                engine.config().database(),
                engine.config().user(),
                engine.config().password(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String line = process.inputReader().readLine();
    while (line != null && !line.equals("following")) {
      line = process.inputReader().readLine();
    }
    assertThat(line).isEqualTo("following");
    return process;
  }

  private static List<CallCategory> rows(String category) {
    return warehouse
        .query(
            CallCategory.class,
            "SELECT * FROM call_categories FINAL WHERE category = {category:String}",
            Map.of("category", category))
        .stream()
        .sorted(Comparator.comparing(CallCategory::callId))
        .toList();
  }

  @Test
  void categoriesAreCountedOnceForEveryRuleAndTranscript() {
    CategoryRules rules = new CategoryRules(warehouse);
    rules.set("lost", "Lost", "丢失", "lost", "test", Clock.systemUTC());
    rules.set("loan", "Loan", "贷款", "loan", "test", Clock.systemUTC());
    TestingCalls.write(warehouse, "c1", JANUARY, 1, "i lost my card yes lost");
    TestingCalls.write(warehouse, "c2", JANUARY, 1, "a loan please");
    TestingCalls.write(warehouse, "c3", FEBRUARY, 1, "lost a loan");

    catchUp();

    assertThat(rows("lost"))
        .extracting(
            CallCategory::callId,
            CallCategory::hits,
            CallCategory::firstSide,
            CallCategory::firstStartMillis,
            CallCategory::firstEndMillis,
            CallCategory::evidenceText,
            CallCategory::categoryVersion,
            CallCategory::version)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "c1", 2, "customer", 1500L, 1900L, "i lost my card yes lost", 1L, 1L),
            org.assertj.core.groups.Tuple.tuple(
                "c3", 1, "customer", 1000L, 1400L, "lost a loan", 1L, 1L));
    List<CallCategory> loans = rows("loan");
    assertThat(loans).extracting(CallCategory::callId).containsExactly("c2", "c3");

    catchUp();
    assertThat(rows("loan")).isEqualTo(loans);

    rules.set("lost", "Lost", "丢失", "\"lost my\"", "test", Clock.systemUTC());
    catchUp();
    assertThat(rows("lost")).extracting(CallCategory::callId).containsExactly("c1");
    assertThat(rows("lost")).extracting(CallCategory::categoryVersion).containsExactly(2L);
    assertThat(rows("loan")).isEqualTo(loans);

    TestingCalls.write(warehouse, "c2", JANUARY, 2, "i lost my loan number");
    catchUp();
    assertThat(rows("lost")).extracting(CallCategory::callId).containsExactly("c1", "c2");
    TestingCalls.write(warehouse, "c1", JANUARY, 2, "nothing of the kind");
    catchUp();
    assertThat(rows("lost")).extracting(CallCategory::callId).containsExactly("c2");
    TestingCalls.write(warehouse, "c1", JANUARY, 3, "i lost my way");
    catchUp();
    assertThat(rows("lost")).extracting(CallCategory::callId).containsExactly("c1", "c2");

    rules.remove("loan", "test", Clock.systemUTC());
    catchUp();
    assertThat(rows("loan")).isEmpty();
    assertThat(rows("lost")).hasSize(2);
  }

  @Test
  void theDefaultCategoriesAreUnderstood() {
    CategoryRules rules = new CategoryRules(warehouse);

    List<String> added = DefaultCategories.add(rules, Clock.systemUTC());

    assertThat(added).hasSizeGreaterThanOrEqualTo(12);
    assertThat(DefaultCategories.add(rules, Clock.systemUTC())).isEmpty();
    assertThat(rules.all())
        .allMatch(row -> row.titleZh().codePoints().anyMatch(Character::isIdeographic));
  }
}
