package io.branchline.speech.category;

import io.branchline.speech.search.TranscriptIndex;
import io.branchline.speech.search.follow.IndexFollower;
import io.branchline.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * An index that is searched and follows the tables, looked at every second by a thread of its own.
 * Where another process follows already, this one only reads, and takes over when that one ends.
 */
public final class LiveIndex implements AutoCloseable {

  private static final long EVERY_SECONDS = 1;
  private static final long AFTER_TROUBLE_SECONDS = 5;

  private final Warehouse warehouse;
  private final Path folder;
  private final Consumer<String> log;
  private final CategoryTable book;
  private final TranscriptIndex index;
  private final Queue<YearMonth> suspects = new ConcurrentLinkedQueue<>();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;
  private Optional<IndexFollower> follower = Optional.empty();
  private String lastTrouble = "";
  private boolean begun;

  private LiveIndex(Warehouse warehouse, Path folder, Consumer<String> log) {
    this.warehouse = warehouse;
    this.folder = folder;
    this.log = log;
    this.book = new CategoryTable(warehouse);
    this.index = TranscriptIndex.open(folder, suspects::add);
    this.thread = new Thread(this::follow, "index-follower");
    thread.setDaemon(true);
  }

  /**
   * Starts to follow.
   *
   * @param warehouse may read all calls and write categories; closed by whoever opened it, later
   * @param log gets one line for everything worth telling an operator
   */
  public static LiveIndex start(Warehouse warehouse, Path folder, Consumer<String> log) {
    LiveIndex live = new LiveIndex(warehouse, folder, log);
    live.thread.start();
    return live;
  }

  /** The index to be searched; its categories are kept up to date. */
  public TranscriptIndex index() {
    return index;
  }

  private void follow() {
    try {
      long pause = 0;
      while (!stop.await(pause, TimeUnit.SECONDS)) {
        pause = step() ? EVERY_SECONDS : AFTER_TROUBLE_SECONDS;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      follower.ifPresent(IndexFollower::close);
    }
  }

  /** One look at the tables; false where something is wrong, which is told once. */
  private boolean step() {
    try {
      if (!begun) {
        DefaultCategories.addToEmpty(new CategoryRules(warehouse), Clock.systemUTC());
        begun = true;
      }
      index.categories(book.rules());
      if (follower.isEmpty()) {
        follower = IndexFollower.tryOpen(warehouse, folder, book, log);
      }
      if (follower.isPresent()) {
        YearMonth suspect;
        while ((suspect = suspects.poll()) != null) {
          follower.get().suspect(suspect);
        }
        if (follower.get().catchUp() == 0) {
          follower.get().rest();
        }
      }
      lastTrouble = "";
      return true;
    } catch (RuntimeException e) {
      String trouble = String.valueOf(e.getMessage());
      if (!trouble.equals(lastTrouble)) {
        log.accept("The search index does not follow for the moment: " + trouble);
        lastTrouble = trouble;
      }
      follower.ifPresent(IndexFollower::close);
      follower = Optional.empty();
      return false;
    }
  }

  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    index.close();
  }
}
