package io.branchline.forecasting.simulation;

import java.util.Arrays;

/** When busy agents will be free: a binary heap by time. */
final class Departures {

  private double[] times = new double[64];
  private int[] teams = new int[64];
  private int size;

  double firstAt() {
    return size == 0 ? Double.POSITIVE_INFINITY : times[0];
  }

  void add(double at, int team) {
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
      teams = Arrays.copyOf(teams, 2 * size);
    }
    int hole = size++;
    while (hole > 0) {
      int parent = (hole - 1) >>> 1;
      if (times[parent] <= at) {
        break;
      }
      times[hole] = times[parent];
      teams[hole] = teams[parent];
      hole = parent;
    }
    times[hole] = at;
    teams[hole] = team;
  }

  /** Removes the first and gives its team. */
  int poll() {
    final int first = teams[0];
    size--;
    double at = times[size];
    int team = teams[size];
    int hole = 0;
    for (int child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && times[child + 1] < times[child]) {
        child++;
      }
      if (at <= times[child]) {
        break;
      }
      times[hole] = times[child];
      teams[hole] = teams[child];
      hole = child;
    }
    times[hole] = at;
    teams[hole] = team;
    return first;
  }
}
