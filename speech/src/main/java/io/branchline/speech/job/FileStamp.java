package io.branchline.speech.job;

import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Tells whether a file has changed without reading it.
 *
 * @param bytes its size
 * @param modifiedMillis when it was last written, since 1970
 */
record FileStamp(long bytes, long modifiedMillis) {

  static FileStamp of(Path path) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      return new FileStamp(attributes.size(), attributes.lastModifiedTime().toMillis());
    } catch (IOException e) {
      throw new Failure(
          Failure.Code.BAD_INPUT, path + " cannot be read: " + FileFaults.reason(e), e);
    }
  }
}
