package io.branchline.speech.search.follow;

import io.branchline.speech.search.document.IndexFormat;
import io.branchline.speech.search.document.Months;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** Tells a damaged month from a full disk and the like. */
final class Damage {

  private Damage() {}

  /** Whether making the month anew would help. */
  static boolean is(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof CorruptIndexException
          || cause instanceof IndexFormatTooOldException
          || cause instanceof IndexFormatTooNewException
          || cause instanceof IndexNotFoundException
          || cause instanceof NoSuchFileException
          || cause instanceof EOFException) {
        return true;
      }
    }
    return false;
  }

  /** Whether a month has ever been written to the end. */
  static boolean hasCommit(Path month) {
    return has(month, "segments_");
  }

  /** Whether a month has data. */
  static boolean hasSegments(Path month) {
    return has(month, "_");
  }

  private static boolean has(Path month, String prefix) {
    if (!Files.isDirectory(month)) {
      return false;
    }
    try (Stream<Path> files = Files.list(month)) {
      return files.anyMatch(file -> file.getFileName().toString().startsWith(prefix));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + month, e);
    }
  }

  /** Reads all of a month's files and compares their checksums; empty where all is well. */
  static Optional<Exception> look(Path folder, YearMonth month) {
    Path place = Months.folder(folder, month);
    try (Directory directory = FSDirectory.open(place)) {
      for (int tries = 0; ; tries++) {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
          IndexFormat.check(reader.getIndexCommit().getUserData());
          for (LeafReaderContext leaf : reader.leaves()) {
            leaf.reader().checkIntegrity();
          }
          return Optional.empty();
        } catch (NoSuchFileException | IndexNotFoundException e) {
          if (tries == 2) { // a commit in between takes files away; more than that does not
            throw e;
          }
        }
      }
    } catch (IOException | RuntimeException e) {
      return Optional.of(e);
    }
  }
}
