package io.branchline.speech.job;

import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files below a folder, links followed.
 *
 * @param files in order of their paths, without those whose names begin with a dot
 * @param problems what could not be looked into, one line each
 */
record FolderFiles(List<Path> files, List<String> problems) {

  static FolderFiles below(Path folder) {
    List<Path> files = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    try {
      Files.walkFileTree(
          folder,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new Visitor(folder, files, problems));
    } catch (IOException e) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "Cannot list the folder " + folder + ": " + FileFaults.reason(e),
          e);
    }
    files.sort(null);
    return new FolderFiles(files, problems);
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Path> files;
    private final List<String> problems;

    Visitor(Path root, List<Path> files, List<String> problems) {
      this.root = root;
      this.files = files;
      this.problems = problems;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && !file.getFileName().toString().startsWith(".")) {
        files.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    /** A folder that may not be read costs what is in it, not the rest. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (file.equals(root)) {
        throw e;
      }
      problems.add(file + " cannot be read: " + FileFaults.reason(e));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
        throws IOException {
      return e == null ? FileVisitResult.CONTINUE : visitFileFailed(folder, e);
    }
  }
}
