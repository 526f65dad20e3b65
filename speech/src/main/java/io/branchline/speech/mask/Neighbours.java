package io.branchline.speech.mask;

import io.branchline.speech.mask.Token.Mark;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the parts of a number that were not joined to it: digits that the same side said right
 * before or behind it, with nothing but hesitations between.
 */
final class Neighbours {

  private static final long NEAR_MILLIS = 6_000;

  private final MaskPolicy policy;

  Neighbours(MaskPolicy policy) {
    this.policy = policy;
  }

  void mark(List<Chain> chains) {
    for (int side = 0; side < 2; side++) {
      List<Chain> run = new ArrayList<>();
      for (Chain chain : chains) {
        if (chain.side() != side) {
          continue;
        }
        if (!run.isEmpty() && !touch(run.get(run.size() - 1), chain)) {
          markRun(run);
          run.clear();
        }
        run.add(chain);
      }
      markRun(run);
    }
  }

  private void markRun(List<Chain> run) {
    SecretKind kind = known(run);
    if (kind == null) {
      return;
    }
    boolean before = true;
    for (Chain chain : run) {
      before &= chain.kind == null;
      if (chain.kind == null && (before || chain.digits().length() > 1)) {
        chain.kind = kind;
      }
    }
  }

  /** What one of them is, or what they are asked to be if they are enough together. */
  private @Nullable SecretKind known(List<Chain> run) {
    int digits = 0;
    SecretKind asked = null;
    for (Chain chain : run) {
      if (chain.kind != null) {
        return chain.kind;
      }
      digits += chain.digits().length();
      asked = chain.cue != null && chain.cue.strong ? chain.cue.kind : asked;
    }
    if (run.size() < 2) {
      return null;
    }
    if (asked == null) {
      return digits >= Judge.CERTAINLY_A_NUMBER ? SecretKind.NUMBER : null;
    }
    return digits >= policy.rule(asked).minDigits() ? asked : null;
  }

  private static boolean touch(Chain one, Chain next) {
    Speech speech = one.last().speech();
    int from = one.last().to();
    int to = next.segments.get(0).from();
    if (next.startMillis() - one.endMillis() > NEAR_MILLIS
        || one.topic.harmless()
        || one.isFollowedByAmount(next.segments.get(0))
        || next.topic.harmless()
        || speech.text(from, to) > 0) {
      return false;
    }
    for (int i = from; i < to; i++) {
      Mark mark = speech.tokens.get(i).mark();
      if (mark == Mark.HARMLESS || mark == Mark.MASKED) {
        return false;
      }
    }
    return true;
  }
}
