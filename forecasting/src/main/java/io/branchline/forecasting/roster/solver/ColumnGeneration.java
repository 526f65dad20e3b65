package io.branchline.forecasting.roster.solver;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import io.branchline.forecasting.roster.benchmark.Instance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Column generation: a column is one person's whole line, the master problem picks one for each
 * person and pays for cover, and pricing ({@link Pricer}) finds lines that would lower its cost.
 * When there is none left, the master's cost is a bound on every roster (Dantzig and Wolfe 1960),
 * and far tighter than that of the cell-by-cell model. The lines found are then picked in whole
 * numbers by CP-SAT.
 */
final class ColumnGeneration implements AutoCloseable {

  private static final double EPSILON = 1e-6;
  private static final double SMOOTHING = 0.5;
  private static final double WHOLE = 0.95;
  private static final double CHANCE = 0.2;
  private static final long EACH_STEP = 1_500_000_000L;

  private final Instance instance;
  private final SearchLimits limits;
  private final List<Pricer> pricers = new ArrayList<>();
  private final List<int[]> lines = new ArrayList<>();
  private final List<Integer> owners = new ArrayList<>();
  private final List<MPVariable> variables = new ArrayList<>();
  private final boolean[] fixed;
  private final Set<String> known = new HashSet<>();
  private final int[][][] wish;
  private long wishBase;
  private final ExecutorService threads;
  private final MPSolver master;
  private final MPConstraint[] one;
  private final MPConstraint[][] places;
  private double bound = Double.NEGATIVE_INFINITY;

  ColumnGeneration(Instance instance, SearchLimits limits) {
    Natives.load();
    this.instance = instance;
    this.limits = limits;
    int people = instance.people().size();
    int shifts = instance.shifts().size();
    this.threads =
        Executors.newFixedThreadPool(
            limits.workers(),
            task -> {
              Thread thread = new Thread(task, "pricing");
              thread.setDaemon(true);
              return thread;
            });
    this.fixed = new boolean[people];
    this.wish = new int[people][instance.days()][shifts];
    for (Instance.Wish on : instance.on()) {
      wish[on.person()][on.day()][on.shift()] -= on.weight();
      wishBase += on.weight();
    }
    for (Instance.Wish off : instance.off()) {
      wish[off.person()][off.day()][off.shift()] += off.weight();
    }
    this.master = MPSolver.createSolver("GLOP");
    this.one = new MPConstraint[people];
    this.places = new MPConstraint[instance.days()][shifts];
    for (int person = 0; person < people; person++) {
      pricers.add(new Pricer(instance, person));
      one[person] = master.makeConstraint(1, 1);
    }
    master.objective().setMinimization();
    for (Instance.Cover cover : instance.cover()) {
      MPConstraint row = master.makeConstraint(cover.wanted(), cover.wanted());
      places[cover.day()][cover.shift()] = row;
      slack(row, 1, cover.underWeight());
      slack(row, -1, cover.overWeight());
    }
  }

  private void slack(MPConstraint row, int factor, int weight) {
    MPVariable slack = master.makeNumVar(0, MPSolver.infinity(), "");
    row.setCoefficient(slack, factor);
    master.objective().setCoefficient(slack, weight);
  }

  /** No roster costs less; negative infinity before anything is proved. */
  double bound() {
    return bound;
  }

  /** A line known beforehand, such as one of a roster that was found otherwise. */
  void offer(int person, int[] line) {
    add(person, line);
  }

  private boolean add(int person, int[] line) {
    if (!known.add(person + Arrays.toString(line))) {
      return false;
    }
    MPVariable column = master.makeNumVar(0, MPSolver.infinity(), "");
    one[person].setCoefficient(column, 1);
    for (int day = 0; day < line.length; day++) {
      if (line[day] != Pricer.FREE && places[day][line[day]] != null) {
        places[day][line[day]].setCoefficient(column, 1);
      }
    }
    master.objective().setCoefficient(column, (double) wishes(person, line));
    lines.add(line);
    variables.add(column);
    owners.add(person);
    return true;
  }

  private long wishes(int person, int[] line) {
    long sum = 0;
    for (int day = 0; day < line.length; day++) {
      sum += line[day] == Pricer.FREE ? 0 : wish[person][day][line[day]];
    }
    return sum;
  }

  /** Prices until nothing gets better or time is over; needs a line for each person to begin. */
  void generate(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    double[][] smooth = new double[instance.days()][instance.shifts().size()];
    boolean first = true;
    while (System.nanoTime() < end) {
      if (master.solve() != MPSolver.ResultStatus.OPTIMAL) {
        return;
      }
      double[][] duals = duals();
      boolean added = !first && round(mix(smooth, duals), end);
      first = false;
      if (!added) {
        if (!round(duals, end)) {
          return;
        }
        smooth = duals;
      }
    }
  }

  /**
   * Diving: the line that the master likes best is given to its person for good, prices are found
   * anew for the others, and so on to the last person. A little chance makes each dive another.
   *
   * @return a roster, or null where time was over before
   */
  int @Nullable [][] dive(Duration time, SplittableRandom random) {
    long end = System.nanoTime() + time.toNanos();
    int[][] roster = new int[one.length][];
    List<MPVariable> held = new ArrayList<>();
    try {
      for (int left = one.length; left > 0; ) {
        generate(Duration.ofNanos(Math.max(1, Math.min(EACH_STEP, end - System.nanoTime()))));
        if (System.nanoTime() > end || master.solve() != MPSolver.ResultStatus.OPTIMAL) {
          return null;
        }
        left -= hold(roster, held, random);
      }
      return roster;
    } finally {
      held.forEach(variable -> variable.setLb(0));
      Arrays.fill(fixed, false);
    }
  }

  /** Gives everybody their line who has only one, and one more person the best liked. */
  private int hold(int[][] roster, List<MPVariable> held, SplittableRandom random) {
    int best = -1;
    double most = -1;
    List<Integer> chosen = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      double value = variables.get(i).solutionValue();
      if (!fixed[owners.get(i)]) {
        double liked = value * (1 + CHANCE * random.nextDouble());
        if (value > WHOLE) {
          chosen.add(i);
        } else if (liked > most) {
          best = i;
          most = liked;
        }
      }
    }
    if (chosen.isEmpty()) {
      chosen.add(best);
    }
    for (int column : chosen) {
      int person = owners.get(column);
      roster[person] = lines.get(column);
      fixed[person] = true;
      variables.get(column).setLb(1);
      held.add(variables.get(column));
    }
    return chosen.size();
  }

  private double[][] duals() {
    double[][] duals = new double[instance.days()][instance.shifts().size()];
    for (int day = 0; day < duals.length; day++) {
      for (int shift = 0; shift < duals[day].length; shift++) {
        duals[day][shift] = places[day][shift] == null ? 0 : places[day][shift].dualValue();
      }
    }
    return duals;
  }

  /** Prices between the last and the best known calm the search (Wentges 1997). */
  private static double[][] mix(double[][] smooth, double[][] duals) {
    for (int day = 0; day < duals.length; day++) {
      for (int shift = 0; shift < duals[day].length; shift++) {
        smooth[day][shift] = SMOOTHING * smooth[day][shift] + (1 - SMOOTHING) * duals[day][shift];
      }
    }
    return smooth;
  }

  /** One round of pricing; its Lagrangian bound holds for any prices. */
  private boolean round(double[][] duals, long end) {
    double[] least = new double[one.length];
    Arrays.setAll(least, person -> one[person].dualValue());
    double lagrangian = wishBase + covers(duals);
    boolean added = false;
    boolean whole = true;
    List<Pricer.@Nullable Line> found = price(duals, end);
    for (int person = 0; person < pricers.size(); person++) {
      Pricer.Line line = found.get(person);
      if (line == null) {
        whole = false;
        continue;
      }
      lagrangian += line.price();
      if (line.price() - least[person] < -EPSILON) {
        added |= add(person, line.days());
      }
    }
    if (whole) {
      bound = Math.max(bound, lagrangian);
    }
    return added;
  }

  /** Everybody's cheapest line, by all workers; null for who is settled or when time is over. */
  private List<Pricer.@Nullable Line> price(double[][] duals, long end) {
    List<Callable<Pricer.@Nullable Line>> tasks = new ArrayList<>();
    for (int person = 0; person < pricers.size(); person++) {
      int index = person;
      tasks.add(
          () ->
              fixed[index] || System.nanoTime() > end
                  ? null
                  : pricers.get(index).cheapest(prices(index, duals)));
    }
    List<Pricer.@Nullable Line> found = new ArrayList<>();
    try {
      for (Future<Pricer.@Nullable Line> line : threads.invokeAll(tasks)) {
        found.add(line.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted while pricing");
    } catch (ExecutionException e) {
      throw new IllegalStateException("Pricing failed", e);
    }
    return found;
  }

  private double[][] prices(int person, double[][] duals) {
    double[][] prices = new double[duals.length][];
    for (int day = 0; day < duals.length; day++) {
      prices[day] = new double[duals[day].length];
      for (int shift = 0; shift < duals[day].length; shift++) {
        prices[day][shift] = wish[person][day][shift] - duals[day][shift];
      }
    }
    return prices;
  }

  /** The cheapest under- and over-cover at these prices: prices lie between the two weights. */
  private double covers(double[][] duals) {
    double sum = 0;
    for (Instance.Cover cover : instance.cover()) {
      double price = duals[cover.day()][cover.shift()];
      if (price > cover.underWeight() + EPSILON || price < -cover.overWeight() - EPSILON) {
        return Double.NEGATIVE_INFINITY;
      }
      sum += price * cover.wanted();
    }
    return sum;
  }

  /** The best roster of the lines found; null where time is over before the first. */
  int @Nullable [][] pick(Duration time, int[][] hint, SearchProgress.Listener listener) {
    CpModel model = new CpModel();
    LinearExprBuilder cost = LinearExpr.newBuilder();
    cost.add(wishBase);
    BoolVar[] columns = new BoolVar[lines.size()];
    List<List<Literal>> own = new ArrayList<>();
    instance.people().forEach(person -> own.add(new ArrayList<>()));
    LinearExprBuilder[][] there = new LinearExprBuilder[instance.days()][instance.shifts().size()];
    for (LinearExprBuilder[] row : there) {
      Arrays.setAll(row, shift -> LinearExpr.newBuilder());
    }
    for (int i = 0; i < columns.length; i++) {
      int[] line = lines.get(i);
      columns[i] = model.newBoolVar("");
      own.get(owners.get(i)).add(columns[i]);
      cost.addTerm(columns[i], wishes(owners.get(i), line));
      for (int day = 0; day < line.length; day++) {
        if (line[day] != Pricer.FREE) {
          there[day][line[day]].add(columns[i]);
        }
      }
      model.addHint((Literal) columns[i], Arrays.equals(line, hint[owners.get(i)]));
    }
    own.forEach(model::addExactlyOne);
    for (Instance.Cover cover : instance.cover()) {
      IntVar under = model.newIntVar(0, cover.wanted(), "");
      IntVar over = model.newIntVar(0, instance.people().size(), "");
      LinearExprBuilder sum = there[cover.day()][cover.shift()];
      model.addEquality(sum.add(under).addTerm(over, -1), cover.wanted());
      cost.addTerm(under, cover.underWeight()).addTerm(over, cover.overWeight());
    }
    model.minimize(cost);
    Search search = new Search(limits.within(time), listener);
    CpSolverStatus status = search.run(model);
    if (status != CpSolverStatus.OPTIMAL && status != CpSolverStatus.FEASIBLE) {
      return null;
    }
    int[][] roster = new int[instance.people().size()][];
    for (int i = 0; i < columns.length; i++) {
      if (search.solver().booleanValue(columns[i])) {
        roster[owners.get(i)] = lines.get(i);
      }
    }
    return roster;
  }

  /** What a roster of lines costs. */
  long cost(int[][] roster) {
    long cost = wishBase;
    for (int person = 0; person < roster.length; person++) {
      cost += wishes(person, roster[person]);
    }
    for (Instance.Cover cover : instance.cover()) {
      long there = Arrays.stream(roster).filter(line -> line[cover.day()] == cover.shift()).count();
      cost +=
          Math.max(0, cover.wanted() - there) * cover.underWeight()
              + Math.max(0, there - cover.wanted()) * cover.overWeight();
    }
    return cost;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    master.delete();
  }
}
