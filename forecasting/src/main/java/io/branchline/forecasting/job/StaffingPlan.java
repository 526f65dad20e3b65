package io.branchline.forecasting.job;

import io.branchline.forecasting.erlang.StaffingModel;
import io.branchline.forecasting.erlang.Target;
import org.jspecify.annotations.Nullable;

/**
 * How every queue is staffed.
 *
 * @param forecast the arrival model whose forecasts are staffed
 * @param model the queueing model
 * @param handleSeconds handle time where the forecast knows none; null to take the branch's mean
 * @param version the version of the rows written
 */
public record StaffingPlan(
    String forecast,
    StaffingModel model,
    Target target,
    @Nullable Double handleSeconds,
    long version) {}
