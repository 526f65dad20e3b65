package io.branchline.forecasting.arrival;

import java.util.List;
import java.util.Optional;

/** The models that can be asked for by name. */
public final class ArrivalModels {

  private static final List<ArrivalModel> ALL = List.of(CalendarMean.MODEL);

  private ArrivalModels() {}

  /** The model of that name. */
  public static Optional<ArrivalModel> named(String name) {
    return ALL.stream().filter(model -> model.name().equals(name)).findFirst();
  }

  /** Every model's name. */
  public static List<String> names() {
    return ALL.stream().map(ArrivalModel::name).toList();
  }
}
