package io.branchline.warehouse.superset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpServer;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Home;
import io.branchline.warehouse.TestingWarehouse;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.WarehouseConfig;
import io.branchline.warehouse.engine.Ports;
import io.branchline.warehouse.service.Service;
import io.branchline.warehouse.table.Branch;
import io.branchline.warehouse.table.Call;
import io.branchline.warehouse.table.CallOutcome;
import io.branchline.warehouse.table.Forecast;
import io.branchline.warehouse.table.KpiInterval;
import io.branchline.warehouse.table.KpiScope;
import io.branchline.warehouse.table.QualityScore;
import io.branchline.warehouse.table.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The real Superset over the real engine. Its programs are installed once into the shared home; its
 * state lies in the testing warehouse's own.
 */
class SupersetIT {

  private static final long SEED = 20260302;
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 2);
  private static final int DAYS = 4;
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Map<String, String> NAMES =
      Map.of(
          "b1", "Shanghai Branch · 上海分行",
          "b2", "Xi'an Branch · 西安分行",
          "b3", "b3");

  private static TestingWarehouse testing;
  private static Warehouse warehouse;
  private static SupersetServer server;
  private static SupersetClient superset;

  /** A figure of ours: its row and up to three measures. */
  private record Figure(String key, @Nullable Double a, @Nullable Double b, @Nullable Double c) {}

  @BeforeAll
  static void start() {
    testing = TestingWarehouse.start();
    warehouse = testing.client();
    fill();
    Installation installation = new Installation(Home.current());
    installation.install();
    // Tokens that live three seconds: every test below lives through real expiries.
    server =
        new SupersetServer(
            installation,
            testing.home(),
            Ports.free(),
            Map.of("BRANCHLINE_SUPERSET_TOKEN_SECONDS", "3"));
    server.start();
    superset = SupersetClient.logIn(server.url(), SupersetServer.ADMIN, server.adminPassword());
    publish();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.service().stop();
    }
    testing.close();
  }

  private static WarehouseConfig analyst() {
    return testing
        .config()
        .as(
            WarehouseConfig.ANALYST_USER,
            WarehouseConfig.secret(testing.home(), WarehouseConfig.ANALYST_USER));
  }

  private static Publication publish() {
    return Publication.publish(superset, warehouse, analyst());
  }

  private static void fill() {
    System.out.println("seed " + SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    warehouse.write(
        Branch.class,
        List.of(
            new Branch("b1", "Shanghai Branch", "上海分行", "east", ZONE.getId(), 1),
            new Branch("b2", "Xi'an Branch", "西安分行", "west", ZONE.getId(), 1)));
    List<KpiInterval> intervals = new ArrayList<>();
    List<Forecast> forecasts = new ArrayList<>();
    List<QualityScore> scores = new ArrayList<>();
    for (String branch : List.of("b1", "b2", "b3")) {
      for (int day = 0; day < DAYS; day++) {
        LocalDate date = FIRST_DAY.plusDays(day);
        for (int halfHour = 16; halfHour < 20; halfHour++) {
          LocalTime time = LocalTime.MIDNIGHT.plusMinutes(30L * halfHour);
          Instant start = date.atTime(time).atZone(ZONE).toInstant();
          boolean isQuiet = branch.equals("b3");
          boolean isPast = day < DAYS - 1;
          if (isPast) {
            intervals.add(interval(branch, start, date, time, isQuiet, random));
          }
          for (int origin = 0; origin < 2; origin++) {
            forecasts.add(
                Forecast.ofMean(
                    branch,
                    "cards",
                    "baseline",
                    FIRST_DAY.plusDays(origin),
                    start,
                    30,
                    date,
                    time.toString(),
                    random.nextInt(100) / 4.0,
                    180.0,
                    1));
          }
        }
        scores.add(score("branch", branch, "", date, day == 1 ? null : random.nextInt(400) / 4.0));
        scores.add(score("agent", branch, "a1", date, 1.0));
      }
    }
    warehouse.write(KpiInterval.class, intervals);
    warehouse.write(Forecast.class, forecasts);
    warehouse.write(QualityScore.class, scores);
    warehouse.write(Call.class, List.of(call("c1", "b1"), call("c2", "b2")));
  }

  private static KpiInterval interval(
      String branch,
      Instant start,
      LocalDate date,
      LocalTime time,
      boolean isQuiet,
      SplittableRandom random) {
    int answered = isQuiet ? 0 : random.nextInt(5, 40);
    int abandoned = isQuiet ? 0 : random.nextInt(10);
    int flowedOut = isQuiet ? 0 : random.nextInt(3);
    int within = isQuiet ? 0 : random.nextInt(answered);
    return new KpiInterval(
        KpiScope.QUEUE,
        branch,
        "cards",
        "",
        start,
        30,
        date,
        time.toString(),
        answered + abandoned + flowedOut,
        answered + abandoned + flowedOut,
        answered,
        abandoned,
        flowedOut,
        0,
        0,
        20,
        5,
        within,
        abandoned / 2,
        abandoned / 3,
        answered * 11_234L,
        abandoned * 30_000L,
        answered,
        answered * 150_000L,
        0,
        0,
        0,
        0,
        0,
        1,
        false);
  }

  private static QualityScore score(
      String scope, String branch, String agent, LocalDate date, @Nullable Double score) {
    long evaluations = score == null ? 1 : 1 + date.getDayOfMonth() % 3;
    return new QualityScore(
        scope,
        branch,
        agent,
        "day",
        date,
        "unified",
        1,
        evaluations,
        0,
        0,
        score,
        null,
        null,
        1,
        false);
  }

  private static Call call(String id, String branch) {
    Instant at = FIRST_DAY.atTime(0, 30).atZone(ZONE).toInstant();
    return new Call(
        id,
        branch,
        "cards",
        "a1",
        "",
        0,
        CallOutcome.ANSWERED,
        at,
        at,
        at,
        at,
        0,
        2_500,
        0,
        60_000,
        0,
        0,
        0,
        0,
        List.of(),
        "test",
        1,
        false);
  }

  @Test
  void publishedTwiceGivesTheSameObjectsOnce() {
    Map<String, List<String>> before = objects();
    Publication again = publish();
    assertThat(objects()).isEqualTo(before);
    assertThat(again.datasets()).isEqualTo(4);
    assertThat(again.charts()).isEqualTo(6);
    assertThat(again.rules()).isEqualTo(3);
    assertThat(again.dashboard()).isEqualTo(server.url() + "/superset/dashboard/branches/");
    assertThat(before.get("/api/v1/database/")).hasSize(1);
    assertThat(before.get("/api/v1/dataset/")).hasSize(4);
    assertThat(before.get("/api/v1/chart/")).hasSize(6);
    assertThat(before.get("/api/v1/dashboard/")).hasSize(1);
    assertThat(before.get("/api/v1/rowlevelsecurity/"))
        .map(object -> object.replaceFirst("^\\d+ ", ""))
        .containsExactly("branch-scope", "branch:b1", "branch:b2");
  }

  private static Map<String, List<String>> objects() {
    Map<String, List<String>> objects = new TreeMap<>();
    Map.of(
            "/api/v1/database/", "database_name",
            "/api/v1/dataset/", "table_name",
            "/api/v1/chart/", "slice_name",
            "/api/v1/dashboard/", "dashboard_title",
            "/api/v1/rowlevelsecurity/", "name",
            "/api/v1/security/roles/", "name")
        .forEach(
            (path, name) ->
                objects.put(
                    path,
                    superset.list(path, name).stream()
                        .map(o -> o.get("id").getAsInt() + " " + o.get(name).getAsString())
                        .toList()));
    return objects;
  }

  @Test
  void ratesByBranchAreTheWarehousesOwn() {
    List<Figure> own =
        own(
            """
            SELECT branch AS key, sum(answered) / nullIf(sum(offered), 0) AS a,
                   sum(answered_within) / nullIf(sum(answered) + sum(abandoned), 0) AS b,
                   CAST(NULL AS Nullable(Float64)) AS c
            FROM kpi_interval FINAL GROUP BY branch""");
    assertThat(own).hasSize(3).anyMatch(figure -> figure.a() == null);
    assertSame("rates-by-branch", named(own), "branch_name", "answer_rate", "service_level");
  }

  @Test
  void ratesByDayAreTheWarehousesOwn() {
    List<Figure> own =
        own(
            """
            SELECT toString(local_date) AS key, sum(answered) / nullIf(sum(offered), 0) AS a,
                   sum(answered_within) / nullIf(sum(answered) + sum(abandoned), 0) AS b,
                   CAST(NULL AS Nullable(Float64)) AS c
            FROM kpi_interval FINAL GROUP BY local_date""");
    assertThat(own).hasSize(DAYS - 1);
    assertSame("rates-by-day", own, "local_date", "answer_rate", "service_level");
  }

  @Test
  void speedOfAnswerIsTheWarehousesOwn() {
    List<Figure> own =
        own(
            """
            SELECT branch AS key, sum(answered_wait_millis) / nullIf(sum(answered), 0) / 1000 AS a,
                   CAST(NULL AS Nullable(Float64)) AS b, CAST(NULL AS Nullable(Float64)) AS c
            FROM kpi_interval FINAL GROUP BY branch""");
    assertThat(own).anyMatch(figure -> figure.a() != null && figure.a() == 11.234);
    assertSame("speed-of-answer-by-branch", named(own), "branch_name", "speed_of_answer");
  }

  @Test
  void qualityScoreIsTheMeanOverCalls() {
    List<Figure> own =
        own(
            """
            SELECT branch AS key,
                   sumIf(score * evaluations, score IS NOT NULL) / nullIf(sumIf(evaluations, score IS NOT NULL), 0) AS a,
                   CAST(NULL AS Nullable(Float64)) AS b, CAST(NULL AS Nullable(Float64)) AS c
            FROM quality_scores FINAL WHERE scope = 'branch' GROUP BY branch""");
    assertThat(own).hasSize(3);
    assertSame("quality-score-by-branch", named(own), "branch_name", "quality_score");
  }

  @Test
  void forecastAgainstActualIsTheWarehousesOwn() {
    List<Figure> own =
        own(
            """
            SELECT toString(f.local_date) AS key, CAST(a.calls AS Nullable(Float64)) AS a, f.calls AS b,
                   CAST(NULL AS Nullable(Float64)) AS c
            FROM (SELECT local_date, CAST(sum(calls) AS Nullable(Float64)) AS calls FROM current_forecasts GROUP BY local_date) AS f
            LEFT JOIN (SELECT local_date, CAST(sum(offered) AS Nullable(Float64)) AS calls FROM kpi_interval FINAL GROUP BY local_date) AS a
            ON a.local_date = f.local_date""");
    assertThat(own).hasSize(DAYS).anyMatch(figure -> figure.a() == null);
    assertSame("forecast-against-actual-by-day", own, "local_date", "actual", "forecast");
  }

  @Test
  void callsByHalfHourAreTheWarehousesOwn() {
    List<Figure> own =
        own(
            """
            SELECT local_time AS key, toFloat64(sum(answered)) AS a, toFloat64(sum(abandoned)) AS b,
                   toFloat64(sum(flowed_out)) AS c
            FROM kpi_interval FINAL GROUP BY local_time""");
    assertThat(own).hasSize(4);
    assertSame("calls-by-half-hour", own, "local_time", "answered", "abandoned", "flowed_out");
  }

  @Test
  void theDateFilterCutsInTheBranchsOwnDays() {
    JsonObject query = savedQuery("rates-by-branch");
    JsonObject filter =
        query
            .getAsJsonArray("queries")
            .get(0)
            .getAsJsonObject()
            .getAsJsonArray("filters")
            .get(0)
            .getAsJsonObject();
    filter.addProperty("val", "2026-03-03T00:00:00 : 2026-03-04T00:00:00");
    List<Figure> own =
        own(
            """
            SELECT branch AS key, sum(answered) / nullIf(sum(offered), 0) AS a,
                   CAST(NULL AS Nullable(Float64)) AS b, CAST(NULL AS Nullable(Float64)) AS c
            FROM kpi_interval FINAL WHERE local_date = '2026-03-03' GROUP BY branch""");
    assertThat(values(superset.post("/api/v1/chart/data", query), "branch_name", "answer_rate"))
        .isEqualTo(values(named(own), 1));
  }

  @Test
  void callsAreOnTheirBranchsDay() {
    JsonObject query =
        JsonParser.parseString(
                """
                {"datasource": {"id": DATASET, "type": "table"}, "result_format": "json", "result_type": "full",
                 "queries": [{"columns": ["branch_name", "local_date"], "metrics": ["calls", "speed_of_answer"], "row_limit": 10}]}"""
                    .replace("DATASET", Integer.toString(id("dataset", "datasets/calls.yaml"))))
            .getAsJsonObject();
    JsonArray rows = data(superset.post("/api/v1/chart/data", query));
    assertThat(rows).hasSize(2);
    for (JsonElement row : rows) {
      JsonObject call = row.getAsJsonObject();
      assertThat(call.get("calls").getAsInt()).isOne();
      assertThat(call.get("speed_of_answer").getAsDouble()).isEqualTo(2.5);
      assertThat(key(call.get("local_date"))).isEqualTo("2026-03-02");
    }
  }

  @Test
  void peopleSeeTheBranchesOfTheirRoles() {
    assertThat(seenBy("one-branch", "branch:b1")).containsExactly(NAMES.get("b1"));
    assertThat(seenBy("two-branches", "branch:b1", "branch:b2"))
        .containsExactly(NAMES.get("b1"), NAMES.get("b2"));
    assertThat(seenBy("every-branch", RowLevelSecurity.EVERY_BRANCH))
        .containsExactly(NAMES.get("b1"), NAMES.get("b2"), NAMES.get("b3"));
    assertThat(seenBy("nobody")).isEmpty();
  }

  private static Set<String> seenBy(String user, String... scopes) {
    Map<String, Integer> roles = new LinkedHashMap<>();
    superset
        .list("/api/v1/security/roles/", "name")
        .forEach(role -> roles.put(role.get("name").getAsString(), role.get("id").getAsInt()));
    JsonArray ids = new JsonArray();
    ids.add(roles.get("Gamma"));
    ids.add(roles.get(RowLevelSecurity.READER));
    for (String scope : scopes) {
      ids.add(roles.get(scope));
    }
    JsonObject person = new JsonObject();
    person.addProperty("username", user);
    person.addProperty("first_name", "Test");
    person.addProperty("last_name", user);
    person.addProperty("email", user + "@branchline.invalid");
    person.addProperty("password", "password of " + user);
    person.addProperty("active", true);
    person.add("roles", ids);
    superset.post("/api/v1/security/users/", person);
    SupersetClient theirs = SupersetClient.logIn(server.url(), user, "password of " + user);
    Set<String> branches = new TreeSet<>();
    JsonObject answer =
        theirs.get("/api/v1/chart/" + id("chart", "charts/rates-by-branch.yaml") + "/data/");
    data(answer)
        .forEach(row -> branches.add(row.getAsJsonObject().get("branch_name").getAsString()));
    return branches;
  }

  @Test
  void theStoredSettingPicksTheServiceLevelAndItsName() {
    String chart = "/api/v1/chart/" + Assets.field("charts/rates-by-day.yaml", "uuid");
    setServiceLevel("answered_only", 1);
    try {
      publish();
      assertThat(title(chart))
          .isEqualTo(
              "Answer rate and service level (answered within 20 s ÷ answered) by day ·"
                  + " 每日接通率与服务水平（20 秒内接通 ÷ 接通）");
      List<Figure> own =
          own(
              """
              SELECT toString(local_date) AS key, sum(answered_within) / nullIf(sum(answered), 0) AS a,
                     CAST(NULL AS Nullable(Float64)) AS b, CAST(NULL AS Nullable(Float64)) AS c
              FROM kpi_interval FINAL GROUP BY local_date""");
      assertSame("rates-by-day", own, "local_date", "service_level");
    } finally {
      setServiceLevel("negative", 2);
      publish();
    }
    assertThat(title(chart)).contains("answered within 20 s ÷ (answered + abandoned)");
  }

  private static String title(String chart) {
    return superset.get(chart).getAsJsonObject("result").get("slice_name").getAsString();
  }

  private static void setServiceLevel(String formula, long version) {
    String value =
        "{\"formula\": \"" + formula + "\", \"threshold_seconds\": 20, \"short_seconds\": 5}";
    warehouse.write(
        Setting.class,
        List.of(
            new Setting(
                "service_level", value, version, "test", Instant.parse("2026-03-02T00:00:00Z"))));
  }

  @Test
  void aWrongPasswordIsOneLine() {
    assertThatThrownBy(
            () -> SupersetClient.logIn(server.url(), SupersetServer.ADMIN, "not the password"))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "Superset at "
                + server.url()
                + " does not take this password for the user 'admin'. Check both; the admin's"
                + " password of ./branchline superset up is in the file secrets/superset-admin of"
                + " the home folder.");
  }

  @Test
  void aStoppedServerIsOneLine() {
    URI url = URI.create("http://127.0.0.1:" + Ports.free());
    assertThatThrownBy(() -> SupersetClient.logIn(url, "admin", "password"))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "No Superset answers at "
                + url
                + ". Start it with ./branchline superset up, or check the address.");
  }

  @Test
  void anOlderSupersetIsOneLine() throws IOException {
    HttpServer old =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] version =
        "{\"build_number\":null,\"version_sha\":\"\",\"version_string\":\"4.1.2\"}"
            .getBytes(StandardCharsets.UTF_8);
    old.createContext(
        "/version",
        exchange -> {
          exchange.sendResponseHeaders(200, version.length);
          exchange.getResponseBody().write(version);
          exchange.close();
        });
    old.start();
    URI url = URI.create("http://127.0.0.1:" + old.getAddress().getPort());
    try {
      assertThatThrownBy(() -> SupersetClient.logIn(url, "admin", "password"))
          .isInstanceOf(Failure.class)
          .hasMessage(
              "Superset at "
                  + url
                  + " is version 4.1.2, and 6.1 or later is needed. Upgrade it, or run one of ours"
                  + " with: ./branchline superset up");
    } finally {
      old.stop(0);
    }
  }

  @Test
  void anotherServerIsOneLineAndNoPage() {
    assertThatThrownBy(() -> SupersetClient.logIn(testing.config().url(), "admin", "password"))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "What answers at "
                + testing.config().url()
                + " does not tell Superset's version: Superset 6.1 or later is needed. Check the"
                + " address.");
  }

  @Test
  void aWarehouseThatSupersetCannotReachIsOneLine() {
    URI nowhere = URI.create("http://127.0.0.1:" + Ports.free());
    WarehouseConfig reader = analyst();
    WarehouseConfig unreachable =
        new WarehouseConfig(nowhere, reader.user(), reader.password(), reader.database(), null);
    try {
      assertThatThrownBy(() -> Publication.publish(superset, warehouse, unreachable))
          .isInstanceOf(Failure.class)
          .hasMessageStartingWith(
              "The dashboards are published, but Superset cannot read the warehouse at "
                  + nowhere
                  + " as 'analyst': name its address as Superset's machine reaches it with"
                  + " --warehouse-url.")
          .message()
          .hasLineCount(1);
    } finally {
      publish();
    }
  }

  @Test
  void errorsOfSupersetAreOneLineWithoutHtml() {
    assertThatThrownBy(() -> superset.get("/api/v1/chart/999999"))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "Superset at "
                + server.url()
                + " refused GET /api/v1/chart/999999: Not found. Its own log says more.");
    assertThatThrownBy(
            () ->
                superset.upload(
                    "/api/v1/assets/import/",
                    new Multipart()
                        .file("bundle", "x.zip", "application/zip", Assets.archiveOf(Map.of()))))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith(
            "Superset at " + server.url() + " refused POST /api/v1/assets/import/: ")
        .message()
        .doesNotContain("<")
        .hasLineCount(1);
  }

  @Test
  void anAnalystMayOnlyRead() {
    try (Warehouse reader = Warehouse.open(analyst())) {
      assertThatThrownBy(() -> reader.execute("TRUNCATE TABLE calls", Map.of()))
          .isInstanceOf(Failure.class);
    }
  }

  @Test
  void theServerIsAService() {
    assertThat(server.service().state()).isEqualTo(Service.State.RUNNING);
    assertThat(server.answers()).isTrue();
  }

  private static List<Figure> own(String sql) {
    return warehouse.query(Figure.class, sql, Map.of());
  }

  private static List<Figure> named(List<Figure> figures) {
    return figures.stream()
        .map(figure -> new Figure(NAMES.get(figure.key()), figure.a(), figure.b(), figure.c()))
        .toList();
  }

  /** Each figure of a chart's data endpoint against ours, to the ninth digit. */
  private static void assertSame(
      String chart, List<Figure> own, String keyColumn, String... metrics) {
    JsonObject answer =
        superset.get("/api/v1/chart/" + id("chart", "charts/" + chart + ".yaml") + "/data/");
    Map<String, List<@Nullable Double>> theirs = values(answer, keyColumn, metrics);
    Map<String, List<@Nullable Double>> ours = values(own, metrics.length);
    assertThat(theirs.keySet()).isEqualTo(ours.keySet());
    ours.forEach(
        (key, expected) -> {
          for (int i = 0; i < expected.size(); i++) {
            Double figure = theirs.get(key).get(i);
            if (expected.get(i) == null) {
              assertThat(figure).as("%s of %s", metrics[i], key).isNull();
            } else {
              assertThat(figure)
                  .as("%s of %s", metrics[i], key)
                  .isNotNull()
                  .isCloseTo(expected.get(i), within(1e-9));
            }
          }
        });
  }

  private static Map<String, List<@Nullable Double>> values(List<Figure> figures, int count) {
    Map<String, List<@Nullable Double>> values = new TreeMap<>();
    for (Figure figure : figures) {
      List<@Nullable Double> measures = new ArrayList<>();
      measures.add(figure.a());
      measures.add(figure.b());
      measures.add(figure.c());
      values.put(figure.key(), measures.subList(0, count));
    }
    return values;
  }

  private static Map<String, List<@Nullable Double>> values(
      JsonObject answer, String keyColumn, String... metrics) {
    Map<String, List<@Nullable Double>> values = new TreeMap<>();
    for (JsonElement element : data(answer)) {
      JsonObject row = element.getAsJsonObject();
      List<@Nullable Double> measures = new ArrayList<>();
      for (String metric : metrics) {
        JsonElement measure = row.get(metric);
        measures.add(measure.isJsonNull() ? null : measure.getAsDouble());
      }
      values.put(key(row.get(keyColumn)), measures);
    }
    return values;
  }

  /** A text as it is; a day, which Superset sends as milliseconds of the epoch, as its date. */
  private static String key(JsonElement value) {
    return value.getAsJsonPrimitive().isNumber()
        ? LocalDate.ofInstant(Instant.ofEpochMilli(value.getAsLong()), ZoneOffset.UTC).toString()
        : value.getAsString();
  }

  private static JsonArray data(JsonObject answer) {
    return answer.getAsJsonArray("result").get(0).getAsJsonObject().getAsJsonArray("data");
  }

  private static JsonObject savedQuery(String chart) {
    String text =
        superset
            .get("/api/v1/chart/" + id("chart", "charts/" + chart + ".yaml"))
            .getAsJsonObject("result")
            .get("query_context")
            .getAsString();
    return JsonParser.parseString(text).getAsJsonObject();
  }

  private static int id(String kind, String file) {
    JsonObject answer = superset.get("/api/v1/" + kind + "/" + Assets.field(file, "uuid"));
    return answer.getAsJsonObject("result").get("id").getAsInt();
  }
}
