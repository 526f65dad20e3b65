package io.branchline.ingest.flink;

import static java.util.Objects.requireNonNull;

import io.branchline.ingest.format.LineFormat;
import io.branchline.ingest.format.RawLine;
import io.branchline.warehouse.table.AcdEvent;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The job: lines in, rows out. The same graph for files, for folders that are followed and for
 * topics; source and sink are given to it.
 *
 * <pre>
 * source → parse ─key: call→ assemble calls ─key: agent→ assemble agents' states
 *            └ dead letters     └ events, calls, legs       └ states               all into the sink
 * </pre>
 */
public final class IngestJob {

  private final Source<RawLine, ?, ?> source;
  private final LineFormat format;
  private final Sink<Record> sink;
  private final Times times;
  private final Order order;

  /** How the source's lines follow each other in time. */
  public enum Order {
    /** Somehow: a reader's time is that of the latest event in it. */
    MIXED,
    /** Each split has its own order, and its own reading speed: the slowest split's time holds. */
    BY_SPLIT
  }

  /**
   * How long to wait for what.
   *
   * @param lateness how much later than others an event may come without being late
   * @param quiet after so long without events, time catches up with the last one
   * @param openLimit a call without end is written as open when nothing came for so long
   * @param retention for how long after its end a call can be corrected from memory
   */
  public record Times(Duration lateness, Duration quiet, Duration openLimit, Duration retention) {
    /** A minute late, four hours open, an hour to correct. */
    public static final Times DEFAULT =
        new Times(
            Duration.ofMinutes(1), Duration.ofSeconds(5), Duration.ofHours(4), Duration.ofHours(1));

    /** With another limit for calls that never end. */
    public Times withOpenLimit(Duration limit) {
      return new Times(lateness, quiet, limit, retention);
    }
  }

  /** A job from a source of lines to a sink of rows. */
  public IngestJob(
      Source<RawLine, ?, ?> source,
      Order order,
      LineFormat format,
      Sink<Record> sink,
      Times times) {
    this.order = requireNonNull(order, "order is null");
    this.source = requireNonNull(source, "source is null");
    this.format = requireNonNull(format, "format is null");
    this.sink = requireNonNull(sink, "sink is null");
    this.times = requireNonNull(times, "times is null");
  }

  /** Adds the job to an environment. */
  public void build(StreamExecutionEnvironment environment) {
    environment.getConfig().enableObjectReuse();
    SerializerType<Record> row = SerializerType.chained(Record.class);
    SingleOutputStreamOperator<AcdEvent> events =
        environment
            .fromSource(
                source,
                order == Order.BY_SPLIT
                    ? new PartitionTimes(format, times.lateness(), times.quiet())
                    : WatermarkStrategy.noWatermarks(),
                "lines",
                SerializerType.chained(RawLine.class))
            .uid("lines")
            .process(
                new ParseLines(format),
                new SerializerType<>(AcdEvent.class, new AcdEventSerializer()))
            .name("parse")
            .uid("parse");
    events
        .getSideOutput(ParseLines.DEAD_LETTERS)
        .sinkTo(sink)
        .name("dead letters")
        .uid("dead-letters");
    DataStream<AcdEvent> timed =
        order == Order.BY_SPLIT
            ? events
            : events
                .assignTimestampsAndWatermarks(new EventTimes(times.lateness(), times.quiet()))
                .uid("times");
    SingleOutputStreamOperator<Record> calls =
        timed
            .transform(
                "time after a restart", events.getType(), new TimeAfterRestart(times.quiet()))
            .uid("time-after-restart")
            .keyBy(Keys::of, Types.LONG)
            .process(new AssembleCalls(times.openLimit(), times.retention()), row)
            .name("calls")
            .uid("calls");
    calls.sinkTo(sink).name("call rows").uid("call-rows");
    calls
        .getSideOutput(AssembleCalls.MOVES)
        .keyBy(Keys::of, Types.LONG)
        .process(new AssembleAgentStates(Duration.ofHours(12)), row)
        .name("agents")
        .uid("agents")
        .sinkTo(sink)
        .name("state rows")
        .uid("state-rows");
  }
}
