package io.branchline.forecasting.arrival;

import java.util.Arrays;
import java.util.List;

/**
 * Weighted least squares with quadratic penalties whose strengths are found from the data. Not for
 * more than one thread.
 */
final class PenalizedRegression {

  /*
   * Minimises sum w (z - x b)^2 + sum_j lambda_j |D_j b|^2. Given b, lambda_j moves to
   * (rank_j - lambda_j tr(V D_j'D_j)) / |D_j b|^2 with V = (X'WX + S)^-1: the generalized Fellner-Schall step of
   * Wood and Fasiolo (Biometrics 2017), which climbs the restricted likelihood when 1/w is the variance of z.
   */

  private static final double LEAST = 1e-3;
  private static final double MOST = 1e8;
  private static final double RIDGE = 1e-6;

  private final double[][] gram;
  private final double[] right;
  private final double[] beta;
  private final double[][] inverse;
  private final List<Penalty> penalties;
  private final double[] strengths;

  /**
   * Rows that are drawn to zero together.
   *
   * @param columns of each row
   * @param values of each row
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
  record Penalty(int[][] columns, double[][] values) {

    /** Draws each coefficient to zero. */
    static Penalty ridge(int from, int count) {
      int[][] columns = new int[count][];
      double[][] values = new double[count][];
      for (int i = 0; i < count; i++) {
        columns[i] = new int[] {from + i};
        values[i] = new double[] {1};
      }
      return new Penalty(columns, values);
    }

    /** Draws neighbours to each other, in groups of so many coefficients. */
    static Penalty steps(int from, int count, int groups) {
      int[][] columns = new int[groups * (count - 1)][];
      double[][] values = new double[columns.length][];
      for (int group = 0, row = 0; group < groups; group++) {
        for (int i = 0; i + 1 < count; i++, row++) {
          int first = from + group * count + i;
          columns[row] = new int[] {first, first + 1};
          values[row] = new double[] {-1, 1};
        }
      }
      return new Penalty(columns, values);
    }

    /** Draws every three neighbours to a line. */
    static Penalty bends(int from, int count) {
      int[][] columns = new int[Math.max(0, count - 2)][];
      double[][] values = new double[columns.length][];
      for (int i = 0; i < columns.length; i++) {
        columns[i] = new int[] {from + i, from + i + 1, from + i + 2};
        values[i] = new double[] {1, -2, 1};
      }
      return new Penalty(columns, values);
    }
  }

  PenalizedRegression(int size, List<Penalty> penalties, double strength) {
    this.gram = new double[size][size];
    this.right = new double[size];
    this.beta = new double[size];
    this.inverse = new double[size][size];
    this.penalties = List.copyOf(penalties);
    this.strengths = new double[penalties.size()];
    Arrays.fill(strengths, strength);
  }

  /** Forgets the observations and keeps the strengths. */
  void clear() {
    for (double[] row : gram) {
      Arrays.fill(row, 0);
    }
    Arrays.fill(right, 0);
  }

  /** Adds an observation z of weight 1 / variance with these non-zero regressors. */
  void add(int[] columns, double[] values, double weight, double z) {
    for (int i = 0; i < columns.length; i++) {
      double scaled = weight * values[i];
      right[columns[i]] += scaled * z;
      double[] row = gram[columns[i]];
      for (int j = 0; j < columns.length; j++) {
        row[columns[j]] += scaled * values[j];
      }
    }
  }

  /** Solves for the coefficients. */
  double[] solve() {
    int n = beta.length;
    double[][] factor = new double[n][];
    for (int i = 0; i < n; i++) {
      factor[i] = Arrays.copyOf(gram[i], n);
      factor[i][i] += RIDGE;
    }
    for (int p = 0; p < penalties.size(); p++) {
      Penalty penalty = penalties.get(p);
      for (int row = 0; row < penalty.columns().length; row++) {
        int[] columns = penalty.columns()[row];
        double[] values = penalty.values()[row];
        for (int i = 0; i < columns.length; i++) {
          for (int j = 0; j < columns.length; j++) {
            factor[columns[i]][columns[j]] += strengths[p] * values[i] * values[j];
          }
        }
      }
    }
    Cholesky.factor(factor);
    System.arraycopy(Cholesky.solve(factor, right), 0, beta, 0, n);
    Cholesky.invert(factor, inverse);
    return beta;
  }

  /** Moves every penalty's strength one step; call after {@link #solve}. */
  void adaptPenalties() {
    for (int p = 0; p < penalties.size(); p++) {
      Penalty penalty = penalties.get(p);
      double trace = 0;
      double roughness = 0;
      for (int row = 0; row < penalty.columns().length; row++) {
        int[] columns = penalty.columns()[row];
        double[] values = penalty.values()[row];
        double difference = 0;
        for (int i = 0; i < columns.length; i++) {
          difference += values[i] * beta[columns[i]];
          for (int j = 0; j < columns.length; j++) {
            trace += values[i] * values[j] * inverse[columns[i]][columns[j]];
          }
        }
        roughness += difference * difference;
      }
      double free = Math.max(0, penalty.columns().length - strengths[p] * trace);
      double moved = roughness <= 0 ? MOST : free / roughness;
      strengths[p] = Math.min(MOST, Math.max(LEAST, moved));
    }
  }

  /** How strong a penalty was found to be. */
  double strength(int penalty) {
    return strengths[penalty];
  }

  /** How many coefficients the data really chose: the trace of the hat matrix. */
  double freedom() {
    double trace = 0;
    for (int i = 0; i < beta.length; i++) {
      for (int j = 0; j < beta.length; j++) {
        trace += inverse[i][j] * gram[j][i];
      }
    }
    return trace;
  }

  /** What the fitted value of these regressors varies by. */
  double leverage(int[] columns, double[] values) {
    double sum = 0;
    for (int i = 0; i < columns.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        sum += values[i] * values[j] * inverse[columns[i]][columns[j]];
      }
    }
    return sum;
  }

  /** The fitted value of these regressors. */
  double value(int[] columns, double[] values) {
    double sum = 0;
    for (int i = 0; i < columns.length; i++) {
      sum += values[i] * beta[columns[i]];
    }
    return sum;
  }
}
