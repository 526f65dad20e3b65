package io.branchline.console.export;

import io.branchline.console.access.Audit;
import io.branchline.console.access.Viewer;
import io.branchline.warehouse.export.ExportTable;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sends a table as a file. It is written whole first: the audit entry with its counts is in the
 * warehouse before the first byte leaves.
 */
@Component
public final class Export {

  private final Audit audit;

  Export(Audit audit) {
    this.audit = audit;
  }

  /**
   * What is exported.
   *
   * @param name the audit entry's subject
   * @param branch the rows' branch, or empty
   * @param file the file's and the sheet's name
   */
  public record Subject(String name, String branch, String file) {}

  /** Fills a table. */
  @FunctionalInterface
  public interface Filling {

    /** Writes the rows and says what was written, for the audit; empty where nothing is sent. */
    Optional<String> into(ExportTable table) throws IOException;
  }

  /** A figure to four decimals; null stays null. */
  public static @Nullable Double rounded(@Nullable Double number) {
    return number == null ? null : Double.valueOf(Math.round(number * 10_000) / 10_000.0);
  }

  /** Sends what the filling writes; false where it wrote nothing to send. */
  public boolean send(
      Viewer viewer, Subject subject, Format format, Filling filling, HttpServletResponse response)
      throws IOException {
    Path file = Files.createTempFile("export", "." + format.id());
    try {
      Optional<String> written;
      try (ExportTable table = format.open(Files.newOutputStream(file), subject.file())) {
        written = filling.into(table);
      }
      if (written.isEmpty()) {
        return false;
      }
      audit.record(
          viewer, "exported", subject.name(), subject.branch(), format.id() + ", " + written.get());
      response.setContentType(format.contentType());
      response.setHeader("Cache-Control", "no-store");
      response.setHeader(
          "Content-Disposition",
          "attachment; filename=\"branchline-" + subject.file() + "." + format.id() + "\"");
      response.setContentLengthLong(Files.size(file));
      Files.copy(file, response.getOutputStream());
      return true;
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
