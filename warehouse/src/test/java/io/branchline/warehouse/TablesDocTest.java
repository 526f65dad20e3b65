package io.branchline.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.warehouse.schema.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/tables.md} against the SQL: what is in one is in the other. */
class TablesDocTest {

  private static final Pattern SECTION = Pattern.compile("(?m)^## (.+)$");
  private static final Pattern CODE = Pattern.compile("`([a-z_]+)`");

  @Test
  void everyTableHasASectionThatNamesEveryColumn() throws IOException {
    Map<String, String> sections = sections();
    List<String> missing = new ArrayList<>();
    Schema.columnsByTable()
        .forEach(
            (table, columns) -> {
              List<String> said = codes(sections.getOrDefault(table, ""));
              columns.stream()
                  .filter(column -> !said.contains(column))
                  .forEach(column -> missing.add(table + "." + column));
            });
    assertThat(missing).as("columns that docs/tables.md does not name").isEmpty();
  }

  @Test
  void everySectionOfATableIsAboutATableThatExists() throws IOException {
    List<String> headings = new ArrayList<>(sections().keySet());
    headings.remove("Views");
    headings.remove("schema_migrations");
    assertThat(headings).containsExactlyInAnyOrderElementsOf(names(columns -> !columns.isEmpty()));
  }

  @Test
  void everyViewHasALine() throws IOException {
    assertThat(codes(sections().getOrDefault("Views", ""))).containsAll(names(List::isEmpty));
  }

  @Test
  void everyTableSaysGrainKeyWriterReadersAndRetention() throws IOException {
    sections()
        .forEach(
            (name, text) -> {
              if (!name.equals("Views") && !name.equals("schema_migrations")) {
                assertThat(text)
                    .as(name)
                    .contains("One row: ", "Key: `", "Written by: ", "Read by: ", "Kept: ");
              }
            });
  }

  /** Tables have columns in the SQL's declarations, views have none. */
  private static List<String> names(Predicate<List<String>> kind) {
    return Schema.columnsByTable().entrySet().stream()
        .filter(entry -> kind.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static List<String> codes(String text) {
    return CODE.matcher(text).results().map(match -> match.group(1)).toList();
  }

  private static Map<String, String> sections() throws IOException {
    Path page = Path.of(System.getProperty("branchline.root", "..")).resolve("docs/tables.md");
    String text = Files.readString(page, StandardCharsets.UTF_8);
    Map<String, String> sections = new TreeMap<>();
    Matcher heading = SECTION.matcher(text);
    String name = null;
    int start = 0;
    while (heading.find()) {
      if (name != null) {
        sections.put(name, text.substring(start, heading.start()));
      }
      name = heading.group(1);
      start = heading.end();
    }
    if (name != null) {
      sections.put(name, text.substring(start));
    }
    return sections;
  }
}
