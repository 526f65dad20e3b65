package io.branchline.console.call;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.branchline.console.access.Audit;
import io.branchline.console.access.Door;
import io.branchline.console.access.NotThere;
import io.branchline.console.access.Readers;
import io.branchline.console.access.Viewer;
import io.branchline.console.account.Permission;
import io.branchline.console.audio.Peaks;
import io.branchline.console.audio.StereoMix;
import io.branchline.warehouse.Failure;
import java.io.InputStream;
import java.time.Duration;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A recording's sound and its picture. Whoever fetches the sound is written down as a listener. */
@RestController
class AudioPaths {

  private static final MediaType WAV = MediaType.parseMediaType("audio/wav");

  /** A browser fetches one recording in many pieces; they are one listening. */
  private static final Duration ONE_LISTENING = Duration.ofMinutes(10);

  private final Readers readers;
  private final Audit audit;
  private final Cache<String, Boolean> listening =
      Caffeine.newBuilder().expireAfterWrite(ONE_LISTENING).maximumSize(10_000).build();
  private final Waveforms waveforms;
  private final Mutings mutings;

  AudioPaths(Readers readers, Audit audit, Waveforms waveforms, Mutings mutings) {
    this.readers = readers;
    this.audit = audit;
    this.waveforms = waveforms;
    this.mutings = mutings;
  }

  @GetMapping("/call/audio")
  ResponseEntity<Resource> audio(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam String id,
      @RequestParam(defaultValue = "false") boolean unmasked) {
    CallFile file = open(viewer, id, unmasked);
    StereoMix mix = unmasked ? mix(file) : mix(file).muted(mutings.of(file));
    String action = unmasked ? "listened_unmasked" : "listened";
    String listener = action + "\n" + viewer.username() + "\n" + id;
    if (listening.getIfPresent(listener) == null) {
      audit.record(viewer, action, id, file.call().branch(), "");
      listening.put(listener, true);
    }
    return ResponseEntity.ok()
        .contentType(WAV)
        .cacheControl(CacheControl.noStore())
        .body(new Sound(mix, id));
  }

  @GetMapping("/call/peaks")
  ResponseEntity<Peaks> peaks(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam String id,
      @RequestParam(defaultValue = "false") boolean unmasked) {
    CallFile file = open(viewer, id, unmasked);
    Peaks peaks = waveforms.of(file);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePrivate())
        .body(unmasked ? peaks : peaks.muted(mutings.of(file)));
  }

  /** Those who may hear what is masked have to ask for it; everybody else is refused. */
  private CallFile open(Viewer viewer, String id, boolean unmasked) {
    Door.require(viewer, Permission.LISTEN);
    CallFile file = CallFile.open(readers.of(viewer), id);
    if (unmasked) {
      Door.require(viewer, Permission.HEAR_MASKED);
    }
    return file;
  }

  private static StereoMix mix(CallFile file) {
    try {
      return StereoMix.of(file.audio());
    } catch (Failure e) {
      NotThere gone = new NotThere(e.getMessage());
      gone.initCause(e);
      throw gone;
    }
  }

  /** The mix as Spring serves it, by ranges if asked. */
  private static final class Sound extends AbstractResource {
    private final StereoMix mix;
    private final String id;

    Sound(StereoMix mix, String id) {
      this.mix = mix;
      this.id = id;
    }

    @Override
    public String getDescription() {
      return "audio of call " + id;
    }

    @Override
    public boolean exists() {
      return true;
    }

    @Override
    public long contentLength() {
      return mix.bytes();
    }

    @Override
    public InputStream getInputStream() {
      return mix.open();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Sound sound && sound.mix.equals(mix);
    }

    @Override
    public int hashCode() {
      return mix.hashCode();
    }
  }
}
