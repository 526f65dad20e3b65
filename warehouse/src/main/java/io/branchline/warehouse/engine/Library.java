package io.branchline.warehouse.engine;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.branchline.warehouse.Failure;
import java.nio.file.Files;
import java.nio.file.Path;

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
    if (!Files.isRegularFile(file)) {
      throw missing(file);
    }
    try {
      return Native.load(file.toString(), Library.class);
    } catch (UnsatisfiedLinkError e) {
      throw new Failure(
          Failure.Code.UNAVAILABLE,
          "The engine's library "
              + file
              + " cannot be loaded, maybe because its download stopped half-way. Delete "
              + file.getParent()
              + " and run: ./branchline setup",
          e);
    }
  }

  /** The failure that says how to get the library. */
  static Failure missing(Path file) {
    return new Failure(
        Failure.Code.UNAVAILABLE,
        "The engine's library " + file + " is missing. Install it with: ./branchline setup");
  }
}
