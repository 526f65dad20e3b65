package io.branchline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may see what, by every path, and what is written down about it. */
final class ScopeIT {

  private static TestingConsole console;

  @BeforeAll
  static void start() {
    console = TestingConsole.start();
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  private record Entry(String username, String action, String subject, String branch) {}

  private static List<Entry> audit(String action, String subject) {
    return console.query(
        Entry.class,
        "SELECT username, action, subject, branch FROM audit_log FINAL"
            + " WHERE action = {action:String} AND subject = {subject:String}",
        Map.of("action", action, "subject", subject));
  }

  @ParameterizedTest
  @ValueSource(strings = {"qa", "supervisor"})
  void anotherBranchsCallIsNotThereByAnyPath(String who) {
    String id = Visit.encode(console.recordedCall(TestingConsole.OTHER));
    Visit visit = Visit.as(console, who);
    for (String path :
        List.of(
            "/call?id=" + id,
            "/call?q=debit&at=100&id=" + id,
            "/call/transcript?id=" + id,
            "/call/audio?id=" + id,
            "/call/peaks?id=" + id,
            "/calls?branch=" + TestingConsole.OTHER,
            "/calls?q=debit&branch=" + TestingConsole.OTHER,
            "/search?q=debit&branch=" + TestingConsole.OTHER,
            "/branches?branch=" + TestingConsole.OTHER,
            "/forecast?branch=" + TestingConsole.OTHER,
            "/intraday?branch=" + TestingConsole.OTHER,
            "/staffing?branch=" + TestingConsole.OTHER)) {
      boolean planning =
          List.of("/staffing", "/forecast", "/intraday").stream().anyMatch(path::startsWith);
      int expected = planning && who.equals("qa") ? 403 : 404;
      HttpResponse<String> answer = visit.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(expected);
      assertThat(answer.body()).as(path).doesNotContain("debit", "Beijing");
      assertThat(visit.get(path, "HX-Request", "true").statusCode()).as(path).isEqualTo(expected);
      assertThat(visit.get(path, "Range", "bytes=0-99").statusCode()).isEqualTo(expected);
    }
    assertThat(audit("listened", console.recordedCall(TestingConsole.OTHER)))
        .noneMatch(entry -> entry.username().equals(who));
  }

  @Test
  void anotherBranchsCallCannotBeScored() {
    String id = console.recordedCall(TestingConsole.OTHER);
    Visit visit = Visit.as(console, "qa");
    String token = visit.csrf("/");
    for (String path : List.of("/call/score", "/call/score/draft")) {
      Map<String, String> fields =
          Map.of("_csrf", token, "id", id, "form", "bank-service", "version", "1");
      assertThat(visit.post(path, fields).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(audit("evaluated", id)).noneMatch(entry -> entry.username().equals("qa"));
  }

  private record Typed(String typed) {}

  @Test
  void whatIsTypedIntoAnEvaluationIsMaskedBeforeItIsStored() {
    String id = console.recordedCall(TestingConsole.OWN);
    Visit visit = Visit.as(console, "qa");
    Map<String, String> fields =
        new HashMap<>(
            Map.of(
                "_csrf", visit.csrf("/"),
                "id", id,
                "form", "bank-service",
                "version", "1",
                "comment", "read out 4111 1111 1111 1111, politely",
                "remark.greeting", "客户说卡号6222021234567890128"));
    // only a form that is filled is saved
    Scores.form()
        .questions()
        .forEach(
            question -> fields.put("answer." + question.id(), question.levels().get(0).value()));
    assertThat(visit.post("/call/score", fields).statusCode()).isLessThan(400);
    assertThat(
            console.query(
                Typed.class,
                "SELECT comment AS typed FROM evaluations FINAL WHERE call_id = {id:String}"
                    + " UNION ALL SELECT comment FROM evaluation_answers FINAL"
                    + " WHERE call_id = {id:String}",
                Map.of("id", id)))
        .extracting(Typed::typed)
        .contains("read out [card …1111], politely", "客户说卡号[card …0128]")
        .noneMatch(typed -> typed.contains("4111") || typed.contains("6222"));
  }

  @Test
  void aCategorysRuleThatHoldsANumberIsRefused() {
    Visit visit = Visit.as(console, "head");
    Map<String, String> fields =
        Map.of(
            "_csrf", visit.csrf("/"),
            "category", "one_card",
            "titleEn", "One card",
            "titleZh", "一张卡",
            "query", "4111111111111111");
    assertThat(visit.post("/categories", fields).body()).contains("Search for [card]");
    assertThat(console.query(Typed.class, "SELECT query AS typed FROM categories FINAL", Map.of()))
        .noneMatch(typed -> typed.typed().contains("4111"));
  }

  @Test
  void anAnswerThatTheFormDoesNotHaveIsNamedInTheReadersLanguage() {
    Visit visit = Visit.as(console, "supervisor");
    String token = visit.csrf("/");
    Map<String, String> fields =
        Map.of(
            "_csrf", token,
            "id", console.recordedCall(TestingConsole.OWN),
            "form", "bank-service",
            "version", "1",
            "answer.greeting", "perhaps");
    assertThat(visit.post("/call/score", fields).body())
        .contains("The question “greeting” has no answer “perhaps”. Choose one of: yes, no.");
    visit.post("/language", Map.of("_csrf", token, "to", "zh"));
    try {
      assertThat(visit.post("/call/score", fields).body())
          .contains("问题“greeting”没有答案“perhaps”。请选择：yes, no。");
    } finally {
      visit.post("/language", Map.of("_csrf", token, "to", "en"));
    }
  }

  @Test
  void anOverlongQueryIsAnsweredInWords() {
    Visit visit = Visit.as(console, "qa");
    for (String letter : List.of("x", "信")) {
      HttpResponse<String> answer = visit.get("/search?q=" + Visit.encode(letter.repeat(10_000)));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body())
          .contains("Column 4001: the query is too long")
          .hasSizeLessThan(60_000);
    }
  }

  @Test
  void listsAndSearchesShowOwnBranchOnly() {
    Visit visit = Visit.as(console, "qa");
    for (String path : List.of("/calls", "/search?q=debit", "/branches", "/")) {
      assertThat(visit.get(path).body())
          .as(path)
          .contains("Shanghai Pudong")
          .doesNotContain("Beijing Chaoyang", TestingConsole.OTHER + "-");
    }
    assertThat(Visit.as(console, "head").get("/search?q=debit").body())
        .contains("Shanghai Pudong", "Beijing Chaoyang");
  }

  @Test
  void ownBranchsAudioComesByRangesAndIsWrittenDown() {
    String id = console.recordedCall(TestingConsole.OWN);
    Visit visit = Visit.as(console, "supervisor");
    HttpResponse<String> part =
        visit.get("/call/audio?id=" + Visit.encode(id), "Range", "bytes=44-1043");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.headers().firstValue("Content-Length")).hasValue("1000");
    assertThat(part.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(visit.get("/call/audio?id=" + Visit.encode(id)).statusCode()).isEqualTo(200);
    assertThat(audit("listened", id))
        .filteredOn(entry -> entry.username().equals("supervisor"))
        .containsExactly(new Entry("supervisor", "listened", id, TestingConsole.OWN));
  }

  @Test
  void rolesOpenTheirPagesOnly() {
    Map<String, List<Integer>> expected =
        Map.of(
            "qa", List.of(200, 200, 403, 403, 200, 200),
            "supervisor", List.of(200, 200, 200, 403, 200, 200),
            "head", List.of(200, 200, 200, 200, 200, 200),
            "planner", List.of(200, 403, 200, 403, 403, 403),
            "analyst", List.of(200, 200, 200, 403, 403, 403),
            "admin", List.of(200, 200, 200, 200, 200, 200));
    expected.forEach(
        (who, codes) -> {
          Visit visit = Visit.as(console, who);
          List<Integer> answers =
              List.of("/branches", "/calls", "/staffing", "/settings", "/search", "/categories")
                  .stream()
                  .map(path -> visit.get(path).statusCode())
                  .toList();
          assertThat(answers).as(who).isEqualTo(codes);
        });
  }

  @Test
  void analystSeesFiguresButNoWords() {
    String id = Visit.encode(console.recordedCall(TestingConsole.OWN));
    Visit visit = Visit.as(console, "analyst");
    assertThat(visit.get("/call?id=" + id).body()).doesNotContain("debit", "/call/audio");
    for (String path : List.of("/call/audio", "/call/peaks", "/call/transcript")) {
      assertThat(visit.get(path + "?id=" + id).statusCode()).as(path).isEqualTo(403);
    }
  }

  @Test
  void strangersGetToTheDoorOnly() {
    Visit visit = Visit.anonymous(console);
    assertThat(visit.get("/health").body()).isEqualTo("up\n");
    for (String path : List.of("/", "/branches", "/calls", "/call/audio?id=x", "/settings")) {
      HttpResponse<String> answer = visit.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(302);
      assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/sign-in");
    }
    HttpResponse<String> part = visit.get("/calls", "HX-Request", "true");
    assertThat(part.statusCode()).isEqualTo(401);
    assertThat(part.headers().firstValue("HX-Redirect")).hasValue("/sign-in");
  }

  @Test
  void headersKeepTheSessionAndThePageAtHome() {
    Visit visit = Visit.anonymous(console);
    HttpResponse<String> door = visit.get("/sign-in");
    assertThat(door.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
        .doesNotContain("unsafe-eval");
    assertThat(door.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(door.headers().allValues("Set-Cookie"))
        .anyMatch(cookie -> cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
    assertThat(door.body()).doesNotContain("<script>", "onclick=");
  }

  @Test
  void writingNeedsTheToken() {
    Visit visit = Visit.as(console, "admin");
    assertThat(
            visit
                .post(
                    "/settings/service-level",
                    Map.of("formula", "POSITIVE", "threshold", "20", "shortSeconds", "5"))
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void guessingIsStopped() {
    Visit visit = Visit.anonymous(console);
    for (int i = 0; i < 5; i++) {
      assertThat(visit.signIn("guessed", "wrong").headers().firstValue("Location").orElse(""))
          .endsWith("/sign-in?wrong");
    }
    assertThat(
            visit
                .signIn("guessed", console.password("guessed"))
                .headers()
                .firstValue("Location")
                .orElse(""))
        .endsWith("/sign-in?locked");
  }

  @Test
  void disabledAccountIsOutWithinSeconds() {
    Visit visit = Visit.as(console, "leaver");
    assertThat(visit.get("/").statusCode()).isEqualTo(200);
    console.accounts().disable("leaver");
    Awaitility.await().until(() -> visit.get("/").statusCode() == 302);
  }

  @Test
  void accountsAreTheOnlyWayIn() {
    assertThat(
            console.beans(org.springframework.security.core.userdetails.UserDetailsService.class))
        .isEmpty();
  }

  @Test
  void unknownCallIsNotThere() {
    assertThat(Visit.as(console, "admin").get("/call?id=nothing").statusCode()).isEqualTo(404);
  }
}
