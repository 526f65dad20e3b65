package io.branchline.speech.mask;

import io.branchline.speech.transcript.Word;
import java.util.List;

/**
 * Finds card, account, identity and telephone numbers, codes and PINs in what both sides of a call
 * said, in English and Chinese.
 *
 * <p>Words are read as digits, hesitations, harmless numbers and other words; digits of one side
 * that lie together, or are parted only by hesitations, assent and the other side's reading back,
 * are a chain. A chain is judged by what was asked or announced before it, by its length, by how
 * its digits were grouped, by check digits and by the words next to it. What was recognised once is
 * found again where it is repeated. docs/masking.md tells the rules and what they miss.
 */
public final class SecretMask implements Mask {

  private final MaskPolicy policy;
  private final Phrases<Words.Topic> topics;

  /** Masks by this policy. */
  public SecretMask(MaskPolicy policy) {
    this.policy = policy;
    this.topics = Words.all().topicsAnd(policy.words(), policy.harmlessWords());
  }

  @Override
  public Masked mask(List<Word> agent, List<Word> customer) {
    Speech one = new Speech(0, agent, topics);
    Speech other = new Speech(1, customer, topics);
    List<Chain> chains = Conversation.chains(one, other, policy);
    chains.stream()
        .filter(chain -> chain.kind != null && !policy.rule(chain.kind).masked())
        .forEach(chain -> chain.kind = null);
    return new Masked(Cover.of(one, chains), Cover.of(other, chains), policy.id());
  }
}
