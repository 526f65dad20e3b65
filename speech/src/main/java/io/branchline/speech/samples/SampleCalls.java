package io.branchline.speech.samples;

import io.branchline.speech.audio.WavFile;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.cli.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Makes the sample calls' audio in a folder; what is there from the same text is kept. */
public final class SampleCalls {

  private final Path folder;

  /** Nothing is made yet. */
  public SampleCalls(Path folder) {
    this.folder = folder;
  }

  /** A sample call's audio. */
  public record Sample(String name, Path wav, long millis) {}

  /**
   * What was made.
   *
   * @param made how many were spoken now; the others were there
   */
  public record Result(List<Sample> samples, int made) {
    /** Copies the samples. */
    public Result {
      samples = List.copyOf(samples);
    }

    /** Length of all calls. */
    public long millis() {
      return samples.stream().mapToLong(Sample::millis).sum();
    }
  }

  /** Makes what is missing, with as many threads as there are cores. */
  public Result make(List<Dialogue> dialogues) {
    ExecutorService pool =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            task -> {
              Thread thread = new Thread(task, "speak");
              thread.setDaemon(true);
              return thread;
            });
    try {
      Files.createDirectories(folder);
      Path scratch = Files.createTempDirectory(folder, "making-");
      try (Progress progress = Progress.of("speak", "sample calls", dialogues.size())) {
        List<Future<Boolean>> made = new ArrayList<>();
        for (Dialogue dialogue : dialogues) {
          made.add(
              pool.submit(
                  () -> {
                    boolean isNew = make(dialogue, scratch);
                    progress.add(1);
                    return isNew;
                  }));
        }
        int count = 0;
        for (Future<Boolean> one : made) {
          count += one.get() ? 1 : 0;
        }
        return new Result(dialogues.stream().map(this::sample).toList(), count);
      } finally {
        delete(scratch);
      }
    } catch (IOException e) {
      throw new Failure(
          Failure.Code.UNAVAILABLE,
          "Cannot write sample calls to " + folder + ": " + e.getMessage(),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(Failure.Code.UNAVAILABLE, "Making sample calls was interrupted.", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private boolean make(Dialogue dialogue, Path scratch) throws IOException {
    Path mark = folder.resolve(dialogue.name() + ".text");
    String text = HexFormat.of().toHexDigits(dialogue.toString().hashCode()) + Voice.STRETCH;
    Path wav = wav(dialogue);
    boolean there =
        Files.exists(wav)
            && Files.exists(mark)
            && Files.readString(mark, StandardCharsets.UTF_8).equals(text);
    if (there) {
      return false;
    }
    SampleCall.write(dialogue, wav, scratch);
    Files.writeString(mark, text, StandardCharsets.UTF_8);
    return true;
  }

  private Sample sample(Dialogue dialogue) {
    Path wav = wav(dialogue);
    return new Sample(dialogue.name(), wav, WavFile.read(wav).durationMillis());
  }

  private Path wav(Dialogue dialogue) {
    return folder.resolve(dialogue.name() + ".wav");
  }

  private static void delete(Path scratch) throws IOException {
    try (Stream<Path> files = Files.walk(scratch)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
