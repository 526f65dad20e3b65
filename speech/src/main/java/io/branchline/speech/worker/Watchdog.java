package io.branchline.speech.worker;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks at every worker again and again. */
final class Watchdog implements AutoCloseable {

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final Set<Worker> workers = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Duration pause;
  private long lookedNanos = System.nanoTime();

  /**
   * Begins to look.
   *
   * @param shortest the shortest time that is to be noticed
   */
  Watchdog(Duration shortest) {
    Duration fine = shortest.dividedBy(10);
    this.pause = fine.compareTo(LONGEST_PAUSE) < 0 ? fine : LONGEST_PAUSE;
    Thread thread = new Thread(this::run, "speech-watchdog");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      while (!closed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void add(Worker worker) {
    workers.add(worker);
  }

  void remove(Worker worker) {
    workers.remove(worker);
  }

  private void look() {
    long now = System.nanoTime();
    Duration since = Duration.ofNanos(now - lookedNanos);
    lookedNanos = now;
    // a look that comes late counts as one that came in time: the workers had no time either
    Duration counted = since.compareTo(pause.multipliedBy(2)) > 0 ? pause.multipliedBy(2) : since;
    workers.forEach(worker -> worker.watch(counted));
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
