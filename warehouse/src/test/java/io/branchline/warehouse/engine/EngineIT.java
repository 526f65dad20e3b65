package io.branchline.warehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Home;
import io.branchline.warehouse.TestingWarehouse;
import io.branchline.warehouse.WarehouseConfig;
import io.branchline.warehouse.service.Service;
import io.branchline.warehouse.table.Branch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineIT {

  @TempDir Path folder;

  @Test
  void whatWasAcknowledgedSurvivesAKillAndTheCrashIsNoticed() throws Exception {
    try (TestingWarehouse testing = TestingWarehouse.start()) {
      testing.client().write(Branch.class, List.of(branch("before")));
      Service service = new Service(testing.home(), "engine");
      ProcessHandle engine = service.process().orElseThrow();
      engine.destroyForcibly();
      engine.onExit().get(20, TimeUnit.SECONDS);
      assertThat(testing.engine().state()).isEqualTo(Service.State.DIED);

      testing.engine().start();
      assertThat(testing.engine().state()).isEqualTo(Service.State.RUNNING);
      assertThat(testing.client().number("SELECT count() FROM branches FINAL", Map.of()))
          .isEqualTo(1.0);

      assertThat(testing.engine().stop()).isTrue();
      assertThat(testing.engine().state()).isEqualTo(Service.State.STOPPED);
      assertThat(testing.engine().stop()).isFalse();
      testing.engine().start();
      assertThat(testing.client().number("SELECT count() FROM branches FINAL", Map.of()))
          .isEqualTo(1.0);
    }
  }

  @Test
  void aPortInUseIsNamedWithTheVariableThatMovesIt() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Engine engine =
          new Engine(
              new EngineConfig(new Home(folder), taken.getLocalPort(), Ports.free(), 1L << 30));
      assertThatThrownBy(engine::start)
          .isInstanceOf(Failure.class)
          .hasMessageContaining(Integer.toString(taken.getLocalPort()))
          .hasMessageContaining("BRANCHLINE_HTTP_PORT");
    }
  }

  @Test
  void aMissingLibraryNamesTheSetUp() {
    Engine engine =
        new Engine(new EngineConfig(new Home(folder), Ports.free(), Ports.free(), 1L << 30));
    assertThatThrownBy(engine::start)
        .isInstanceOf(Failure.class)
        .hasMessageContaining("./branchline setup");
  }

  @Test
  void aHalfDownloadedLibraryIsOneLineWithARemedy() throws IOException {
    Home home = new Home(folder);
    Files.createDirectories(home.engineLibrary().getParent());
    byte[] start;
    try (java.io.InputStream whole = Files.newInputStream(Home.current().engineLibrary())) {
      start = whole.readNBytes(1_000_000);
    }
    Files.write(home.engineLibrary(), start);
    Engine engine = new Engine(new EngineConfig(home, Ports.free(), Ports.free(), 1L << 30));
    assertThatThrownBy(engine::start)
        .isInstanceOf(Failure.class)
        .hasMessageContaining("is not whole")
        .hasMessageContaining("./branchline setup");
  }

  @Test
  void secretsAreTheirOwnersOnlyAndStay() throws IOException {
    Home home = new Home(folder);
    String secret = Secrets.of(home, WarehouseConfig.APPLICATION_USER);
    assertThat(secret).hasSizeGreaterThan(20).isEqualTo(Secrets.of(home, "branchline"));
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(home.secrets().resolve("branchline"))))
        .isEqualTo("rw-------");
  }

  private static Branch branch(String id) {
    return new Branch(id, "B", "B", "", "Asia/Shanghai", 1);
  }
}
