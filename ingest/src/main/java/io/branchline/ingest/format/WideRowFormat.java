package io.branchline.ingest.format;

import static java.util.Objects.requireNonNull;

import io.branchline.warehouse.Failure;
import java.io.Serial;
import java.util.List;
import java.util.TreeSet;

/** Wide rows, one a call, in any CSV or TSV file that a {@link Mapping} describes. */
public final class WideRowFormat implements LineFormat {

  @Serial private static final long serialVersionUID = 1;

  private final Mapping mapping;

  private WideRowFormat(Mapping mapping) {
    this.mapping = requireNonNull(mapping, "mapping is null");
  }

  /** The format of a built-in mapping's name, or of a mapping file. */
  public static WideRowFormat find(String nameOrFile) {
    return new WideRowFormat(MappingFile.find(nameOrFile));
  }

  static WideRowFormat of(Mapping mapping) {
    return new WideRowFormat(mapping);
  }

  @Override
  public String name() {
    return mapping.name();
  }

  @Override
  public String zone() {
    return mapping.zone().getId();
  }

  @Override
  public boolean hasHeader() {
    return mapping.columns().isEmpty();
  }

  @Override
  public void checkHeader(String source, String header) {
    List<String> names;
    try {
      names = new DelimitedFields(mapping.delimiter(), mapping.quote()).split(header);
    } catch (Rejection e) {
      throw new Failure(
          Failure.Code.BAD_INPUT, "The header line of " + source + " " + e.detail() + ".");
    }
    for (String column : mapping.usedColumns()) {
      if (!names.contains(column)) {
        throw new Failure(
            Failure.Code.BAD_INPUT,
            "Mapping '"
                + mapping.name()
                + "' names the column '"
                + column
                + "', which "
                + source
                + " lacks. It has: "
                + shown(names));
      }
    }
    if (new TreeSet<>(names).size() < names.size()) {
      throw new Failure(Failure.Code.BAD_INPUT, source + " names a column twice: " + shown(names));
    }
  }

  private static String shown(List<String> names) {
    String all = String.join(", ", names);
    return all.length() <= 500 ? all : all.substring(0, 500) + "…";
  }

  @Override
  public LineParser open() {
    return new CheckedParser(new WideRow(mapping));
  }
}
