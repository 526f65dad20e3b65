package io.branchline.speech.flink;

import static java.util.Objects.requireNonNull;

import io.branchline.speech.job.RecordingFacts;
import io.branchline.speech.job.RecordingFolder;
import io.branchline.speech.job.RecordingJob;
import io.branchline.speech.worker.WorkerCommand;
import io.branchline.speech.worker.WorkerLimits;
import io.branchline.warehouse.WarehouseConfig;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * The job: recordings in, transcripts into the tables. The same graph for a folder as it is and for
 * one that is followed, for one JVM and for a cluster.
 *
 * <pre>
 * recordings → transcribe (asynchronous: workers, then tables) → count
 * </pre>
 *
 * @param place the folder, at the same path on every machine
 * @param workers processes on each task manager; 0: one for each of its slots
 */
public record TranscribeGraph(
    RecordingFolder.Place place,
    RecordingSource.Extent extent,
    WarehouseConfig warehouse,
    RecordingFacts defaults,
    RecordingJob.Repeat repeat,
    WorkerCommand command,
    WorkerLimits limits,
    int workers) {

  /** Checks that nothing is missing. */
  public TranscribeGraph {
    requireNonNull(place, "place is null");
    requireNonNull(extent, "extent is null");
    requireNonNull(warehouse, "warehouse is null");
    requireNonNull(defaults, "defaults is null");
    requireNonNull(repeat, "repeat is null");
    requireNonNull(command, "command is null");
    requireNonNull(limits, "limits is null");
  }

  /** Adds the job to an environment. */
  public void build(StreamExecutionEnvironment environment) {
    // one more than there are workers, so that none waits for the next recording
    int capacity = Math.max(1, workers) + 1;
    DataStream<String> recordings =
        environment
            .fromSource(
                new RecordingSource(place, extent, warehouse, defaults),
                WatermarkStrategy.noWatermarks(),
                "recordings",
                Types.STRING)
            .uid("recordings");
    // no time limit here: each worker has its own, by the length of its audio
    AsyncDataStream.unorderedWait(
            recordings,
            new TranscribeFunction(
                warehouse,
                new SharedPool.Plan(command, limits, workers),
                defaults,
                repeat,
                capacity),
            0,
            TimeUnit.MILLISECONDS,
            capacity)
        .returns(Types.STRING)
        .name("transcribe")
        .uid("transcribe")
        .map(new CountResults())
        .returns(Types.STRING)
        .name("count")
        .uid("count")
        .sinkTo(new DiscardingSink<>())
        .name("done")
        .uid("done");
  }
}
