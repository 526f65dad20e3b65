package io.branchline.ingest.flink;

import io.branchline.ingest.format.LineFormat;
import io.branchline.ingest.format.LineParser;
import io.branchline.ingest.format.LineSink;
import io.branchline.ingest.format.RawLine;
import io.branchline.warehouse.table.AcdEvent;
import io.branchline.warehouse.table.DeadLetter;
import java.io.Serial;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Lines to events; what cannot be used goes to the side. */
final class ParseLines extends ProcessFunction<RawLine, AcdEvent> {

  @Serial private static final long serialVersionUID = 1;

  static final OutputTag<Record> DEAD_LETTERS =
      new OutputTag<>("dead-letters", SerializerType.chained(Record.class));

  private final LineFormat format;
  private transient LineParser parser;
  private transient Output output;

  @SuppressWarnings("NullAway.Init")
  ParseLines(LineFormat format) {
    this.format = format;
  }

  @Override
  public void open(OpenContext context) {
    parser = format.open();
    output = new Output();
  }

  @Override
  public void processElement(RawLine line, Context context, Collector<AcdEvent> out) {
    output.begin(line, context, out);
    parser.parse(line, output);
    output.end();
  }

  /** Counts and passes on what the parser finds in a line. */
  private final class Output implements LineSink {
    private final LongCounter lines = Tally.counter(getRuntimeContext(), Tally.LINES);
    private final LongCounter eventLines = Tally.counter(getRuntimeContext(), Tally.EVENT_LINES);
    private final LongCounter ignored = Tally.counter(getRuntimeContext(), Tally.IGNORED);
    private final LongCounter dead = Tally.counter(getRuntimeContext(), Tally.DEAD_LETTERS);
    private final LongExtreme earliest = new LongExtreme(-1);
    private final LongExtreme latest = new LongExtreme(1);
    private final Map<String, LongCounter> usable = new HashMap<>();
    private final Map<String, LongCounter> unusable = new HashMap<>();
    private RawLine line = new RawLine();
    private Context context;
    private Collector<AcdEvent> out;
    private boolean hasEvents;
    private String lastSource = "";
    private LongCounter lastUsable = new LongCounter();

    @SuppressWarnings("NullAway.Init")
    Output() {
      getRuntimeContext().addAccumulator(Tally.EARLIEST, earliest);
      getRuntimeContext().addAccumulator(Tally.LATEST, latest);
    }

    void begin(RawLine newLine, Context newContext, Collector<AcdEvent> newOut) {
      line = newLine;
      context = newContext;
      out = newOut;
      hasEvents = false;
      lines.add(1L);
    }

    void end() {
      if (hasEvents) {
        eventLines.add(1L);
        String source = line.source();
        if (!lastSource.equals(source)) {
          lastSource = source;
          lastUsable =
              usable.computeIfAbsent(
                  source, key -> Tally.counter(getRuntimeContext(), Tally.USABLE + key));
        }
        lastUsable.add(1L);
      }
    }

    @Override
    public void event(AcdEvent event) {
      hasEvents = true;
      long at = event.at().toEpochMilli();
      earliest.add(at);
      latest.add(at);
      out.collect(event);
    }

    @Override
    public void ignored() {
      ignored.add(1L);
    }

    @Override
    public void deadLetter(String reason, String detail) {
      dead.add(1L);
      unusable
          .computeIfAbsent(
              line.source(), key -> Tally.counter(getRuntimeContext(), Tally.UNUSABLE + key))
          .add(1L);
      context.output(
          DEAD_LETTERS,
          new DeadLetter(line.source(), line.number(), line.kept(), reason, detail, Instant.now()));
    }
  }
}
