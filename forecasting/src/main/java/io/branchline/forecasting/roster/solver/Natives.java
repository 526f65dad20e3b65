package io.branchline.forecasting.roster.solver;

import com.google.ortools.Loader;

/** The solver's native library: unpacked and loaded once in the life of a JVM. */
final class Natives {

  static {
    Loader.loadNativeLibraries();
  }

  private Natives() {}

  /** Loads on the first call; later calls do nothing. */
  static void load() {}
}
