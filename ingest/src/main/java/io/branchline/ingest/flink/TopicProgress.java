package io.branchline.ingest.flink;

import static java.util.Objects.requireNonNull;

import io.branchline.ingest.topic.Topic;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells whoever watches in the same JVM how far partitions were read. On a cluster nobody watches,
 * and nothing happens.
 */
public final class TopicProgress {

  private static final Map<String, Place> PLACES = new ConcurrentHashMap<>();

  private TopicProgress() {}

  /** A partition, and how far it was read; written by one thread at a time. */
  static final class Place {
    private final String source;
    private final AtomicLong next = new AtomicLong(-1);
    private final AtomicLong messages = new AtomicLong();

    Place(String source) {
      this.source = requireNonNull(source, "source is null");
    }

    String source() {
      return source;
    }

    void read(long offset) {
      next.lazySet(offset + 1);
      messages.lazySet(messages.getPlain() + 1);
    }
  }

  static Place of(Topic topic, int partition) {
    return PLACES.computeIfAbsent(topic.source(partition), Place::new);
  }

  /** Forgets what was read, before another run. */
  public static void forget(Topic topic, int partitions) {
    topic.sources(partitions).forEach(PLACES::remove);
  }

  /** How many messages were read. */
  public static long messages(Topic topic, int partitions) {
    long sum = 0;
    for (String source : topic.sources(partitions)) {
      Place place = PLACES.get(source);
      sum += place == null ? 0 : place.messages.get();
    }
    return sum;
  }

  /** The next offset to be read of a partition, or -1 if nothing was read of it. */
  public static long next(Topic topic, int partition) {
    Place place = PLACES.get(topic.source(partition));
    return place == null ? -1 : place.next.get();
  }
}
