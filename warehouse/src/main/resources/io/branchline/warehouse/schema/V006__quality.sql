-- What quality teams judge by: questions that categories answer, and what a call's measures want of the ACD.

-- Where the audio lies in time: what the ACD tells (holds) can be found in it.
ALTER TABLE recordings
    ADD COLUMN IF NOT EXISTS clock_started_at Nullable(DateTime64(3, 'UTC')) COMMENT 'when the call''s clock shows 0: as the sidecar says, else at the first answer, else at the call''s start';
