package io.branchline.speech.samples;

import io.branchline.speech.audio.ChannelReader;
import io.branchline.speech.audio.WavFile;
import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Debian's flite as a process: a text to telephone-rate samples. Safe for many threads. */
final class Voice {

  static final int SAMPLE_RATE = 8000;
  private static final int SECONDS = 60;

  /** Of flite's own, rather slow, pace. */
  static final String STRETCH = "0.92";

  private Voice() {}

  /** Speaks the text. */
  static short[] speak(String voice, String text, Path folder) {
    try {
      Path wav = Files.createTempFile(folder, "line-", ".wav");
      Path words = Files.createTempFile(folder, "line-", ".txt");
      try {
        Files.writeString(words, text, StandardCharsets.UTF_8);
        run(
            "flite",
            "-voice",
            voice,
            "--setf",
            "duration_stretch=" + STRETCH,
            "-f",
            words.toString(),
            "-o",
            wav.toString());
        return atTelephoneRate(WavFile.read(wav));
      } finally {
        Files.deleteIfExists(wav);
        Files.deleteIfExists(words);
      }
    } catch (IOException e) {
      throw new Failure(
          Failure.Code.UNAVAILABLE,
          "The sample calls need the synthesiser flite, which did not run ("
              + e.getMessage()
              + "). Install it: apt-get install flite",
          e);
    }
  }

  private static void run(String... command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("no end after " + SECONDS + " s");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    if (process.exitValue() != 0) {
      throw new IOException("exit status " + process.exitValue());
    }
  }

  private static short[] atTelephoneRate(WavFile file) throws IOException {
    short[] samples = new short[Math.toIntExact(file.frames())];
    try (ChannelReader reader = file.openChannel(0)) {
      samples = Arrays.copyOf(samples, reader.read(samples));
    }
    int rate = file.format().sampleRate();
    if (rate % SAMPLE_RATE != 0) {
      throw new IOException("a voice of " + rate + " Hz cannot be brought to " + SAMPLE_RATE);
    }
    return rate == SAMPLE_RATE ? samples : LowPass.decimate(samples, rate / SAMPLE_RATE);
  }
}
