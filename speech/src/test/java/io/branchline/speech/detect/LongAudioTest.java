package io.branchline.speech.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import org.junit.jupiter.api.Test;

class LongAudioTest {

  private static final int MINUTES = 120;

  /** Two hours are 115 MB of samples, and more while they are worked on. */
  private static final String HEAP = "-Xmx32m";

  @Test
  void hoursOfAudioPassThroughAHeapThatCouldNotHoldThem() throws Exception {
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                LongAudioProcess.class.getName(),
                Integer.toString(MINUTES))
            .redirectErrorStream(true)
            .start();
    String said = String.join("\n", process.inputReader().lines().toList());

    assertThat(process.waitFor()).as(said).isZero();
    int segments = Integer.parseInt(said.substring(0, said.indexOf(' ')));
    assertThat(segments).isBetween(4 * MINUTES, 6 * MINUTES);
    assertThat(said).endsWith("end " + MINUTES * 60_000);
  }
}
