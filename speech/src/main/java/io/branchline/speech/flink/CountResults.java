package io.branchline.speech.flink;

import io.branchline.speech.job.RecordingJob;
import java.io.Serial;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Counts what became of recordings and prints a line for each that failed. */
final class CountResults extends RichMapFunction<String, String> {

  @Serial private static final long serialVersionUID = 1;

  static final String MILLIS = "millis";

  private final Map<RecordingJob.Outcome, LongCounter> outcomes =
      new EnumMap<>(RecordingJob.Outcome.class);
  private final LongCounter millis = new LongCounter();

  @Override
  public void open(OpenContext context) {
    for (RecordingJob.Outcome outcome : RecordingJob.Outcome.values()) {
      LongCounter counter = new LongCounter();
      outcomes.put(outcome, counter);
      getRuntimeContext().addAccumulator(outcome.name(), counter);
    }
    getRuntimeContext().addAccumulator(MILLIS, millis);
  }

  @Override
  public String map(String text) {
    RecordingJob.Result result = Results.read(text);
    outcomes.get(result.outcome()).add(1L);
    millis.add(result.millis());
    if (result.outcome() == RecordingJob.Outcome.FAILED) {
      Lines.print("skipped: " + result.line());
    }
    return text;
  }
}
