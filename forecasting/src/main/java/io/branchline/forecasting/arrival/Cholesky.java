package io.branchline.forecasting.arrival;

import java.util.Arrays;

/** Solves symmetric positive definite systems: A = L L', in the lower half of A's rows. */
final class Cholesky {

  private Cholesky() {}

  /** Replaces the lower half of a matrix by its factor. */
  static void factor(double[][] a) {
    for (int i = 0; i < a.length; i++) {
      double[] row = a[i];
      for (int j = 0; j <= i; j++) {
        double[] other = a[j];
        double sum = row[j];
        for (int k = 0; k < j; k++) {
          sum -= row[k] * other[k];
        }
        if (i == j) {
          // A pivot that rounding has eaten stands for a direction that nothing was said about.
          row[i] = Math.sqrt(Math.max(sum, 1e-12));
        } else {
          row[j] = sum / other[j];
        }
      }
    }
  }

  /** Solves A x = b. */
  static double[] solve(double[][] factor, double[] b) {
    int n = b.length;
    double[] x = b.clone();
    for (int i = 0; i < n; i++) {
      double sum = x[i];
      for (int k = 0; k < i; k++) {
        sum -= factor[i][k] * x[k];
      }
      x[i] = sum / factor[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      x[i] /= factor[i][i];
      for (int k = 0; k < i; k++) {
        x[k] -= factor[i][k] * x[i];
      }
    }
    return x;
  }

  /** Writes the inverse of A. */
  static void invert(double[][] factor, double[][] inverse) {
    int n = factor.length;
    double[][] lower = new double[n][n];
    for (int i = 0; i < n; i++) {
      double[] row = lower[i];
      for (int k = 0; k < i; k++) {
        double[] above = lower[k];
        double share = factor[i][k];
        for (int j = 0; j <= k; j++) {
          row[j] -= share * above[j];
        }
      }
      for (int j = 0; j < i; j++) {
        row[j] /= factor[i][i];
      }
      row[i] = 1 / factor[i][i];
    }
    for (int i = 0; i < n; i++) {
      Arrays.fill(inverse[i], 0);
    }
    for (int k = 0; k < n; k++) {
      double[] row = lower[k];
      for (int i = 0; i <= k; i++) {
        double[] to = inverse[i];
        double share = row[i];
        for (int j = 0; j <= i; j++) {
          to[j] += share * row[j];
        }
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        inverse[j][i] = inverse[i][j];
      }
    }
  }
}
