package io.branchline.warehouse.superset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ErrorTextTest {

  private static String json(String body) {
    return ErrorText.of(422, Optional.of("application/json"), body);
  }

  @Test
  void aMessage() {
    assertThat(json("{\"message\": \"Not found\"}")).isEqualTo("Not found");
  }

  @Test
  void messagesByField() {
    assertThat(json("{\"message\": {\"name\": [\"Must be unique\"], \"clause\": [\"Missing\"]}}"))
        .isEqualTo("name: Must be unique; clause: Missing");
  }

  @Test
  void errorsWithDetails() {
    assertThat(
            json(
                """
                {"errors": [{"message": "Error importing assets", "error_type": "GENERIC_COMMAND_ERROR", "level": "warning",
                  "extra": {"charts/x.yaml": {"uuid": ["Not a valid UUID."]}, "issue_codes": [{"code": 1010, "message": "Issue 1010"}]}}]}"""))
        .isEqualTo("Error importing assets; charts/x.yaml.uuid: Not a valid UUID.");
  }

  @Test
  void aTokensMessage() {
    assertThat(json("{\"msg\": \"Token has expired\"}")).isEqualTo("Token has expired");
  }

  @Test
  void anError() {
    assertThat(json("{\"error\": \"no such\\n column\"}")).isEqualTo("no such column");
  }

  @Test
  void aPageIsNeverShown() {
    assertThat(ErrorText.of(500, Optional.of("text/html"), "<html><body>Secrets</body></html>"))
        .isEqualTo("a page of HTML with status 500");
    assertThat(ErrorText.of(502, Optional.empty(), "  <!doctype html>…"))
        .isEqualTo("a page of HTML with status 502");
  }

  @Test
  void nothingOrSomethingElse() {
    assertThat(ErrorText.of(504, Optional.empty(), ""))
        .isEqualTo("an empty answer with status 504");
    assertThat(json("{}")).isEqualTo("status 422");
    assertThat(json("upstream\ntimed out")).isEqualTo("status 422: upstream timed out");
    assertThat(json("{\"broken")).isEqualTo("status 422: {\"broken");
  }

  @Test
  void longTextsAreCut() {
    assertThat(json("{\"message\": \"" + "x".repeat(5_000) + "\"}")).hasSize(241).endsWith("…");
  }
}
