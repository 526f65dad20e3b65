package io.branchline.console.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.console.access.Viewer;
import io.branchline.console.account.Role;
import io.branchline.speech.search.SearchRequest;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SearchFormTest {

  private static final Viewer HEAD = new Viewer("head", Role.HEAD_OFFICE, Set.of(), "en", 1);

  @Test
  void countsTheNewestMonthsUnlessAllIsAskedFor() {
    SearchForm form = SearchForm.of(Map.of("q", "card", "page", "2"));

    assertThat(form.shown(HEAD).countTo()).isEqualTo(SearchForm.COUNTED);
    assertThat(form.counted()).isEqualTo("/search?count=all&q=card&page=2");
    SearchForm all = SearchForm.of(Map.of("q", "card", "count", "all"));
    assertThat(all.shown(HEAD).countTo()).isEqualTo(SearchRequest.EVERY_CALL);
    assertThat(all.with("queue", "q1")).isEqualTo("/search?q=card&queue=q1");
  }

  @Test
  void anExportIsOfEveryCall() {
    assertThat(SearchForm.of(Map.of("q", "card")).request(HEAD).countTo())
        .isEqualTo(SearchRequest.EVERY_CALL);
  }

  @Test
  void countingAloneAsksForNothing() {
    assertThat(SearchForm.of(Map.of("count", "all")).isBlank()).isTrue();
    assertThat(SearchForm.of(Map.of("q", "card", "count", "some")).fields())
        .isEqualTo(Map.of("q", "card"));
  }
}
