-- What readers want most often: the current row of everything that keeps its history.

CREATE VIEW current_utterances AS
SELECT u.* FROM utterances AS u FINAL
INNER JOIN (SELECT branch, call_id, version FROM call_speech FINAL) AS s
ON u.branch = s.branch AND u.call_id = s.call_id AND u.version = s.version;

CREATE VIEW current_evaluations AS
SELECT * FROM evaluations FINAL ORDER BY revision DESC LIMIT 1 BY evaluation_id;

CREATE VIEW current_settings AS
SELECT * FROM settings FINAL ORDER BY version DESC LIMIT 1 BY name;

CREATE VIEW current_forecasts AS
SELECT * FROM forecasts FINAL ORDER BY origin DESC LIMIT 1 BY branch, queue, interval_start, model;

CREATE VIEW current_staffing AS
SELECT * FROM staffing FINAL ORDER BY origin DESC LIMIT 1 BY branch, queue, interval_start, model;

-- Service levels and the other rates. Counters add up, so a rate over any stretch is a sum over a sum (never a mean of rates) and
-- NULL where its denominator is 0: no traffic means no figure. Rates are shares of 1. Six definitions of service level are in use in
-- the field (T = threshold_seconds, S = short_seconds; calls that flowed out are in none of them):
--   positive        (answered within T + abandoned within T) / (answered + abandoned)
--   answered_only   answered within T / answered
--   negative        answered within T / (answered + abandoned)
--   ignore          answered within T / (answered + abandoned after T)
--   short_credit    (answered within T + abandoned within S) / (answered + abandoned)
--   short_excluded  answered within T / (answered + abandoned after S)
-- service_level is the one that the setting 'service_level' names, service_level_formula its name. T and S are those that the counters
-- were made with, NULL where rows made with different ones are added up.

CREATE VIEW service_level_setting AS
SELECT
    ifNull(argMaxOrNull(JSONExtractString(value, 'formula'), version), 'negative') AS formula,
    ifNull(argMaxOrNull(JSONExtractInt(value, 'threshold_seconds'), version), 20) AS threshold_seconds,
    ifNull(argMaxOrNull(JSONExtractInt(value, 'short_seconds'), version), 5) AS short_seconds
FROM settings WHERE name = 'service_level';

-- A queue's or an agent's half hour.
CREATE VIEW kpi_half_hour AS
SELECT
    scope, branch, queue, agent, interval_start, interval_minutes, local_date, local_time, threshold_seconds, short_seconds,
    arrived, offered, answered, abandoned, flowed_out, ended_in_ivr, open, answered_within, abandoned_within, short_abandoned,
    answered_wait_millis, abandoned_wait_millis, handled, talk_millis, hold_millis, wrap_up_millis, busy_millis, available_millis, staffed_millis,
    answered / nullIf(offered, 0) AS answer_rate,
    abandoned / nullIf(offered, 0) AS abandon_rate,
    (answered_within + abandoned_within) / nullIf(answered + abandoned, 0) AS service_level_positive,
    answered_within / nullIf(answered, 0) AS service_level_answered_only,
    answered_within / nullIf(answered + abandoned, 0) AS service_level_negative,
    answered_within / nullIf(answered + abandoned - abandoned_within, 0) AS service_level_ignore,
    (answered_within + short_abandoned) / nullIf(answered + abandoned, 0) AS service_level_short_credit,
    answered_within / nullIf(answered + abandoned - short_abandoned, 0) AS service_level_short_excluded,
    (SELECT formula FROM service_level_setting) AS service_level_formula,
    multiIf(service_level_formula = 'positive', service_level_positive,
            service_level_formula = 'answered_only', service_level_answered_only,
            service_level_formula = 'ignore', service_level_ignore,
            service_level_formula = 'short_credit', service_level_short_credit,
            service_level_formula = 'short_excluded', service_level_short_excluded,
            service_level_negative) AS service_level,
    answered_wait_millis / nullIf(answered, 0) / 1000 AS asa_seconds,
    (talk_millis + hold_millis + wrap_up_millis) / nullIf(handled, 0) / 1000 AS aht_seconds,
    busy_millis / nullIf(busy_millis + available_millis, 0) AS occupancy
FROM kpi_interval FINAL;

-- A queue's or an agent's day, cut in the branch's zone.
CREATE VIEW kpi_day AS
SELECT
    scope, branch, queue, agent, local_date, threshold_seconds, short_seconds,
    arrived, offered, answered, abandoned, flowed_out, ended_in_ivr, open, answered_within, abandoned_within, short_abandoned,
    answered_wait_millis, abandoned_wait_millis, handled, talk_millis, hold_millis, wrap_up_millis, busy_millis, available_millis, staffed_millis,
    answered / nullIf(offered, 0) AS answer_rate,
    abandoned / nullIf(offered, 0) AS abandon_rate,
    (answered_within + abandoned_within) / nullIf(answered + abandoned, 0) AS service_level_positive,
    answered_within / nullIf(answered, 0) AS service_level_answered_only,
    answered_within / nullIf(answered + abandoned, 0) AS service_level_negative,
    answered_within / nullIf(answered + abandoned - abandoned_within, 0) AS service_level_ignore,
    (answered_within + short_abandoned) / nullIf(answered + abandoned, 0) AS service_level_short_credit,
    answered_within / nullIf(answered + abandoned - short_abandoned, 0) AS service_level_short_excluded,
    (SELECT formula FROM service_level_setting) AS service_level_formula,
    multiIf(service_level_formula = 'positive', service_level_positive,
            service_level_formula = 'answered_only', service_level_answered_only,
            service_level_formula = 'ignore', service_level_ignore,
            service_level_formula = 'short_credit', service_level_short_credit,
            service_level_formula = 'short_excluded', service_level_short_excluded,
            service_level_negative) AS service_level,
    answered_wait_millis / nullIf(answered, 0) / 1000 AS asa_seconds,
    (talk_millis + hold_millis + wrap_up_millis) / nullIf(handled, 0) / 1000 AS aht_seconds,
    busy_millis / nullIf(busy_millis + available_millis, 0) AS occupancy
FROM (
    SELECT
        scope, branch, queue, agent, local_date,
        if(min(k.threshold_seconds) = max(k.threshold_seconds), max(k.threshold_seconds), NULL) AS threshold_seconds,
        if(min(k.short_seconds) = max(k.short_seconds), max(k.short_seconds), NULL) AS short_seconds,
        sum(k.arrived) AS arrived,
        sum(k.offered) AS offered,
        sum(k.answered) AS answered,
        sum(k.abandoned) AS abandoned,
        sum(k.flowed_out) AS flowed_out,
        sum(k.ended_in_ivr) AS ended_in_ivr,
        sum(k.open) AS open,
        sum(k.answered_within) AS answered_within,
        sum(k.abandoned_within) AS abandoned_within,
        sum(k.short_abandoned) AS short_abandoned,
        sum(k.answered_wait_millis) AS answered_wait_millis,
        sum(k.abandoned_wait_millis) AS abandoned_wait_millis,
        sum(k.handled) AS handled,
        sum(k.talk_millis) AS talk_millis,
        sum(k.hold_millis) AS hold_millis,
        sum(k.wrap_up_millis) AS wrap_up_millis,
        sum(k.busy_millis) AS busy_millis,
        sum(k.available_millis) AS available_millis,
        sum(k.staffed_millis) AS staffed_millis
    FROM kpi_interval AS k FINAL
    GROUP BY scope, branch, queue, agent, local_date
);

-- A queue's or an agent's month; month is its first day.
CREATE VIEW kpi_month AS
SELECT
    scope, branch, queue, agent, month, threshold_seconds, short_seconds,
    arrived, offered, answered, abandoned, flowed_out, ended_in_ivr, open, answered_within, abandoned_within, short_abandoned,
    answered_wait_millis, abandoned_wait_millis, handled, talk_millis, hold_millis, wrap_up_millis, busy_millis, available_millis, staffed_millis,
    answered / nullIf(offered, 0) AS answer_rate,
    abandoned / nullIf(offered, 0) AS abandon_rate,
    (answered_within + abandoned_within) / nullIf(answered + abandoned, 0) AS service_level_positive,
    answered_within / nullIf(answered, 0) AS service_level_answered_only,
    answered_within / nullIf(answered + abandoned, 0) AS service_level_negative,
    answered_within / nullIf(answered + abandoned - abandoned_within, 0) AS service_level_ignore,
    (answered_within + short_abandoned) / nullIf(answered + abandoned, 0) AS service_level_short_credit,
    answered_within / nullIf(answered + abandoned - short_abandoned, 0) AS service_level_short_excluded,
    (SELECT formula FROM service_level_setting) AS service_level_formula,
    multiIf(service_level_formula = 'positive', service_level_positive,
            service_level_formula = 'answered_only', service_level_answered_only,
            service_level_formula = 'ignore', service_level_ignore,
            service_level_formula = 'short_credit', service_level_short_credit,
            service_level_formula = 'short_excluded', service_level_short_excluded,
            service_level_negative) AS service_level,
    answered_wait_millis / nullIf(answered, 0) / 1000 AS asa_seconds,
    (talk_millis + hold_millis + wrap_up_millis) / nullIf(handled, 0) / 1000 AS aht_seconds,
    busy_millis / nullIf(busy_millis + available_millis, 0) AS occupancy
FROM (
    SELECT
        scope, branch, queue, agent, toStartOfMonth(local_date) AS month,
        if(min(k.threshold_seconds) = max(k.threshold_seconds), max(k.threshold_seconds), NULL) AS threshold_seconds,
        if(min(k.short_seconds) = max(k.short_seconds), max(k.short_seconds), NULL) AS short_seconds,
        sum(k.arrived) AS arrived,
        sum(k.offered) AS offered,
        sum(k.answered) AS answered,
        sum(k.abandoned) AS abandoned,
        sum(k.flowed_out) AS flowed_out,
        sum(k.ended_in_ivr) AS ended_in_ivr,
        sum(k.open) AS open,
        sum(k.answered_within) AS answered_within,
        sum(k.abandoned_within) AS abandoned_within,
        sum(k.short_abandoned) AS short_abandoned,
        sum(k.answered_wait_millis) AS answered_wait_millis,
        sum(k.abandoned_wait_millis) AS abandoned_wait_millis,
        sum(k.handled) AS handled,
        sum(k.talk_millis) AS talk_millis,
        sum(k.hold_millis) AS hold_millis,
        sum(k.wrap_up_millis) AS wrap_up_millis,
        sum(k.busy_millis) AS busy_millis,
        sum(k.available_millis) AS available_millis,
        sum(k.staffed_millis) AS staffed_millis
    FROM kpi_interval AS k FINAL
    GROUP BY scope, branch, queue, agent, month
);

-- A branch's day over all its queues: calls from the queues' rows, time in states from the agents' rows.
CREATE VIEW kpi_branch_day AS
SELECT
    branch, local_date, threshold_seconds, short_seconds,
    arrived, offered, answered, abandoned, flowed_out, ended_in_ivr, open, answered_within, abandoned_within, short_abandoned,
    answered_wait_millis, abandoned_wait_millis, handled, talk_millis, hold_millis, wrap_up_millis, busy_millis, available_millis, staffed_millis,
    answered / nullIf(offered, 0) AS answer_rate,
    abandoned / nullIf(offered, 0) AS abandon_rate,
    (answered_within + abandoned_within) / nullIf(answered + abandoned, 0) AS service_level_positive,
    answered_within / nullIf(answered, 0) AS service_level_answered_only,
    answered_within / nullIf(answered + abandoned, 0) AS service_level_negative,
    answered_within / nullIf(answered + abandoned - abandoned_within, 0) AS service_level_ignore,
    (answered_within + short_abandoned) / nullIf(answered + abandoned, 0) AS service_level_short_credit,
    answered_within / nullIf(answered + abandoned - short_abandoned, 0) AS service_level_short_excluded,
    (SELECT formula FROM service_level_setting) AS service_level_formula,
    multiIf(service_level_formula = 'positive', service_level_positive,
            service_level_formula = 'answered_only', service_level_answered_only,
            service_level_formula = 'ignore', service_level_ignore,
            service_level_formula = 'short_credit', service_level_short_credit,
            service_level_formula = 'short_excluded', service_level_short_excluded,
            service_level_negative) AS service_level,
    answered_wait_millis / nullIf(answered, 0) / 1000 AS asa_seconds,
    (talk_millis + hold_millis + wrap_up_millis) / nullIf(handled, 0) / 1000 AS aht_seconds,
    busy_millis / nullIf(busy_millis + available_millis, 0) AS occupancy
FROM (
    SELECT
        branch, local_date,
        if(min(k.threshold_seconds) = max(k.threshold_seconds), max(k.threshold_seconds), NULL) AS threshold_seconds,
        if(min(k.short_seconds) = max(k.short_seconds), max(k.short_seconds), NULL) AS short_seconds,
        sumIf(k.arrived, scope = 'queue') AS arrived,
        sumIf(k.offered, scope = 'queue') AS offered,
        sumIf(k.answered, scope = 'queue') AS answered,
        sumIf(k.abandoned, scope = 'queue') AS abandoned,
        sumIf(k.flowed_out, scope = 'queue') AS flowed_out,
        sumIf(k.ended_in_ivr, scope = 'queue') AS ended_in_ivr,
        sumIf(k.open, scope = 'queue') AS open,
        sumIf(k.answered_within, scope = 'queue') AS answered_within,
        sumIf(k.abandoned_within, scope = 'queue') AS abandoned_within,
        sumIf(k.short_abandoned, scope = 'queue') AS short_abandoned,
        sumIf(k.answered_wait_millis, scope = 'queue') AS answered_wait_millis,
        sumIf(k.abandoned_wait_millis, scope = 'queue') AS abandoned_wait_millis,
        sumIf(k.handled, scope = 'queue') AS handled,
        sumIf(k.talk_millis, scope = 'queue') AS talk_millis,
        sumIf(k.hold_millis, scope = 'queue') AS hold_millis,
        sumIf(k.wrap_up_millis, scope = 'queue') AS wrap_up_millis,
        sumIf(k.busy_millis, scope = 'agent') AS busy_millis,
        sumIf(k.available_millis, scope = 'agent') AS available_millis,
        sumIf(k.staffed_millis, scope = 'agent') AS staffed_millis
    FROM kpi_interval AS k FINAL
    GROUP BY branch, local_date
);

-- A branch's month over all its queues.
CREATE VIEW kpi_branch_month AS
SELECT
    branch, month, threshold_seconds, short_seconds,
    arrived, offered, answered, abandoned, flowed_out, ended_in_ivr, open, answered_within, abandoned_within, short_abandoned,
    answered_wait_millis, abandoned_wait_millis, handled, talk_millis, hold_millis, wrap_up_millis, busy_millis, available_millis, staffed_millis,
    answered / nullIf(offered, 0) AS answer_rate,
    abandoned / nullIf(offered, 0) AS abandon_rate,
    (answered_within + abandoned_within) / nullIf(answered + abandoned, 0) AS service_level_positive,
    answered_within / nullIf(answered, 0) AS service_level_answered_only,
    answered_within / nullIf(answered + abandoned, 0) AS service_level_negative,
    answered_within / nullIf(answered + abandoned - abandoned_within, 0) AS service_level_ignore,
    (answered_within + short_abandoned) / nullIf(answered + abandoned, 0) AS service_level_short_credit,
    answered_within / nullIf(answered + abandoned - short_abandoned, 0) AS service_level_short_excluded,
    (SELECT formula FROM service_level_setting) AS service_level_formula,
    multiIf(service_level_formula = 'positive', service_level_positive,
            service_level_formula = 'answered_only', service_level_answered_only,
            service_level_formula = 'ignore', service_level_ignore,
            service_level_formula = 'short_credit', service_level_short_credit,
            service_level_formula = 'short_excluded', service_level_short_excluded,
            service_level_negative) AS service_level,
    answered_wait_millis / nullIf(answered, 0) / 1000 AS asa_seconds,
    (talk_millis + hold_millis + wrap_up_millis) / nullIf(handled, 0) / 1000 AS aht_seconds,
    busy_millis / nullIf(busy_millis + available_millis, 0) AS occupancy
FROM (
    SELECT
        branch, toStartOfMonth(local_date) AS month,
        if(min(k.threshold_seconds) = max(k.threshold_seconds), max(k.threshold_seconds), NULL) AS threshold_seconds,
        if(min(k.short_seconds) = max(k.short_seconds), max(k.short_seconds), NULL) AS short_seconds,
        sumIf(k.arrived, scope = 'queue') AS arrived,
        sumIf(k.offered, scope = 'queue') AS offered,
        sumIf(k.answered, scope = 'queue') AS answered,
        sumIf(k.abandoned, scope = 'queue') AS abandoned,
        sumIf(k.flowed_out, scope = 'queue') AS flowed_out,
        sumIf(k.ended_in_ivr, scope = 'queue') AS ended_in_ivr,
        sumIf(k.open, scope = 'queue') AS open,
        sumIf(k.answered_within, scope = 'queue') AS answered_within,
        sumIf(k.abandoned_within, scope = 'queue') AS abandoned_within,
        sumIf(k.short_abandoned, scope = 'queue') AS short_abandoned,
        sumIf(k.answered_wait_millis, scope = 'queue') AS answered_wait_millis,
        sumIf(k.abandoned_wait_millis, scope = 'queue') AS abandoned_wait_millis,
        sumIf(k.handled, scope = 'queue') AS handled,
        sumIf(k.talk_millis, scope = 'queue') AS talk_millis,
        sumIf(k.hold_millis, scope = 'queue') AS hold_millis,
        sumIf(k.wrap_up_millis, scope = 'queue') AS wrap_up_millis,
        sumIf(k.busy_millis, scope = 'agent') AS busy_millis,
        sumIf(k.available_millis, scope = 'agent') AS available_millis,
        sumIf(k.staffed_millis, scope = 'agent') AS staffed_millis
    FROM kpi_interval AS k FINAL
    GROUP BY branch, month
);
