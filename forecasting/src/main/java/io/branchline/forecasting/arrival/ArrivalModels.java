package io.branchline.forecasting.arrival;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The models that can be asked for by name. */
public final class ArrivalModels {

  private ArrivalModels() {}

  /** What {@code best} chooses among, the baseline first. */
  public static List<ArrivalModel> candidates(SpecialDays special) {
    return List.of(CalendarMean.MODEL, new LevelProfile(special), new Additive(special));
  }

  /** The default: each series by what did best in its own last weeks. */
  public static ArrivalModel best(SpecialDays special) {
    return new BestOf(candidates(special));
  }

  /** Every model, the baseline first. */
  public static List<ArrivalModel> all(SpecialDays special) {
    List<ArrivalModel> all = new ArrayList<>(candidates(special));
    all.add(best(special));
    return List.copyOf(all);
  }

  /** The model of that name. */
  public static Optional<ArrivalModel> named(String name, SpecialDays special) {
    return all(special).stream().filter(model -> model.name().equals(name)).findFirst();
  }

  /** Every model's name. */
  public static List<String> names() {
    return all(SpecialDays.NONE).stream().map(ArrivalModel::name).toList();
  }
}
