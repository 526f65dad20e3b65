package io.branchline.warehouse.superset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SupersetVersionTest {

  @ParameterizedTest
  @ValueSource(strings = {"6.1.0", "6.1", "6.1.0rc2", "6.2.1", "7.0.0", "10.0"})
  void newEnough(String version) {
    assertThat(SupersetVersion.isEnough(version)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"6.0.0", "5.1.0", "4.1.2", "0.0.0-dev", "", "six"})
  void tooOldOrUnknown(String version) {
    assertThat(SupersetVersion.isEnough(version)).isFalse();
  }
}
