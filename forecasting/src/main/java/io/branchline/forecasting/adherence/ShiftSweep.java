package io.branchline.forecasting.adherence;

import io.branchline.forecasting.adherence.Deviation.Kind;
import io.branchline.forecasting.adherence.Stay.Presence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Goes through one shift's time from change to change of plan or presence. */
final class ShiftSweep {

  private enum Plan {
    WORK,
    BREAK,
    NOTHING
  }

  private record Slice(Stretch time, Plan plan, Presence presence) {}

  private final Shift shift;
  private final List<Stay> stays;
  private final Terms terms;

  ShiftSweep(Shift shift, List<Stay> stays, Terms terms) {
    this.shift = shift;
    this.stays = stays;
    this.terms = terms;
  }

  ShiftReport report(Instant from, Instant to) {
    List<Slice> slices = slices(from, to);
    List<Deviation> deviations = deviations(slices, to);
    double out = 0;
    double outside = 0;
    for (Deviation deviation : deviations) {
      double seconds = seconds(deviation.time());
      outside += deviation.kind() == Kind.OUTSIDE ? seconds : 0;
      out += deviation.kind() == Kind.OUTSIDE ? 0 : seconds;
    }
    double scheduled = 0;
    double work = 0;
    double neutral = 0;
    double worked = 0;
    for (Slice slice : slices) {
      double seconds = seconds(slice.time());
      scheduled += slice.plan() == Plan.NOTHING ? 0 : seconds;
      work += slice.plan() == Plan.WORK ? seconds : 0;
      worked += slice.presence() == Presence.WORKING ? seconds : 0;
      neutral += slice.plan() != Plan.NOTHING && slice.presence() == Presence.NEUTRAL ? seconds : 0;
    }
    double counted = terms.outside() == Terms.Outside.COUNTS ? outside : 0;
    return new ShiftReport(
        shift,
        new Tally(scheduled, work, neutral, out, outside, counted, worked),
        absentAsOne(deviations, slices));
  }

  private List<Slice> slices(Instant from, Instant to) {
    TreeSet<Instant> changes = new TreeSet<>(List.of(from, to));
    changes.addAll(List.of(shift.time().from(), shift.time().to()));
    for (Stretch pause : shift.breaks()) {
      changes.addAll(List.of(pause.from(), pause.to()));
    }
    for (Stay stay : stays) {
      changes.addAll(List.of(stay.time().from(), stay.time().to()));
    }
    List<Slice> slices = new ArrayList<>();
    Instant last = null;
    for (Instant change : changes) {
      if (last != null && !last.isBefore(from) && !change.isAfter(to)) {
        slices.add(
            new Slice(new Stretch(last, change), plan(last, change), presence(last, change)));
      }
      last = change;
    }
    return slices;
  }

  private Plan plan(Instant from, Instant to) {
    if (!shift.time().covers(from, to)) {
      return Plan.NOTHING;
    }
    return shift.breaks().stream().anyMatch(pause -> pause.covers(from, to))
        ? Plan.BREAK
        : Plan.WORK;
  }

  private Presence presence(Instant from, Instant to) {
    Presence best = Presence.OUT;
    for (Stay stay : stays) {
      if (stay.time().covers(from, to) && stay.presence().compareTo(best) < 0) {
        best = stay.presence();
      }
    }
    return best;
  }

  /** Neighbouring slices of the same kind are one deviation; short ones are forgiven. */
  private List<Deviation> deviations(List<Slice> slices, Instant to) {
    Instant first = null;
    Instant last = null;
    for (Slice slice : slices) {
      if (slice.presence() != Presence.OUT) {
        first = first == null ? slice.time().from() : first;
        last = slice.time().to();
      }
    }
    List<Deviation> deviations = new ArrayList<>();
    for (Slice slice : slices) {
      Kind kind = kind(slice, first, last, to);
      int before = deviations.size() - 1;
      if (kind != null
          && before >= 0
          && deviations.get(before).kind() == kind
          && deviations.get(before).time().to().equals(slice.time().from())) {
        Instant start = deviations.get(before).time().from();
        deviations.set(before, new Deviation(kind, new Stretch(start, slice.time().to())));
      } else if (kind != null) {
        deviations.add(new Deviation(kind, slice.time()));
      }
    }
    deviations.removeIf(deviation -> deviation.time().length().compareTo(terms.grace()) <= 0);
    return deviations;
  }

  private @Nullable Kind kind(
      Slice slice, @Nullable Instant first, @Nullable Instant last, Instant to) {
    return switch (slice.plan()) {
      case NOTHING -> slice.presence() == Presence.WORKING ? Kind.OUTSIDE : null;
      case BREAK -> slice.presence() == Presence.WORKING ? Kind.WORKED_IN_BREAK : null;
      case WORK ->
          switch (slice.presence()) {
            case WORKING, NEUTRAL -> null;
            case AWAY -> Kind.AWAY;
            case OUT -> out(slice.time(), first, last, to);
          };
    };
  }

  /** Who may still come back has not left. */
  private Kind out(Stretch time, @Nullable Instant first, @Nullable Instant last, Instant to) {
    if (first == null || last == null || !shift.time().from().isBefore(last)) {
      return Kind.ABSENT;
    }
    if (!time.to().isAfter(first)) {
      return Kind.LATE;
    }
    boolean over = !to.isBefore(shift.time().to());
    return over && !time.from().isBefore(last) ? Kind.LEFT_EARLY : Kind.LOGGED_OUT;
  }

  /** Who never came was absent once, not once between any two breaks. */
  private List<Deviation> absentAsOne(List<Deviation> deviations, List<Slice> slices) {
    if (deviations.stream().noneMatch(deviation -> deviation.kind() == Kind.ABSENT)) {
      return deviations;
    }
    Instant end = slices.get(slices.size() - 1).time().to();
    Instant until = end.isBefore(shift.time().to()) ? end : shift.time().to();
    List<Deviation> all = new ArrayList<>();
    all.add(new Deviation(Kind.ABSENT, new Stretch(shift.time().from(), until)));
    deviations.stream().filter(other -> other.kind() != Kind.ABSENT).forEach(all::add);
    return all;
  }

  private static double seconds(Stretch time) {
    Duration length = time.length();
    return length.toMillis() / 1000.0;
  }
}
