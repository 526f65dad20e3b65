package io.branchline.forecasting.bench;

import io.branchline.forecasting.erlang.ErlangA;
import io.branchline.forecasting.erlang.ErlangB;
import io.branchline.forecasting.erlang.ErlangC;
import io.branchline.forecasting.erlang.Load;
import io.branchline.forecasting.erlang.Requirement;
import io.branchline.forecasting.erlang.Shrinkage;
import io.branchline.forecasting.erlang.Target;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** How many staffing answers a core gives in a second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Threads(1)
public class BenchmarkErlang {

  private static final int LOADS = 4096;
  private static final long SEED = 20261122;

  private final Load[] loads = new Load[LOADS];
  private final Target target =
      Target.parse("80/20").withMaxOccupancy(0.85).withShrinkage(Shrinkage.of(0.3));
  private final ErlangA patient = new ErlangA(300);
  private int next;

  /** Loads of a branch: answers from 1 to 50 agents. */
  public BenchmarkErlang() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < LOADS; i++) {
      loads[i] = Load.ofErlangs(random.nextDouble(0.01, 41), random.nextDouble(60, 600));
    }
  }

  private Load load() {
    next = (next + 1) & (LOADS - 1);
    return loads[next];
  }

  /** Erlang C: agents for 80/20 at 85 % occupancy, shrinkage included. */
  @Benchmark
  public Requirement solveErlangC() {
    return ErlangC.MODEL.solve(load(), target);
  }

  /** Erlang A: the same with patience. */
  @Benchmark
  public Requirement solveErlangA() {
    return patient.solve(load(), target);
  }

  /** Erlang C forward. */
  @Benchmark
  public double serviceLevelErlangC() {
    return ErlangC.MODEL.at(45, load(), 20).serviceLevel();
  }

  /** Erlang B of a million lines. */
  @Benchmark
  public double blockingAtAMillion() {
    return ErlangB.blocking(1_000_000, 999_000 + load().erlangs());
  }
}
