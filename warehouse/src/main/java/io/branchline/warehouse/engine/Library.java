package io.branchline.warehouse.engine;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The engine's shared library, as far as this program calls it. */
interface Library extends com.sun.jna.Library {

  /** Signal handlers of the engine hang HotSpot; they have to be off before anything else. */
  void chdb_set_signal_handlers_enabled(int enabled);

  /** Runs the engine's own command line and blocks until it ends. */
  Pointer chdb_query_cmdline(int argc, String[] argv);

  /** Why a query failed, or null. */
  String chdb_result_error(Pointer result);

  /** Loads the library. */
  static Library load(Path file) {
    requireWhole(file);
    try {
      return Native.load(file.toString(), Library.class);
    } catch (UnsatisfiedLinkError e) {
      throw unusable(file, e);
    }
  }

  /**
   * Fails where the library is missing or its end is: a truncated one would kill the process that
   * loads it. An ELF file ends with its section table, whose place the header names.
   */
  static void requireWhole(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new Failure(
          Failure.Code.UNAVAILABLE,
          "The engine's library " + file + " is missing. Install it with: ./branchline setup");
    }
    try (InputStream in = Files.newInputStream(file)) {
      ByteBuffer header = ByteBuffer.wrap(in.readNBytes(64)).order(ByteOrder.LITTLE_ENDIAN);
      long end = header.getLong(40) + (long) header.getShort(58) * header.getShort(60);
      if (Files.size(file) < end) {
        throw unusable(file, null);
      }
    } catch (IOException | IndexOutOfBoundsException e) {
      throw unusable(file, e);
    }
  }

  private static Failure unusable(Path file, @Nullable Throwable cause) {
    return new Failure(
        Failure.Code.UNAVAILABLE,
        "The engine's library "
            + file
            + " is not whole, maybe because its download stopped half-way. Delete "
            + file.getParent()
            + " and run: ./branchline setup",
        cause);
  }
}
