package io.branchline.ingest.flink;

import java.io.Serial;
import org.apache.flink.api.common.accumulators.Accumulator;
import org.apache.flink.api.common.accumulators.SimpleAccumulator;

/** The smallest or the largest of numbers, over all operators. */
final class LongExtreme implements SimpleAccumulator<Long> {

  @Serial private static final long serialVersionUID = 1;

  private final int sign;
  private long extreme;

  /**
   * Nothing seen yet.
   *
   * @param sign 1 for the largest, -1 for the smallest
   */
  LongExtreme(int sign) {
    this.sign = sign;
    resetLocal();
  }

  void add(long value) {
    if (sign > 0 ? value > extreme : value < extreme) {
      extreme = value;
    }
  }

  @Override
  public void add(Long value) {
    add(value.longValue());
  }

  @Override
  public Long getLocalValue() {
    return extreme;
  }

  @Override
  public void resetLocal() {
    extreme = sign > 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }

  @Override
  public void merge(Accumulator<Long, Long> other) {
    add(other.getLocalValue().longValue());
  }

  @Override
  public Accumulator<Long, Long> clone() {
    LongExtreme copy = new LongExtreme(sign);
    copy.extreme = extreme;
    return copy;
  }
}
