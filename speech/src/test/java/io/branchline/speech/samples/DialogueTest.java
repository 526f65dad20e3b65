package io.branchline.speech.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.warehouse.table.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

class DialogueTest {

  @Test
  void readsPausesAndInterruptions() {
    List<Dialogue> dialogues =
        Dialogue.parse(
            List.of("# a note", "== a-b agent=slt customer=rms", "A Hello.", "~ 2.5", "C! Yes?"));

    assertThat(dialogues)
        .containsExactly(
            new Dialogue(
                "a-b",
                "slt",
                "rms",
                List.of(
                    new Dialogue.Line(Side.AGENT, "Hello.", 0, Dialogue.Overlap.AFTER),
                    new Dialogue.Line(
                        Side.CUSTOMER, "Yes?", 2500, Dialogue.Overlap.INTERRUPTING))));
  }

  @Test
  void theSamplesGiveScoringSomethingToFind() {
    List<Dialogue> dialogues = Dialogue.all();

    assertThat(dialogues).hasSizeGreaterThan(20);
    assertThat(dialogues).extracting(Dialogue::name).doesNotHaveDuplicates();
    assertThat(dialogues).anyMatch(d -> d.lines().stream().anyMatch(l -> l.pauseMillis() > 15_000));
    assertThat(dialogues)
        .anyMatch(
            d -> d.lines().stream().anyMatch(l -> l.interrupts() == Dialogue.Overlap.INTERRUPTING));
    assertThat(dialogues)
        .anyMatch(
            d -> d.lines().stream().noneMatch(l -> l.text().contains("hank you for calling")));
  }
}
