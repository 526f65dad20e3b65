package io.branchline.forecasting;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.forecasting.job.ForecastPartition;
import io.branchline.forecasting.job.ForecastPlan;
import io.branchline.forecasting.job.Intervals;
import io.branchline.warehouse.TestingWarehouse;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.Agent;
import io.branchline.warehouse.table.Forecast;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job by {@code spark-submit} on a real standalone master with two workers, and killed in the
 * middle (a worker, or the whole run): the tables are those of a plain run.
 */
class ClusterIT {

  private static final int DAYS = 56;
  private static final List<String> STAFFED = List.of("staffing", "pooled_staffing");
  private static final int ATTEMPTS = 6;
  private static final List<String> ROSTERED = List.of("roster_shifts", "roster_demand");
  private static final String ORDER =
      "SELECT * REPLACE (1 AS version) FROM forecasts FINAL ORDER BY branch, queue, interval_start";

  /** The shaded jar, to be tried on nothing but Spark's own libraries; else classes as they are. */
  private static final @Nullable String JOB_JAR = System.getenv("BRANCHLINE_JOB_JAR");

  @TempDir Path folder;

  private static TestingWarehouse engine;
  private static Warehouse warehouse;
  private static List<Forecast> truth;

  private final List<Process> processes = new ArrayList<>();

  @BeforeAll
  static void start() {
    engine = TestingWarehouse.start();
    warehouse = engine.client();
    MadeUpBank.write(warehouse, 4, 3, DAYS);
    ForecastPartition.compute(
        warehouse,
        new Intervals(warehouse).series(null, MadeUpBank.NOW, 30, ""),
        new ForecastPlan("best", Map.of(), 28, 1));
    truth = warehouse.query(Forecast.class, ORDER, Map.of());
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @AfterEach
  void end() throws InterruptedException {
    for (int i = processes.size() - 1; i >= 0; i--) {
      processes.get(i).descendants().forEach(ProcessHandle::destroyForcibly);
      processes.get(i).destroyForcibly();
      processes.get(i).waitFor(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void runsOnAMasterWithTwoWorkersOfWhichOneDies() throws Exception {
    warehouse.execute("TRUNCATE TABLE forecasts", Map.of());
    Path home = sparkHome();
    int port = freePort();
    String master = "spark://127.0.0.1:" + port;
    java(
        home,
        "master",
        "org.apache.spark.deploy.master.Master",
        "--host",
        "127.0.0.1",
        "--port",
        String.valueOf(port),
        "--webui-port",
        "0");
    Process dying = worker(home, folder.resolve("work1"), master);
    worker(home, folder.resolve("work2"), master);
    Process submit = submit(home, master);
    while (submit.isAlive() && count() == 0) {
      submit.waitFor(20, TimeUnit.MILLISECONDS);
    }
    dying.descendants().forEach(ProcessHandle::destroyForcibly);
    dying.destroyForcibly().waitFor();
    System.out.println("worker killed after " + count() + " of " + truth.size() + " rows");
    assertThat(submit.waitFor(150, TimeUnit.SECONDS)).as(log("submit")).isTrue();
    assertThat(submit.exitValue()).as(log("submit")).isZero();
    assertThat(log("submit")).contains("Forecast by best: 12 series of 4 branches");
    assertThat(warehouse.query(Forecast.class, ORDER, Map.of())).isEqualTo(truth);
    for (String place : List.of("work1", "work2")) {
      try (Stream<Path> applications = Files.list(folder.resolve(place))) {
        assertThat(applications).as("executors in " + place).isNotEmpty();
      }
    }
  }

  private Process worker(Path home, Path place, String master) throws IOException {
    return java(
        home,
        place.getFileName().toString(),
        "org.apache.spark.deploy.worker.Worker",
        "--host",
        "127.0.0.1",
        "--cores",
        "1",
        "--memory",
        "600M",
        "--webui-port",
        "0",
        "--work-dir",
        place.toString(),
        master);
  }

  private Process submit(Path home, String master) throws IOException, URISyntaxException {
    return java(
        home,
        "submit",
        "org.apache.spark.deploy.SparkSubmit",
        "--master",
        master,
        "--conf",
        "spark.executor.memory=512m",
        "--conf",
        "spark.driver.host=127.0.0.1",
        "--conf",
        "spark.driver.bindAddress=127.0.0.1",
        "--conf",
        "spark.scheduler.minRegisteredResourcesRatio=1",
        "--conf",
        "spark.scheduler.maxRegisteredResourcesWaitingTime=60s",
        "--class",
        "io.branchline.forecasting.Main",
        (JOB_JAR == null ? jar() : Path.of(JOB_JAR)).toString(),
        "forecast",
        "--country",
        "NONE");
  }

  @Test
  void givesTheSameTablesAfterBeingKilledInTheMiddle() throws Exception {
    for (String table : List.of("forecasts", "forecast_history", "forecast_publications")) {
      warehouse.execute("TRUNCATE TABLE " + table, Map.of());
    }
    Process first = local("first");
    while (first.isAlive() && count() == 0) {
      first.waitFor(20, TimeUnit.MILLISECONDS);
    }
    first.destroyForcibly().waitFor();
    long half = count();
    System.out.println("killed after " + half + " of " + truth.size() + " rows");
    assertThat(half).isGreaterThan(0);
    finish(local("again"), "again");
    assertThat(warehouse.query(Forecast.class, ORDER, Map.of())).isEqualTo(truth);
    List<String> tables = List.of("forecast_totals", "special_days", "forecast_history");
    List<String> once = contents(tables);
    warehouse.execute("TRUNCATE TABLE forecast_history", Map.of());
    warehouse.execute("TRUNCATE TABLE forecast_publications", Map.of());
    finish(local("third"), "third");
    assertThat(contents(tables)).isEqualTo(once);
    assertThat(warehouse.number("SELECT count() FROM published_forecasts", Map.of()))
        .isEqualTo(truth.size());
  }

  /**
   * staff writes at its end, roster solve keeps a draft at its end: a kill leaves all or nothing.
   */
  @Test
  void staffsAndRostersTheSameAfterBeingKilledInTheMiddle() throws Exception {
    forecastAndAgents(24);
    String[] staff = {"staff"};
    String[] solve = {
      "roster",
      "solve",
      "--branch",
      "b0",
      "--from",
      MadeUpBank.FIRST.plusDays(DAYS).toString(),
      "--weeks",
      "1",
      "--workers",
      "1",
      "--effort",
      "4"
    };
    for (List<String> tables : List.of(STAFFED, ROSTERED)) {
      String[] command = tables == STAFFED ? staff : solve;
      finish(run("whole", command), "whole");
      List<String> whole = contents(tables);
      int written = whole.size();
      for (int attempt = 0; attempt < ATTEMPTS && written == whole.size(); attempt++) {
        for (String table : tables) {
          warehouse.execute("TRUNCATE TABLE " + table, Map.of());
        }
        killAtTheFirstRow(run("killed", command), tables.get(0));
        written = contents(tables).size();
      }
      System.out.println(command[0] + " killed after " + written + " of " + whole.size() + " rows");
      assertThat(written).as("rows when %s was killed", command[0]).isLessThan(whole.size());
      finish(run("again", command), "again");
      assertThat(contents(tables)).as(command[0]).isEqualTo(whole).isNotEmpty();
    }
  }

  private void killAtTheFirstRow(Process process, String table) throws Exception {
    String rows = "SELECT count() FROM " + table;
    while (process.isAlive()
        && !log("killed").contains("Cover:")
        && requireNonNull(warehouse.number(rows, Map.of())) == 0) {
      process.waitFor(1, TimeUnit.MILLISECONDS);
    }
    process.destroyForcibly().waitFor();
  }

  private static void forecastAndAgents(int people) {
    warehouse.execute("TRUNCATE TABLE agents", Map.of());
    warehouse.execute("TRUNCATE TABLE forecasts", Map.of());
    warehouse.write(Forecast.class, truth);
    List<Agent> agents = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      agents.add(new Agent("b0", "a" + i, "Agent " + i, "t", 1));
    }
    warehouse.write(Agent.class, agents);
  }

  /** Ctrl-C, as a terminal sends it. */
  @Test
  void interruptedKeepsTheBestRosterSoFar() throws Exception {
    // Too few to prove that nothing is better before the signal comes.
    forecastAndAgents(14);
    finish(run("staffed", "staff"), "staffed");
    for (String table : ROSTERED) {
      warehouse.execute("TRUNCATE TABLE " + table, Map.of());
    }
    String from = MadeUpBank.FIRST.plusDays(DAYS).toString();
    Process solving =
        run(
            "solving",
            "roster",
            "solve",
            "--branch",
            "b0",
            "--from",
            from,
            "--weeks",
            "1",
            "--seconds",
            "400");
    while (solving.isAlive() && !log("solving").contains("best ")) {
      solving.waitFor(20, TimeUnit.MILLISECONDS);
    }
    new ProcessBuilder("kill", "-INT", String.valueOf(solving.pid())).start().waitFor();
    assertThat(solving.waitFor(60, TimeUnit.SECONDS)).as(log("solving")).isTrue();
    assertThat(log("solving"))
        .contains("Stopping: the best roster so far will be kept.", "Kept as draft")
        .doesNotContain("nothing was kept");
    assertThat(contents(ROSTERED)).isNotEmpty();
  }

  /** All rows without what tells runs apart: versions, and a draft's name and time. */
  private static List<String> contents(List<String> tables) {
    List<String> rows = new ArrayList<>();
    for (String table : tables) {
      String but = table.startsWith("roster") ? "version, roster" : "version";
      for (Text row :
          warehouse.query(
              Text.class,
              "SELECT toString(tuple(* EXCEPT ("
                  + but
                  + "))) AS text FROM "
                  + table
                  + " FINAL ORDER BY text",
              Map.of())) {
        rows.add(table + row.text());
      }
    }
    return rows;
  }

  private record Text(String text) {}

  private void finish(Process process, String name) throws Exception {
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(log(name)).isTrue();
    assertThat(process.exitValue()).as(log(name)).isZero();
  }

  private Process local(String name) throws IOException {
    return run(name, "forecast", "--master", "local[1]", "--country", "NONE");
  }

  private Process run(String name, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(flags());
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), "io.branchline.forecasting.Main"));
    command.addAll(List.of(arguments));
    return start(name, command, null);
  }

  private Process java(Path home, String name, String main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(flags());
    command.addAll(List.of("-cp", home.resolve("jars") + "/*", main));
    command.addAll(List.of(arguments));
    return start(name, command, home);
  }

  private static List<String> flags() {
    List<String> flags = new ArrayList<>();
    flags.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    flags.add("-Xmx640m");
    flags.add("-Duser.timezone=UTC");
    for (String argument :
        java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (argument.startsWith("--add-opens")) {
        flags.add(argument);
      }
    }
    return flags;
  }

  private Process start(String name, List<String> command, Path home) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(folder.resolve(name + ".log").toFile());
    Map<String, String> environment = builder.environment();
    environment.put("BRANCHLINE_HOME", folder.toString());
    environment.put("BRANCHLINE_CLICKHOUSE_URL", engine.config().url().toString());
    environment.put("BRANCHLINE_CLICKHOUSE_USER", engine.config().user());
    environment.put("BRANCHLINE_CLICKHOUSE_PASSWORD", engine.config().password());
    environment.put("BRANCHLINE_CLICKHOUSE_DATABASE", engine.config().database());
    environment.put("SPARK_LOCAL_IP", "127.0.0.1");
    environment.put("SPARK_LOCAL_DIRS", folder.resolve("spark").toString());
    if (home != null) {
      environment.put("SPARK_HOME", home.toString());
      environment.put("SPARK_SCALA_VERSION", "2.13");
    }
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  /** An installation of Spark: its jars, and the libraries that the job jar would bring. */
  private Path sparkHome() throws IOException {
    Path home = folder.resolve("home");
    Path jars = Files.createDirectories(home.resolve("jars"));
    int number = 0;
    String libraries =
        JOB_JAR == null
            ? System.getProperty("java.class.path")
            : libraries("provided") + File.pathSeparator + libraries("runtime");
    for (String entry : libraries.split(File.pathSeparator, -1)) {
      Path file = Path.of(entry);
      if (JOB_JAR != null && notOfSpark(entry)) {
        continue;
      }
      if (entry.endsWith(".jar") && Files.exists(file)) {
        Files.createSymbolicLink(jars.resolve(number + "-" + file.getFileName()), file);
        number++;
      } else if (Files.isDirectory(file) && entry.contains("warehouse")) {
        jar(file, jars.resolve(number + "-warehouse.jar"));
        number++;
      }
    }
    return home;
  }

  private static String libraries(String scope) throws IOException {
    Path list = Path.of("target", "classpath-" + scope + ".txt");
    return Files.readString(list, StandardCharsets.UTF_8).strip();
  }

  /** Whether a library of the job's own is one that no installation of Spark brings. */
  private static boolean notOfSpark(String entry) throws IOException {
    return !libraries("provided").contains(entry)
        && !entry.matches(".*/(slf4j-api|jackson|commons|guava|failureaccess|RoaringBitmap)-.*");
  }

  private Path jar() throws IOException, URISyntaxException {
    URL classes = requireNonNull(Main.class.getProtectionDomain().getCodeSource()).getLocation();
    return jar(Path.of(classes.toURI()), folder.resolve("forecasting.jar"));
  }

  private static Path jar(Path classes, Path target) throws IOException {
    try (OutputStream out = Files.newOutputStream(target);
        JarOutputStream jar = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      files
          .filter(Files::isRegularFile)
          .forEach(
              file -> {
                try {
                  jar.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                  Files.copy(file, jar);
                  jar.closeEntry();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
    return target;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private String log(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".log"), StandardCharsets.UTF_8);
  }

  private static long count() {
    return Math.round(
        requireNonNull(warehouse.number("SELECT count() FROM forecasts FINAL", Map.of())));
  }
}
