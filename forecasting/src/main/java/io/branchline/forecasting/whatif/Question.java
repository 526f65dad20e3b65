package io.branchline.forecasting.whatif;

import static java.util.Objects.requireNonNull;

import io.branchline.forecasting.erlang.Target;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Which changes are asked about, and how far each goes.
 *
 * @param promised today, shrinkage included
 * @param asked today is always among them
 */
public record Question(Target promised, Changes changes, Set<Change> asked) {

  /** Adds today. */
  public Question {
    requireNonNull(promised, "promised is null");
    requireNonNull(changes, "changes is null");
    EnumSet<Change> all = EnumSet.of(Change.TODAY);
    all.addAll(asked);
    asked = Collections.unmodifiableSet(all);
  }

  /**
   * The scenarios, today first. Lines that are one already are not pooled again, and all together
   * takes two changes at least; of several poolings it has the widest.
   */
  public Map<Change, Scenario> scenarios(List<Day> days) {
    Map<Change, Scenario> scenarios = new EnumMap<>(Change.class);
    Scenario today = Scenario.today(promised);
    Scenario together = today;
    int changed = 0;
    for (Change change : asked) {
      if (change != Change.TOGETHER && applies(change, days)) {
        scenarios.put(change, with(today, change).named(name(change)));
        together = with(together, change);
        changed += change == Change.TODAY ? 0 : 1;
      }
    }
    if (asked.contains(Change.TOGETHER) && changed > 1) {
      scenarios.put(Change.TOGETHER, together.named(name(Change.TOGETHER)));
    }
    return scenarios;
  }

  /** Whether the days' lines are more than the change would leave, or it is no pooling. */
  private static boolean applies(Change change, List<Day> days) {
    return switch (change) {
      case QUEUES -> count(days, Pooling.QUEUES) > count(days, Pooling.BRANCHES);
      case REGIONS ->
          count(days, Pooling.REGIONS) > 1
              && count(days, Pooling.QUEUES) > count(days, Pooling.REGIONS);
      case CENTRE -> count(days, Pooling.QUEUES) > 1;
      default -> true;
    };
  }

  private static long count(List<Day> days, Pooling pooling) {
    Function<Site, String> key = pooling::key;
    return days.stream().flatMap(day -> day.sites().stream()).map(key).distinct().count();
  }

  private Scenario with(Scenario scenario, Change change) {
    Target target = scenario.target();
    return switch (change) {
      case TODAY, TOGETHER -> scenario;
      case QUEUES -> scenario.pooled(Pooling.BRANCHES);
      case REGIONS -> scenario.pooled(Pooling.REGIONS);
      case CENTRE -> scenario.pooled(Pooling.BANK);
      case TARGET ->
          scenario.promising(
              Target.of(changes.level().doubleValue(), changes.seconds())
                  .by(target.formula())
                  .withShortSeconds(target.shortSeconds())
                  .withShrinkage(target.shrinkage()));
      case HANDLE_TIME -> scenario.handling(1 + changes.longer().doubleValue());
      case SHRINKAGE -> scenario.promising(target.withShrinkage(changes.shrinkage()));
      case ABSENCE -> scenario.absent(changes.absence().doubleValue());
      case RUSH -> scenario.calls(1 + changes.rush().doubleValue());
      case NEW_STAFF ->
          scenario.withNewStaff(
              changes.newStaff().doubleValue(), 1 + changes.slower().doubleValue());
    };
  }

  private String name(Change change) {
    return switch (change) {
      case TODAY -> "today";
      case QUEUES -> "queues of a branch pooled";
      case REGIONS -> "regional centres";
      case CENTRE -> "one centre";
      case TARGET ->
          "promise "
              + plain(changes.level())
              + "/"
              + BigDecimal.valueOf(changes.seconds()).stripTrailingZeros().toPlainString();
      case HANDLE_TIME -> "handle time " + more(changes.longer());
      case SHRINKAGE -> "shrinkage " + plain(changes.shrinkage().share()) + "%";
      case ABSENCE -> "absence " + plain(changes.absence()) + "%";
      case RUSH -> "market rush " + more(changes.rush());
      case NEW_STAFF ->
          plain(changes.newStaff()) + "% new staff, " + plain(changes.slower()) + "% slower";
      case TOGETHER -> "all together";
    };
  }

  private static String more(BigDecimal share) {
    return (share.signum() < 0 ? "" : "+") + plain(share) + "%";
  }

  private static String plain(BigDecimal share) {
    return share.movePointRight(2).stripTrailingZeros().toPlainString();
  }
}
