package io.branchline.speech.job;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;

/** What a person makes of an {@link IOException}: Java's own message is often only a path. */
final class FileFaults {

  private FileFaults() {}

  static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "this user may not read it. Maybe chmod or chown it?";
    }
    if (e instanceof NoSuchFileException) {
      return "it is not there any more.";
    }
    if (e instanceof FileSystemLoopException) {
      return "a link in it leads back to a folder above.";
    }
    return String.valueOf(e.getMessage());
  }
}
