-- Speech that a quality team relies on: what was masked, what people corrected, and what calls are about.

-- Where something secret was said: the place and the kind, never the thing itself.
CREATE TABLE masked_spans (
    call_id         String,
    branch          LowCardinality(String),
    call_started_at DateTime64(3, 'UTC'),
    side            LowCardinality(String) COMMENT 'agent or customer',
    number          Int32,
    kind            LowCardinality(String) COMMENT 'card, account, identity, phone, code, security-code, pin, number',
    start_millis    Int64,
    end_millis      Int64,
    last_four       String COMMENT 'empty unless the policy keeps them',
    policy          LowCardinality(String) COMMENT 'name and version of the policy that masked it',
    version         UInt64 COMMENT 'the transcript''s version'
) ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(call_started_at)
ORDER BY (branch, toDate(call_started_at, 'UTC'), call_id, version, side, number)
SETTINGS non_replicated_deduplication_window = 1000;

-- The loudness of each side over time, computed once from the recording.
CREATE TABLE waveforms (
    call_id             String,
    branch              LowCardinality(String),
    call_started_at     DateTime64(3, 'UTC'),
    side                LowCardinality(String) COMMENT 'agent or customer',
    millis_per_peak     Int32,
    peaks               Array(Int32) COMMENT '0 to 100, one for each stretch of time' CODEC(ZSTD(3)),
    fingerprint         String COMMENT 'the recording''s: another recording has another waveform',
    version             UInt64
) ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(call_started_at)
ORDER BY (branch, toDate(call_started_at, 'UTC'), call_id, side)
SETTINGS non_replicated_deduplication_window = 1000;

-- What people made of a turn that was misheard; the recogniser's own words stay in utterances.
CREATE TABLE transcript_corrections (
    call_id             String,
    branch              LowCardinality(String),
    call_started_at     DateTime64(3, 'UTC'),
    side                LowCardinality(String) COMMENT 'agent or customer',
    number              Int32 COMMENT 'the turn''s',
    transcript_version  UInt64 COMMENT 'of the transcript that was read while correcting',
    revision            Int32 COMMENT '1 and up, for each turn',
    language            LowCardinality(String),
    text_before         String,
    text                String,
    reason              String,
    corrected_by        LowCardinality(String),
    corrected_at        DateTime64(3, 'UTC')
) ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(call_started_at)
ORDER BY (branch, toDate(call_started_at, 'UTC'), call_id, transcript_version, side, number, revision)
SETTINGS non_replicated_deduplication_window = 1000;

-- Saved searches: what calls can be about.
CREATE TABLE categories (
    category        LowCardinality(String),
    title_en        String,
    title_zh        String,
    query           String,
    enabled         Bool,
    version         UInt64,
    set_by          LowCardinality(String),
    set_at          DateTime64(3, 'UTC')
) ENGINE = ReplacingMergeTree ORDER BY (category, version);

-- Which call is about what, and where that is heard first.
CREATE TABLE call_categories (
    call_id             String,
    branch              LowCardinality(String),
    call_started_at     DateTime64(3, 'UTC'),
    category            LowCardinality(String),
    category_version    UInt64,
    hits                Int32,
    first_side          LowCardinality(String),
    first_start_millis  Int64,
    first_end_millis    Int64,
    evidence_text       String,
    transcript_version  UInt64,
    version             UInt64,
    is_deleted          UInt8
) ENGINE = ReplacingMergeTree(version, is_deleted)
PARTITION BY toYYYYMM(call_started_at)
ORDER BY (branch, toDate(call_started_at, 'UTC'), call_id, category)
SETTINGS non_replicated_deduplication_window = 1000;

-- What is measured on the speech itself, and where it is, for the page to shade.
ALTER TABLE call_speech
    ADD COLUMN IF NOT EXISTS dead_air_millis Int64 COMMENT 'the silences of at least 5 s, holds left out, together',
    ADD COLUMN IF NOT EXISTS dead_airs Int32 COMMENT 'how many those are',
    ADD COLUMN IF NOT EXISTS overtalk_measurable Bool DEFAULT true COMMENT 'false where both voices share a channel: overtalk_millis means nothing',
    ADD COLUMN IF NOT EXISTS agent_interruptions Nullable(Int32) COMMENT 'of the customer by the agent; empty where overtalk cannot be measured',
    ADD COLUMN IF NOT EXISTS customer_interruptions Nullable(Int32),
    ADD COLUMN IF NOT EXISTS agent_talk_share Nullable(Float64) COMMENT 'the talk ratio: the agent''s part of both sides'' talk, 0 to 1',
    ADD COLUMN IF NOT EXISTS hold_millis Int64 COMMENT 'by the ACD''s events, as far as the audio goes',
    ADD COLUMN IF NOT EXISTS hold_start_millis Array(Int64),
    ADD COLUMN IF NOT EXISTS hold_end_millis Array(Int64),
    ADD COLUMN IF NOT EXISTS agent_speech_start_millis Array(Int64) COMMENT 'stretches of speech, pauses below 0.5 s closed',
    ADD COLUMN IF NOT EXISTS agent_speech_end_millis Array(Int64),
    ADD COLUMN IF NOT EXISTS customer_speech_start_millis Array(Int64),
    ADD COLUMN IF NOT EXISTS customer_speech_end_millis Array(Int64);
