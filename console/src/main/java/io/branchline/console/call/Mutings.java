package io.branchline.console.call;

import io.branchline.console.audio.Muting;
import io.branchline.speech.mask.MaskPolicy;
import io.branchline.speech.policy.Policies;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.CallSpeech;
import io.branchline.warehouse.table.MaskedSpan;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where a call's sound is silenced for those who may not hear secrets, by the policy in force. */
@Component
final class Mutings {

  private final Policies policies;

  Mutings(Warehouse warehouse) {
    this.policies = new Policies(warehouse);
  }

  /** The masked stretches of the current transcript; everything while there is no transcript. */
  Muting of(CallFile file) {
    MaskPolicy.Audio audio = policies.current().policy().audio();
    Optional<CallSpeech> speech = file.speech();
    if (speech.isEmpty()) {
      return audio.playUntranscribed() ? Muting.none() : Muting.all();
    }
    List<MaskedSpan> spans = file.maskedSpans(speech.get());
    return audio.bothSides()
        ? Muting.onBothSides(spans, audio.marginMillis())
        : Muting.bySpeaker(spans, audio.marginMillis());
  }
}
