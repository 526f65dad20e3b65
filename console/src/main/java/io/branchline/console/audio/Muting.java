package io.branchline.console.audio;

import io.branchline.warehouse.table.MaskedSpan;
import io.branchline.warehouse.table.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where each side of a recording is silenced, on the call's clock.
 *
 * @param agent in order and apart from one another
 * @param customer the same for the other side
 */
public record Muting(List<Stretch> agent, List<Stretch> customer) {

  /** Copies the stretches. */
  public Muting {
    agent = List.copyOf(agent);
    customer = List.copyOf(customer);
  }

  /** One stretch, {@code endMillis} not included. */
  public record Stretch(long startMillis, long endMillis) {}

  /** Nothing is silenced. */
  public static Muting none() {
    return new Muting(List.of(), List.of());
  }

  /** Everything is silenced: of a recording that nobody has looked for secrets in. */
  public static Muting all() {
    List<Stretch> always = List.of(new Stretch(0, Long.MAX_VALUE / 1_000_000));
    return new Muting(always, always);
  }

  /** Silences what was masked on the side that said it. */
  public static Muting bySpeaker(List<MaskedSpan> spans, long marginMillis) {
    return new Muting(
        stretches(
            spans.stream().filter(span -> span.side() != Side.CUSTOMER).toList(), marginMillis),
        stretches(spans.stream().filter(span -> span.side() != Side.AGENT).toList(), marginMillis));
  }

  /** Silences what was masked on both sides: one line may carry the other's echo. */
  public static Muting onBothSides(List<MaskedSpan> spans, long marginMillis) {
    List<Stretch> stretches = stretches(spans, marginMillis);
    return new Muting(stretches, stretches);
  }

  private static List<Stretch> stretches(List<MaskedSpan> spans, long marginMillis) {
    List<Stretch> stretches = new ArrayList<>();
    spans.stream()
        .map(
            span ->
                new Stretch(
                    Math.max(0, span.startMillis() - marginMillis),
                    span.endMillis() + marginMillis))
        .sorted(Comparator.comparingLong(Stretch::startMillis))
        .forEach(stretch -> add(stretches, stretch));
    return stretches;
  }

  private static void add(List<Stretch> stretches, Stretch next) {
    int last = stretches.size() - 1;
    if (last >= 0 && next.startMillis() <= stretches.get(last).endMillis()) {
      long end = Math.max(stretches.get(last).endMillis(), next.endMillis());
      stretches.set(last, new Stretch(stretches.get(last).startMillis(), end));
    } else {
      stretches.add(next);
    }
  }
}
