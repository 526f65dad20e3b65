package io.branchline.ingest;

import static java.util.Objects.requireNonNull;

import io.branchline.ingest.flink.TopicProgress;
import io.branchline.ingest.topic.Topic;
import io.branchline.ingest.topic.TopicClient;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.cli.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Says, while a topic is read, how fast that is and how far its end is; and when the brokers do not
 * answer, and when they do again. A topic where nothing happens is not mentioned.
 */
final class TopicWatch implements AutoCloseable {

  private static final Duration FOLLOWING_EVERY =
      Duration.ofSeconds(Integer.getInteger("branchline.progress.seconds", 10));
  private static final Duration ONCE_EVERY = Duration.ofMillis(500);

  private final Topic topic;
  private final TopicClient client;
  private final int partitions;
  private final PrintWriter err;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "ingest-topic-watch");
            thread.setDaemon(true);
            return thread;
          });
  private final Map<Integer, Long> before;
  private long shownNanos = System.nanoTime();
  private long shownMessages;
  private long shownBehind = -1;
  private String trouble = "";
  private @Nullable Future<?> looking;

  private TopicWatch(
      Topic topic, TopicClient client, TopicClient.Description description, PrintWriter err) {
    this.topic = requireNonNull(topic, "topic is null");
    this.client = requireNonNull(client, "client is null");
    this.partitions = description.partitions();
    this.err = requireNonNull(err, "err is null");
    this.before = client.beginnings(partitions);
    TopicProgress.forget(topic, partitions);
  }

  /** Prints a line every ten seconds in which something happened. */
  static TopicWatch following(
      Topic topic, TopicClient client, TopicClient.Description description, PrintWriter err) {
    TopicWatch watch = new TopicWatch(topic, client, description, err);
    Map<Integer, Long> committed = client.committed();
    watch.before.replaceAll(
        (partition, first) -> Math.max(first, committed.getOrDefault(partition, first)));
    watch.every(FOLLOWING_EVERY, watch::lag);
    return watch;
  }

  /** Tells the progress how many messages were read. */
  static TopicWatch once(
      Topic topic,
      TopicClient client,
      TopicClient.Description description,
      PrintWriter err,
      Progress progress) {
    TopicWatch watch = new TopicWatch(topic, client, description, err);
    watch.every(ONCE_EVERY, () -> watch.advance(progress));
    return watch;
  }

  private void every(Duration pause, Runnable look) {
    long millis = pause.toMillis();
    looking =
        timer.scheduleWithFixedDelay(() -> lookOnce(look), millis, millis, TimeUnit.MILLISECONDS);
  }

  private void lookOnce(Runnable look) {
    try {
      look.run();
      tell("");
    } catch (Failure e) {
      tell(String.valueOf(e.getMessage()));
    }
  }

  private void tell(String now) {
    if (!now.equals(trouble)) {
      err.println(
          "branchline: "
              + (now.isEmpty()
                  ? "Kafka answers again at " + topic.servers() + "."
                  : "waiting: " + now));
      trouble = now;
    }
  }

  private void advance(Progress progress) {
    long messages = TopicProgress.messages(topic, partitions);
    if (messages > shownMessages) {
      progress.add(messages - shownMessages);
      shownMessages = messages;
      shownNanos = System.nanoTime();
    } else if (System.nanoTime() - shownNanos > FOLLOWING_EVERY.toNanos()) {
      client.describe(); // nothing came for a while: is anybody there?
    }
  }

  private void lag() {
    long messages = TopicProgress.messages(topic, partitions);
    long behind = 0;
    for (Map.Entry<Integer, Long> end : client.ends(partitions).entrySet()) {
      long next = TopicProgress.next(topic, end.getKey());
      long read = next >= 0 ? next : before.getOrDefault(end.getKey(), 0L);
      behind += Math.max(0, end.getValue() - read);
    }
    long now = System.nanoTime();
    double seconds = Math.max(1e-3, (now - shownNanos) / 1e9);
    if (messages != shownMessages || behind != shownBehind) {
      err.printf(
          Locale.ROOT,
          "%s: %,d lines, %,.0f/s, %,d behind%n",
          topic.name(),
          messages,
          (messages - shownMessages) / seconds,
          behind);
      err.flush();
    }
    shownNanos = now;
    shownMessages = messages;
    shownBehind = behind;
  }

  @Override
  public void close() {
    Future<?> looks = looking;
    if (looks != null) {
      looks.cancel(true);
    }
    timer.shutdownNow();
  }
}
