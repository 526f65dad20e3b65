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

-- Workforce planning: who may work when, what was wished for, and the rosters made of it.

CREATE TABLE shift_types (
    branch          LowCardinality(String) COMMENT 'empty: every branch that has none of its own',
    shift           LowCardinality(String),
    name_en         String,
    name_zh         String,
    start_minute    Int32 COMMENT 'of the local day, 0 to 1439',
    minutes         Int32 COMMENT 'from start to end with all breaks',
    skill           LowCardinality(String) COMMENT 'empty: any',
    break_minutes   Array(Int32) COMMENT 'length of each break',
    break_earliest  Array(Int32) COMMENT 'minutes after the start at which each may begin',
    break_latest    Array(Int32),
    break_pay       Array(String) COMMENT 'paid or unpaid',
    enabled         Bool,
    version         UInt64
) ENGINE = ReplacingMergeTree(version) ORDER BY (branch, shift);

CREATE TABLE agent_contracts (
    branch          LowCardinality(String),
    agent           LowCardinality(String),
    valid_from      Date,
    contract        LowCardinality(String),
    hours           LowCardinality(String) COMMENT 'standard or comprehensive working-time system',
    week_minutes    Int32,
    overtime        LowCardinality(String) COMMENT 'none or agreed',
    yuan_per_hour   Int32,
    shifts          Array(String) COMMENT 'shift types that may be given; empty: all',
    skills          Array(String) COMMENT 'queues that can be served; empty: all of the branch',
    protections     Array(String) COMMENT 'pregnant, nursing, minor',
    version         UInt64
) ENGINE = ReplacingMergeTree(version) ORDER BY (branch, agent, valid_from);

CREATE TABLE agent_requests (
    branch          LowCardinality(String),
    request         String,
    agent           LowCardinality(String),
    first_date      Date,
    last_date       Date COMMENT 'included',
    kind            LowCardinality(String) COMMENT 'leave (approved), off or shift (wishes)',
    shift           LowCardinality(String) COMMENT 'the one wished for; otherwise empty',
    weight          Int32 COMMENT 'yuan that granting a wish is worth',
    entered_by      LowCardinality(String),
    entered_at      DateTime64(3, 'UTC'),
    version         UInt64,
    is_deleted      UInt8
) ENGINE = ReplacingMergeTree(version, is_deleted) ORDER BY (branch, request);

-- A published roster is never written again: who changes it makes another.
CREATE TABLE rosters (
    branch          LowCardinality(String),
    roster          String,
    from_date       Date,
    days            Int32,
    status          LowCardinality(String) COMMENT 'draft or published',
    based_on        String COMMENT 'the published roster that it was compared with; or empty',
    seed            Int32,
    cost            Int64 COMMENT 'yuan, by the checker',
    bound           Float64 COMMENT 'no roster of the model costs less',
    missing         Int32 COMMENT 'places of the demand that nobody fills',
    violations      Int32 COMMENT 'hard rules broken',
    rules           String COMMENT 'the rule book as YAML',
    created_by      LowCardinality(String),
    created_at      DateTime64(3, 'UTC'),
    published_by    LowCardinality(String),
    published_at    Nullable(DateTime64(3, 'UTC')),
    version         UInt64
) ENGINE = ReplacingMergeTree(version) ORDER BY (branch, roster);

CREATE TABLE roster_shifts (
    branch          LowCardinality(String),
    roster          String,
    agent           LowCardinality(String),
    local_date      Date COMMENT 'the day on which the shift starts',
    shift           LowCardinality(String),
    starts_at       DateTime64(3, 'UTC'),
    ends_at         DateTime64(3, 'UTC'),
    paid_minutes    Int32,
    break_starts    Array(Int32) COMMENT 'minutes after the start',
    break_minutes   Array(Int32),
    version         UInt64,
    is_deleted      UInt8
) ENGINE = ReplacingMergeTree(version, is_deleted)
PARTITION BY toYYYYMM(local_date)
ORDER BY (branch, roster, local_date, agent)
SETTINGS non_replicated_deduplication_window = 1000;

CREATE TABLE roster_demand (
    branch          LowCardinality(String),
    roster          String,
    local_date      Date,
    shift           LowCardinality(String),
    skill           LowCardinality(String) COMMENT 'empty: any',
    agents          Int32,
    version         UInt64
) ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(local_date)
ORDER BY (branch, roster, local_date, shift, skill)
SETTINGS non_replicated_deduplication_window = 1000;
