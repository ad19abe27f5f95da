-- An index that 7be310c5d4f2 makes, and looks for in its own way.
CREATE INDEX ix_responses_of_survey ON survey_responses (survey_id);
