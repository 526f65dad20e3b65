package io.branchline.console.call;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.branchline.console.access.NotThere;
import io.branchline.console.audio.Peaks;
import io.branchline.console.audio.StereoMix;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.Recording;
import io.branchline.warehouse.table.Side;
import io.branchline.warehouse.table.Waveform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The picture of a recording's sound: drawn when a call is first opened, by one reader of the file
 * however many people open it, and kept in the table {@code waveforms}.
 */
@Component
final class Waveforms {

  private static final int KEPT_AT_HAND = 200;

  private final Warehouse warehouse;
  private final Cache<String, Peaks> atHand =
      Caffeine.newBuilder().maximumSize(KEPT_AT_HAND).build();

  Waveforms(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** The call's picture, or 404 where its audio is not there. */
  Peaks of(CallFile file) {
    Recording recording = file.audio();
    return atHand.get(
        recording.branch() + "\n" + recording.callId() + "\n" + recording.fingerprint(),
        key -> stored(file, recording).orElseGet(() -> draw(recording)));
  }

  private static Optional<Peaks> stored(CallFile file, Recording recording) {
    List<Waveform> sides =
        file.waveforms().stream()
            .filter(side -> side.fingerprint().equals(recording.fingerprint()))
            .toList();
    Optional<Waveform> agent = side(sides, Side.AGENT);
    Optional<Waveform> customer = side(sides, Side.CUSTOMER);
    if (agent.isEmpty()
        || customer.isEmpty()
        || agent.get().millisPerPeak() != customer.get().millisPerPeak()
        || agent.get().millisPerPeak() < Peaks.SHORTEST_MILLIS) {
      return Optional.empty();
    }
    return Optional.of(
        new Peaks(
            recording.durationMillis(),
            agent.get().millisPerPeak(),
            agent.get().peaks(),
            customer.get().peaks()));
  }

  private static Optional<Waveform> side(List<Waveform> sides, Side side) {
    return sides.stream().filter(waveform -> waveform.side() == side).findFirst();
  }

  private Peaks draw(Recording recording) {
    Peaks peaks;
    try {
      peaks = Peaks.of(StereoMix.of(recording));
    } catch (Failure e) {
      NotThere gone = new NotThere(e.getMessage());
      gone.initCause(e);
      throw gone;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    warehouse.write(
        Waveform.class,
        List.of(
            row(recording, Side.AGENT, peaks.millisPerPeak(), peaks.agent()),
            row(recording, Side.CUSTOMER, peaks.millisPerPeak(), peaks.customer())));
    return peaks;
  }

  private static Waveform row(
      Recording recording, Side side, int millisPerPeak, List<Integer> peaks) {
    return new Waveform(
        recording.callId(),
        recording.branch(),
        recording.callStartedAt(),
        side,
        millisPerPeak,
        peaks,
        recording.fingerprint(),
        recording.version());
  }
}
