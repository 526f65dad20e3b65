package io.branchline.forecasting.arrival;

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
    for (int j = 0; j < n; j++) {
      lower[j][j] = 1 / factor[j][j];
      for (int i = j + 1; i < n; i++) {
        double sum = 0;
        for (int k = j; k < i; k++) {
          sum -= factor[i][k] * lower[k][j];
        }
        lower[i][j] = sum / factor[i][i];
      }
    }
    for (int i = 0; i < n; i++) {
      java.util.Arrays.fill(inverse[i], 0);
    }
    for (int k = 0; k < n; k++) {
      double[] row = lower[k];
      for (int i = 0; i <= k; i++) {
        if (row[i] != 0) {
          double[] to = inverse[i];
          for (int j = 0; j <= k; j++) {
            to[j] += row[i] * row[j];
          }
        }
      }
    }
  }
}
