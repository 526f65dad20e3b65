package io.branchline.speech.search.follow;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.branchline.speech.search.document.IndexFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How far the index has followed, in {@code follow.json} beside the months: written after
 * everything that it speaks of is durable, so that a lost or older one costs work and nothing else.
 *
 * @param format of the index
 * @param parts the tables' parts that have been read
 * @param categories the version of each category's rule that all calls have been counted by
 */
record FollowState(String format, Set<String> parts, Map<String, Long> categories) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILE = "follow.json";

  FollowState {
    parts = new TreeSet<>(parts);
    categories = new TreeMap<>(categories);
  }

  static FollowState nothing() {
    return new FollowState(IndexFormat.CURRENT, Set.of(), Map.of());
  }

  /** Reads it; what cannot be read is as good as nothing. */
  static FollowState read(Path folder) {
    try {
      FollowState state = JSON.readValue(folder.resolve(FILE).toFile(), FollowState.class);
      return state.format().equals(IndexFormat.CURRENT) ? state : nothing();
    } catch (IOException | RuntimeException e) {
      return nothing();
    }
  }

  /**
   * Forgets what was read of months that have no commit: their folders are gone or were never
   * finished.
   */
  FollowState withoutLost(Path folder) {
    Set<String> kept = new TreeSet<>();
    for (String part : parts) {
      String name = part.substring(part.lastIndexOf('/') + 1);
      Path month = folder.resolve(name.substring(0, 4) + "-" + name.substring(4, 6));
      if (Damage.hasCommit(month)) {
        kept.add(part);
      }
    }
    return new FollowState(format, kept, categories);
  }

  /** Writes it as a whole or not at all. */
  void write(Path folder) {
    Path fresh = folder.resolve(FILE + ".new");
    try {
      Files.write(fresh, JSON.writeValueAsBytes(this));
      try (FileChannel file = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        file.force(true);
      }
      Files.move(
          fresh,
          folder.resolve(FILE),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + fresh, e);
    }
  }
}
