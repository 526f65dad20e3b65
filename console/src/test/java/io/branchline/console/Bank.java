package io.branchline.console;

import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.Agent;
import io.branchline.warehouse.table.Branch;
import io.branchline.warehouse.table.Call;
import io.branchline.warehouse.table.CallLeg;
import io.branchline.warehouse.table.CallOutcome;
import io.branchline.warehouse.table.Forecast;
import io.branchline.warehouse.table.KpiInterval;
import io.branchline.warehouse.table.KpiScope;
import io.branchline.warehouse.table.Queue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A made-up bank for tests and for looking at pages: branches of different size, days of calls with
 * their half-hour counters, forecasts. Drawn from a seed.
 */
final class Bank {

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 15);
  static final long SEED = 20261115;

  private static final String[][] CITIES = {
    {"Shanghai Pudong", "上海浦东", "East"},
    {"Beijing Chaoyang", "北京朝阳", "North"},
    {"Guangzhou Tianhe", "广州天河", "South"},
    {"Chengdu Jinjiang", "成都锦江", "West"},
    {"Wuhan Jianghan", "武汉江汉", "Central"},
    {"Xi'an Yanta", "西安雁塔", "West"},
    {"Hangzhou Xihu", "杭州西湖", "East"},
    {"Nanjing Gulou", "南京鼓楼", "East"},
  };

  private static final String[][] QUEUES = {
    {"cards", "Cards", "信用卡"}, {"accounts", "Accounts", "账户"}, {"loans", "Loans", "贷款"}
  };

  private static final int[] HALF_HOURLY = {
    1, 1, 1, 1, 0, 0, 0, 0, 0, 1, 1, 2, 3, 5, 8, 12, 18, 26, 32, 36, 38, 36, 33, 30, 26, 25, 27, 31,
    34, 35, 33, 31, 28, 25, 22, 18, 14, 12, 10, 9, 8, 7, 6, 5, 4, 3, 2, 2
  };

  private static final int AGENTS_PER_BRANCH = 8;
  private static final int BATCH = 50_000;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Warehouse warehouse;
  private final int branches;
  private final int days;
  private final int callsPerDay;
  private int number;
  private final List<Call> calls = new ArrayList<>();
  private final List<CallLeg> legs = new ArrayList<>();
  private final Map<String, long[]> counters = new TreeMap<>();

  private Bank(Warehouse warehouse, int branches, int days, int callsPerDay) {
    this.warehouse = warehouse;
    this.branches = branches;
    this.days = days;
    this.callsPerDay = callsPerDay;
  }

  /** The bank that tests use: six branches, fourteen days. */
  static void small(Warehouse warehouse) {
    new Bank(warehouse, 6, 14, 90).write();
  }

  /** As large as the demo: 38 branches, 28 days, about half a million calls. */
  static void large(Warehouse warehouse) {
    new Bank(warehouse, 38, 28, 470).write();
  }

  static String branch(int number) {
    return String.format(Locale.ROOT, "b%02d", number + 1);
  }

  private void write() {
    warehouse.write(
        Branch.class,
        IntStream.range(0, branches)
            .mapToObj(
                i -> {
                  String[] city = CITIES[i % CITIES.length];
                  String suffix = i < CITIES.length ? "" : " " + (i / CITIES.length + 1);
                  return new Branch(
                      branch(i), city[0] + suffix, city[1] + suffix, city[2], ZONE.getId(), 1);
                })
            .toList());
    List<Queue> queues = new ArrayList<>();
    List<Agent> agents = new ArrayList<>();
    for (int b = 0; b < branches; b++) {
      for (String[] queue : QUEUES) {
        queues.add(new Queue(branch(b), queue[0], queue[1], queue[2], 1));
      }
      for (int a = 0; a < AGENTS_PER_BRANCH; a++) {
        agents.add(new Agent(branch(b), agent(b, a), "Agent " + agent(b, a), "team-1", 1));
      }
    }
    warehouse.write(Queue.class, queues);
    warehouse.write(Agent.class, agents);
    for (int d = days - 1; d >= 0; d--) {
      day(LAST_DAY.minusDays(d));
    }
    flush();
    writeCounters();
    writeForecasts();
  }

  static String agent(int branch, int number) {
    return String.format(Locale.ROOT, "a%02d%d", branch + 1, number);
  }

  private void day(LocalDate date) {
    int total = IntStream.of(HALF_HOURLY).sum();
    boolean weekend = date.getDayOfWeek().getValue() > 5;
    for (int b = 0; b < branches; b++) {
      double size = callsPerDay * (0.35 + 1.5 / (1 + b % 7)) * (weekend ? 0.55 : 1);
      for (int half = 0; half < HALF_HOURLY.length; half++) {
        double expected = size * HALF_HOURLY[half] / total;
        long arrivals = Math.round(expected * (0.7 + 0.6 * random.nextDouble()));
        for (int i = 0; i < arrivals; i++) {
          call(date, b, half, expected);
        }
      }
    }
    if (calls.size() > BATCH) {
      flush();
    }
  }

  private void call(LocalDate date, int b, int half, double load) {
    int q = random.nextInt(10) < 5 ? 0 : random.nextInt(2) + 1;
    int a = random.nextInt(AGENTS_PER_BRANCH);
    LocalTime time = LocalTime.of(half / 2, half % 2 * 30).plusSeconds(random.nextInt(1800));
    Instant start = date.atTime(time).atZone(ZONE).toInstant();
    long ivr = 4_000L + random.nextInt(9_000);
    double busy = Math.min(0.9, 0.25 + load / (callsPerDay * 0.09) + 0.05 * (b % 4));
    long wait =
        random.nextDouble() > busy ? random.nextInt(4_000) : exponential(18_000 + 9_000 * (b % 4));
    long patience = exponential(150_000);
    boolean inIvr = random.nextInt(40) == 0;
    boolean answered = !inIvr && wait <= patience;
    CallOutcome outcome =
        inIvr ? CallOutcome.ENDED_IN_IVR : answered ? CallOutcome.ANSWERED : CallOutcome.ABANDONED;
    long waited = inIvr ? 0 : Math.min(wait, patience);
    long talk = answered ? 30_000 + exponential(130_000 + 12_000 * (b % 5)) : 0;
    boolean held = answered && random.nextInt(6) == 0;
    long hold = held ? 8_000 + random.nextInt(50_000) : 0;
    long wrap = answered ? 5_000 + random.nextInt(40_000) : 0;
    Instant queued = start.plusMillis(ivr);
    Instant answeredAt = queued.plusMillis(waited);
    Instant ended = answeredAt.plusMillis(talk + hold);
    String id = String.format(Locale.ROOT, "%s-%s-%06d", branch(b), date, ++number);
    String agent = answered ? agent(b, a) : "";
    String queue = inIvr ? "" : QUEUES[q][0];
    calls.add(
        new Call(
            id,
            branch(b),
            queue,
            agent,
            "c" + random.nextInt(5_000),
            0,
            outcome,
            start,
            inIvr ? null : queued,
            answered ? answeredAt : null,
            ended,
            ivr,
            waited,
            0,
            talk,
            hold,
            wrap,
            held ? 1 : 0,
            0,
            List.of(),
            "bank",
            6,
            false));
    if (!inIvr) {
      legs.add(
          new CallLeg(
              id,
              1,
              branch(b),
              queue,
              agent,
              outcome,
              start,
              queued,
              answered ? answeredAt : null,
              ended,
              waited,
              0,
              talk,
              hold,
              wrap,
              6,
              false));
    }
    count(date, half, b, queue, outcome, waited, talk, hold, wrap);
  }

  private void count(
      LocalDate date,
      int half,
      int b,
      String queue,
      CallOutcome outcome,
      long waited,
      long talk,
      long hold,
      long wrap) {
    long[] c =
        counters.computeIfAbsent(
            String.format(Locale.ROOT, "%s|%s|%s|%02d", branch(b), queue, date, half),
            key -> new long[13]);
    c[0]++;
    if (outcome == CallOutcome.ENDED_IN_IVR) {
      c[4]++;
      return;
    }
    c[1]++;
    if (outcome == CallOutcome.ANSWERED) {
      c[2]++;
      c[5] += waited <= 20_000 ? 1 : 0;
      c[8] += waited;
      c[10] += talk;
      c[11] += hold;
      c[12] += wrap;
    } else {
      c[3]++;
      c[6] += waited <= 20_000 ? 1 : 0;
      c[7] += waited <= 5_000 ? 1 : 0;
      c[9] += waited;
    }
  }

  private void writeCounters() {
    List<KpiInterval> rows = new ArrayList<>();
    counters.forEach(
        (key, c) -> {
          String[] parts = key.split("\\|", -1);
          LocalDate date = LocalDate.parse(parts[2]);
          int half = Integer.parseInt(parts[3]);
          LocalTime time = LocalTime.of(half / 2, half % 2 * 30);
          rows.add(
              new KpiInterval(
                  KpiScope.QUEUE,
                  parts[0],
                  parts[1],
                  "",
                  date.atTime(time).atZone(ZONE).toInstant(),
                  30,
                  date,
                  time.toString(),
                  c[0],
                  c[1],
                  c[2],
                  c[3],
                  0,
                  c[4],
                  0,
                  20,
                  5,
                  c[5],
                  c[6],
                  c[7],
                  c[8],
                  c[9],
                  c[2],
                  c[10],
                  c[11],
                  c[12],
                  0,
                  0,
                  0,
                  1,
                  false));
        });
    warehouse.write(KpiInterval.class, rows);
  }

  private void writeForecasts() {
    int total = IntStream.of(HALF_HOURLY).sum();
    List<Forecast> rows = new ArrayList<>();
    LocalDate origin = LAST_DAY.plusDays(1);
    for (int b = 0; b < branches; b++) {
      for (int d = 0; d < 28; d++) {
        LocalDate date = origin.plusDays(d);
        boolean weekend = date.getDayOfWeek().getValue() > 5;
        double size = callsPerDay * (0.35 + 1.5 / (1 + b % 7)) * (weekend ? 0.55 : 1);
        for (int q = 0; q < QUEUES.length; q++) {
          for (int half = 0; half < HALF_HOURLY.length; half++) {
            LocalTime time = LocalTime.of(half / 2, half % 2 * 30);
            rows.add(
                Forecast.ofMean(
                    branch(b),
                    QUEUES[q][0],
                    "calendar-mean",
                    origin,
                    date.atTime(time).atZone(ZONE).toInstant(),
                    30,
                    date,
                    time.toString(),
                    size * HALF_HOURLY[half] / total * (q == 0 ? 0.5 : 0.25),
                    210.0 + 12 * (b % 5),
                    1));
          }
        }
      }
    }
    warehouse.write(Forecast.class, rows);
  }

  private void flush() {
    warehouse.write(Call.class, calls);
    warehouse.write(CallLeg.class, legs);
    calls.clear();
    legs.clear();
  }

  private long exponential(double mean) {
    return Math.round(-mean * Math.log(1 - random.nextDouble()));
  }
}
