package io.branchline.speech.job;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.table.Side;
import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How late each side's file starts on its call's clock: a CSV file of call, side, delay_ms. */
public final class Delays implements Serializable {

  @Serial private static final long serialVersionUID = 1;

  private static final String HEADER = "call,side,delay_ms";

  private final HashMap<String, Long> millis;

  private Delays(Map<String, Long> millis) {
    this.millis = new HashMap<>(millis);
  }

  /** No side starts late. */
  public static Delays none() {
    return new Delays(Map.of());
  }

  /** Reads the file. */
  public static Delays read(Path path) {
    Map<String, Long> millis = new HashMap<>();
    List<String> lines;
    try {
      lines = Files.readAllLines(path, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "The delays in " + path + " cannot be read: " + e.getMessage(),
          e);
    }
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.equals(HEADER)) {
        continue;
      }
      String[] parts = line.split(",", -1);
      try {
        if (parts.length != 3) {
          throw new IllegalArgumentException("not three columns");
        }
        Side side =
            switch (parts[1].strip().toLowerCase(Locale.ROOT)) {
              case "agent" -> Side.AGENT;
              case "caller", "customer" -> Side.CUSTOMER;
              default -> throw new IllegalArgumentException("no side: " + parts[1]);
            };
        millis.put(key(parts[0].strip(), side), Long.parseLong(parts[2].strip()));
      } catch (IllegalArgumentException e) {
        throw new Failure(
            Failure.Code.BAD_INPUT,
            path + " line " + (i + 1) + " is not " + HEADER + ": '" + line + "'.",
            e);
      }
    }
    return new Delays(millis);
  }

  long millis(String call, Side side) {
    return millis.getOrDefault(key(call, side), 0L);
  }

  private static String key(String call, Side side) {
    return call + "\n" + side;
  }
}
