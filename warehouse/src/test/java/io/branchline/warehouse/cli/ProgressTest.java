package io.branchline.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long now;

  private Progress progress(boolean terminal, long total) {
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    return new Progress("Ingesting", "lines", total, out, terminal, () -> now);
  }

  private String shown() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void plainLinesComeEveryTenSecondsWithRateShareAndTimeLeft() {
    try (Progress progress = progress(false, 1000)) {
      now = TimeUnit.SECONDS.toNanos(9);
      progress.add(200);
      assertThat(shown()).isEmpty();
      now = TimeUnit.SECONDS.toNanos(10);
      progress.add(50);
      assertThat(shown()).isEqualTo("Ingesting: 250 lines, 25/s, 25 %, 0:30 left\n");
    }
  }

  @Test
  void aTerminalIsRedrawnInPlaceAndTheLastStateStays() {
    try (Progress progress = progress(true, 0)) {
      now = TimeUnit.MILLISECONDS.toNanos(500);
      progress.add(1000);
      assertThat(shown()).isEqualTo("\rIngesting: 1,000 lines, 2,000/s\u001b[K");
      now = TimeUnit.SECONDS.toNanos(1);
      progress.add(1);
    }
    assertThat(shown()).endsWith("\rIngesting: 1,001 lines, 1,001/s\u001b[K\n");
  }

  @Test
  void shortWorkSaysNothing() {
    try (Progress progress = progress(false, 10)) {
      progress.add(10);
    }
    assertThat(shown()).isEmpty();
  }
}
