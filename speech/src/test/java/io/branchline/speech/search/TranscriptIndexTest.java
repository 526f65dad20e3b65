package io.branchline.speech.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.branchline.speech.transcript.Word;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.table.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranscriptIndexTest {

  @TempDir Path folder;
  private TranscriptIndex index;

  /** A line whose words start every 500 ms. */
  static CallDocument.Line line(Side side, long start, String text) {
    List<Word> words = new ArrayList<>();
    long at = start;
    for (String word : text.split(" ", -1)) {
      words.add(new Word(word, at, at + 400, 1));
      at += 500;
    }
    return new CallDocument.Line(side, words);
  }

  static CallDocument call(
      String id, String branch, String day, String language, CallDocument.Line... lines) {
    return new CallDocument(
        id,
        branch,
        "cards",
        "a-" + branch,
        Instant.parse(day + "T09:00:00Z"),
        LocalDate.parse(day),
        language,
        1,
        List.of(lines));
  }

  @BeforeEach
  void write() {
    try (TranscriptWriter writer = TranscriptWriter.open(folder)) {
      writer.put(
          call(
              "c1",
              "b01",
              "2026-01-05",
              "en",
              line(Side.AGENT, 0, "Thank you for calling how can I help"),
              line(Side.CUSTOMER, 6000, "I lost my debit card"),
              line(Side.AGENT, 40_000, "your debit card is blocked")));
      writer.put(
          call(
              "c2",
              "b02",
              "2026-01-06",
              "en",
              line(Side.AGENT, 0, "hello this is the bank"),
              line(Side.CUSTOMER, 4000, "card debit a loan that's not for me")));
      writer.put(
          call(
              "c3",
              "b02",
              "2026-01-07",
              "zh",
              line(Side.AGENT, 0, "您好 欢迎 致电 银行"),
              line(Side.CUSTOMER, 5000, "我 的 信用卡 丢 了")));
      writer.commit();
    }
    index = TranscriptIndex.open(folder);
  }

  @AfterEach
  void close() {
    index.close();
  }

  private List<String> places(String query) {
    return index.search(query, Filters.none(), 100).hits().stream()
        .map(hit -> hit.callId() + " " + hit.side() + " " + hit.startMillis())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"debit card\"|c1 CUSTOMER 7500,c1 AGENT 40500",
        "\"debit card\" side:customer|c1 CUSTOMER 7500",
        "\"debit card\" before:30s|c1 CUSTOMER 7500",
        "\"debit card\" after:30s|c1 AGENT 40500",
        // the second word starts at 8.0 s: the phrase is not within the first eight seconds
        "\"debit card\" before:8s|",
        "\"debit card\" before:8001ms|c1 CUSTOMER 7500",
        "debit card side:customer|c2 CUSTOMER 4000,c2 CUSTOMER 4500,c1 CUSTOMER 7500,c1 CUSTOMER 8000",
        "\"thank you\" side:agent before:5s AND \"debit card\" side:customer|c1 AGENT 0,c1 CUSTOMER 7500",
        "card NOT \"debit card\"|c2 CUSTOMER 4000",
        "loan OR blocked|c2 CUSTOMER 5500,c1 AGENT 42000",
        "card (branch:b01 OR branch:b03) after:40s|c1 AGENT 41000",
        "card date:2026-01-05|c1 CUSTOMER 8000,c1 AGENT 41000",
        "card from:2026-01-06|c2 CUSTOMER 4000",
        "THAT'S|c2 CUSTOMER 6000",
        "\"calling how\"|c1 AGENT 1500",
        "\"help your\"|",
        "card agent:a-b02|c2 CUSTOMER 4000",
        "card queue:loans|"
      })
  void findsWordsAtTheirOwnTime(String query, String expected) {
    assertThat(String.join(",", places(query))).isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void findsChineseWords() {
    SearchResult result = index.search("信用卡", Filters.none(), 10);

    assertThat(result.hits()).hasSize(1);
    Hit hit = result.hits().get(0);
    assertThat(hit.startMillis()).isEqualTo(6000);
    assertThat(hit.match()).isEqualTo("信用卡");
    assertThat(hit.before()).isEqualTo("我的");
    assertThat(places("\"欢迎致电\" side:坐席")).containsExactly("c3 AGENT 500");
    assertThat(places("信用卡 before:5s")).isEmpty();
  }

  @Test
  void aQueryWithoutWordsGivesCallsByTheirFirstWords() {
    SearchResult result = index.search("branch:b02", Filters.none(), 10);

    assertThat(result.calls()).isEqualTo(2);
    assertThat(result.hits())
        .extracting(Hit::after)
        .containsExactly("您好欢迎致电银行", "hello this is the bank");
  }

  @Test
  void allowedBranchesHoldWhateverTheQuerySays() {
    assertThat(index.search("card", Filters.branches(Set.of("b02")), 10).calls()).isEqualTo(1);
    assertThat(index.search("card branch:b01", Filters.branches(Set.of("b02")), 10).calls())
        .isZero();
    assertThat(index.search("card OR branch:b01", Filters.branches(Set.of()), 10).calls()).isZero();
    assertThat(index.search("NOT nothing", Filters.branches(Set.of("b01")), 10).calls())
        .isEqualTo(1);
  }

  @Test
  void showsTheWordsAround() {
    Hit hit = index.search("\"debit card\" side:agent", Filters.none(), 10).hits().get(0);

    assertThat(hit.before()).isEqualTo("for calling how can I help … your");
    assertThat(hit.match()).isEqualTo("debit card");
    assertThat(hit.after()).isEqualTo("is blocked");
    assertThat(hit.endMillis()).isEqualTo(41_400);
  }

  @Test
  void aNewTranscriptTakesTheOldOnesPlaceWhileReadersRead() {
    assertThat(places("loan")).hasSize(1);
    try (TranscriptWriter writer = TranscriptWriter.open(folder)) {
      writer.put(call("c2", "b02", "2026-01-06", "en", line(Side.AGENT, 0, "nothing to say")));
      assertThat(places("loan")).hasSize(1);
      writer.commit();
      assertThat(places("loan")).isEmpty();
      assertThat(index.calls()).isEqualTo(3);
      assertThat(writer.versions()).hasSize(3).containsEntry(TranscriptWriter.key("b02", "c2"), 1L);
    }
  }

  @Test
  void whatWasNotCommittedIsNotThere() {
    try (TranscriptWriter writer = TranscriptWriter.open(folder)) {
      writer.put(call("c9", "b09", "2026-01-06", "en", line(Side.AGENT, 0, "unheard")));
    }

    assertThat(places("unheard")).isEmpty();
  }

  @Test
  void aSecondWriterIsRefusedInOneLine() {
    try (TranscriptWriter writer = TranscriptWriter.open(folder)) {
      assertThat(writer.versions()).hasSize(3);
      assertThatThrownBy(() -> TranscriptWriter.open(folder))
          .isInstanceOf(Failure.class)
          .hasMessage(
              "Another process is writing the index in "
                  + folder
                  + ". Maybe a transcription is running: wait for its end, then repeat this.");
    }
  }

  @Test
  void aFolderWithoutAnIndexHasNoCalls() {
    try (TranscriptIndex none = TranscriptIndex.open(folder.resolve("nowhere"))) {
      assertThat(none.search("card", Filters.none(), 5).calls()).isZero();
    }
  }

  @Test
  void aDamagedIndexSaysHowToMakeItAnew() throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith("_")).toList()) {
        Files.write(file, new byte[10]);
      }
    }

    assertThatThrownBy(() -> index.search("card", Filters.none(), 5))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("is damaged")
        .hasMessageEndingWith("Make it anew from the tables: ./branchline search --rebuild");
  }

  @Test
  void punctuationAloneIsNoWord() {
    assertThatThrownBy(() -> index.search("card \"...\"", Filters.none(), 5))
        .isInstanceOf(Failure.class)
        .hasMessage("Column 6 of the query card \"...\" : '...' holds no word to look for.");
  }

  @Test
  void longCallsFitIn() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60_000; i++) {
      text.append("word ");
    }
    try (TranscriptWriter writer = TranscriptWriter.open(folder)) {
      writer.put(
          call("long", "b01", "2026-01-09", "en", line(Side.AGENT, 0, text + "finally done")));
      writer.commit();
    }

    assertThat(places("\"finally done\"")).containsExactly("long AGENT 30000000");
  }
}
