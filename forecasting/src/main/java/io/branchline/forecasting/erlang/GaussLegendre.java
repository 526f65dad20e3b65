package io.branchline.forecasting.erlang;

/** Nodes and weights on [-1, 1] that integrate polynomials of degree 31 exactly. */
final class GaussLegendre {

  private static final int ORDER = 16;

  static final double[] NODES = new double[ORDER];
  static final double[] WEIGHTS = new double[ORDER];

  static {
    for (int i = 0; i < ORDER; i++) {
      double x = Math.cos(Math.PI * (i + 0.75) / (ORDER + 0.5));
      double slope = 0;
      for (int step = 0; step < 100; step++) {
        double previous = 1;
        double value = x;
        for (int k = 2; k <= ORDER; k++) {
          double next = ((2 * k - 1) * x * value - (k - 1) * previous) / k;
          previous = value;
          value = next;
        }
        slope = ORDER * (x * value - previous) / (x * x - 1);
        double change = value / slope;
        x -= change;
        if (Math.abs(change) < 1e-17) {
          break;
        }
      }
      NODES[i] = x;
      WEIGHTS[i] = 2 / ((1 - x * x) * slope * slope);
    }
  }

  private GaussLegendre() {}
}
