-- Planners' work: adjustments of forecasts, rosters edited by hand, adherence.

-- Who changes a roster makes another draft: it names the one that it was edited from.
ALTER TABLE rosters
    ADD COLUMN IF NOT EXISTS edited_from String COMMENT 'the roster that this draft was edited from; or empty',
    ADD COLUMN IF NOT EXISTS publish_reason String COMMENT 'why it was published although a hard rule is broken; or empty';

-- The shifts in force: of each day those of the roster that was published last for it.
CREATE VIEW published_shifts AS
SELECT * FROM roster_shifts FINAL
WHERE (branch, local_date, roster) IN (
    SELECT branch, day, argMax(roster, (published_at, roster)) FROM (
        SELECT branch, roster, published_at, arrayJoin(arrayMap(d -> addDays(from_date, d), range(toUInt32(days)))) AS day
        FROM rosters FINAL WHERE status = 'published')
    GROUP BY branch, day);

-- What planners know better than the model: a layer over the forecast. Taking one back is a row of its own.
CREATE TABLE forecast_adjustments (
    branch          LowCardinality(String),
    adjustment      String COMMENT 'the same in every branch that it was made for at once',
    queue           LowCardinality(String) COMMENT 'empty: every queue',
    from_date       Date,
    to_date         Date COMMENT 'included',
    from_time       LowCardinality(String) COMMENT 'HH:mm in the branch''s zone',
    to_time         LowCardinality(String) COMMENT 'not included; 24:00 for the day''s end',
    kind            LowCardinality(String) COMMENT 'percent, calls or undo',
    amount          Float64 COMMENT 'percent more, or calls more on each day; negative for less',
    reason          String,
    undoes          String COMMENT 'the adjustment that is taken back; otherwise empty',
    entered_by      LowCardinality(String),
    entered_at      DateTime64(3, 'UTC'),
    version         UInt64
) ENGINE = ReplacingMergeTree(version) ORDER BY (branch, adjustment);

-- What a branch needs whose agents serve every queue: its calls as if they came to one.
CREATE TABLE pooled_staffing (
    branch              LowCardinality(String),
    model               LowCardinality(String) COMMENT 'erlang-c or erlang-a',
    origin              Date,
    interval_start      DateTime('UTC') CODEC(Delta, ZSTD(1)),
    interval_minutes    Int32,
    local_date          Date,
    local_time          LowCardinality(String),
    calls               Float64 COMMENT 'of all queues',
    handle_seconds      Nullable(Float64) COMMENT 'mean over the calls of all queues',
    agents              Int32 COMMENT 'needed on the phones',
    scheduled           Int32 COMMENT 'to roster, shrinkage included',
    service_level       Nullable(Float64) COMMENT '0 to 1; empty where no calls are expected',
    occupancy           Nullable(Float64),
    asa_seconds         Nullable(Float64),
    version             UInt64
) ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(interval_start)
ORDER BY (branch, interval_start, model, origin)
SETTINGS non_replicated_deduplication_window = 1000;

-- Forecasts: which handle-time model was taken, and every publication, also of an origin that was forecast again.
ALTER TABLE forecasts
    ADD COLUMN IF NOT EXISTS handle_chosen LowCardinality(String) COMMENT 'the handle-time model that was taken for the queue';

CREATE VIEW current_forecasts AS
SELECT * FROM forecasts FINAL ORDER BY origin DESC LIMIT 1 BY branch, queue, interval_start, model;

CREATE TABLE forecast_publications (
    model               LowCardinality(String),
    origin              Date COMMENT 'the earliest of the branches'' origins',
    days                Int32 COMMENT 'how many days ahead',
    series              Int64 COMMENT 'how many queues',
    calls               Float64 COMMENT 'expected over all of them',
    published_at        DateTime64(3, 'UTC'),
    version             UInt64
) ENGINE = ReplacingMergeTree(version)
ORDER BY (published_at, model, version)
SETTINGS non_replicated_deduplication_window = 1000;

CREATE TABLE forecast_history (
    branch              LowCardinality(String),
    queue               LowCardinality(String),
    model               LowCardinality(String),
    origin              Date,
    interval_start      DateTime('UTC') CODEC(Delta, ZSTD(1)),
    interval_minutes    Int32,
    local_date          Date,
    calls               Float64 COMMENT 'expected offered calls in the interval',
    handle_seconds      Nullable(Float64),
    baseline_calls      Nullable(Float64),
    day_variance        Nullable(Float64),
    slot_variance       Nullable(Float64),
    version             UInt64 COMMENT 'the publication''s'
) ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(interval_start)
ORDER BY (branch, queue, interval_start, model, origin, version)
SETTINGS non_replicated_deduplication_window = 1000;

-- What was published whole: the remains of a run that was killed have no publication.
CREATE VIEW published_forecasts AS
SELECT h.*, p.published_at AS published_at FROM (SELECT * FROM forecast_history FINAL) AS h
INNER JOIN (SELECT version, model, published_at FROM forecast_publications FINAL) AS p
    ON p.version = h.version AND p.model = h.model;

-- Special days in the page's language.
ALTER TABLE special_days
    ADD COLUMN IF NOT EXISTS name_zh String COMMENT 'the name in Chinese; empty where the calendar has none';

CREATE VIEW current_special_days AS
SELECT * FROM special_days FINAL
WHERE (branch, version) IN (SELECT branch, max(version) FROM special_days GROUP BY branch);
