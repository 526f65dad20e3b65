package io.branchline.console.intraday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.branchline.console.intraday.Move.Kind;
import io.branchline.console.staffing.Cover.Shift;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MovesTest {

  private static final Instant MIDNIGHT = Instant.parse("2026-03-16T00:00:00Z");
  private static final ZoneId ZONE = ZoneOffset.UTC;

  private static Instant at(double hour) {
    return MIDNIGHT.plusSeconds(Math.round(hour * 3600));
  }

  private static Shift shift(String agent, double from, double to, int... breaks) {
    List<Integer> starts = java.util.Arrays.stream(breaks).boxed().toList();
    return new Shift(
        agent,
        LocalDate.of(2026, 3, 16),
        "day",
        at(from),
        at(to),
        starts,
        starts.stream().map(start -> 30).toList());
  }

  private static Map<Instant, Double> gaps(double all, Object... hourAndGap) {
    Map<Instant, Double> gaps = new TreeMap<>();
    for (double hour = 8; hour < 20; hour += 0.5) {
      gaps.put(at(hour), all);
    }
    for (int i = 0; i < hourAndGap.length; i += 2) {
      gaps.put(
          at(((Number) hourAndGap[i]).doubleValue()), ((Number) hourAndGap[i + 1]).doubleValue());
    }
    return gaps;
  }

  @Test
  void breakLeavesAShortHalfHourForTheOneThatHasMostOver() {
    List<Move> moves =
        Moves.of(
            gaps(0.2, 12, -2, 13, 0.8, 13.5, 1.5),
            List.of(shift("ann", 8, 16, 240)),
            at(9),
            0.7,
            ZONE);
    assertThat(moves).hasSize(1);
    Move move = moves.get(0);
    assertThat(move.kind()).isEqualTo(Kind.BREAK);
    assertThat(move.from()).isEqualTo("12:00");
    assertThat(move.to()).isEqualTo("13:30");
    assertThat(move.effects().get(0).after()).isCloseTo(-1.3, within(1e-9));
    assertThat(move.effects().get(1).after()).isCloseTo(0.8, within(1e-9));
  }

  @Test
  void breakStaysWhereEveryOtherHalfHourWouldBecomeShort() {
    assertThat(Moves.of(gaps(0.2, 12, -2), List.of(shift("ann", 8, 16, 240)), at(9), 0.7, ZONE))
        .isEmpty();
  }

  @Test
  void whatIsOverCannotBeMoved() {
    assertThat(
            Moves.of(
                gaps(0.2, 12, -2, 13.5, 1.5),
                List.of(shift("ann", 8, 16, 240)),
                at(12.5),
                0.7,
                ZONE))
        .isEmpty();
  }

  @Test
  void shortEveningAsksToStayAndOneAgentIsEnoughForOneMissing() {
    List<Move> moves =
        Moves.of(
            gaps(0, 16, -1, 16.5, -1),
            List.of(shift("ann", 8, 16), shift("bob", 8, 16)),
            at(9),
            0.8,
            ZONE);
    assertThat(moves).extracting(Move::kind).containsExactly(Kind.STAY);
    assertThat(moves.get(0).to()).isEqualTo("17:00");
    assertThat(moves.get(0).amount()).isEqualTo(60);
  }

  @Test
  void shortNoonAsksToComeEarlierWithAnHoursNotice() {
    Map<Instant, Double> gaps = gaps(0, 11, -3, 11.5, -3);
    List<Shift> late = List.of(shift("eve", 12, 20));
    assertThat(Moves.of(gaps, late, at(10.5), 1, ZONE))
        .extracting(Move::to)
        .containsExactly("11:30");
    assertThat(Moves.of(gaps, late, at(9), 1, ZONE)).extracting(Move::to).containsExactly("11:00");
    assertThat(Moves.of(gaps, late, at(11), 1, ZONE)).isEmpty();
  }

  @Test
  void leavingEarlierNeverMakesAHalfHourShort() {
    List<Move> moves =
        Moves.of(
            gaps(0, 15, 2.5, 15.5, 2.5),
            List.of(shift("ann", 8, 16), shift("bob", 8, 16)),
            at(9),
            1,
            ZONE);
    assertThat(moves).extracting(Move::kind).containsOnly(Kind.LEAVE);
    assertThat(moves).hasSize(1);
    assertThat(moves.get(0).to()).isEqualTo("15:00");
    assertThat(moves.get(0).effects()).allSatisfy(e -> assertThat(e.after()).isEqualTo(1.5));
  }

  @Test
  void nobodyIsAskedTwice() {
    List<Move> moves =
        Moves.of(gaps(0, 9, -3, 9.5, -3, 16, -3), List.of(shift("ann", 10, 16)), at(8), 1, ZONE);
    assertThat(moves).extracting(Move::kind).containsExactly(Kind.STAY);
  }

  @Test
  void withoutAnyRosterNothingIsSuggested() {
    assertThat(Moves.of(Map.of(), List.of(), at(9), 0.7, ZONE)).isEmpty();
  }
}
