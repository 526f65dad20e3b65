-- Forecasts that say how sure they are, what they did not learn from, and how they turned out.

ALTER TABLE forecasts
    ADD COLUMN IF NOT EXISTS chosen LowCardinality(String) COMMENT 'the model, or mean of models, that best took for the queue',
    ADD COLUMN IF NOT EXISTS baseline_calls Nullable(Float64) COMMENT 'what the calendar mean expects',
    ADD COLUMN IF NOT EXISTS day_variance Nullable(Float64) COMMENT 'squared coefficient of variation of the day''s level',
    ADD COLUMN IF NOT EXISTS slot_variance Nullable(Float64) COMMENT 'the same of an interval within its day',
    ADD COLUMN IF NOT EXISTS low_fifty Nullable(Float64) COMMENT 'half of the time between this and high_fifty calls come',
    ADD COLUMN IF NOT EXISTS high_fifty Nullable(Float64),
    ADD COLUMN IF NOT EXISTS low_eighty Nullable(Float64),
    ADD COLUMN IF NOT EXISTS high_eighty Nullable(Float64),
    ADD COLUMN IF NOT EXISTS low_ninety_five Nullable(Float64),
    ADD COLUMN IF NOT EXISTS high_ninety_five Nullable(Float64);

CREATE VIEW current_forecasts AS
SELECT * FROM forecasts FINAL ORDER BY origin DESC LIMIT 1 BY branch, queue, interval_start, model;

-- Sums over queues, branches and days, with intervals of their own: quantiles do not add up.
CREATE TABLE forecast_totals (
    branch              LowCardinality(String) COMMENT 'empty: all branches',
    queue               LowCardinality(String) COMMENT 'empty: all queues',
    model               LowCardinality(String),
    origin              Date,
    period              LowCardinality(String) COMMENT 'interval, day or horizon',
    interval_start      DateTime('UTC') CODEC(Delta, ZSTD(1)),
    local_date          Date,
    local_time          LowCardinality(String),
    calls               Float64,
    baseline_calls      Float64,
    low_fifty           Float64,
    high_fifty          Float64,
    low_eighty          Float64,
    high_eighty         Float64,
    low_ninety_five     Float64,
    high_ninety_five    Float64,
    version             UInt64
) ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(interval_start)
ORDER BY (branch, queue, period, interval_start, model, origin)
SETTINGS non_replicated_deduplication_window = 1000;

-- The rest of a day, forecast anew from what came so far.
CREATE TABLE intraday_forecasts (
    branch              LowCardinality(String),
    queue               LowCardinality(String),
    model               LowCardinality(String),
    as_of               DateTime('UTC') COMMENT 'what came before it was known',
    interval_start      DateTime('UTC') CODEC(Delta, ZSTD(1)),
    interval_minutes    Int32,
    local_date          Date,
    local_time          LowCardinality(String),
    published_calls     Float64 COMMENT 'what the day''s forecast had said',
    calls               Float64,
    handle_seconds      Nullable(Float64),
    day_variance        Float64 COMMENT 'what is still uncertain of the day''s level',
    slot_variance       Float64,
    low_fifty           Float64,
    high_fifty          Float64,
    low_eighty          Float64,
    high_eighty         Float64,
    low_ninety_five     Float64,
    high_ninety_five    Float64,
    version             UInt64
) ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(interval_start)
ORDER BY (branch, queue, interval_start, model, as_of)
SETTINGS non_replicated_deduplication_window = 1000;

-- Holidays, campaigns, gaps and outages as the newest forecast took them.
CREATE TABLE special_days (
    branch              LowCardinality(String),
    queue               LowCardinality(String) COMMENT 'empty: every queue',
    local_date          Date,
    kind                LowCardinality(String) COMMENT 'holiday, workday, like, campaign; gap, outage, block, named, opened, closed',
    name                String,
    expected            Nullable(Float64) COMMENT 'calls that like days had',
    actual              Nullable(Float64) COMMENT 'calls that came',
    version             UInt64 COMMENT 'the forecast''s'
) ENGINE = ReplacingMergeTree(version)
ORDER BY (branch, queue, local_date, kind, name)
SETTINGS non_replicated_deduplication_window = 1000;

CREATE VIEW current_special_days AS
SELECT * FROM special_days FINAL
WHERE (branch, version) IN (SELECT branch, max(version) FROM special_days GROUP BY branch);

-- What became of published forecasts, by lead time: sums, so that queues, branches and leads add up.
CREATE TABLE forecast_accuracy (
    branch              LowCardinality(String),
    queue               LowCardinality(String),
    model               LowCardinality(String),
    lead_days           Int32 COMMENT '0: the first day forecast',
    intervals           Int64,
    actual              Float64,
    expected            Float64,
    absolute_error      Float64,
    squared_error       Float64,
    baseline_expected   Float64,
    baseline_absolute   Float64,
    baseline_squared    Float64,
    noise               Float64 COMMENT 'absolute error that true Poisson rates would have',
    judged              Int64 COMMENT 'intervals whose forecast had a distribution',
    within_fifty        Float64,
    within_eighty       Float64,
    within_ninety_five  Float64,
    version             UInt64
) ENGINE = ReplacingMergeTree(version)
ORDER BY (branch, queue, model, lead_days)
SETTINGS non_replicated_deduplication_window = 1000;
