package io.branchline.speech.audio;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.ffmpeg.ffprobe;
import org.bytedeco.javacpp.Loader;

/**
 * FFmpeg's own programs, which come with the library. They run as processes: a file that takes the
 * decoder along takes nothing else. Only local files are read, and only formats in which telephone
 * systems record, so that no play list or network address within a file is followed.
 */
final class Ffmpeg {

  private static final String FORMATS = "wav,w64,ogg,flac,mp3,gsm,au,aiff";

  private Ffmpeg() {}

  /** FFprobe on a file, with these arguments before its name. */
  static ProcessBuilder probe(Path file, String... arguments) {
    return command(ffprobe.class, file, List.of(), List.of(arguments));
  }

  /** FFmpeg on a file, with these arguments after its name. */
  static ProcessBuilder decode(Path file, String... arguments) {
    return command(ffmpeg.class, file, List.of(arguments), List.of("-nostdin"));
  }

  private static ProcessBuilder command(
      Class<?> program, Path file, List<String> after, List<String> before) {
    Path executable = executable(program, file);
    List<String> line = new ArrayList<>(List.of(executable.toString(), "-v", "error"));
    line.addAll(before);
    line.addAll(List.of("-protocol_whitelist", "file,pipe", "-format_whitelist", FORMATS));
    line.addAll(List.of("-i", "file:" + file.toAbsolutePath()));
    line.addAll(after);
    ProcessBuilder builder = new ProcessBuilder(line);
    // some of its libraries name others without saying where those are
    builder.environment().put("LD_LIBRARY_PATH", executable.getParent().toString());
    return builder;
  }

  private static synchronized Path executable(Class<?> program, Path file) {
    System.setProperty(
        "org.bytedeco.javacpp.cachedir",
        Home.current().root().resolve("ffmpeg").toAbsolutePath().toString());
    try {
      return Path.of(Loader.load(program));
    } catch (LinkageError e) {
      throw new Failure(
          Failure.Code.UNAVAILABLE,
          file
              + " needs FFmpeg to be decoded, which is not there for this system. Convert it to"
              + " PCM, A-law or µ-law WAV.",
          e);
    }
  }

  /** Reads all that a program says, and waits for its end. */
  static String output(ProcessBuilder builder) throws IOException {
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    try (java.io.InputStream in = process.getInputStream()) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } finally {
      process.destroy();
    }
  }
}
