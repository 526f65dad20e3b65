package io.branchline.forecasting.roster.solver;

import com.google.ortools.sat.CpSolverStatus;
import io.branchline.forecasting.roster.Checker;
import io.branchline.forecasting.roster.Demand;
import io.branchline.forecasting.roster.Problem;
import io.branchline.forecasting.roster.Roster;
import io.branchline.forecasting.roster.RuleBook;
import io.branchline.forecasting.roster.RuleBook.Severity;
import io.branchline.forecasting.roster.ShiftType;
import io.branchline.forecasting.roster.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Rosters of more agents than one model can hold. Use it once. */
final class LargeSearch {

  /*
   * Large-neighbourhood search (Shaw 1998) around a start by MarketStart, which is most of the way. Then, again and again,
   * about a dozen agents (half of them such as could fill a place that is open) are taken out, everybody else stays, and CP-SAT gives the dozen the best lines for the places that are left. Every model is
   * small, so memory does not grow with agents. With several workers as many dozens at once, each with one worker.
   *
   * The bound is the linear relaxation of Capacity: it knows no person, so the last of the gap may not be there to gain.
   */

  /** Above this many agents one model proves nothing in minutes. */
  static final int LARGEST_WHOLE = 60;

  private static final int DOZEN = 12;
  private static final int FEWEST = 3;
  private static final int MOST = 16;
  private static final double START_SHARE = 0.6;
  private static final double GAP = 0.0005;
  private static final Duration LONGEST = Duration.ofSeconds(4);
  private static final double EFFORT_EACH = 0.5;

  /** What a part counts that presolve settles. */
  private static final double LEAST_EFFORT = 0.02;

  private static final int DEAR = 5_000;

  private final Problem problem;
  private final SearchLimits limits;
  private final SearchProgress.Listener listener;
  private final Incumbent incumbent;
  private final SplittableRandom random;
  private final int shortest;
  private final long startNanos = System.nanoTime();
  private final Set<Search> running = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;
  private double effort;
  private int dozen = DOZEN;
  private List<Integer> breaking = List.of();

  LargeSearch(Problem problem, SearchLimits limits, SearchProgress.Listener listener) {
    this.problem = priced(problem);
    this.limits = limits;
    this.listener = listener;
    this.incumbent = new Incumbent(this.problem);
    this.random = new SplittableRandom(limits.seed());
    this.shortest =
        problem.shiftTypes().stream().mapToInt(ShiftType::paidMinutes).min().orElse(ShiftType.DAY);
  }

  /** A demand that must be met is met last of all by parts: until then it only costs very much. */
  private static Problem priced(Problem problem) {
    RuleBook rules = problem.rules();
    if (rules.demand() != Severity.HARD) {
      return problem;
    }
    RuleBook.Costs dear =
        rules.costs().withShortageHour(Math.max(DEAR, rules.costs().shortageHour()));
    return problem.with(rules.with(dear).withDemand(Severity.SOFT));
  }

  void stop() {
    stopped = true;
    running.forEach(Search::stop);
  }

  RosterSolution solve() {
    Capacity capacity = Capacity.of(problem);
    ExecutorService pool = Executors.newFixedThreadPool(limits.workers(), LargeSearch::named);
    try {
      double until = START_SHARE * limits.time().toNanos() / 1e9;
      Roster first =
          new MarketStart(problem, random)
              .build(() -> !stopped && (measured() || seconds() < until));
      Verdict verdict = new Checker(problem).check(first);
      incumbent.take(first, verdict);
      verdict = repaired(verdict);
      breaking = breaking(verdict);
      verdict = breaking.isEmpty() ? improve(pool, capacity, verdict) : verdict;
      return new RosterSolution(
          RosterSolution.Status.FEASIBLE,
          incumbent.roster(),
          (double) verdict.cost().total(),
          capacity.cost(),
          seconds(),
          null);
    } finally {
      pool.shutdownNow();
    }
  }

  private static Thread named(Runnable work) {
    Thread thread = new Thread(work, "roster-part");
    thread.setDaemon(true);
    return thread;
  }

  /** Agents whose line breaks a hard rule. */
  private List<Integer> breaking(Verdict verdict) {
    return verdict.violations().stream()
        .filter(v -> v.severity() == Severity.HARD)
        .map(v -> incumbent.number(v.agent()))
        .distinct()
        .toList();
  }

  /** Agents for whom the start found no line that keeps every rule get one by CP-SAT. */
  private Verdict repaired(Verdict verdict) {
    List<Integer> broken = breaking(verdict);
    for (int i = 0; i < broken.size() && !stopped && within(); i += DOZEN) {
      List<Integer> dozen = broken.subList(i, Math.min(broken.size(), i + DOZEN));
      List<Demand> left = incumbent.left(List.of(dozen), random).get(0);
      Problem part = incumbent.part(dozen, left);
      Objective.Outside outside = incumbent.outside(dozen);
      Part found = solve(part, null, outside, seconds(remaining()), limits.seed());
      if (!keep(found) && found.impossible) {
        return verdict;
      }
    }
    return broken.isEmpty() ? verdict : new Checker(problem).check(incumbent.roster());
  }

  /** A few agents whose lines still break a hard rule; empty where all is well. */
  List<Integer> stuck() {
    return breaking.subList(0, Math.min(DOZEN, breaking.size()));
  }

  /** Some agents with the whole demand, which need not be met: only rules can contradict. */
  Problem alone(List<Integer> some) {
    return incumbent.part(some, problem.demand());
  }

  private double remaining() {
    return limits.time().toNanos() / 1e9 - seconds();
  }

  private boolean measured() {
    return Double.isFinite(limits.effort());
  }

  private static Duration seconds(double seconds) {
    Duration time = Duration.ofNanos((long) (1e9 * Math.max(0.3, seconds)));
    return time.compareTo(LONGEST) > 0 ? LONGEST : time;
  }

  private Verdict improve(ExecutorService pool, Capacity capacity, Verdict first) {
    Verdict verdict = first;
    long cost = verdict.cost().total();
    report(cost, capacity);
    while (!stopped && within() && cost > capacity.cost() * (1 + GAP)) {
      List<List<Integer>> dozens = dozens(verdict);
      List<List<Demand>> left = incumbent.left(dozens, random);
      List<Callable<Part>> work = new ArrayList<>();
      for (int i = 0; i < dozens.size(); i++) {
        List<Integer> dozen = dozens.get(i);
        Problem part = incumbent.part(dozen, left.get(i));
        Roster now = incumbent.roster(dozen);
        Objective.Outside outside = incumbent.outside(dozen);
        int seed = random.nextInt(Integer.MAX_VALUE);
        work.add(() -> solve(part, now, outside, seconds(remaining()), seed));
      }
      List<Part> better = new ArrayList<>();
      for (Part part : all(pool, work)) {
        resize(part);
        if (keep(part)) {
          better.add(part);
        }
      }
      if (!better.isEmpty()) {
        Verdict now = new Checker(problem).check(incumbent.roster());
        if (now.cost().total() < cost) {
          verdict = now;
          cost = now.cost().total();
          report(cost, capacity);
        } else {
          better.forEach(this::undo);
        }
      }
    }
    return verdict;
  }

  private boolean within() {
    return Double.isFinite(limits.effort())
        ? effort < limits.effort()
        : seconds() < limits.time().toNanos() / 1e9 - 0.3;
  }

  private void report(long cost, Capacity capacity) {
    listener.progress(new SearchProgress((double) cost, capacity.cost(), seconds()));
  }

  /** As many groups as workers, nobody in two. */
  private List<List<Integer>> dozens(Verdict verdict) {
    List<Verdict.Shortage> open = verdict.shortages();
    List<Integer> slack = open.isEmpty() ? List.of() : slack(verdict);
    List<List<Integer>> dozens = new ArrayList<>();
    Set<Integer> taken = new TreeSet<>();
    for (int worker = 0; worker < limits.workers(); worker++) {
      List<Integer> few = new ArrayList<>();
      if (!open.isEmpty()) {
        Verdict.Shortage place = open.get(random.nextInt(open.size()));
        add(few, taken, incumbent.able(place, random), dozen / 2);
        Incumbent.shuffle(slack, random);
        add(few, taken, slack, dozen / 2 + dozen / 4);
      }
      List<Integer> anybody = new ArrayList<>();
      for (int i = 0; i < 4 * dozen; i++) {
        anybody.add(random.nextInt(incumbent.size()));
      }
      add(few, taken, anybody, dozen);
      if (!few.isEmpty()) {
        dozens.add(few);
      }
    }
    return dozens;
  }

  /** Agents who could work a shift more by their contract: they are few, and worth a look. */
  private List<Integer> slack(Verdict verdict) {
    List<Integer> slack = new ArrayList<>();
    for (Verdict.AgentTotal total : verdict.agents()) {
      int agent = incumbent.number(total.agent());
      long contract =
          (long) incumbent.agent(agent).contract().weekMinutes() * problem.period().days() / 7;
      if (contract - total.paidMinutes() >= shortest) {
        slack.add(agent);
      }
    }
    return slack;
  }

  private static void add(List<Integer> dozen, Set<Integer> taken, List<Integer> from, int upTo) {
    for (int i = 0; i < from.size() && dozen.size() < upTo; i++) {
      if (taken.add(from.get(i))) {
        dozen.add(from.get(i));
      }
    }
  }

  /** What came of a part; no roster where nothing better was found. */
  private record Part(
      Problem problem,
      @Nullable Roster before,
      Objective.Outside outside,
      @Nullable Roster after,
      boolean impossible,
      boolean proved,
      double effort) {}

  private Part solve(
      Problem part, @Nullable Roster now, Objective.Outside outside, Duration time, int seed) {
    RosterModel model = new RosterModel(part, Guards.Purpose.SOLVE, outside);
    Roster hint = now == null ? part.published() : now;
    if (hint != null) {
      model.hint(hint);
    }
    boolean measured = Double.isFinite(limits.effort());
    Search search =
        new Search(
            new SearchLimits(
                measured ? Duration.ofHours(1) : time,
                measured ? EFFORT_EACH : limits.effort(),
                1,
                seed),
            SearchProgress.Listener.NONE);
    search.parameters().setRelativeGapLimit(GAP);
    running.add(search);
    try {
      if (stopped) {
        search.stop();
      }
      CpSolverStatus status = search.run(model.model());
      boolean found = status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE;
      return new Part(
          part,
          now,
          outside,
          found ? model.roster(search.solver()) : null,
          status == CpSolverStatus.INFEASIBLE,
          status == CpSolverStatus.OPTIMAL,
          search.solver().response().getDeterministicTime());
    } finally {
      running.remove(search);
    }
  }

  /** Whether a part's new lines are cheaper, and break nothing; they are taken over then. */
  private boolean keep(Part part) {
    effort += Math.max(LEAST_EFFORT, part.effort);
    if (part.after == null) {
      return false;
    }
    Checker checker = new Checker(part.problem);
    Verdict after = checker.check(part.after);
    if (after.hardViolations() > 0) {
      return false;
    }
    if (part.before != null) {
      Verdict before = checker.check(part.before);
      if (incumbent.cost(after, part.outside) >= incumbent.cost(before, part.outside)) {
        return false;
      }
    }
    incumbent.take(part.after, after);
    return true;
  }

  /** Parts that are not proved in their time are too large, those that are in no time too small. */
  private void resize(Part part) {
    if (!part.proved) {
      dozen = Math.max(FEWEST, dozen - 2);
    } else if (part.effort < EFFORT_EACH / 8) {
      dozen = Math.min(MOST, dozen + 1);
    }
  }

  /** Parts solved at once can count on the same saving: together they may be dearer than before. */
  private void undo(Part part) {
    if (part.before != null) {
      incumbent.take(part.before, new Checker(part.problem).check(part.before));
    }
  }

  private static <T> List<T> all(ExecutorService pool, List<Callable<T>> work) {
    try {
      List<T> results = new ArrayList<>();
      for (var future : pool.invokeAll(work)) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The search was interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A part of the roster could not be solved", e.getCause());
    }
  }

  private double seconds() {
    return (System.nanoTime() - startNanos) / 1e9;
  }
}
