package io.branchline.speech.job;

import io.branchline.speech.audio.AudioFile;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.table.Side;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the recordings below a folder: by a file-name pattern where one is given, else by sidecars;
 * a stereo file without a sidecar is the call of its own name.
 */
public final class RecordingFolder {

  private final Path folder;
  private final Optional<FileNamePattern> pattern;
  private final Delays delays;

  /** Nothing is read yet. */
  public RecordingFolder(Path folder, Optional<FileNamePattern> pattern, Delays delays) {
    this.folder = folder;
    this.pattern = pattern;
    this.delays = delays;
  }

  /**
   * A folder to look into, on whichever machine it is done.
   *
   * @param pattern of {@link FileNamePattern}; null: by sidecars
   */
  public record Place(String folder, @Nullable String pattern, Delays delays)
      implements Serializable {

    /** The folder on this machine. */
    public RecordingFolder open() {
      return new RecordingFolder(
          Path.of(folder), Optional.ofNullable(pattern).map(FileNamePattern::of), delays);
    }
  }

  /**
   * What was found.
   *
   * @param recordings in order of their paths
   * @param problems what is there but cannot be a recording, one line each
   */
  public record Found(List<FoundRecording> recordings, List<String> problems) {
    /** Copies the lists. */
    public Found {
      recordings = List.copyOf(recordings);
      problems = List.copyOf(problems);
    }
  }

  /** Walks the folder. */
  public Found find() {
    if (!Files.isDirectory(folder)) {
      throw new Failure(Failure.Code.USAGE, "There is no folder " + folder + ".");
    }
    FolderFiles files = FolderFiles.below(folder);
    return pattern.isPresent()
        ? byPattern(files.files(), files.problems(), pattern.get())
        : bySidecar(files.files(), files.problems());
  }

  private Found byPattern(List<Path> files, List<String> unreadable, FileNamePattern names) {
    Map<String, Map<Side, FoundRecording>> calls = new TreeMap<>();
    List<FoundRecording> whole = new ArrayList<>();
    List<String> problems = new ArrayList<>(unreadable);
    for (Path file : files) {
      String relative = folder.relativize(file).toString().replace('\\', '/');
      Optional<FileNamePattern.Match> match = names.match(relative);
      if (match.isEmpty()) {
        continue;
      }
      FoundRecording recording = stereo(file, match.get().facts());
      Side side = match.get().side();
      if (side == null) {
        whole.add(recording);
      } else {
        FoundRecording before =
            calls
                .computeIfAbsent(recording.callId(), call -> new EnumMap<>(Side.class))
                .put(side, recording);
        if (before != null) {
          problems.add(file + ": " + before.origin() + " is already this side of the call.");
        }
      }
    }
    calls.forEach(
        (call, sides) -> {
          FoundRecording agent = sides.get(Side.AGENT);
          FoundRecording customer = sides.get(Side.CUSTOMER);
          if (agent == null || customer == null) {
            FoundRecording alone = agent == null ? customer : agent;
            problems.add(
                (alone == null ? call : alone.origin())
                    + ": the call's "
                    + (agent == null ? "agent" : "customer")
                    + " side is missing.");
            return;
          }
          whole.add(
              new FoundRecording(
                  agent.origin(),
                  agent.facts().or(customer.facts()),
                  new SideAudio(agent.agent().path(), 0, delays.millis(call, Side.AGENT)),
                  new SideAudio(customer.agent().path(), 0, delays.millis(call, Side.CUSTOMER))));
        });
    return unique(whole, problems);
  }

  private Found bySidecar(List<Path> files, List<String> unreadable) {
    Set<Path> used = new HashSet<>();
    List<FoundRecording> recordings = new ArrayList<>();
    List<String> problems = new ArrayList<>(unreadable);
    Map<Path, Path> audioOfSidecar = new TreeMap<>();
    for (Path file : files) {
      if (isAudio(file)) {
        audioOfSidecar.put(Sidecar.beside(file), file);
      }
    }
    for (Path file : files) {
      if (!file.getFileName().toString().endsWith(".json")) {
        continue;
      }
      Path audio = audioOfSidecar.get(file);
      try {
        FoundRecording recording = sidecar(file, audio);
        used.add(recording.agent().path());
        used.add(recording.customer().path());
        recordings.add(recording);
      } catch (Failure e) {
        if (audio != null) { // JSON that stands alone may be anything
          problems.add(e.getMessage());
          used.add(audio);
        }
      }
    }
    for (Path file : files) {
      if (isAudio(file) && !used.contains(file)) {
        recordings.add(stereo(file, RecordingFacts.NONE));
      }
    }
    return unique(recordings, problems);
  }

  private FoundRecording sidecar(Path file, @Nullable Path audio) {
    Sidecar sidecar = Sidecar.read(file);
    RecordingFacts facts = sidecar.facts(file);
    if (facts.call() == null || facts.call().isBlank()) {
      throw new Failure(Failure.Code.BAD_INPUT, file + " names no call.");
    }
    return new FoundRecording(
        file.toString(),
        facts,
        sidecar.agentAudio(file, audio),
        sidecar.customerAudio(file, audio));
  }

  private FoundRecording stereo(Path file, RecordingFacts facts) {
    String name = file.getFileName().toString();
    String base = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    RecordingFacts named = facts.or(new RecordingFacts(base, null, null, null, null, null));
    String call = named.call() == null ? base : named.call();
    return new FoundRecording(
        file.toString(),
        named,
        new SideAudio(file, 0, delays.millis(call, Side.AGENT)),
        new SideAudio(file, 1, delays.millis(call, Side.CUSTOMER)));
  }

  private static Found unique(List<FoundRecording> recordings, List<String> problems) {
    Map<String, List<FoundRecording>> calls = new TreeMap<>();
    List<FoundRecording> kept = new ArrayList<>();
    List<String> all = new ArrayList<>(problems);
    for (FoundRecording recording : recordings) {
      List<FoundRecording> same =
          calls.computeIfAbsent(recording.callId(), call -> new ArrayList<>());
      FoundRecording first =
          same.stream().filter(other -> mayShareBranch(other, recording)).findFirst().orElse(null);
      if (first == null) {
        same.add(recording);
        kept.add(recording);
      } else {
        all.add(
            recording.origin()
                + ": call "
                + recording.callId()
                + " has a recording already, "
                + first.origin()
                + ", which is taken. Maybe one of them is another call's?");
      }
    }
    return new Found(kept, all);
  }

  /** One that does not say its branch may be of any. */
  private static boolean mayShareBranch(FoundRecording one, FoundRecording other) {
    String branch = one.facts().branch();
    String others = other.facts().branch();
    return branch == null || others == null || branch.equals(others);
  }

  private static boolean isAudio(Path file) {
    return AudioFile.isNamedLikeAudio(file);
  }
}
