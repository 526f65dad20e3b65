package io.branchline.console.call;

import io.branchline.console.access.Viewer;
import java.util.List;
import java.util.Map;

/** Finds calls by what was said in them. */
interface WordSearch {

  /** The most calls that one search gives. */
  int MOST_CALLS = 500;

  /**
   * The calls that match, best first, each with its hits; only calls of branches that the viewer
   * may see.
   *
   * @throws io.branchline.warehouse.Failure where the words are not understood
   */
  Map<String, List<Hit>> find(CallFilter filter, Viewer viewer);
}
