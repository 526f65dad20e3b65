package io.branchline.speech.flink;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Lines for people, in UTF-8: on the terminal, or in a cluster's {@code .out} and log files. */
final class Lines {

  private static final PrintStream OUT =
      new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);

  private Lines() {}

  static void print(String line) {
    OUT.println(line);
  }
}
