package io.branchline.forecasting.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.branchline.forecasting.roster.Rule;
import io.branchline.forecasting.roster.RuleBook;
import io.branchline.forecasting.roster.RuleBook.Severity;
import io.branchline.warehouse.Failure;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RuleBookFileTest {

  @Test
  void readsWhatItWrites() {
    RuleBook book =
        RuleBook.standard()
            .with(Rule.WEEKENDS, Severity.OFF)
            .with(Rule.DAYS_IN_ROW, 5)
            .withDemand(Severity.HARD);
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE}) {
      assertThat(RuleBookFile.parse(RuleBookFile.write(book, locale), "x")).isEqualTo(book);
    }
    assertThat(RuleBookFile.write(book, Locale.SIMPLIFIED_CHINESE)).contains("《劳动法》第四十一条");
  }

  @Test
  void whatAFileDoesNotNameStaysAsItIs() {
    RuleBook book =
        RuleBookFile.parse(
            "rules:\n  rest-between-shifts: {limit: 720}\n  weekends: {severity: off}\n", "x");
    assertThat(book.of(Rule.REST_BETWEEN_SHIFTS).limit()).isEqualTo(720);
    assertThat(book.of(Rule.REST_BETWEEN_SHIFTS).severity()).isEqualTo(Severity.HARD);
    assertThat(book.of(Rule.WEEKENDS).severity()).isEqualTo(Severity.OFF);
    assertThat(RuleBookFile.parse("", "x")).isEqualTo(RuleBook.standard());
  }

  @Test
  void aBookKeptBeforeTheRiseIsReadAsItWasSolved() {
    String kept = RuleBookFile.write(RuleBook.standard(), Locale.ENGLISH);
    assertThat(RuleBookFile.kept(kept, "b07-x")).isEqualTo(RuleBook.standard());
    RuleBook before = RuleBookFile.kept(kept.replaceFirst(" *shortage-rise:.*\n", ""), "b07-x");
    assertThat(before.costs()).isEqualTo(RuleBook.Costs.DEFAULT.withShortageRise(0));
    assertThat(RuleBookFile.kept("", "b07-loaded")).isEqualTo(RuleBook.standard());
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> RuleBookFile.parse("rules: {rest: {limit: 1}}", "mine.yaml"))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("mine.yaml: there is no rule 'rest'. The rules are: leave, skill");
    assertThatThrownBy(() -> RuleBookFile.parse("rules: {leave: {severity: maybe}}", "mine.yaml"))
        .hasMessage("mine.yaml: the severity of leave is 'maybe'. It must be hard, soft or off");
    assertThatThrownBy(() -> RuleBookFile.parse("rules: {weekends: {limit: -1}}", "mine.yaml"))
        .hasMessage("mine.yaml: A rule's limit and weight are 0 or more");
    assertThatThrownBy(() -> RuleBookFile.parse("costs: {shortage: 1}", "mine.yaml"))
        .hasMessageStartingWith("mine.yaml: 'shortage' is not known there");
    assertThatThrownBy(() -> RuleBookFile.parse("a: [", "mine.yaml"))
        .hasMessageStartingWith("mine.yaml is not YAML");
  }
}
