package io.branchline.forecasting.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.branchline.forecasting.check.PhoneTime.Spell;
import io.branchline.forecasting.erlang.ErlangA;
import io.branchline.forecasting.erlang.ErlangC;
import io.branchline.forecasting.erlang.Load;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErlangCheckTest {

  private static final Instant NINE = Instant.parse("1999-02-01T09:00:00Z");

  private static Spell spell(String agent, String from, String to) {
    return new Spell(
        agent, Instant.parse("1999-02-01T" + from + "Z"), Instant.parse("1999-02-01T" + to + "Z"));
  }

  @Test
  void anAgentIsThereBetweenCallsThatAreCloseTogether() {
    assertThat(
            PhoneTime.agentsByHour(
                List.of(
                    // 09:30 to 10:15, in any order; a call within another changes nothing
                    spell("a", "09:55:00", "10:15:00"),
                    spell("a", "09:30:00", "09:40:00"),
                    spell("a", "09:56:00", "09:57:00"),
                    // a quarter of an hour and a second later: a break
                    spell("a", "10:30:01", "10:45:01"),
                    spell("b", "09:00:00", "10:00:00"),
                    // ends before it starts: nothing
                    spell("c", "09:20:00", "09:10:00"))))
        .hasSize(2)
        .hasEntrySatisfying(NINE, agents -> assertThat(agents).isCloseTo(1.5, within(1e-9)))
        .hasEntrySatisfying(
            NINE.plusSeconds(3600), agents -> assertThat(agents).isCloseTo(0.5, within(1e-9)));
  }

  @Test
  void eachHourIsPredictedFromItsOwnFiguresAndWeighedByItsCalls() {
    List<SeenHour> hours =
        List.of(
            new SeenHour(NINE, 9, 200, 190, 150, 10, 1900, 100, 190 * 180, 12),
            new SeenHour(NINE.plusSeconds(86_400), 9, 100, 100, 100, 0, 0, 0, 100 * 180, 12),
            new SeenHour(NINE.plusSeconds(3600), 10, 300, 200, 50, 100, 9000, 4000, 200 * 180, 9.5),
            // nothing to compare: nobody there, nobody answered, nobody called
            new SeenHour(NINE.plusSeconds(7200), 11, 5, 0, 0, 5, 0, 100, 0, 0),
            new SeenHour(NINE.plusSeconds(9000), 12, 0, 0, 0, 0, 0, 0, 0, 3));
    ErlangCheck check = new ErlangCheck(hours, 20);
    assertThat(check.patienceSeconds())
        .isCloseTo((1900 + 100 + 9000 + 4000 + 100) / 115.0, within(1e-9));
    List<ErlangCheck.Line> lines = check.lines();
    assertThat(lines).extracting(ErlangCheck.Line::hourOfDay).containsExactly(9, 10, -1);

    ErlangCheck.Line nine = lines.get(0);
    double busy = ErlangC.MODEL.at(12.0, new Load(200, 180, 3600), 20).serviceLevel();
    double quiet = ErlangC.MODEL.at(12.0, new Load(100, 180, 3600), 20).serviceLevel();
    assertThat(nine.level()).isCloseTo(250.0 / 300, within(1e-12));
    assertThat(nine.erlangC()).isCloseTo((200 * busy + 100 * quiet) / 300, within(1e-12));
    assertThat(nine.agents()).isEqualTo(12);

    // fifteen erlangs for nine and a half agents: C's queue grows for ever, A's does not
    ErlangCheck.Line ten = lines.get(1);
    assertThat(ten.erlangC()).isZero();
    double patient =
        new ErlangA(check.patienceSeconds()).at(9.5, new Load(300, 180, 3600), 20).serviceLevel();
    assertThat(ten.erlangA()).isCloseTo(patient, within(1e-12));
    assertThat(ten.abandoned()).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(lines.get(2).hours()).isEqualTo(3);
    assertThat(lines.get(2).offered()).isEqualTo(600);
  }

  @Test
  void nobodyHungUpSoBothFormulasAreOne() {
    List<ErlangCheck.Line> lines =
        new ErlangCheck(List.of(new SeenHour(NINE, 9, 50, 50, 50, 0, 10, 0, 50 * 60, 4)), 20)
            .lines();
    assertThat(lines.get(0).erlangA()).isEqualTo(lines.get(0).erlangC());
    assertThat(new ErlangCheck(List.of(), 20).lines()).isEmpty();
  }
}
