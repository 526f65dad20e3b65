package io.branchline.speech.flink;

import static org.awaitility.Awaitility.await;

import io.branchline.warehouse.WarehouseConfig;
import io.branchline.warehouse.engine.Ports;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A standalone Flink cluster of two task managers, each a JVM of its own with nothing but Flink on
 * its class path, on the loopback interface.
 */
final class StandaloneCluster implements AutoCloseable {

  private static final List<String> NOT_FLINKS =
      List.of("/target/", "vosk", "jna", "lucene", "picocli", "clickhouse", "jackson-databind");

  private final Path folder;
  private final int restPort = Ports.free();
  private final String classPath =
      Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
          .filter(entry -> entry.endsWith(".jar"))
          .filter(entry -> NOT_FLINKS.stream().noneMatch(Path.of(entry).toString()::contains))
          .collect(Collectors.joining(File.pathSeparator));
  private final List<Process> processes = new ArrayList<>();
  private final List<Process> taskManagers = new ArrayList<>();

  StandaloneCluster(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("tmp"));
    Files.writeString(folder.resolve("config.yaml"), configuration(), StandardCharsets.UTF_8);
    start("jobmanager", "runtime.entrypoint.StandaloneSessionClusterEntrypoint", "192m");
    for (int i = 1; i <= 2; i++) {
      taskManagers.add(start("taskmanager" + i, "runtime.taskexecutor.TaskManagerRunner", "160m"));
    }
    try {
      await()
          .atMost(Duration.ofSeconds(90))
          .pollInterval(Duration.ofMillis(200))
          .until(() -> rest("/overview").contains("\"taskmanagers\":2"));
    } catch (RuntimeException e) {
      close(); // nobody else will
      throw e;
    }
  }

  private String configuration() {
    return String.join(
        "\n",
        "jobmanager.rpc.address: 127.0.0.1",
        "jobmanager.rpc.port: " + Ports.free(),
        "jobmanager.bind-host: 127.0.0.1",
        "jobmanager.memory.process.size: 512m",
        "rest.address: 127.0.0.1",
        "rest.bind-address: 127.0.0.1",
        "rest.port: " + restPort,
        "taskmanager.host: 127.0.0.1",
        "taskmanager.bind-host: 127.0.0.1",
        "taskmanager.numberOfTaskSlots: 2",
        "taskmanager.load-balance.mode: SLOTS",
        "taskmanager.cpu.cores: 2.0",
        "taskmanager.memory.task.heap.size: 64m",
        "taskmanager.memory.task.off-heap.size: 0m",
        "taskmanager.memory.framework.heap.size: 64m",
        "taskmanager.memory.framework.off-heap.size: 32m",
        "taskmanager.memory.jvm-metaspace.size: 128m",
        "taskmanager.memory.jvm-overhead.min: 64m",
        "taskmanager.memory.jvm-overhead.max: 64m",
        "taskmanager.memory.managed.size: 8m",
        "taskmanager.memory.network.min: 16m",
        "taskmanager.memory.network.max: 16m",
        "heartbeat.interval: 1000",
        "heartbeat.timeout: 6000",
        "restart-strategy.type: fixed-delay",
        "restart-strategy.fixed-delay.attempts: 20",
        "restart-strategy.fixed-delay.delay: 1s",
        "execution.checkpointing.interval: 1s",
        "execution.checkpointing.dir: " + folder.resolve("checkpoints").toUri(),
        "io.tmp.dirs: " + folder.resolve("tmp"),
        "");
  }

  private Process start(String name, String main, String heap) throws IOException {
    Process process = java(name, heap, main, "--configDir", folder.toString()).start();
    processes.add(process);
    return process;
  }

  private ProcessBuilder java(String name, String heap, String main, String... arguments) {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // as the distribution's own config.yaml has it
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                classPath,
                "org.apache.flink." + main));
    line.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile());
    builder.environment().put("FLINK_CONF_DIR", folder.toString());
    return builder;
  }

  /** {@code flink run}: submits the job and waits for its end. */
  Process run(Path jar, WarehouseConfig warehouse, Path home, String... arguments)
      throws IOException {
    List<String> all = new ArrayList<>(List.of("run", "--parallelism", "2", jar.toString()));
    all.addAll(List.of(arguments));
    ProcessBuilder builder =
        java("client", "192m", "client.cli.CliFrontend", all.toArray(String[]::new));
    builder
        .environment()
        .putAll(
            Map.of(
                "BRANCHLINE_HOME", home.toString(),
                "BRANCHLINE_CLICKHOUSE_URL", warehouse.url().toString(),
                "BRANCHLINE_CLICKHOUSE_USER", warehouse.user(),
                "BRANCHLINE_CLICKHOUSE_PASSWORD", warehouse.password(),
                "BRANCHLINE_CLICKHOUSE_DATABASE", warehouse.database()));
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  /** What the processes printed, by name. */
  String printed(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".log"), StandardCharsets.UTF_8);
  }

  List<Process> taskManagers() {
    return taskManagers;
  }

  private String rest(String path) throws InterruptedException {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + restPort + path)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      return ""; // not up yet
    }
  }

  @Override
  public void close() {
    for (Process process : processes) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      process.onExit().join();
    }
  }
}
