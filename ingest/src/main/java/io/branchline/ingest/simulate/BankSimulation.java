package io.branchline.ingest.simulate;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.cli.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The whole bank. Branches know nothing of one another, so each is simulated for ten minutes at a
 * time by a random stream of its own, and their lines are then merged by time. Memory does not grow
 * with the number of days.
 */
public final class BankSimulation {

  private static final long WINDOW = 600_000;
  private static final long DAY = 86_400_000;
  private static final int BRANCH_BITS = 8;
  private static final int LINE_BITS = 32;

  /**
   * What to simulate. The same request gives the same bytes.
   *
   * @param from the first day, in each branch's zone
   * @param scale 1 is about half a million calls in 28 days
   */
  public record Request(
      Path folder,
      LocalDate from,
      int days,
      double scale,
      long seed,
      double duplicates,
      double late,
      double garbage) {

    /** Checks the ranges. */
    public Request {
      check(days >= 1 && days <= 3660, "--days", days, "1 to 3660");
      check(scale > 0 && scale <= 1000, "--scale", scale, "above 0 to 1000");
      check(duplicates >= 0 && duplicates <= 0.5, "--duplicates", duplicates, "0 to 0.5");
      check(late >= 0 && late <= 0.5, "--late", late, "0 to 0.5");
      check(garbage >= 0 && garbage <= 0.5, "--garbage", garbage, "0 to 0.5");
    }

    private static void check(boolean good, String option, Object value, String range) {
      if (!good) {
        throw new Failure(
            Failure.Code.USAGE, option + " is " + value + ", but must be " + range + ".");
      }
    }
  }

  /** What was written. */
  public record Written(
      long calls, long events, long lines, long bytes, long duplicates, long late, long garbage) {}

  private final Request request;
  private final List<BranchSimulation> branches = new ArrayList<>();
  private long[] order = new long[1024];

  private BankSimulation(Request request) {
    this.request = request;
    for (SimulatedBranch branch : Bank.branches(request.scale())) {
      branches.add(new BranchSimulation(branch, request.from(), request.days(), request.seed()));
    }
  }

  /** Simulates and writes the events, the bank and the truth into the request's folder. */
  public static Written run(Request request) {
    try {
      OutputFolder.prepare(request.folder());
      return new BankSimulation(request).write();
    } catch (IOException e) {
      throw OutputFolder.failure(request.folder(), e);
    }
  }

  private Written write() throws IOException {
    BankFiles.write(request.folder(), branches);
    LocalDate last = request.from().plusDays(request.days() - 1L);
    DayFiles files = new DayFiles(request.folder(), last);
    Noise noise =
        new Noise(
            new Noise.Shares(request.duplicates(), request.late(), request.garbage()),
            request.seed(),
            files);
    try (Progress progress = Progress.of("simulate", "days", request.days());
        TruthFiles truth = new TruthFiles(request.folder());
        OutputStream shifts = BankFiles.shifts(request.folder());
        noise) {
      long first = branches.stream().mapToLong(BranchSimulation::start).min().orElseThrow();
      long limit = first;
      while (branches.stream().anyMatch(branch -> !branch.isOver())) {
        limit += WINDOW;
        for (BranchSimulation branch : branches) {
          branch.advanceTo(limit);
          truth.drain(branch.truth());
          branch.schedule().drainTo(shifts);
        }
        merge(limit - WINDOW, noise);
        if ((limit - first) % DAY == 0) {
          progress.add(1);
        }
      }
      noise.close();
      long calls = truth.finish(branches);
      long events = branches.stream().mapToLong(branch -> branch.lines().written()).sum();
      Written written =
          new Written(
              calls,
              events,
              files.lines(),
              files.bytes(),
              noise.duplicates(),
              noise.late(),
              noise.garbage());
      truth.summary(request, written, branches);
      return written;
    }
  }

  /**
   * Sorts a window's lines by time; lines of the same millisecond by branch, then as they happened.
   */
  private void merge(long windowStart, LineSink sink) throws IOException {
    int count = 0;
    for (int b = 0; b < branches.size(); b++) {
      EventLines lines = branches.get(b).lines();
      if (count + lines.count() > order.length) {
        order = Arrays.copyOf(order, Math.max(order.length * 2, count + lines.count()));
      }
      for (int i = 0; i < lines.count(); i++) {
        order[count++] =
            (lines.time(i) - windowStart) << (BRANCH_BITS + LINE_BITS) | (long) b << LINE_BITS | i;
      }
    }
    Arrays.sort(order, 0, count);
    for (int i = 0; i < count; i++) {
      EventLines lines = branches.get((int) (order[i] >>> LINE_BITS) & 0xff).lines();
      int line = (int) order[i];
      int start = lines.start(line);
      sink.line(lines.time(line), lines.array(), start, lines.end(line) - start);
    }
    for (BranchSimulation branch : branches) {
      branch.lines().clear();
    }
  }
}
