package io.branchline.ingest.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class BankTest {

  @Test
  void thirtyEightBranchesOfVeryDifferentSize() {
    List<SimulatedBranch> branches = Bank.branches(1);
    assertThat(branches).hasSize(38);
    assertThat(branches.stream().map(SimulatedBranch::id)).doesNotHaveDuplicates();
    double largest = branches.stream().mapToDouble(SimulatedBranch::callsPerDay).max().orElse(0);
    double smallest = branches.stream().mapToDouble(SimulatedBranch::callsPerDay).min().orElse(0);
    assertThat(largest / smallest).isGreaterThan(20);
    assertThat(branches).allSatisfy(branch -> assertThat(branch.queues()).hasSizeGreaterThan(1));
    assertThat(branches.stream().map(branch -> branch.zone().getId()).distinct())
        .containsExactlyInAnyOrder("Asia/Shanghai", "Asia/Urumqi", "Asia/Hong_Kong");
  }

  @Test
  void scaleMultipliesTheCalls() {
    double one = Bank.branches(1).stream().mapToDouble(SimulatedBranch::callsPerDay).sum();
    double tenth = Bank.branches(0.1).stream().mapToDouble(SimulatedBranch::callsPerDay).sum();
    assertThat(tenth * 10).isEqualTo(one, org.assertj.core.api.Assertions.within(1e-6));
  }
}
