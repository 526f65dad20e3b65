package io.branchline.ingest.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class AgendaTest {

  @Test
  void thingsHappenInOrderOfTimeAndEqualTimesInOrderOfPlanning() {
    long seed = 7;
    SplittableRandom random = new SplittableRandom(seed);
    Agenda agenda = new Agenda();
    List<long[]> expected = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      long time = random.nextInt(300);
      agenda.add(time, i);
      expected.add(new long[] {time, i});
    }
    expected.sort((a, b) -> a[0] == b[0] ? Long.compare(a[1], b[1]) : Long.compare(a[0], b[0]));
    for (long[] next : expected) {
      assertThat(agenda.nextTime()).as("seed %d", seed).isEqualTo(next[0]);
      assertThat(agenda.poll()).as("seed %d", seed).isEqualTo(next[1]);
    }
    assertThat(agenda.isEmpty()).isTrue();
  }
}
