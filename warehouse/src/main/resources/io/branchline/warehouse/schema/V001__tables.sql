-- The warehouse's first shape. Conventions that hold for every table:
--   * instants are UTC, DateTime64(3); local dates carry the branch's zone and are named local_date;
--   * durations are whole milliseconds, exact under sum;
--   * a row is replaced, never doubled: ReplacingMergeTree by natural key and version (is_deleted where a key can move), read with FINAL;
--   * what people did (evaluations, settings, audit) keeps every revision.

CREATE TABLE branches (
    branch      LowCardinality(String),
    name_en     String,
    name_zh     String,
    region      LowCardinality(String),
    zone        LowCardinality(String) COMMENT 'IANA zone; intervals and days are cut in it',
    version     UInt64
) ENGINE = ReplacingMergeTree(version) ORDER BY branch;

CREATE TABLE queues (
    branch      LowCardinality(String),
    queue       LowCardinality(String),
    name_en     String,
    name_zh     String,
    version     UInt64
) ENGINE = ReplacingMergeTree(version) ORDER BY (branch, queue);

CREATE TABLE agents (
    branch      LowCardinality(String),
    agent       LowCardinality(String),
    name        String,
    team        LowCardinality(String),
    version     UInt64
) ENGINE = ReplacingMergeTree(version) ORDER BY (branch, agent);

CREATE TABLE acd_events (
    event_id    String,
    call_id     String COMMENT 'empty for agent states',
    branch      LowCardinality(String),
    type        LowCardinality(String),
    at          DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    queue       LowCardinality(String),
    agent       LowCardinality(String),
    customer    String COMMENT 'the source''s customer key, never a telephone number',
    priority    Int32 CODEC(T64, ZSTD(1)),
    reason      LowCardinality(String) COMMENT 'why: a not-ready reason, a transfer''s target, who hung up',
    flags       Array(LowCardinality(String)) COMMENT 'what was odd about the source line',
    source      LowCardinality(String) COMMENT 'the file or topic it came from',
    line        UInt64 CODEC(T64, ZSTD(1))
) ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(at)
ORDER BY (branch, toStartOfDay(at), call_id, at, event_id)
SETTINGS non_replicated_deduplication_window = 1000;

CREATE TABLE calls (
    call_id         String,
    branch          LowCardinality(String),
    queue           LowCardinality(String) COMMENT 'the first queue that it entered',
    agent           LowCardinality(String) COMMENT 'the first agent who answered',
    customer        String,
    priority        Int32 CODEC(T64, ZSTD(1)),
    outcome         LowCardinality(String) COMMENT 'answered, abandoned, ended_in_ivr, flowed_out or open',
    started_at      DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    queued_at       Nullable(DateTime64(3, 'UTC')) CODEC(Delta, ZSTD(1)),
    answered_at     Nullable(DateTime64(3, 'UTC')) CODEC(Delta, ZSTD(1)),
    ended_at        Nullable(DateTime64(3, 'UTC')) CODEC(Delta, ZSTD(1)),
    ivr_millis      Int64 CODEC(T64, ZSTD(1)),
    wait_millis     Int64 CODEC(T64, ZSTD(1)),
    ring_millis     Int64 CODEC(T64, ZSTD(1)),
    talk_millis     Int64 CODEC(T64, ZSTD(1)),
    hold_millis     Int64 CODEC(T64, ZSTD(1)),
    wrap_up_millis  Int64 CODEC(T64, ZSTD(1)),
    holds           Int32 CODEC(T64, ZSTD(1)),
    transfers       Int32 CODEC(T64, ZSTD(1)),
    flags           Array(LowCardinality(String)),
    source          LowCardinality(String),
    version         UInt64 COMMENT 'how many of its events the row is made of',
    is_deleted      UInt8,
    INDEX call_id call_id TYPE bloom_filter(0.01) GRANULARITY 1
) ENGINE = ReplacingMergeTree(version, is_deleted)
PARTITION BY toYYYYMM(started_at)
ORDER BY (branch, toDate(started_at, 'UTC'), call_id)
SETTINGS non_replicated_deduplication_window = 1000;

CREATE TABLE call_legs (
    call_id         String,
    leg             Int32,
    branch          LowCardinality(String),
    queue           LowCardinality(String),
    agent           LowCardinality(String),
    outcome         LowCardinality(String),
    call_started_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    queued_at       Nullable(DateTime64(3, 'UTC')) CODEC(Delta, ZSTD(1)),
    answered_at     Nullable(DateTime64(3, 'UTC')) CODEC(Delta, ZSTD(1)),
    ended_at        Nullable(DateTime64(3, 'UTC')) CODEC(Delta, ZSTD(1)),
    wait_millis     Int64 CODEC(T64, ZSTD(1)),
    ring_millis     Int64 CODEC(T64, ZSTD(1)),
    talk_millis     Int64 CODEC(T64, ZSTD(1)),
    hold_millis     Int64 CODEC(T64, ZSTD(1)),
    wrap_up_millis  Int64 CODEC(T64, ZSTD(1)),
    version         UInt64,
    is_deleted      UInt8
) ENGINE = ReplacingMergeTree(version, is_deleted)
PARTITION BY toYYYYMM(call_started_at)
ORDER BY (branch, toDate(call_started_at, 'UTC'), call_id, leg)
SETTINGS non_replicated_deduplication_window = 1000;

CREATE TABLE agent_states (
    branch          LowCardinality(String),
    agent           LowCardinality(String),
    state           LowCardinality(String),
    reason          LowCardinality(String),
    call_id         String,
    started_at      DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    ended_at        Nullable(DateTime64(3, 'UTC')) CODEC(Delta, ZSTD(1)),
    version         UInt64,
    is_deleted      UInt8
) ENGINE = ReplacingMergeTree(version, is_deleted)
PARTITION BY toYYYYMM(started_at)
ORDER BY (branch, toDate(started_at, 'UTC'), agent, started_at)
SETTINGS non_replicated_deduplication_window = 1000;

CREATE TABLE recordings (
    call_id                 String,
    branch                  LowCardinality(String),
    queue                   LowCardinality(String),
    agent                   LowCardinality(String),
    call_started_at         DateTime64(3, 'UTC'),
    agent_path              String COMMENT 'the same file as customer_path where the recording is stereo',
    agent_channel           Int32,
    agent_delay_millis      Int64 COMMENT 'where the side''s audio starts on the call''s clock',
    customer_path           String,
    customer_channel        Int32,
    customer_delay_millis   Int64,
    duration_millis         Int64,
    sample_rate             Int32,
    encoding                LowCardinality(String),
    fingerprint             String COMMENT 'SHA-256 of the audio files: the same recording is transcribed once',
    status                  LowCardinality(String) COMMENT 'transcribed or failed',
    error                   String,
    version                 UInt64
) ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(call_started_at)
ORDER BY (branch, toDate(call_started_at, 'UTC'), call_id)
SETTINGS non_replicated_deduplication_window = 1000;

CREATE TABLE utterances (
    call_id             String,
    branch              LowCardinality(String),
    call_started_at     DateTime64(3, 'UTC'),
    side                LowCardinality(String) COMMENT 'agent or customer',
    number              Int32,
    start_millis        Int64,
    end_millis          Int64,
    text                String,
    confidence          Float64,
    language            LowCardinality(String),
    words               Array(String),
    word_start_millis   Array(Int64),
    word_end_millis     Array(Int64),
    word_confidences    Array(Float64),
    version             UInt64 COMMENT 'the transcript''s version; call_speech names the current one'
) ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(call_started_at)
ORDER BY (branch, toDate(call_started_at, 'UTC'), call_id, version, side, number)
SETTINGS non_replicated_deduplication_window = 1000;

CREATE TABLE call_speech (
    call_id                 String,
    branch                  LowCardinality(String),
    queue                   LowCardinality(String),
    agent                   LowCardinality(String),
    call_started_at         DateTime64(3, 'UTC'),
    duration_millis         Int64,
    agent_talk_millis       Int64,
    customer_talk_millis    Int64,
    silence_millis          Int64 COMMENT 'both sides quiet',
    longest_silence_millis  Int64,
    longest_silence_start_millis Int64,
    overtalk_millis         Int64 COMMENT 'both sides speak',
    agent_words             Int32,
    customer_words          Int32,
    agent_words_per_minute  Nullable(Float64),
    customer_words_per_minute Nullable(Float64),
    language                LowCardinality(String),
    model                   LowCardinality(String),
    version                 UInt64
) ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(call_started_at)
ORDER BY (branch, toDate(call_started_at, 'UTC'), call_id)
SETTINGS non_replicated_deduplication_window = 1000;

CREATE TABLE forms (
    form            LowCardinality(String),
    form_version    Int32,
    title_en        String,
    title_zh        String,
    yaml            String,
    fingerprint     String COMMENT 'SHA-256 of the YAML: a published version never changes',
    published_at    DateTime64(3, 'UTC')
) ENGINE = ReplacingMergeTree ORDER BY (form, form_version);

CREATE TABLE evaluations (
    evaluation_id       String COMMENT 'call, form and evaluator',
    revision            Int32,
    call_id             String,
    branch              LowCardinality(String),
    queue               LowCardinality(String),
    agent               LowCardinality(String),
    call_started_at     DateTime64(3, 'UTC'),
    form                LowCardinality(String),
    form_version        Int32,
    method              LowCardinality(String) COMMENT 'automatic or manual',
    evaluator           LowCardinality(String),
    score               Nullable(Float64) COMMENT '0 to 100; empty when nothing was applicable',
    score_before_critical Nullable(Float64),
    critical_failed     Bool,
    section_scores      Map(String, Float64) COMMENT 'section -> 0 to 100; a section where nothing applied is absent',
    transcript_version  UInt64,
    comment             String,
    evaluated_at        DateTime64(3, 'UTC')
) ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(call_started_at)
ORDER BY (branch, toDate(call_started_at, 'UTC'), call_id, evaluation_id, revision)
SETTINGS non_replicated_deduplication_window = 1000;

CREATE TABLE evaluation_answers (
    evaluation_id           String,
    revision                Int32,
    call_id                 String,
    branch                  LowCardinality(String),
    call_started_at         DateTime64(3, 'UTC'),
    section                 LowCardinality(String),
    question                LowCardinality(String),
    answer                  LowCardinality(String) COMMENT 'yes, no, na, or the scale''s value',
    points                  Nullable(Float64) COMMENT '0 to 1 share of the question''s weight; empty for not applicable',
    weight                  Float64,
    critical                Bool,
    automatic               Bool,
    evidence_side           LowCardinality(String),
    evidence_start_millis   Nullable(Int64) COMMENT 'where to listen',
    evidence_end_millis     Nullable(Int64),
    evidence_text           String,
    comment                 String
) ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(call_started_at)
ORDER BY (branch, toDate(call_started_at, 'UTC'), call_id, evaluation_id, revision, section, question)
SETTINGS non_replicated_deduplication_window = 1000;

CREATE TABLE kpi_interval (
    scope               LowCardinality(String) COMMENT 'queue: calls by their first queue; agent: legs by the agent who handled them',
    branch              LowCardinality(String),
    queue               LowCardinality(String),
    agent               LowCardinality(String),
    interval_start      DateTime('UTC') CODEC(Delta, ZSTD(1)),
    interval_minutes    Int32,
    local_date          Date COMMENT 'in the branch''s zone',
    local_time          LowCardinality(String) COMMENT 'HH:mm in the branch''s zone',
    arrived             Int64 COMMENT 'every call, IVR-only ones included' CODEC(T64, ZSTD(1)),
    offered             Int64 COMMENT 'answered + abandoned in queue + flowed out' CODEC(T64, ZSTD(1)),
    answered            Int64 CODEC(T64, ZSTD(1)),
    abandoned           Int64 CODEC(T64, ZSTD(1)),
    flowed_out          Int64 CODEC(T64, ZSTD(1)),
    ended_in_ivr        Int64 CODEC(T64, ZSTD(1)),
    open                Int64 CODEC(T64, ZSTD(1)),
    threshold_seconds   Int32 COMMENT 'T of the service level',
    short_seconds       Int32 COMMENT 'S of the short abandons',
    answered_within     Int64 COMMENT 'answered after at most T seconds' CODEC(T64, ZSTD(1)),
    abandoned_within    Int64 COMMENT 'abandoned after at most T seconds' CODEC(T64, ZSTD(1)),
    short_abandoned     Int64 COMMENT 'abandoned after at most S seconds' CODEC(T64, ZSTD(1)),
    answered_wait_millis  Int64 CODEC(T64, ZSTD(1)),
    abandoned_wait_millis Int64 CODEC(T64, ZSTD(1)),
    handled             Int64 COMMENT 'calls (scope queue) or legs (scope agent) with talk' CODEC(T64, ZSTD(1)),
    talk_millis         Int64 CODEC(T64, ZSTD(1)),
    hold_millis         Int64 CODEC(T64, ZSTD(1)),
    wrap_up_millis      Int64 CODEC(T64, ZSTD(1)),
    busy_millis         Int64 COMMENT 'agent states: ringing, talking, hold, wrap-up within the interval' CODEC(T64, ZSTD(1)),
    available_millis    Int64 COMMENT 'agent states: ready and idle within the interval' CODEC(T64, ZSTD(1)),
    staffed_millis      Int64 COMMENT 'agent states: logged in within the interval' CODEC(T64, ZSTD(1)),
    version             UInt64,
    is_deleted          UInt8
) ENGINE = ReplacingMergeTree(version, is_deleted)
PARTITION BY toYYYYMM(interval_start)
ORDER BY (scope, branch, queue, agent, interval_start)
SETTINGS non_replicated_deduplication_window = 1000;

CREATE TABLE quality_scores (
    scope           LowCardinality(String) COMMENT 'branch or agent',
    branch          LowCardinality(String),
    agent           LowCardinality(String),
    period          LowCardinality(String) COMMENT 'day or month',
    period_start    Date,
    form            LowCardinality(String),
    form_version    Int32,
    evaluations     Int64,
    manual          Int64 COMMENT 'how many of them a person made',
    critical_failures Int64,
    score           Nullable(Float64) COMMENT 'mean of the calls'' scores, 0 to 100',
    score_low       Nullable(Float64) COMMENT '95 % interval; empty below two evaluations',
    score_high      Nullable(Float64),
    version         UInt64,
    is_deleted      UInt8
) ENGINE = ReplacingMergeTree(version, is_deleted)
ORDER BY (scope, period, branch, agent, period_start, form, form_version)
SETTINGS non_replicated_deduplication_window = 1000;

CREATE TABLE forecasts (
    branch              LowCardinality(String),
    queue               LowCardinality(String),
    model               LowCardinality(String),
    origin              Date COMMENT 'the first day that was forecast: everything before it was known',
    interval_start      DateTime('UTC') CODEC(Delta, ZSTD(1)),
    interval_minutes    Int32,
    local_date          Date,
    local_time          LowCardinality(String),
    calls               Float64 COMMENT 'expected offered calls in the interval',
    handle_seconds      Nullable(Float64) COMMENT 'expected talk + hold + wrap-up of a call',
    version             UInt64
) ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(interval_start)
ORDER BY (branch, queue, interval_start, model, origin)
SETTINGS non_replicated_deduplication_window = 1000;

CREATE TABLE staffing (
    branch              LowCardinality(String),
    queue               LowCardinality(String),
    model               LowCardinality(String) COMMENT 'erlang-c or erlang-a',
    origin              Date,
    interval_start      DateTime('UTC') CODEC(Delta, ZSTD(1)),
    interval_minutes    Int32,
    local_date          Date,
    local_time          LowCardinality(String),
    calls               Float64,
    handle_seconds      Nullable(Float64),
    target_level        Float64 COMMENT '0 to 1',
    target_seconds      Int32,
    max_occupancy       Float64 COMMENT '0 to 1',
    shrinkage           Float64 COMMENT '0 to below 1',
    agents              Int32 COMMENT 'needed on the phones',
    scheduled           Int32 COMMENT 'to roster, shrinkage included',
    service_level       Nullable(Float64) COMMENT '0 to 1; empty where no calls are expected',
    occupancy           Nullable(Float64),
    asa_seconds         Nullable(Float64),
    version             UInt64
) ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(interval_start)
ORDER BY (branch, queue, interval_start, model, origin)
SETTINGS non_replicated_deduplication_window = 1000;

CREATE TABLE dead_letters (
    source      String,
    line        UInt64,
    raw         String COMMENT 'the line as it came, at most 64 KiB of it' CODEC(ZSTD(3)),
    reason      LowCardinality(String) COMMENT 'a code: malformed, missing, bad_time, ...',
    detail      String COMMENT 'what was wrong, in words, with the value',
    seen_at     DateTime64(3, 'UTC')
) ENGINE = ReplacingMergeTree(seen_at)
ORDER BY (source, line)
SETTINGS non_replicated_deduplication_window = 1000;

CREATE TABLE audit_log (
    id          String,
    at          DateTime64(3, 'UTC'),
    username    LowCardinality(String),
    role        LowCardinality(String),
    action      LowCardinality(String) COMMENT 'signed_in, listened, exported, evaluated, changed_setting, ...',
    subject     String COMMENT 'a call id, an account, a setting',
    branch      LowCardinality(String),
    detail      String
) ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(at)
ORDER BY (at, id)
SETTINGS non_replicated_deduplication_window = 1000;

CREATE TABLE settings (
    name        LowCardinality(String),
    value       String,
    version     UInt64,
    set_by      LowCardinality(String),
    set_at      DateTime64(3, 'UTC')
) ENGINE = ReplacingMergeTree ORDER BY (name, version);

CREATE TABLE accounts (
    username        String,
    password_hash   String COMMENT 'bcrypt',
    role            LowCardinality(String) COMMENT 'qa, supervisor, head-office, planner, analyst or admin',
    branches        Array(LowCardinality(String)) COMMENT 'empty: every branch',
    language        LowCardinality(String),
    enabled         Bool,
    version         UInt64
) ENGINE = ReplacingMergeTree(version) ORDER BY username;
