package io.branchline.forecasting.arrival;

import java.util.Arrays;

/** Solves symmetric positive definite systems: A = L L', in the lower half of A's rows. */
final class Cholesky {

  private Cholesky() {}

  /*
   * What lies left of a row's first entry that is not 0 stays 0 in L and is stepped over (the envelope; George and Liu
   * 1981): a matrix whose rows reach far only at its end costs little.
   */

  /** Replaces the lower half of a matrix by its factor. */
  static void factor(double[][] a) {
    int[] first = envelope(a);
    for (int i = 0; i < a.length; i++) {
      double[] row = a[i];
      for (int j = first[i]; j <= i; j++) {
        double[] other = a[j];
        double sum = row[j];
        for (int k = Math.max(first[i], first[j]); k < j; k++) {
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

  /** Where each row's lower half begins. */
  private static int[] envelope(double[][] a) {
    int[] first = new int[a.length];
    for (int i = 0; i < a.length; i++) {
      while (first[i] < i && a[i][first[i]] == 0) {
        first[i]++;
      }
    }
    return first;
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
    int[] first = envelope(factor);
    double[][] lower = new double[n][n];
    int[] begin = new int[n];
    for (int i = 0; i < n; i++) {
      begin[i] = i;
      double[] row = lower[i];
      for (int k = first[i]; k < i; k++) {
        double share = factor[i][k];
        if (share != 0) {
          subtract(row, share, lower[k], begin[k], k);
          begin[i] = Math.min(begin[i], begin[k]);
        }
      }
      for (int j = begin[i]; j < i; j++) {
        row[j] /= factor[i][i];
      }
      row[i] = 1 / factor[i][i];
    }
    for (int i = 0; i < n; i++) {
      Arrays.fill(inverse[i], 0);
    }
    for (int k = 0; k < n; k++) {
      double[] row = lower[k];
      for (int i = begin[k]; i <= k; i++) {
        subtract(inverse[i], -row[i], row, begin[k], i);
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        inverse[j][i] = inverse[i][j];
      }
    }
  }

  /** to[from..last] -= share x row[from..last]. */
  private static void subtract(double[] to, double share, double[] row, int from, int last) {
    for (int j = from; j <= last; j++) {
      to[j] -= share * row[j];
    }
  }
}
