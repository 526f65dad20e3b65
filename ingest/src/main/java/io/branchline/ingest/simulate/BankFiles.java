package io.branchline.ingest.simulate;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the bank itself: {@code branches.csv}, {@code queues.csv} and {@code agents.csv}; {@code
 * shifts.csv} grows with the days.
 */
final class BankFiles {

  static final String BRANCHES = "branches.csv";
  static final String QUEUES = "queues.csv";
  static final String AGENTS = "agents.csv";
  static final String SHIFTS = "shifts.csv";
  static final List<String> NAMES = List.of(BRANCHES, QUEUES, AGENTS, SHIFTS);

  private BankFiles() {}

  static void write(Path folder, List<BranchSimulation> bank) throws IOException {
    try (CsvWriter branches = csv(folder.resolve(BRANCHES));
        CsvWriter queues = csv(folder.resolve(QUEUES));
        CsvWriter agents = csv(folder.resolve(AGENTS))) {
      branches.writeRecord("branch", "name_en", "name_zh", "region", "zone");
      queues.writeRecord("branch", "queue", "name_en", "name_zh");
      agents.writeRecord("branch", "agent", "name", "team");
      for (BranchSimulation simulation : bank) {
        SimulatedBranch branch = simulation.branch();
        branches.writeRecord(
            branch.id(), branch.nameEn(), branch.nameZh(), branch.region(), branch.zone().getId());
        for (QueueKind queue : branch.queues()) {
          queues.writeRecord(branch.id(), queue.id(), queue.nameEn(), queue.nameZh());
        }
        for (SimulatedAgent agent : simulation.roster().agents()) {
          agents.writeRecord(
              branch.id(),
              new String(agent.id, StandardCharsets.UTF_8),
              simulation.roster().name(agent),
              Roster.team(branch, agent.index));
        }
      }
    }
  }

  /** The file of who is to work when, with its head. */
  static OutputStream shifts(Path folder) throws IOException {
    OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve(SHIFTS)));
    out.write(Text.bytes(ScheduleLines.COLUMNS));
    return out;
  }

  private static CsvWriter csv(Path file) throws IOException {
    return CsvWriter.builder()
        .lineDelimiter(de.siegmar.fastcsv.writer.LineDelimiter.LF)
        .build(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
  }
}
