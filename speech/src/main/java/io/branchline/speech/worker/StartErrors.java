package io.branchline.speech.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a worker prints on standard error until it is up: why a JVM could not start. What comes
 * later is read and forgotten, because nothing that was heard may be logged.
 */
final class StartErrors {

  private static final int MAX_BYTES = 4096;
  private static final int MAX_LINE = 200;

  private final byte[] start = new byte[MAX_BYTES];
  private int length;
  private boolean up;

  StartErrors(InputStream stream) {
    Thread thread = new Thread(() -> drain(stream), "speech-worker-errors");
    thread.setDaemon(true);
    thread.start();
  }

  private void drain(InputStream stream) {
    byte[] block = new byte[MAX_BYTES];
    try (stream) {
      for (int read = stream.read(block); read >= 0; read = stream.read(block)) {
        keep(block, read);
      }
    } catch (IOException e) {
      // the process is gone, and its end says more than this
      keep(block, 0);
    }
  }

  private synchronized void keep(byte[] block, int read) {
    if (!up) {
      int kept = Math.min(read, MAX_BYTES - length);
      System.arraycopy(block, 0, start, length, kept);
      length += kept;
    }
  }

  /** The worker is up. */
  synchronized void isUp() {
    up = true;
    length = 0;
  }

  /** The first line, as the end of a sentence; empty when the worker was up. */
  synchronized String said() {
    String text = new String(start, 0, length, StandardCharsets.UTF_8).strip();
    String line = text.isEmpty() ? "" : text.lines().findFirst().orElse("");
    return line.isEmpty() ? "" : ": " + line.substring(0, Math.min(MAX_LINE, line.length()));
  }
}
