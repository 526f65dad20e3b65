package io.branchline.console.access;

import io.branchline.warehouse.Warehouse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what one person may read. Two locks: queries carry {@link #SCOPE}, and for people of some
 * branches the client itself is one whose row policies admit only those.
 */
public final class Reader {

  /** The condition that every query on a table with branches carries. */
  public static final String SCOPE = "({every_branch:Bool} OR branch IN {scope:Array(String)})";

  private final Warehouse warehouse;
  private final Viewer viewer;

  Reader(Warehouse warehouse, Viewer viewer) {
    this.warehouse = warehouse;
    this.viewer = viewer;
  }

  /** Who reads. */
  public Viewer viewer() {
    return viewer;
  }

  /** The rows of a query. */
  public <R extends Record> List<R> query(Class<R> type, String sql, Map<String, ?> parameters) {
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("every_branch", viewer.everyBranch());
    all.put("scope", List.copyOf(viewer.branches()));
    return warehouse.query(type, sql, all);
  }

  /** The first row of a query. */
  public <R extends Record> Optional<R> first(
      Class<R> type, String sql, Map<String, ?> parameters) {
    return query(type, sql, parameters).stream().findFirst();
  }
}
