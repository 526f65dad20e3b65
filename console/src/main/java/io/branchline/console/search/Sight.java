package io.branchline.console.search;

import io.branchline.console.access.Reader;
import io.branchline.speech.search.FoundCall;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The second lock on what the index found: the warehouse's own row policies say which calls the
 * reader may see, whatever branch the index has for them.
 */
final class Sight {

  private static final String VISIBLE =
      "SELECT DISTINCT branch, call_id FROM call_speech WHERE call_id IN {ids:Array(String)} AND "
          + Reader.SCOPE;

  private final Reader reader;

  Sight(Reader reader) {
    this.reader = reader;
  }

  private record Key(String branch, String callId) {}

  /** Those of the calls that the reader may see, in their order. */
  List<FoundCall> of(List<FoundCall> found) {
    if (reader.viewer().everyBranch() || found.isEmpty()) {
      return found;
    }
    List<String> ids = found.stream().map(call -> call.facts().callId()).toList();
    Set<Key> visible =
        reader.query(Key.class, VISIBLE, Map.of("ids", ids)).stream().collect(Collectors.toSet());
    return found.stream()
        .filter(call -> visible.contains(new Key(call.facts().branch(), call.facts().callId())))
        .toList();
  }
}
