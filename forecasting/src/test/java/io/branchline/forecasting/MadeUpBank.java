package io.branchline.forecasting;

import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.Branch;
import io.branchline.warehouse.table.KpiInterval;
import io.branchline.warehouse.table.KpiScope;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Branches and queues with half hours whose truth is known. */
final class MadeUpBank {

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final LocalDate FIRST = LocalDate.of(2026, 6, 1);
  static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
  private static final double[] WEEKDAYS = {1.2, 1.05, 1, 0.95, 1, 0.6, 0.4};

  private MadeUpBank() {}

  static void write(Warehouse warehouse, int branches, int queues, int days) {
    Random random = new Random(20261122);
    List<KpiInterval> rows = new ArrayList<>();
    for (int b = 0; b < branches; b++) {
      String branch = "b" + b;
      warehouse.write(
          Branch.class, List.of(new Branch(branch, branch, branch, "", ZONE.getId(), 1)));
      for (int q = 0; q < queues; q++) {
        for (int day = 0; day < days; day++) {
          double level = Math.exp(0.04 * random.nextGaussian()) * WEEKDAYS[day % 7];
          for (int slot = 0; slot < 48; slot++) {
            double hour = (slot - 26) / 9.0;
            double mean = slot < 16 || slot >= 42 ? 0 : 12 * level * Math.exp(-0.5 * hour * hour);
            rows.add(row(branch, "q" + q, FIRST.plusDays(day), slot, poisson(mean, random)));
          }
        }
      }
    }
    warehouse.write(KpiInterval.class, rows);
  }

  private static long poisson(double mean, Random random) {
    double left = Math.exp(-mean);
    double product = random.nextDouble();
    long count = 0;
    while (product > left) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  private static KpiInterval row(
      String branch, String queue, LocalDate date, int slot, long calls) {
    LocalTime time = LocalTime.of(slot / 2, slot % 2 * 30);
    return new KpiInterval(
        KpiScope.QUEUE,
        branch,
        queue,
        "",
        date.atTime(time).atZone(ZONE).toInstant(),
        30,
        date,
        String.format(Locale.ROOT, "%02d:%02d", time.getHour(), time.getMinute()),
        calls,
        calls,
        calls,
        0,
        0,
        0,
        0,
        20,
        5,
        0,
        0,
        0,
        0,
        0,
        calls,
        180_000 * calls,
        0,
        0,
        0,
        0,
        0,
        1,
        false);
  }
}
