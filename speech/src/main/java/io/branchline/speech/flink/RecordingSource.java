package io.branchline.speech.flink;

import static java.util.Objects.requireNonNull;

import io.branchline.speech.job.RecordingFacts;
import io.branchline.speech.job.RecordingFolder;
import io.branchline.warehouse.WarehouseConfig;
import java.io.Serial;
import java.util.Map;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** The recordings of a folder, as lines: those that are there, or whatever comes, for ever. */
public final class RecordingSource implements Source<String, RecordingSplit, Map<String, Long>> {

  @Serial private static final long serialVersionUID = 1;

  private final RecordingFolder.Place place;
  private final Extent extent;
  private final WarehouseConfig warehouse;
  private final RecordingFacts defaults;

  /** How long a source reads. */
  public enum Extent {
    /** What is there, once. */
    ONCE,
    /** What is there and what comes, until the job is cancelled. */
    FOLLOWING
  }

  /**
   * A source.
   *
   * @param warehouse knows the calls: while following, a recording waits for its call
   */
  public RecordingSource(
      RecordingFolder.Place place,
      Extent extent,
      WarehouseConfig warehouse,
      RecordingFacts defaults) {
    this.place = requireNonNull(place, "place is null");
    this.extent = requireNonNull(extent, "extent is null");
    this.warehouse = requireNonNull(warehouse, "warehouse is null");
    this.defaults = requireNonNull(defaults, "defaults is null");
  }

  @Override
  public Boundedness getBoundedness() {
    return extent == Extent.ONCE ? Boundedness.BOUNDED : Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SourceReader<String, RecordingSplit> createReader(SourceReaderContext context) {
    return new RecordingReader(context);
  }

  @Override
  public SplitEnumerator<RecordingSplit, Map<String, Long>> createEnumerator(
      SplitEnumeratorContext<RecordingSplit> context) {
    return restoreEnumerator(context, Map.of());
  }

  @Override
  public SplitEnumerator<RecordingSplit, Map<String, Long>> restoreEnumerator(
      SplitEnumeratorContext<RecordingSplit> context, Map<String, Long> given) {
    return new RecordingEnumerator(context, place, extent, warehouse, defaults, given);
  }

  @Override
  public SimpleVersionedSerializer<RecordingSplit> getSplitSerializer() {
    return new RecordingSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<Map<String, Long>> getEnumeratorCheckpointSerializer() {
    return new GivenSerializer();
  }
}
