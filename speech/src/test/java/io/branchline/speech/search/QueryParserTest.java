package io.branchline.speech.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.table.Side;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryParserTest {

  private static final long EVER = Long.MAX_VALUE;

  @Test
  void qualifiersHoldForTheWordsBesideThem() {
    assertThat(QueryParser.parse("\"debit card\" side:customer before:30s AND loan"))
        .isEqualTo(
            new QueryNode.And(
                List.of(
                    new QueryNode.Phrase("debit card", 1, Side.CUSTOMER, 0, 30_000),
                    new QueryNode.Phrase("loan", 43, null, 0, EVER))));
  }

  @Test
  void qualifiersOfAnOuterGroupReachInwards() {
    assertThat(QueryParser.parse("(a OR b side:agent) after:1m30s side:customer"))
        .isEqualTo(
            new QueryNode.Or(
                List.of(
                    new QueryNode.Phrase("a", 2, Side.CUSTOMER, 90_000, EVER),
                    new QueryNode.Phrase("b", 7, Side.AGENT, 90_000, EVER))));
  }

  @Test
  void callFiltersAreParts() {
    assertThat(QueryParser.parse("NOT branch:b01 date:2026-01-05.."))
        .isEqualTo(
            new QueryNode.And(
                List.of(
                    new QueryNode.Not(new QueryNode.CallIs("branch", "b01")),
                    new QueryNode.CallDate(LocalDate.parse("2026-01-05"), null))));
  }

  @Test
  void fullWidthMarksAreUnderstood() {
    assertThat(QueryParser.parse("“信用卡”　side：客户"))
        .isEqualTo(new QueryNode.Phrase("信用卡", 1, Side.CUSTOMER, 0, EVER));
  }

  @ParameterizedTest
  @CsvSource({
    "a before:90,90000",
    "a before:1:30,90000",
    "a before:1m30s,90000",
    "a before:1h,3600000",
    "a before:1.5s,1500",
    "a before:250ms,250"
  })
  void timesAreWrittenInSeveralWays(String query, long millis) {
    assertThat(QueryParser.parse(query)).isEqualTo(new QueryNode.Phrase("a", 1, null, 0, millis));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"debit card|1|this quotation mark is never closed",
        "a AND|6|a word, a \"phrase\" or a field was expected at the end",
        "a AND AND b|7|a word, a \"phrase\" or a field was expected",
        "(a OR b|1|this bracket is never closed; ) was expected at the end",
        "a) b|2|this closing bracket has no opening one before it",
        "a sid:agent|3|there is no field 'sid:'; known are side:, before:, after:, branch:, queue:,"
            + " agent:, language:, call:, date:, from:, to:",
        "a side:boss|8|'boss' is no side; agent or customer",
        "a before:soon|10|'soon' is no time; 30s, 1m30s, 1:30 or 1500ms was expected",
        "a date:yesterday|8|'yesterday' is no day; 2026-01-31 or 2026-01-01..2026-01-31 was"
            + " expected",
        "before:30s|1|before: has no words beside it; words to look for were expected",
        "a side:|8|a value was expected after side:",
        "deb*|4|wildcards are not understood; whole words were expected",
        "a NOT|6|a word, a \"phrase\" or a field was expected at the end"
      })
  void errorsPointAtTheColumn(String query, int column, String what) {
    assertThatThrownBy(() -> QueryParser.parse(query))
        .isInstanceOf(Failure.class)
        .hasMessage("Column " + column + " of the query " + query + " : " + what + ".");
  }
}
