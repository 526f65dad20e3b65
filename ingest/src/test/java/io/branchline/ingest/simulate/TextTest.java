package io.branchline.ingest.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class TextTest {

  @Test
  void numbersAreDecimal() {
    Text text = new Text(1);
    text.put(0)
        .put(',')
        .put(9)
        .put(',')
        .put(10)
        .put(',')
        .put(-1234567890123L)
        .put(',')
        .padded(42, 5);
    assertThat(new String(text.array(), 0, text.size(), StandardCharsets.UTF_8))
        .isEqualTo("0,9,10,-1234567890123,00042");
  }
}
