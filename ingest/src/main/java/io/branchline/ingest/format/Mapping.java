package io.branchline.ingest.format;

import static java.util.Objects.requireNonNull;

import io.branchline.warehouse.Failure;
import java.io.Serial;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the columns of a wide row, one a call, say what happened to the call. Read from YAML by
 * {@link MappingFile}; the format is described in {@code docs/formats/wide-rows.md}.
 *
 * @param name what messages call the mapping
 * @param delimiter between fields
 * @param quote around fields; {@link DelimitedFields#NO_QUOTE} for none
 * @param columns names of the columns if the file has no header line; else empty
 * @param encoding the file's character set
 * @param zone the zone of its clocks, and of its branches
 * @param branch whose calls they are
 * @param call columns that make the call's id together
 * @param date the day that clock columns belong to; none if they carry their own
 * @param timePattern how clocks are written
 * @param ivr the self-service menu; its start is the call's
 * @param waiting the time in the queue
 * @param service the time with the agent
 * @param outcome how the call ended
 */
record Mapping(
    String name,
    char delimiter,
    char quote,
    List<String> columns,
    String encoding,
    ZoneId zone,
    Value branch,
    CallId call,
    @Nullable Day date,
    String timePattern,
    Value customer,
    Value priority,
    Value queue,
    Value agent,
    @Nullable Phase ivr,
    @Nullable Phase waiting,
    @Nullable Phase service,
    Outcomes outcome)
    implements Serializable {

  @Serial private static final long serialVersionUID = 1;

  Mapping {
    requireNonNull(name, "name is null");
    columns = List.copyOf(columns);
    if (ivr == null && waiting == null && service == null) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "Mapping '" + name + "' names no times. Give it at least one of ivr, wait, service.");
    }
  }

  /** A column, or a value that is the same in every row. */
  record Value(@Nullable String column, String constant, Set<String> empty)
      implements Serializable {
    @Serial private static final long serialVersionUID = 1;

    Value {
      empty = Set.copyOf(empty);
    }

    static Value none() {
      return new Value(null, "", Set.of());
    }
  }

  /** Columns that make an id together. */
  record CallId(List<String> columns, String separator) implements Serializable {
    @Serial private static final long serialVersionUID = 1;

    CallId {
      columns = List.copyOf(columns);
    }
  }

  /** The column of the call's day. */
  record Day(String column, String pattern) implements Serializable {
    @Serial private static final long serialVersionUID = 1;
  }

  /**
   * A stretch of the call.
   *
   * @param start clock column
   * @param end clock column
   * @param seconds column of the length in seconds, which wins over the clocks where both are given
   * @param absent a clock that means that the phase did not happen, unless it has a length
   */
  record Phase(
      String start, @Nullable String end, @Nullable String seconds, @Nullable String absent)
      implements Serializable {
    @Serial private static final long serialVersionUID = 1;
  }

  /** Which values of the outcome column mean what. */
  record Outcomes(
      String column,
      Set<String> answered,
      Set<String> hungUp,
      Set<String> flowedOut,
      Set<String> ignored)
      implements Serializable {
    @Serial private static final long serialVersionUID = 1;

    Outcomes {
      answered = Set.copyOf(answered);
      hungUp = Set.copyOf(hungUp);
      flowedOut = Set.copyOf(flowedOut);
      ignored = Set.copyOf(ignored);
    }
  }

  /** Every column that the mapping reads. */
  List<String> usedColumns() {
    List<String> used = new ArrayList<>(call.columns());
    for (Value value : List.of(branch, customer, priority, queue, agent)) {
      add(used, value.column());
    }
    if (date != null) {
      used.add(date.column());
    }
    addPhase(used, ivr);
    addPhase(used, waiting);
    addPhase(used, service);
    used.add(outcome.column());
    return used;
  }

  private static void addPhase(List<String> used, @Nullable Phase phase) {
    if (phase != null) {
      used.add(phase.start());
      add(used, phase.end());
      add(used, phase.seconds());
    }
  }

  private static void add(List<String> used, @Nullable String column) {
    if (column != null) {
      used.add(column);
    }
  }
}
