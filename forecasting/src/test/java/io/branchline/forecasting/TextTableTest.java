package io.branchline.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TextTableTest {

  @Test
  void isAsWideAsItsWidestCells() {
    TextTable table = TextTable.of("hour", "calls", "level");
    table.row("08:00", TextTable.number(1234.4, 0), TextTable.percent(0.805));
    table.row("all", "7", "-");
    StringWriter out = new StringWriter();
    table.print(new PrintWriter(out));
    assertThat(out.toString().lines())
        .containsExactly("hour   calls   level", "08:00  1,234  80.5 %", "all        7       -");
    assertThatThrownBy(() -> table.row("too", "few"))
        .hasMessage("A line of 2 cells below 3 headings");
  }
}
