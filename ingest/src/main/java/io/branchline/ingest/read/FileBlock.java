package io.branchline.ingest.read;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of a file that one reader reads, and how far it has come.
 *
 * @param path the file, absolute
 * @param fileKey what tells the file from another one of the same name; empty where it does not
 *     matter
 * @param offset where the next line begins
 * @param end where the stretch ends; {@link #GROWING} for a file that is followed
 * @param nextLine number of the next line
 * @param isSkipping whether the rest of a line that was too long is still to be skipped
 * @param header the file's line of column names, if its format has one
 */
public record FileBlock(
    String path,
    String fileKey,
    long offset,
    long end,
    long nextLine,
    boolean isSkipping,
    @Nullable String header) {

  /** The end of a file that has none yet. */
  public static final long GROWING = Long.MAX_VALUE;

  /** Checks that nothing is missing. */
  public FileBlock {
    requireNonNull(path, "path is null");
    requireNonNull(fileKey, "fileKey is null");
  }

  /** A file that is to be followed from its beginning. */
  public static FileBlock growing(String path) {
    return new FileBlock(path, "", 0, GROWING, 1, false, null);
  }

  /** Whether the file may still grow. */
  public boolean isGrowing() {
    return end == GROWING;
  }

  FileBlock header(String line, long newOffset, long newNextLine) {
    return new FileBlock(path, fileKey, newOffset, end, newNextLine, false, line);
  }
}
