package io.branchline.forecasting.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.branchline.warehouse.Failure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TypedReasonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "asked by 6222 0212 3456 7890",
        "caller 13812345678 complained",
        "card ending 7890",
        "card 6-2-2-2",
        "call １３８１２３４５６７８ back",
        "客户一三八一二三四五六七八要求",
        "six two, two two",
        "on 2026-12-01 he gave 62220",
        "since 20261 and 2201",
        "id 11010519491231002x",
      })
  void aNumberThatCouldBeACustomersIsRefused(String text) {
    assertThatThrownBy(() -> TypedReason.of("--reason", text))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "--reason holds a number of 4 digits or more, which could be a customer's, and is kept"
                + " as it is typed. Leave the number out, or publish on the roster page, which masks"
                + " what is typed.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flu: 12 of 40 agents ill until 2026-12-05",
        "agreed with the works council on 2026-12-01, 14:30",
        "branch b07, 3 weekends of 4, one of them at Christmas 2026",
        "流感，12 人病假至 2026/12/05，三人调班",
        "",
      })
  void whatAPlannerSaysIsKept(String text) {
    assertThat(TypedReason.of("--reason", " " + text + " ")).isEqualTo(text);
  }
}
