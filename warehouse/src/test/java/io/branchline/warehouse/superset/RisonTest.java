package io.branchline.warehouse.superset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RisonTest {

  @Test
  void values() {
    assertThat(Rison.of(Map.of("page", 2))).isEqualTo("(page:2)");
    assertThat(Rison.of(List.of("a", true, false, 1.5))).isEqualTo("!('a',!t,!f,1.5)");
    assertThat(Rison.of(List.of(Map.of("value", "it's 100!"))))
        .isEqualTo("!((value:'it!'s 100!!'))");
  }
}
