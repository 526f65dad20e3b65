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
