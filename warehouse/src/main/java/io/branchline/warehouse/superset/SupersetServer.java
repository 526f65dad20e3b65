package io.branchline.warehouse.superset;

import static java.util.Objects.requireNonNull;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Home;
import io.branchline.warehouse.engine.Ports;
import io.branchline.warehouse.engine.Secrets;
import io.branchline.warehouse.service.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Superset as a service of a home: one gunicorn worker with threads, on loopback, its own records
 * in SQLite. About 400 MB of memory.
 */
final class SupersetServer {

  static final String ADMIN = "admin";
  static final String ADMIN_SECRET = "superset-admin";

  private static final String KEY_SECRET = "superset-key";
  private static final String PREPARED = "prepared";
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final Installation installation;
  private final Home home;
  private final int port;
  private final Map<String, String> settings;
  private final Service service;

  /**
   * The server of that home; nothing is started.
   *
   * @param installation the programs, which several homes may share
   * @param settings environment variables that its configuration reads
   */
  SupersetServer(Installation installation, Home home, int port, Map<String, String> settings) {
    this.installation = requireNonNull(installation, "installation is null");
    this.home = requireNonNull(home, "home is null");
    this.port = port;
    this.settings = Map.copyOf(settings);
    this.service = new Service(home, "superset");
  }

  /** Where its pages are. */
  URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Whether it runs. */
  Service service() {
    return service;
  }

  /** Whether it answers at its address. */
  boolean answers() {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(url().resolve("/health")).timeout(Duration.ofSeconds(5)).build();
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(Failure.Code.UNAVAILABLE, "Interrupted", e);
    }
  }

  /** The generated password of {@value #ADMIN}. */
  String adminPassword() {
    return Secrets.of(home, ADMIN_SECRET);
  }

  /** Whether Superset's own database has been set up here before. */
  boolean isPrepared() {
    return Files.exists(folder().resolve(PREPARED));
  }

  /** Where that password lies. */
  Path adminPasswordFile() {
    return home.secrets().resolve(ADMIN_SECRET);
  }

  /**
   * Writes the configuration, brings Superset's own database up to date where the installation has
   * changed, starts the server and waits until it answers. Of two at a time the second waits, and
   * finds it running.
   *
   * @return whether it had to be started
   */
  boolean start() {
    Secrets.of(home, KEY_SECRET);
    adminPassword();
    try {
      writeConfiguration();
      try (FileChannel channel =
              FileChannel.open(
                  folder().resolve("start.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        requireNonNull(lock, "lock is null");
        if (service.state() == Service.State.RUNNING && answers()) {
          return false;
        }
        service.stop();
        Ports.requireFree(port, SupersetCommand.PORT_VARIABLE);
        prepare();
        service.start(command(), this::answers, PATIENCE);
        return true;
      }
    } catch (IOException e) {
      throw new Failure(
          Failure.Code.NO_ROOM,
          "Cannot set Superset up in "
              + folder()
              + ": "
              + e.getMessage()
              + ". Free space, or name another folder with BRANCHLINE_HOME.",
          e);
    }
  }

  private Path folder() {
    return home.root().resolve("superset");
  }

  private void writeConfiguration() throws IOException {
    Files.createDirectories(folder());
    Files.createDirectories(home.logs());
    Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("rwx------"));
    for (String file : List.of("superset_config.py", "prepare.py")) {
      Files.writeString(folder().resolve(file), Assets.text(file), StandardCharsets.UTF_8);
    }
  }

  private void prepare() throws IOException {
    Path prepared = folder().resolve(PREPARED);
    String wanted = Installation.fingerprint();
    if (Files.exists(prepared)
        && Files.readString(prepared, StandardCharsets.UTF_8).strip().equals(wanted)) {
      return;
    }
    if (!isPrepared()) {
      setUnfinishedAside();
    }
    Path log = home.logs().resolve("superset-prepare.log");
    Files.deleteIfExists(log);
    List<String> command =
        List.of(
            installation.program("python").toString(), folder().resolve("prepare.py").toString());
    if (Programs.run(command, environment(), log) != 0) {
      throw new Failure(
          Failure.Code.UNAVAILABLE,
          "Superset could not prepare its own database in "
              + folder()
              + ". The reason is at the end of "
              + log
              + "; what Superset keeps there is not needed for publishing again, so the file"
              + " superset.db may be deleted.");
    }
    Files.writeString(prepared, wanted + "\n", StandardCharsets.UTF_8);
  }

  /** SQLite cannot take back half a migration: a database that was never finished is begun anew. */
  private void setUnfinishedAside() throws IOException {
    Path database = folder().resolve("superset.db");
    Files.deleteIfExists(folder().resolve("superset.db-journal"));
    if (Files.exists(database)) {
      Files.move(
          database,
          folder().resolve("superset.db.unfinished"),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add("/usr/bin/env");
    for (String name : List.of("PYTHONPATH", "PYTHONHOME", "GUNICORN_CMD_ARGS")) {
      command.add("-u");
      command.add(name);
    }
    environment().forEach((name, value) -> command.add(name + "=" + value));
    command.addAll(
        List.of(
            installation.program("gunicorn").toString(),
            "--bind",
            "127.0.0.1:" + port,
            "--workers",
            "1",
            "--worker-class",
            "gthread",
            "--threads",
            "8",
            "--timeout",
            "120",
            "--graceful-timeout",
            "5",
            "--no-control-socket",
            "--chdir",
            folder().toString(),
            "superset.app:create_app()"));
    return command;
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>(settings);
    environment.put("SUPERSET_HOME", folder().toString());
    environment.put("SUPERSET_CONFIG_PATH", folder().resolve("superset_config.py").toString());
    environment.put("BRANCHLINE_SUPERSET_KEY_FILE", home.secrets().resolve(KEY_SECRET).toString());
    environment.put("BRANCHLINE_SUPERSET_ADMIN_FILE", adminPasswordFile().toString());
    environment.put("PYTHONUNBUFFERED", "1");
    environment.put("TZ", "UTC");
    return environment;
  }
}
