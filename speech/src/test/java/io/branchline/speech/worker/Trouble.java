package io.branchline.speech.worker;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What can happen to a process, done to this one for real. Knows the markers' folder. */
final class Trouble {

  private static final long GROWTH_BYTES = 200L << 20;

  private final Path markers;
  private final List<Memory> leaked = new ArrayList<>();

  Trouble(Path markers) {
    this.markers = markers;
  }

  void make(String kind) throws IOException {
    switch (kind) {
      case "!crash" -> crash();
      case "!crash-once" -> {
        if (isFirst("crash-once")) {
          crash();
        }
      }
      case "!hang" -> signal("STOP");
      case "!hang-once" -> {
        if (isFirst("hang-once")) {
          signal("STOP");
        }
      }
      case "!wait" -> {
        if (isFirst("wait")) {
          new ProcessBuilder("sleep", "600").start().onExit().join();
        }
      }
      case "!grow" -> {
        Memory memory = new Memory(GROWTH_BYTES);
        memory.clear();
        leaked.add(memory);
      }
      case "!throw" -> throw new IllegalStateException("heard four one one one");
      case "!print" -> {
        System.out.println("heard four one one one");
        System.err.println("heard four one one one");
      }
      default -> throw new IllegalArgumentException(kind);
    }
  }

  private static void crash() {
    new Pointer(8).setByte(0, (byte) 1);
  }

  private static void signal(String name) throws IOException {
    new ProcessBuilder("kill", "-" + name, Long.toString(ProcessHandle.current().pid()))
        .start()
        .onExit()
        .join();
  }

  /** Leaves a marker with this process's id; whether there was none. */
  private boolean isFirst(String name) throws IOException {
    Path part = Files.createTempFile(markers, "part", "");
    Files.writeString(part, Long.toString(ProcessHandle.current().pid()), StandardCharsets.UTF_8);
    try {
      Files.createLink(markers.resolve(name), part);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } finally {
      Files.delete(part);
    }
  }
}
