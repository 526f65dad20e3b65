package io.branchline.ingest.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.warehouse.table.AgentState;
import io.branchline.warehouse.table.AgentStatus;
import io.branchline.warehouse.table.EventType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AgentTimelineTest {

  private static AgentMove move(long at, EventType type, String call) {
    return new AgentMove("b", "a", call, type, at, type == EventType.NOT_READY ? "break" : "");
  }

  private static List<String> shown(Iterable<AgentState> rows) {
    List<String> shown = new ArrayList<>();
    for (AgentState row : rows) {
      if (!row.isDeleted()) {
        shown.add(
            row.startedAt().toEpochMilli()
                + "-"
                + (row.endedAt() == null ? "" : row.endedAt().toEpochMilli())
                + " "
                + row.state()
                + (row.callId().isEmpty() ? "" : " " + row.callId()));
      }
    }
    return shown;
  }

  private static final List<AgentMove> DAY =
      List.of(
          move(10, EventType.LOGGED_IN, ""),
          move(10, EventType.READY, ""),
          move(20, EventType.RINGING, "c1"),
          move(25, EventType.ANSWERED, "c1"),
          move(30, EventType.NOT_READY, ""),
          move(40, EventType.ENDED, "c1"),
          move(40, EventType.WRAP_UP_STARTED, "c1"),
          move(50, EventType.WRAP_UP_ENDED, "c1"),
          move(60, EventType.READY, ""),
          move(70, EventType.LOGGED_OUT, ""));

  private static final List<String> STATES =
      List.of(
          "10-20 READY",
          "20-25 RINGING c1",
          "25-40 TALKING c1",
          "40-50 WRAP_UP c1",
          "50-60 NOT_READY",
          "60-70 READY");

  @Test
  void walksThroughADay() {
    AgentTimeline timeline = new AgentTimeline("b", "a");
    DAY.forEach(timeline::add);
    assertThat(shown(timeline.changes(Long.MAX_VALUE))).isEqualTo(STATES);
    assertThat(timeline.changes(Long.MAX_VALUE)).isEmpty();
  }

  @Test
  void anAgentWhoNeverLoggedInIsNothingBetweenCalls() {
    AgentTimeline timeline = new AgentTimeline("b", "a");
    timeline.add(move(20, EventType.ANSWERED, "c1"));
    timeline.add(move(30, EventType.ENDED, "c1"));
    timeline.add(move(90, EventType.ANSWERED, "c2"));
    assertThat(shown(timeline.changes(Long.MAX_VALUE)))
        .containsExactly("20-30 TALKING c1", "90- TALKING c2");
  }

  @Test
  void anyOrderOfArrivalEndsInTheSameRows() {
    long seed = 7;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      List<AgentMove> moves = new ArrayList<>(DAY);
      Collections.shuffle(moves, random);
      AgentTimeline timeline = new AgentTimeline("b", "a");
      Map<Long, AgentState> table = new HashMap<>();
      for (AgentMove move : moves) {
        timeline.add(move);
        if (random.nextBoolean()) {
          write(timeline.changes(Long.MAX_VALUE), table);
        }
      }
      write(timeline.changes(Long.MAX_VALUE), table);
      List<AgentState> rows = new ArrayList<>(table.values());
      rows.sort((a, b) -> a.startedAt().compareTo(b.startedAt()));
      assertThat(shown(rows)).isEqualTo(STATES);
    }
  }

  /** As the table does: the row with the highest version stays. */
  private static void write(List<AgentState> rows, Map<Long, AgentState> table) {
    for (AgentState row : rows) {
      table.merge(
          row.startedAt().toEpochMilli(), row, (a, b) -> b.version() >= a.version() ? b : a);
    }
  }

  @Test
  void remembersWhereTheAgentStandsWhenItForgets() {
    AgentTimeline timeline = new AgentTimeline("b", "a");
    DAY.subList(0, 4).forEach(timeline::add);
    timeline.changes(25);
    timeline.forgetBefore(26);
    assertThat(timeline.moves()).isEmpty();
    DAY.subList(4, DAY.size()).forEach(timeline::add);
    assertThat(shown(timeline.changes(Long.MAX_VALUE))).isEqualTo(STATES.subList(2, 6));
    assertThat(timeline.before().current())
        .isEqualTo(new AgentTimeline.State(AgentStatus.TALKING, "", "c1"));
  }
}
