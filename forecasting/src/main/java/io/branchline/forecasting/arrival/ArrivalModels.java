package io.branchline.forecasting.arrival;

import java.util.List;
import java.util.Optional;

/** The models that can be asked for by name. */
public final class ArrivalModels {

  private ArrivalModels() {}

  /** Every model, the baseline first. */
  public static List<ArrivalModel> all(SpecialDays special) {
    LevelProfile levelProfile = new LevelProfile(special);
    return List.of(
        CalendarMean.MODEL, levelProfile, new BestOf(List.of(CalendarMean.MODEL, levelProfile)));
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
