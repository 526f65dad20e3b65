package io.branchline.speech.search;

import static io.branchline.speech.search.Calls.call;
import static io.branchline.speech.search.Calls.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.speech.search.document.CallFacts;
import io.branchline.speech.search.document.IndexedCall;
import io.branchline.speech.search.follow.TestingMonths;
import io.branchline.speech.search.language.QueryError;
import io.branchline.speech.transcript.Word;
import io.branchline.warehouse.table.Side;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranscriptIndexTest {

  @TempDir static Path bank;
  @TempDir Path folder;
  private TranscriptIndex index;

  @BeforeAll
  static void write() {
    TestingMonths.write(
        bank,
        List.of(
            call(
                "c1",
                "b01",
                "2026-01-05",
                "en",
                line(Side.AGENT, 0, "Thank you for calling how can I help"),
                line(Side.CUSTOMER, 6000, "I lost my debit card"),
                line(Side.AGENT, 30_000, "your debit card is blocked good bye")),
            call(
                "c2",
                "b02",
                "2026-01-06",
                "en",
                line(Side.AGENT, 0, "hello this is the bank"),
                line(Side.CUSTOMER, 4000, "card debit a loan that's not for me credit card credit"),
                line(Side.AGENT, 4500, "my number is [card …1111] refunded")),
            call(
                "c3",
                "b02",
                "2026-02-07",
                "zh",
                line(Side.AGENT, 0, "您好 欢迎 致电 银行"),
                line(Side.CUSTOMER, 3000, "我的 信用 卡 丢 了 ＶＩＳＡ 卡"))));
  }

  @BeforeEach
  void open() {
    index = TranscriptIndex.open(bank);
  }

  @AfterEach
  void close() {
    index.close();
  }

  private List<String> found(String query) {
    return Searching.hits(index, query).stream()
        .map(hit -> hit.callId() + " " + hit.side().name().charAt(0) + hit.startMillis())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "debit card"                                    | [c1 C7500, c1 A30500]
          DEBIT card side:customer                        | [c2 C4000, c2 C4500, c2 C8500, c1 C7500, c1 C8000]
          "debit card" side:agent                         | [c1 A30500]
          "debit card" before:8s                          | []
          "debit card" before:8001ms                      | [c1 C7500]
          "your debit" before:30s                         | []
          "your" before:30s                               | []
          "your" before:30001ms                           | [c1 A30000]
          "your" after:30s                                | [c1 A30000]
          "your" after:30001ms                            | []
          "your" end-before:30s                           | [c1 A30000]
          "debit card" end-before:29500ms                 | [c1 A30500]
          "debit card" end-before:29s                     | []
          "your" end-after:30s                            | []
          "your" end-after:29999ms                        | [c1 A30000]
          card NOTIN "debit card"                         | [c2 C4000, c2 C8500]
          card NOT "debit card"                           | [c2 C4000, c2 C8500]
          credit NOTIN "credit card"                      | [c2 C9000]
          lost NEAR/1 card                                | []
          lost NEAR/2 card                                | [c1 C6500]
          card NEAR/2 lost                                | [c1 C6500]
          "lost my" THEN "your debit card" within 22.5s   | []
          "lost my" THEN "your debit card" within 22.6s   | [c1 C6500, c1 A30000]
          "lost my" THEN "your debit card" within 10s     | []
          "your" THEN "lost"                              | []
          ^card                                           | [c2 C4000]
          ^"your debit"                                   | [c1 A30000]
          ^debit                                          | []
          refund*                                         | [c2 A6500]
          "h?lp" OR cal*ng                                | [c1 A1500, c1 A3500]
          "thank * calling"                               | [c1 A0]
          "lost ? debit"                                  | [c1 C6500]
          delbit~ side:agent                              | [c1 A30500]
          "thats"~                                        | [c2 C6000]
          [card]                                          | [c2 A6000]
          masked:card                                     | [c2 A6000]
          masked:any                                      | [c2 A6000]
          1111                                            | []
          信用卡                                           | [c3 C3500]
          "信用卡丢"                                        | [c3 C3500]
          用卡                                             | [c3 C3700]
          信?卡                                            | [c3 C3500]
          信优卡~                                           | [c3 C3500]
          信*丢                                            | [c3 C3500]
          visa卡                                           | [c3 C5500]
          信用卡 side:客户 before:4s                         | []
          信用卡 side:客户 before:4001ms                     | [c3 C3500]
          欢迎 THEN 信用卡 within 3s                          | [c3 A500, c3 C3500]
          """)
  void words(String query, String expected) {
    assertThat(found(query).toString()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          branch:b01                       | c1
          branch:b01,b02                   | c3 c2 c1
          NOT branch:b02                   | c1
          date:2026-01-06                  | c2
          date:2026-01                     | c2 c1
          date:2026-01-06..2026-02-07      | c3 c2
          date:..2026-01-05                | c1
          from:2026-01-06 to:2026-01-31    | c2
          duration:1m                      | c3 c2 c1
          duration:>60s                    |
          duration:1..2m                   | c3 c2 c1
          silence:20..40%                  | c3 c2 c1
          silence:>20%                     |
          silence:<=12s                    | c3 c2 c1
          overtalk:<1%                     |
          overtalk:1%                      | c3 c2 c1
          rate:>=150                       | c3 c2 c1
          customer-rate:>0                 |
          score:<60                        |
          outcome:abandoned                |
          language:zh                      | c3
          call:c2                          | c2
          sort:date branch:b01,b02         | c1 c2 c3
          sort:relevance card              | c2 c1
          """)
  void calls(String query, String expected) {
    assertThat(
            Searching.page(index, SearchRequest.of(query)).found().stream()
                .map(call -> call.facts().callId())
                .toList())
        .isEqualTo(expected == null ? List.of() : List.of(expected.split(" ", -1)));
  }

  @Test
  void aSearchThatTakesTooLongIsStoppedAndSaysSo() {
    SearchRequest request = SearchRequest.of("card");
    SearchPage whole = (SearchPage) index.search(request);
    assertThat(whole.stopped()).isFalse();
    assertThat(whole.exact()).isTrue();
    for (int countTo : List.of(0, 2, SearchRequest.EVERY_CALL)) {
      SearchPage part =
          (SearchPage) index.search(request.countingTo(countTo).stoppingAfter(Duration.ZERO));
      assertThat(part.stopped()).isTrue();
      assertThat(part.exact()).isFalse();
      assertThat(part.calls()).isLessThan(whole.calls());
    }
  }

  @Test
  void pagesAndFacets() {
    SearchRequest request =
        SearchRequest.of("").by(Set.of(Facet.BRANCH, Facet.DATE, Facet.OUTCOME)).page(1, 1);

    SearchPage page = Searching.page(index, request);

    assertThat(page.calls()).isEqualTo(3);
    assertThat(page.exact()).isTrue();
    assertThat(page.found()).extracting(call -> call.facts().callId()).containsExactly("c2");
    assertThat(page.facets().get(Facet.BRANCH))
        .containsExactly(new FacetCount("b02", 2), new FacetCount("b01", 1));
    assertThat(page.facets().get(Facet.DATE))
        .containsExactly(
            new FacetCount("2026-01-05", 1),
            new FacetCount("2026-01-06", 1),
            new FacetCount("2026-02-07", 1));
    assertThat(page.facets().get(Facet.OUTCOME)).containsExactly(new FacetCount("answered", 3));
  }

  @Test
  void oldMonthsAreNotOpenedForAPageThatIsFull() {
    SearchPage page =
        Searching.page(index, SearchRequest.of("branch:b01,b02").page(0, 1).countingTo(0));

    assertThat(page.found()).extracting(call -> call.facts().callId()).containsExactly("c3");
    assertThat(page.exact()).isFalse();
    assertThat(page.calls()).isEqualTo(1);
    assertThat(page.since()).isEqualTo(YearMonth.of(2026, 2));
  }

  @Test
  void olderMonthsAreCountedAndInOrderWhereTheNewestHaveTooFew() {
    SearchRequest request = SearchRequest.of("").by(Set.of(Facet.BRANCH, Facet.OUTCOME)).page(0, 2);
    SearchPage exact = Searching.page(index, request);

    for (int countTo : List.of(0, 1, 2, 3, 4)) {
      SearchPage page = Searching.page(index, request.countingTo(countTo));

      assertThat(page.found()).isEqualTo(exact.found());
      assertThat(page.calls()).isEqualTo(3);
      assertThat(page.facets()).isEqualTo(exact.facets());
      assertThat(page.exact()).isTrue();
      assertThat(page.since()).isNull();
    }
    SearchPage second = Searching.page(index, request.page(1, 1).countingTo(1));
    assertThat(second.found()).extracting(call -> call.facts().callId()).containsExactly("c2");
    SearchPage newest = Searching.page(index, request.page(0, 1).countingTo(1));
    assertThat(newest.facets().get(Facet.BRANCH)).extracting(FacetCount::calls).containsExactly(1L);
  }

  @Test
  void theWordsAroundAreShown() {
    assertThat(Searching.hits(index, "\"debit card\" side:agent"))
        .singleElement()
        .satisfies(
            hit -> {
              assertThat(hit.before()).isEqualTo("for calling how can I help … your");
              assertThat(hit.match()).isEqualTo("debit card");
              assertThat(hit.after()).isEqualTo("is blocked good bye");
              assertThat(hit.endMillis()).isEqualTo(31_400);
            });
    assertThat(Searching.hits(index, "信用卡"))
        .singleElement()
        .satisfies(hit -> assertThat(hit.before() + "|" + hit.match()).isEqualTo("我的|信用卡"));
  }

  @Test
  void categoriesChooseAndCount() {
    index.categories(
        List.of(
            new CategoryRule("lost", 1, "lost OR 丢 side:customer"),
            new CategoryRule("wrong", 1, "(")));

    assertThat(found("category:lost")).containsExactly("c3 C4500", "c1 C6500");
    assertThat(
            Searching.page(index, SearchRequest.of("").by(Set.of(Facet.CATEGORY)))
                .facets()
                .get(Facet.CATEGORY))
        .containsExactly(new FacetCount("lost", 2));
    assertThat(index.search(SearchRequest.of("card category:lots")))
        .isInstanceOfSatisfying(
            SearchAnswer.Wrong.class,
            wrong -> {
              assertThat(wrong.error().column()).isEqualTo(15);
              assertThat(wrong.error().text(Locale.ENGLISH))
                  .isEqualTo("Column 15: there is no category 'lots'; expected was one of lost.");
            });
    assertThat(TranscriptIndex.mistake("card category:lost"))
        .map(QueryError::code)
        .contains(QueryError.Code.CATEGORY_IN_RULE);
  }

  @Test
  void whatNobodyMaySeeIsNotFound() {
    assertThat(
            Searching.page(index, SearchRequest.of("card").within(Filters.branches(Set.of())))
                .calls())
        .isZero();
    assertThat(
            Searching.page(
                    index,
                    SearchRequest.of("card OR branch:b02").within(Filters.branches(Set.of("b01"))))
                .calls())
        .isEqualTo(1);
  }

  @Test
  void scoresSortWithUnscoredCallsLast() {
    TestingMonths.write(
        folder,
        List.of(
            scored("s1", 70.0),
            scored("s2", 30.0),
            call("s3", "b01", "2026-01-05", "en", line(Side.AGENT, 0, "hm"))));

    try (TranscriptIndex scores = TranscriptIndex.open(folder)) {
      assertThat(
              Searching.page(scores, SearchRequest.of("sort:score")).found().stream()
                  .map(call -> call.facts().callId())
                  .toList())
          .containsExactly("s2", "s1", "s3");
      assertThat(Searching.page(scores, SearchRequest.of("score:<60")).calls()).isEqualTo(1);
      assertThat(Searching.page(scores, SearchRequest.of("score:30..70")).calls()).isEqualTo(2);
    }
  }

  private static IndexedCall scored(String id, double score) {
    CallFacts plain = Calls.facts(id, "b09", "2026-01-01", "en");
    return new IndexedCall(
        new CallFacts(
            plain.callId(),
            plain.branch(),
            plain.queue(),
            plain.agent(),
            plain.outcome(),
            Instant.parse("2026-01-01T09:00:00Z"),
            LocalDate.parse("2026-01-01"),
            "en",
            60_000,
            null,
            null,
            null,
            null,
            score,
            1),
        List.of(new IndexedCall.Line(Side.AGENT, List.of(new Word("hm", 0, 100, 1)))),
        7);
  }

  @Test
  void aFolderWithoutAnIndexHasNoCalls() {
    try (TranscriptIndex none = TranscriptIndex.open(folder.resolve("nowhere"))) {
      assertThat(none.calls()).isZero();
    }
  }
}
