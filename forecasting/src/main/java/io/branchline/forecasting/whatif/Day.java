package io.branchline.forecasting.whatif;

import static java.util.Objects.requireNonNull;

import io.branchline.forecasting.erlang.Load;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A day's queues.
 *
 * @param date as 2026-11-23; empty for a day that is not in any calendar
 * @param times of the intervals, as 09:30
 * @param sites each with a load for each of the times
 */
public record Day(String date, List<String> times, List<Site> sites) {

  /** Checks that all have the same intervals. */
  public Day {
    requireNonNull(date, "date is null");
    times = List.copyOf(times);
    sites = List.copyOf(sites);
    int intervals = times.size();
    if (sites.isEmpty()) {
      throw new IllegalArgumentException("There is no queue, so there is nothing to ask about.");
    }
    if (sites.stream().anyMatch(site -> site.loads().size() != intervals)) {
      throw new IllegalArgumentException(
          "Not every queue of day " + date + " has its " + intervals + " intervals.");
    }
  }

  /**
   * An hour of the same traffic in each of some branches, without any data.
   *
   * @param erlangs of a branch
   * @param regions that the branches lie in, as evenly as they can
   */
  public static Day ofErlangs(double erlangs, double handleSeconds, int branches, int regions) {
    if (branches < 1 || regions < 1) {
      throw new IllegalArgumentException(
          "Branches and regions must be 1 or more, not " + branches + " and " + regions);
    }
    Load load = new Load(erlangs * 3600 / handleSeconds, handleSeconds, 3600);
    return new Day(
        "",
        List.of(""),
        IntStream.range(0, branches)
            .mapToObj(
                number ->
                    new Site(
                        String.valueOf(1 + (long) number * regions / branches),
                        String.valueOf(1 + number),
                        "",
                        List.of(load)))
            .toList());
  }

  /**
   * Each day of a forecast. A queue without an interval that another has has no calls in it; one
   * without a handle time borrows the mean of the others.
   *
   * @throws IllegalArgumentException where no handle time is known at all
   */
  public static List<Day> eachOf(Collection<Interval> forecast) {
    double usual = usualHandleSeconds(forecast);
    SortedMap<LocalDate, List<Interval>> days = new TreeMap<>();
    forecast.forEach(
        one -> days.computeIfAbsent(one.localDate(), day -> new ArrayList<>()).add(one));
    return days.entrySet().stream()
        .map(day -> of(day.getKey().toString(), day.getValue(), usual))
        .toList();
  }

  private static Day of(String date, List<Interval> intervals, double usual) {
    SortedMap<Instant, String> times = new TreeMap<>();
    Map<String, List<Interval>> queues = new TreeMap<>();
    for (Interval one : intervals) {
      times.putIfAbsent(one.start(), one.localTime());
      queues.computeIfAbsent(one.branch() + "/" + one.queue(), key -> new ArrayList<>()).add(one);
    }
    return new Day(
        date,
        List.copyOf(times.values()),
        queues.values().stream().map(queue -> site(queue, times, usual)).toList());
  }

  private static Site site(List<Interval> queue, SortedMap<Instant, String> times, double usual) {
    Interval first = queue.get(0);
    double seconds = 60.0 * first.minutes();
    SortedMap<Instant, Load> loads = new TreeMap<>();
    times.keySet().forEach(start -> loads.put(start, new Load(0, 0, seconds)));
    for (Interval one : queue) {
      double handle =
          one.knowsHandleTime() ? requireNonNull(one.handleSeconds()).doubleValue() : usual;
      loads.put(one.start(), new Load(one.calls(), one.calls() == 0 ? 0 : handle, seconds));
    }
    return new Site(first.region(), first.branch(), first.queue(), List.copyOf(loads.values()));
  }

  /** The mean over expected calls. */
  private static double usualHandleSeconds(Collection<Interval> intervals) {
    double seconds = 0;
    double calls = 0;
    for (Interval one : intervals) {
      if (one.knowsHandleTime()) {
        seconds += one.calls() * requireNonNull(one.handleSeconds());
        calls += one.calls();
      }
    }
    if (calls == 0) {
      throw new IllegalArgumentException("The forecast knows no handle time.");
    }
    return seconds / calls;
  }
}
