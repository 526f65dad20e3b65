package io.branchline.speech.search.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class QueryErrorTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ` `                              | 1  | EMPTY
          "debit card side:customer        | 1  | UNCLOSED_QUOTE
          loan ""                          | 6  | EMPTY_QUOTE
          (loan OR card                    | 1  | UNCLOSED_BRACKET
          loan) card                       | 5  | UNOPENED_BRACKET
          loan OR                          | 8  | UNEXPECTED_END
          loan AND OR card                 | 10 | UNEXPECTED
          NOT                              | 4  | UNEXPECTED_END
          loan THEN                        | 10 | UNEXPECTED_END
          ^(loan)                          | 2  | UNEXPECTED
          loan ，。                         | 6  | NO_WORD
          ~                                | 1  | NO_WORD
          a*                               | 1  | TOO_VAGUE
          loan *                           | 6  | TOO_VAGUE
          "* ? *"                          | 1  | TOO_VAGUE
          "a * b * c * d * e * f"          | 1  | TOO_VAGUE
          "lost card"~2                    | 1  | BAD_FUZZY
          loan~3                           | 1  | BAD_FUZZY
          ab~                              | 1  | BAD_FUZZY
          =refund*                         | 2  | BAD_EXACT
          loan sidd:agent                  | 6  | UNKNOWN_FIELD
          loan side:                       | 11 | EMPTY_VALUE
          loan side:teller                 | 11 | BAD_SIDE
          贷款 side:柜员                     | 9  | BAD_SIDE
          loan before:soon                 | 13 | BAD_TIME
          loan THEN card within soon       | 23 | BAD_TIME
          date:2026-13-01                  | 6  | BAD_DAY
          date:2026-01-05..2026-13         | 18 | BAD_DAY
          score:high                       | 7  | BAD_NUMBER
          silence:>x%                      | 10 | BAD_NUMBER
          duration:>long                   | 11 | BAD_TIME
          score:80..60                     | 7  | EMPTY_RANGE
          sort:colour                      | 6  | BAD_SORT
          sort:date sort:score             | 11 | SECOND_SORT
          branch:b01 side:agent            | 12 | QUALIFIER_ALONE
          NOT side:agent loan              | 5  | NOT_QUALIFIER
          (loan card) NEAR/3 rate          | 1  | WORDS_EXPECTED
          rate NEAR/3 branch:b01           | 13 | WORDS_EXPECTED
          rate THEN NOT loan               | 11 | UNEXPECTED
          loan NEAR card                   | 6  | NEAR_NUMBER
          loan NEAR/101 card               | 6  | NEAR_NUMBER
          loan within 20s                  | 6  | WITHIN_ALONE
          loan within:20s                  | 6  | WITHIN_ALONE
          """)
  void pointsAtTheColumn(String query, int column, QueryError.Code code) {
    assertThat(Query.parse(query))
        .isInstanceOfSatisfying(
            QueryError.class,
            error -> {
              assertThat(error.code()).isEqualTo(code);
              assertThat(error.column()).isEqualTo(column);
              assertThat(error.text(Locale.ENGLISH)).startsWith("Column " + column + ": ");
              assertThat(error.text(Locale.CHINESE)).startsWith("第 " + column + " 列：");
            });
  }

  @Test
  void saysWhatWasExpected() {
    QueryError error = (QueryError) Query.parse("贷款 side:柜员");

    assertThat(error.text(Locale.ENGLISH))
        .isEqualTo(
            "Column 9: '柜员' is no side; agent, customer or mixed (both in one channel) was"
                + " expected.");
    assertThat(error.text(Locale.forLanguageTag("zh-CN")))
        .isEqualTo("第 9 列：“柜员”不是通话方；应为 agent（坐席）、customer（客户）或 mixed（混合，双方同一声道）。");
  }

  @Test
  void namesATildeThatStandsAlone() {
    assertThat(((QueryError) Query.parse("~")).text(Locale.ENGLISH))
        .isEqualTo(
            "Column 1: '~' holds no word; letters, digits or Chinese characters were expected.");
  }

  @ParameterizedTest
  @EnumSource(QueryError.Code.class)
  void hasATextInBothLanguages(QueryError.Code code) {
    Set<String> texts = new HashSet<>();
    for (Locale locale : List.of(Locale.ENGLISH, Locale.CHINESE)) {
      String text = new QueryError(3, code, List.of("first", "second")).text(locale);
      assertThat(text).contains("3").doesNotContain("{");
      texts.add(text);
    }
    assertThat(texts).hasSize(2);
  }

  @Test
  void veryLongAndVeryDeepQueriesAreRefused() {
    assertThat(Query.parse("a ".repeat(2_001)))
        .isInstanceOfSatisfying(
            QueryError.class, e -> assertThat(e.code()).isEqualTo(QueryError.Code.TOO_LONG));
    assertThat(Query.parse("(".repeat(50) + "loan" + ")".repeat(50)))
        .isInstanceOfSatisfying(
            QueryError.class, e -> assertThat(e.code()).isEqualTo(QueryError.Code.TOO_DEEP));
  }
}
