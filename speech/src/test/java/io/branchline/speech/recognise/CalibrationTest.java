package io.branchline.speech.recognise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationTest {

  @TempDir private Path model;

  private static final Calibration SOME =
      new Calibration(
          544, 6, List.of(new Calibration.Step(0.2, 0.3), new Calibration.Step(0.9, 0.85)));

  @Test
  void aStepHoldsFromItsConfidenceOn() {
    assertThat(SOME.apply(0)).isEqualTo(0.3);
    assertThat(SOME.apply(0.899)).isEqualTo(0.3);
    assertThat(SOME.apply(0.9)).isEqualTo(0.85);
    assertThat(SOME.apply(1)).isEqualTo(0.85);
  }

  @Test
  void itLiesInTheModelsFolderAndKeepsItsVersion() {
    assertThat(Calibration.of(model)).isEmpty();

    SOME.write(model);

    assertThat(Calibration.of(model)).contains(SOME);
    assertThat(Calibration.of(model).orElseThrow().version()).isEqualTo(SOME.version());
    assertThat(SOME.version()).matches("[0-9a-f]{8}");
  }

  @Test
  void aFileThatIsNoneIsOneClearLine() throws IOException {
    for (String text :
        List.of("no", "{}", "{\"words\":1,\"calls\":1,\"steps\":[{\"from\":0.5,\"share\":2}]}")) {
      Files.writeString(model.resolve(Calibration.FILE), text);
      assertThatThrownBy(() -> Calibration.of(model))
          .isInstanceOf(Failure.class)
          .hasMessageMatching(".*calibration\\.json is no calibration .*or delete it\\.");
    }
  }
}
