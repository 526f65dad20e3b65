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
