package io.branchline.ingest.format;

import io.branchline.warehouse.table.AcdEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a parser made of lines. */
final class Parsed implements LineSink {

  final List<AcdEvent> events = new ArrayList<>();
  final List<String> deadLetters = new ArrayList<>();
  int ignored;

  static Parsed of(LineFormat format, @Nullable String header, String... lines) {
    Parsed parsed = new Parsed();
    LineParser parser = format.open();
    for (int i = 0; i < lines.length; i++) {
      parser.parse(RawLine.of(lines[i], "test", i + 1L, header), parsed);
    }
    return parsed;
  }

  @Override
  public void event(AcdEvent event) {
    events.add(event);
  }

  @Override
  public void ignored() {
    ignored++;
  }

  @Override
  public void deadLetter(String reason, String detail) {
    deadLetters.add(reason + ": " + detail);
  }
}
