package io.branchline.speech.worker;

import io.branchline.speech.recognise.Recogniser;
import io.branchline.warehouse.Failure;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * A worker process: listens to one recording after the other, as its parent asks on standard input,
 * and ends with it: when standard input closes, whatever it is doing.
 */
public final class WorkerMain {

  private static final long PROGRESS_NANOS = 200_000_000;

  private final DataOutputStream out;
  private final Function<String, ? extends Recogniser> recognisers;

  private WorkerMain(DataOutputStream out, Function<String, ? extends Recogniser> recognisers) {
    this.out = out;
    this.recognisers = recognisers;
  }

  /**
   * Runs until the parent goes.
   *
   * @param args the name of a {@link RecogniserSource}, then its arguments
   */
  public static void main(String... args) throws IOException {
    DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
    // whatever prints must not print between the messages
    System.setOut(System.err);
    List<String> arguments = List.of(args);
    WorkerMain worker =
        new WorkerMain(
            out,
            RecogniserSource.named(arguments.get(0)).open(arguments.subList(1, arguments.size())));
    worker.send(Reply.of(Reply.Kind.READY));
    ExecutorService recognition =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "recognition");
              thread.setDaemon(true);
              return thread;
            });
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)))) {
      for (Request request = Frames.read(in, Request.class);
          request != null;
          request = Frames.read(in, Request.class)) {
        Request next = request;
        recognition.execute(() -> worker.answer(next));
      }
    } finally {
      // native code may be in the middle of something: no destructors
      Runtime.getRuntime().halt(0);
    }
  }

  private void answer(Request request) {
    Reply reply;
    try {
      Listener listener = new RecogniserListener(recognisers);
      listener.check(request.language()); // loads it
      send(Reply.of(Reply.Kind.LOADED));
      ProgressSender progress = new ProgressSender();
      reply = Reply.heard(listener.listen(request.audio(), progress));
      progress.flush();
    } catch (Failure e) {
      reply = Reply.refused(e);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      reply = Reply.broken(e);
    }
    send(reply);
  }

  private void send(Reply reply) {
    try {
      Frames.write(out, reply);
    } catch (IOException e) {
      Runtime.getRuntime().halt(0); // the parent is gone
    }
  }

  /** A few messages a second, however small the steps are. */
  private final class ProgressSender implements LongConsumer {
    private long millis;
    private long sentNanos = System.nanoTime();

    @Override
    public void accept(long more) {
      millis += more;
      if (System.nanoTime() - sentNanos >= PROGRESS_NANOS) {
        flush();
      }
    }

    void flush() {
      send(Reply.progress(millis));
      millis = 0;
      sentNanos = System.nanoTime();
    }
  }
}
