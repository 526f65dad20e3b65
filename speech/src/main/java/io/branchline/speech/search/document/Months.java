package io.branchline.speech.search.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The index's folders: one a month, named {@code 2026-01}, by the calls' start in UTC. */
public final class Months {

  private Months() {}

  /** The month that a call's document lies in. */
  public static YearMonth of(Instant startedAt) {
    return YearMonth.from(startedAt.atZone(ZoneOffset.UTC));
  }

  /** A month's folder. */
  public static Path folder(Path index, YearMonth month) {
    return index.resolve(month.toString());
  }

  /** The months that there are folders of, oldest first. */
  public static List<YearMonth> in(Path index) {
    if (!Files.isDirectory(index)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(index)) {
      return folders
          .map(folder -> month(folder.getFileName().toString()))
          .flatMap(Optional::stream)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + index, e);
    }
  }

  private static Optional<YearMonth> month(String name) {
    try {
      return name.length() == 7
          ? Optional.of(YearMonth.parse(name, DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT)))
          : Optional.empty();
    } catch (java.time.DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether a month may hold calls that started on one of these days somewhere on earth.
   *
   * @param from null: since ever
   * @param to the last day, included; null: until ever
   */
  public static boolean mayHold(YearMonth month, @Nullable LocalDate from, @Nullable LocalDate to) {
    return (from == null || !month.isBefore(YearMonth.from(from.minusDays(1))))
        && (to == null || !month.isAfter(YearMonth.from(to.plusDays(1))));
  }
}
