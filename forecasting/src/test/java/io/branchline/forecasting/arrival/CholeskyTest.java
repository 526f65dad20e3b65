package io.branchline.forecasting.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CholeskyTest {

  /** Blocks that meet only in the last rows, as profiles of weekdays do, and dense matrices. */
  @Test
  void invertsWhateverLiesOutsideTheEnvelope() {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 50; round++) {
      int n = 1 + random.nextInt(40);
      int block = 1 + random.nextInt(n);
      int dense = random.nextInt(n + 1);
      double[][] root = new double[n][n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j <= i; j++) {
          boolean there = i == j || i >= n - dense || i / block == j / block;
          root[i][j] = there ? random.nextDouble(-1, 1) : 0;
        }
        root[i][i] = 1 + random.nextDouble();
      }
      double[][] a = new double[n][n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          for (int k = 0; k < n; k++) {
            a[i][j] += root[i][k] * root[j][k];
          }
        }
      }
      double[][] factor = new double[n][];
      for (int i = 0; i < n; i++) {
        factor[i] = a[i].clone();
      }
      Cholesky.factor(factor);
      double[][] inverse = new double[n][n];
      Cholesky.invert(factor, inverse);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          double product = 0;
          for (int k = 0; k < n; k++) {
            product += a[i][k] * inverse[k][j];
          }
          assertThat(product).isCloseTo(i == j ? 1 : 0, within(1e-6));
        }
      }
    }
  }
}
