package io.branchline.forecasting.roster.benchmark;

import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the benchmark's text format: sections of comma-separated lines, comments with #. */
public final class InstanceFile {

  private final Path file;
  private final Map<String, List<String[]>> sections = new HashMap<>();
  private final Map<String, Integer> shiftIndex = new HashMap<>();
  private final Map<String, Integer> personIndex = new HashMap<>();

  private InstanceFile(Path file) {
    this.file = file;
  }

  /**
   * Reads one instance.
   *
   * @throws Failure where the file is not in the format
   */
  public static Instance read(Path file) {
    InstanceFile reader = new InstanceFile(file);
    try {
      reader.split(Files.readAllLines(file, StandardCharsets.UTF_8));
      return reader.instance();
    } catch (IOException e) {
      throw new Failure(Failure.Code.BAD_INPUT, "Cannot read " + file + ": " + e.getMessage(), e);
    } catch (RuntimeException e) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          file + " is not a roster instance of Curtois and Qu: " + e.getMessage(),
          e);
    }
  }

  private void split(List<String> lines) {
    List<String[]> section = new ArrayList<>();
    for (String line : lines) {
      String text = line.strip();
      if (text.startsWith("SECTION_")) {
        section = new ArrayList<>();
        sections.put(text.substring("SECTION_".length()), section);
      } else if (!text.isEmpty() && !text.startsWith("#")) {
        section.add(text.split(",", -1));
      }
    }
  }

  private List<String[]> section(String name) {
    List<String[]> found = sections.get(name);
    if (found == null) {
      throw new IllegalArgumentException("it has no SECTION_" + name);
    }
    return found;
  }

  private Instance instance() {
    int days = Integer.parseInt(section("HORIZON").get(0)[0].strip());
    List<Instance.Shift> shifts = shifts();
    List<Instance.Person> people = people();
    return new Instance(
        days,
        shifts,
        people,
        wishes("SHIFT_ON_REQUESTS"),
        wishes("SHIFT_OFF_REQUESTS"),
        section("COVER").stream()
            .map(
                row ->
                    new Instance.Cover(
                        number(row[0]),
                        index(shiftIndex, row[1]),
                        number(row[2]),
                        number(row[3]),
                        number(row[4])))
            .toList());
  }

  private List<Instance.Shift> shifts() {
    List<Instance.Shift> shifts = new ArrayList<>();
    for (String[] row : section("SHIFTS")) {
      shiftIndex.put(row[0].strip(), shifts.size());
      Set<String> banned = new HashSet<>();
      if (row.length > 2) {
        for (String id : row[2].split("\\|", -1)) {
          if (!id.isBlank()) {
            banned.add(id.strip());
          }
        }
      }
      shifts.add(new Instance.Shift(row[0].strip(), number(row[1]), banned));
    }
    return shifts;
  }

  private List<Instance.Person> people() {
    Map<String, Set<Integer>> daysOff = new HashMap<>();
    for (String[] row : section("DAYS_OFF")) {
      Set<Integer> days = daysOff.computeIfAbsent(row[0].strip(), key -> new HashSet<>());
      for (int i = 1; i < row.length; i++) {
        days.add(number(row[i]));
      }
    }
    List<Instance.Person> people = new ArrayList<>();
    for (String[] row : section("STAFF")) {
      String id = row[0].strip();
      personIndex.put(id, people.size());
      Map<String, Integer> maxShifts = new HashMap<>();
      for (String limit : row[1].split("\\|", -1)) {
        String[] pair = limit.split("=", -1);
        maxShifts.put(pair[0].strip(), number(pair[1]));
      }
      people.add(
          new Instance.Person(
              id,
              maxShifts,
              number(row[2]),
              number(row[3]),
              number(row[4]),
              number(row[5]),
              number(row[6]),
              number(row[7]),
              daysOff.getOrDefault(id, Set.of())));
    }
    return people;
  }

  private List<Instance.Wish> wishes(String name) {
    return section(name).stream()
        .map(
            row ->
                new Instance.Wish(
                    index(personIndex, row[0]),
                    number(row[1]),
                    index(shiftIndex, row[2]),
                    number(row[3])))
        .toList();
  }

  private static int number(String text) {
    return Integer.parseInt(text.strip());
  }

  private int index(Map<String, Integer> names, String text) {
    Integer found = names.get(text.strip());
    if (found == null) {
      throw new IllegalArgumentException(
          "'" + text.strip() + "' is used but not declared in " + file.getFileName());
    }
    return found;
  }
}
