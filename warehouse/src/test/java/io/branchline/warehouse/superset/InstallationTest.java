package io.branchline.warehouse.superset;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.warehouse.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {

  @TempDir Path folder;

  private Installation installation;
  private Path marker;

  @BeforeEach
  void create() throws IOException {
    installation = new Installation(new Home(folder));
    Path program = installation.program("gunicorn");
    Files.createDirectories(program.getParent());
    Files.writeString(program, "#!/bin/sh\n", StandardCharsets.UTF_8);
    assertThat(program.toFile().setExecutable(true)).isTrue();
    marker = folder.resolve("superset/venv/branchline-installed");
  }

  @Test
  void aHalfFinishedInstallationHasNoMarker() {
    assertThat(installation.isComplete()).isFalse();
  }

  @Test
  void otherRequirementsAreInstalledAnew() throws IOException {
    Files.writeString(marker, "0".repeat(64) + "\n", StandardCharsets.UTF_8);
    assertThat(installation.isComplete()).isFalse();
  }

  @Test
  void theSameRequirementsAreThere() throws IOException {
    Files.writeString(marker, Installation.fingerprint() + "\n", StandardCharsets.UTF_8);
    assertThat(installation.isComplete()).isTrue();
    assertThat(installation.install()).isFalse();
    Files.delete(installation.program("gunicorn"));
    assertThat(installation.isComplete()).isFalse();
  }
}
