package io.branchline.speech.worker;

import static java.util.Objects.requireNonNull;

import io.branchline.warehouse.Failure;
import java.io.Serial;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Listens in worker processes, each with one recording at a time. A worker that crashes or hangs
 * takes nothing along: its recording is tried once more in a fresh process, then refused with the
 * reason. Processes start when they are needed and stay until the pool is closed, or until they
 * have grown too large.
 */
public final class WorkerPool implements Listener {

  private final WorkerCommand command;
  private final WorkerLimits limits;
  private final Places places;
  private final Deque<Worker> idle = new ArrayDeque<>();
  private final Set<Worker> all = ConcurrentHashMap.newKeySet();
  private final Watchdog watchdog;
  private final AtomicLong peakBytes = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private final AtomicLong replaced = new AtomicLong();
  private volatile int size;
  private volatile boolean closed;

  /**
   * No process runs yet.
   *
   * @param size processes at a time, 1 or more
   */
  public WorkerPool(WorkerCommand command, WorkerLimits limits, int size) {
    this.command = requireNonNull(command, "command is null");
    this.limits = requireNonNull(limits, "limits is null");
    this.size = size;
    this.places = new Places(size);
    this.watchdog =
        new Watchdog(Collections.min(List.of(limits.start(), limits.shortest(), limits.stall())));
  }

  /**
   * What became of the pool's processes.
   *
   * @param peakBytes the most memory that one process took
   * @param lost crashed, hung or grown far too large
   * @param replaced for having grown beyond the bound
   */
  public record Tally(int size, long peakBytes, long lost, long replaced) {

    /** As a line for people. */
    public String line() {
      return size
          + (size == 1 ? " worker process" : " worker processes")
          + ", at most "
          + Worker.megabytes(peakBytes)
          + " MiB each; "
          + lost
          + " lost, "
          + replaced
          + " replaced for their size";
    }
  }

  /** What became of its processes so far. */
  public Tally tally() {
    all.forEach(worker -> peakBytes.accumulateAndGet(worker.peakBytes(), Math::max));
    return new Tally(size, peakBytes.get(), lost.get(), replaced.get());
  }

  /** The process ids of the workers that run now. */
  public List<Long> pids() {
    return all.stream().filter(Worker::isAlive).map(Worker::pid).sorted().toList();
  }

  /** One process more. */
  public synchronized void grow() {
    size++;
    places.release();
  }

  /** One process less, once it has nothing to do. */
  public synchronized void shrink() {
    size--;
    places.remove();
  }

  private static final class Places extends Semaphore {
    @Serial private static final long serialVersionUID = 1;

    Places(int count) {
      super(count, true);
    }

    void remove() {
      reducePermits(1);
    }
  }

  @Override
  public void check(String language) {
    RecogniserSource.named(command.source()).check(command.arguments(), language);
  }

  @Override
  public HeardRecording listen(RecordingAudio audio, LongConsumer progress) {
    try {
      places.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted();
    }
    try {
      Once once = new Once(progress);
      String first;
      try {
        return listen(idleOrFresh(), audio, once);
      } catch (WorkerLost e) {
        first = reason(e);
      }
      once.again();
      try {
        return listen(fresh(), audio, once);
      } catch (WorkerLost e) {
        throw refusal(audio, first, e);
      }
    } finally {
      places.release();
    }
  }

  private HeardRecording listen(Worker worker, RecordingAudio audio, LongConsumer progress)
      throws WorkerLost {
    boolean keep = false;
    try {
      HeardRecording heard = worker.listen(audio, progress);
      keep = true;
      return heard;
    } catch (Failure e) {
      keep = true;
      throw e;
    } catch (WorkerLost e) {
      lost.incrementAndGet();
      throw e;
    } finally {
      giveBack(worker, keep);
    }
  }

  private void giveBack(Worker worker, boolean keep) {
    if (keep && worker.isTooLarge()) {
      replaced.incrementAndGet();
    } else if (keep) {
      synchronized (idle) {
        if (!closed && all.size() <= size) {
          idle.push(worker);
          return;
        }
      }
    }
    end(worker);
  }

  private void end(Worker worker) {
    peakBytes.accumulateAndGet(worker.peakBytes(), Math::max);
    watchdog.remove(worker);
    all.remove(worker);
    worker.close();
  }

  private Worker idleOrFresh() {
    Worker worker = takeIdle();
    while (worker != null && !worker.isAlive()) {
      end(worker); // killed while it had nothing to do: no recording's fault
      worker = takeIdle();
    }
    return worker == null ? fresh() : worker;
  }

  private @Nullable Worker takeIdle() {
    synchronized (idle) {
      return idle.poll();
    }
  }

  private Worker fresh() {
    synchronized (idle) {
      if (closed) {
        throw interrupted();
      }
      Worker worker = new Worker(command, limits);
      all.add(worker);
      watchdog.add(worker);
      return worker;
    }
  }

  private static CancellationException interrupted() {
    return new CancellationException("The recognition was interrupted.");
  }

  private Failure refusal(RecordingAudio audio, String first, WorkerLost second) {
    if (closed) {
      throw interrupted();
    }
    if (second.isWhileLoading()) {
      return new Failure(
          Failure.Code.UNAVAILABLE,
          "No worker can load the model of '"
              + audio.language()
              + "': "
              + reason(second)
              + ". Maybe the model needs more memory than there is, or its files are damaged?"
              + " Check it with: ./branchline model --check FOLDER",
          second);
    }
    return new Failure(
        Failure.Code.BAD_INPUT,
        audio.agent()
            + ": recognition failed twice, the recording is set aside. First "
            + first
            + "; then "
            + reason(second)
            + ".",
        second);
  }

  private static String reason(WorkerLost lost) {
    return requireNonNull(lost.getMessage());
  }

  @Override
  public void close() {
    synchronized (idle) {
      closed = true;
      idle.clear();
    }
    all.forEach(this::end);
    watchdog.close();
  }

  /** Reports progress once, though a recording may be begun twice. */
  private static final class Once implements LongConsumer {
    private final LongConsumer target;
    private long reported;
    private long read;

    Once(LongConsumer target) {
      this.target = target;
    }

    void again() {
      read = 0;
    }

    @Override
    public void accept(long millis) {
      read += millis;
      if (read > reported) {
        target.accept(read - reported);
        reported = read;
      }
    }
  }
}
