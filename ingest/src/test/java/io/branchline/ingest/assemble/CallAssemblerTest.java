package io.branchline.ingest.assemble;

import static io.branchline.warehouse.table.EventType.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.warehouse.table.AcdEvent;
import io.branchline.warehouse.table.Call;
import io.branchline.warehouse.table.CallLeg;
import io.branchline.warehouse.table.CallOutcome;
import io.branchline.warehouse.table.EventType;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CallAssemblerTest {

  private static AssembledCall assemble(Story story) {
    List<AcdEvent> events = story.events();
    events.sort(EventOrder.EVENT_TIME);
    return CallAssembler.assemble(events);
  }

  @Test
  void measuresATransferredCallWithHolds() {
    AssembledCall assembled =
        assemble(
            new Story("c")
                .at(0, OFFERED, "", "")
                .at(0, IVR_ENTERED, "", "")
                .at(20, IVR_LEFT, "", "")
                .at(20, QUEUED, "cards", "")
                .at(25, RINGING, "cards", "a1")
                .at(35, RING_NO_ANSWER, "cards", "a1")
                .at(36, RINGING, "cards", "a2")
                .at(40, ANSWERED, "cards", "a2")
                .at(70, HELD, "cards", "a2")
                .at(90, RETRIEVED, "cards", "a2")
                .at(100, TRANSFERRED, "cards", "a2")
                .at(100, WRAP_UP_STARTED, "cards", "a2")
                .at(100.001, QUEUED, "loans", "")
                .at(110, WRAP_UP_ENDED, "cards", "a2")
                .at(130.001, ANSWERED, "loans", "a3")
                .at(190.001, ENDED, "loans", "a3"));
    Call call = assembled.call();
    assertThat(call.outcome()).isEqualTo(CallOutcome.ANSWERED);
    assertThat(call.queue()).isEqualTo("cards");
    assertThat(call.agent()).isEqualTo("a2");
    assertThat(call.ivrMillis()).isEqualTo(20_000);
    assertThat(call.waitMillis()).isEqualTo(20_000);
    assertThat(call.ringMillis()).isEqualTo(14_000);
    assertThat(call.talkMillis()).isEqualTo(30_000 + 10_000 + 60_000);
    assertThat(call.holdMillis()).isEqualTo(20_000);
    assertThat(call.wrapUpMillis()).isEqualTo(10_000);
    assertThat(call.holds()).isEqualTo(1);
    assertThat(call.transfers()).isEqualTo(1);
    assertThat(call.version()).isEqualTo(16);
    assertThat(call.flags()).isEmpty();
    assertThat(assembled.legs()).extracting(CallLeg::agent).containsExactly("a2", "a3");
    assertThat(assembled.legs()).extracting(CallLeg::waitMillis).containsExactly(20_000L, 30_000L);
    assertThat(assembled.legs()).extracting(CallLeg::wrapUpMillis).containsExactly(10_000L, 0L);
  }

  @Test
  void tellsOutcomesApart() {
    assertThat(
            assemble(new Story("c").at(0, OFFERED, "", "").at(5, ENDED, "", "")).call().outcome())
        .isEqualTo(CallOutcome.ENDED_IN_IVR);
    assertThat(assemble(new Story("c").at(0, QUEUED, "q", "").at(5, ABANDONED, "q", "")).call())
        .matches(call -> call.outcome() == CallOutcome.ABANDONED && call.waitMillis() == 5_000);
    assertThat(
            assemble(new Story("c").at(0, QUEUED, "q", "").at(5, ENDED, "", "")).call().outcome())
        .isEqualTo(CallOutcome.ABANDONED);
    assertThat(
            assemble(new Story("c").at(0, QUEUED, "q", "").at(5, FLOWED_OUT, "q", ""))
                .call()
                .outcome())
        .isEqualTo(CallOutcome.FLOWED_OUT);
    assertThat(assemble(new Story("c").at(0, QUEUED, "q", "")).call())
        .matches(call -> call.outcome() == CallOutcome.OPEN && call.flags().contains("no_end"));
    assertThat(
            assemble(new Story("c").at(0, QUEUED, "q", "").at(1, ANSWERED, "q", "a"))
                .call()
                .outcome())
        .isEqualTo(CallOutcome.ANSWERED);
  }

  @Test
  void answeredThenAbandonedInTheNextQueueIsAnswered() {
    AssembledCall assembled =
        assemble(
            new Story("c")
                .at(0, QUEUED, "q", "")
                .at(1, ANSWERED, "q", "a")
                .at(9, TRANSFERRED, "q", "a")
                .at(10, QUEUED, "r", "")
                .at(30, ABANDONED, "r", ""));
    assertThat(assembled.call().outcome()).isEqualTo(CallOutcome.ANSWERED);
    assertThat(assembled.legs())
        .extracting(CallLeg::outcome)
        .containsExactly(CallOutcome.ANSWERED, CallOutcome.ABANDONED);
  }

  @Test
  void overflowCountsTheWholeWait() {
    AssembledCall assembled =
        assemble(
            new Story("c")
                .at(0, QUEUED, "q", "")
                .at(60, FLOWED_OUT, "q", "")
                .at(60.001, QUEUED, "r", "")
                .at(90, ANSWERED, "r", "a")
                .at(95, ENDED, "r", "a"));
    assertThat(assembled.call().waitMillis()).isEqualTo(90_000);
    assertThat(assembled.legs()).hasSize(2);
  }

  @Test
  void whateverTheClocksSayNoDurationIsNegative() {
    long seed = 20260302;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    EventType[] types = EventType.values();
    for (int i = 0; i < 2_000; i++) {
      Story story = new Story("c");
      int count = 1 + random.nextInt(12);
      for (int j = 0; j < count; j++) {
        story.at(
            random.nextInt(20), types[random.nextInt(types.length)], "q", "a" + random.nextInt(3));
      }
      List<AcdEvent> events = story.events();
      Collections.shuffle(events, random);
      events.sort(EventOrder.EVENT_TIME);
      Call call = CallAssembler.assemble(rename(events)).call();
      long total = call.talkMillis() + call.holdMillis();
      assertThat(
              List.of(
                  call.ivrMillis(),
                  call.waitMillis(),
                  call.ringMillis(),
                  call.talkMillis(),
                  call.holdMillis(),
                  call.wrapUpMillis()))
          .allMatch(millis -> millis >= 0);
      assertThat(total).isLessThanOrEqualTo(Duration.ofSeconds(20).toMillis());
    }
  }

  private static List<AcdEvent> rename(List<AcdEvent> events) {
    return events.stream()
        .map(
            e ->
                new AcdEvent(
                    e.eventId(),
                    "c",
                    e.branch(),
                    e.type(),
                    e.at(),
                    e.queue(),
                    e.agent(),
                    "",
                    0,
                    "",
                    List.of(),
                    "s",
                    e.line()))
        .toList();
  }

  @Test
  void takesBackRowsOfAnotherDayAndLegsThatAreNoMore() {
    AssembledCall assembled =
        assemble(new Story("c").at(0, QUEUED, "q", "").at(5, ABANDONED, "q", ""));
    assertThat(assembled.retractionsOf(Story.START, 1)).isEmpty();
    assertThat(assembled.retractionsOf(Story.START.minusSeconds(60), 3)).hasSize(2);
    List<Record> moved = assembled.retractionsOf(Story.START.minus(Duration.ofHours(2)), 1);
    assertThat(moved).hasSize(2);
    assertThat(moved.get(0))
        .isInstanceOfSatisfying(Call.class, call -> assertThat(call.isDeleted()).isTrue());
  }
}
