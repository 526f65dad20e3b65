package io.branchline.ingest.simulate;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.Agent;
import io.branchline.warehouse.table.Branch;
import io.branchline.warehouse.table.Queue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * Reads who and what there is from {@code branches.csv}, {@code queues.csv} and {@code agents.csv}
 * of a folder into the tables of the same names, and who works when from {@code shifts.csv} into
 * published rosters. Each file may be absent. Loading again replaces; published rosters stay.
 */
public final class BankLoader {

  /** The files that are read; whatever else is in a folder is not this loader's business. */
  public static final List<String> FILES = BankFiles.NAMES;

  private static final long VERSION = 1;

  /** How many rows were loaded. */
  public record Loaded(int branches, int queues, int agents, int shifts) {}

  private BankLoader() {}

  /**
   * Loads what the folder has.
   *
   * @throws Failure where a file lacks a column, a value or a known zone; names file and line
   */
  public static Loaded load(Path folder, Warehouse warehouse) {
    List<Branch> branches = read(folder.resolve(BankFiles.BRANCHES), BankLoader::branch);
    List<Queue> queues = read(folder.resolve(BankFiles.QUEUES), BankLoader::queue);
    List<Agent> agents = read(folder.resolve(BankFiles.AGENTS), BankLoader::agent);
    warehouse.write(Branch.class, branches);
    warehouse.write(Queue.class, queues);
    warehouse.write(Agent.class, agents);
    return new Loaded(branches.size(), queues.size(), agents.size(), shifts(folder, warehouse));
  }

  private static int shifts(Path folder, Warehouse warehouse) {
    Path file = folder.resolve(BankFiles.SHIFTS);
    List<RosterLoader.Planned> planned = read(file, RosterLoader.Planned::of);
    try {
      return new RosterLoader(warehouse).load(planned);
    } catch (IllegalArgumentException e) {
      throw new Failure(
          Failure.Code.BAD_INPUT, file + " cannot be used: " + e.getMessage() + ".", e);
    }
  }

  private static Branch branch(NamedCsvRecord row) {
    String zone = row.getField("zone");
    try {
      ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "zone '" + zone + "' is not an IANA zone such as Asia/Shanghai", e);
    }
    return new Branch(
        row.getField("branch"),
        row.getField("name_en"),
        row.getField("name_zh"),
        row.getField("region"),
        zone,
        VERSION);
  }

  private static Queue queue(NamedCsvRecord row) {
    return new Queue(
        row.getField("branch"),
        row.getField("queue"),
        row.getField("name_en"),
        row.getField("name_zh"),
        VERSION);
  }

  private static Agent agent(NamedCsvRecord row) {
    return new Agent(
        row.getField("branch"),
        row.getField("agent"),
        row.getField("name"),
        row.getField("team"),
        VERSION);
  }

  private static <R> List<R> read(Path file, Function<NamedCsvRecord, R> mapper) {
    List<R> rows = new ArrayList<>();
    if (!Files.exists(file)) {
      return rows;
    }
    long line = 1;
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : csv) {
        line = row.getStartingLineNumber();
        rows.add(mapper.apply(row));
      }
      return rows;
    } catch (IllegalArgumentException
        | DateTimeException
        | NoSuchElementException
        | CsvParseException
        | UncheckedIOException
        | IOException e) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          file + " cannot be used, line " + line + ": " + e.getMessage() + ".",
          e);
    }
  }
}
