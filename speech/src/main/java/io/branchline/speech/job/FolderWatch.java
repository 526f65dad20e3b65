package io.branchline.speech.job;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks at a folder again and again, and says which recordings are ready: complete, of a known
 * call, and new or changed since they were last given away. {@link #look} and {@link #all} may run
 * on another thread than the rest.
 */
public final class FolderWatch {

  private final RecordingFolder folder;
  private final Warehouse warehouse;
  private final RecordingFacts defaults;
  private final Duration quiet;
  private final Clock clock;
  private final Map<String, Long> given;
  private Map<String, Long> seen = Map.of();
  private final Set<String> told = new HashSet<>();

  /**
   * Nothing is read yet.
   *
   * @param quiet a recording is complete when nobody has written to it for so long
   * @param given what an earlier watch had given away
   */
  public FolderWatch(
      RecordingFolder folder,
      Warehouse warehouse,
      RecordingFacts defaults,
      Duration quiet,
      Clock clock,
      Map<String, Long> given) {
    this.folder = folder;
    this.warehouse = warehouse;
    this.defaults = defaults;
    this.quiet = quiet;
    this.clock = clock;
    this.given = new ConcurrentHashMap<>(given);
  }

  /**
   * A recording that can be transcribed.
   *
   * @param stamp changes when its files do
   * @param line as {@link RecordingLine} writes it
   */
  public record Ready(String origin, long stamp, String line) {}

  /**
   * What one look found.
   *
   * @param lines for people, each told once
   */
  public record Look(List<Ready> ready, List<String> lines) {
    /** Copies the lists. */
    public Look {
      ready = List.copyOf(ready);
      lines = List.copyOf(lines);
    }
  }

  private record Stamped(FoundRecording recording, RecordingStamp files) {
    long stamp() {
      return files.hashCode() * 31L + recording.hashCode();
    }
  }

  /** All that is there now, complete or not, the longest first. */
  public Look all() {
    List<String> lines = new ArrayList<>();
    List<Ready> ready =
        stamped(lines).stream()
            .sorted(Comparator.comparingLong((Stamped one) -> one.files().bytes()).reversed())
            .map(FolderWatch::ready)
            .toList();
    return new Look(ready, lines);
  }

  /** What is ready now and was not given away yet, the oldest first. */
  public Look look() {
    List<String> lines = new ArrayList<>();
    Map<String, Long> now = new HashMap<>();
    List<Stamped> complete = new ArrayList<>();
    for (Stamped one : stamped(lines)) {
      String origin = one.recording().origin();
      now.put(origin, one.stamp());
      boolean isNew = !Long.valueOf(one.stamp()).equals(given.get(origin));
      if (isNew && isComplete(one)) {
        complete.add(one);
      }
    }
    seen = now;
    List<Ready> ready =
        known(complete, lines).stream()
            .sorted(Comparator.comparingLong(one -> one.files().lastModifiedMillis()))
            .map(FolderWatch::ready)
            .toList();
    told.retainAll(lines);
    List<String> fresh = lines.stream().filter(told::add).toList();
    return new Look(ready, fresh);
  }

  /** Not written to for a while, and the same as at the last look, whatever its clock says. */
  private boolean isComplete(Stamped one) {
    return Long.valueOf(one.stamp()).equals(seen.get(one.recording().origin()))
        && one.files().lastModifiedMillis() <= clock.millis() - quiet.toMillis();
  }

  private List<Stamped> stamped(List<String> lines) {
    RecordingFolder.Found found = folder.find();
    found.problems().forEach(problem -> lines.add("skipped: " + problem));
    List<Stamped> stamped = new ArrayList<>();
    for (FoundRecording recording : found.recordings()) {
      try {
        stamped.add(new Stamped(recording, RecordingStamp.of(recording)));
      } catch (Failure e) {
        lines.add("skipped: " + e.getMessage());
      }
    }
    return stamped;
  }

  /** Recordings often come before the events of their calls: they wait for them. */
  private List<Stamped> known(List<Stamped> complete, List<String> lines) {
    if (complete.isEmpty()) {
      return complete;
    }
    CallLookup lookup =
        new CallLookup(warehouse, complete.stream().map(Stamped::recording).toList(), defaults);
    List<Stamped> known = new ArrayList<>();
    for (Stamped one : complete) {
      try {
        lookup.call(one.recording());
        known.add(one);
      } catch (Failure e) {
        lines.add("waiting: " + one.recording().origin() + ": " + e.getMessage());
      }
    }
    return known;
  }

  private static Ready ready(Stamped one) {
    return new Ready(one.recording().origin(), one.stamp(), RecordingLine.write(one.recording()));
  }

  /** Gives a recording away; false where it was already. */
  public boolean give(Ready ready) {
    return !Long.valueOf(ready.stamp()).equals(given.put(ready.origin(), ready.stamp()));
  }

  /** What was given away, but for those that still wait for somebody to take them. */
  public Map<String, Long> givenBut(Collection<String> waitingLines) {
    Map<String, Long> taken = new HashMap<>(given);
    waitingLines.forEach(line -> taken.remove(RecordingLine.read(line).origin()));
    return taken;
  }
}
