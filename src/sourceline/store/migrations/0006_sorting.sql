-- Which reports belong together, kept from build to build, so that a build costs what is new.

CREATE TABLE gatherings (
  gathering TEXT PRIMARY KEY,            -- by the report that founded it
  turn      INTEGER,                     -- rises with each report that joins; NULL: nothing joins it any more
  state     BLOB                         -- packed: the sums of its reports; NULL: to be summed again
) WITHOUT ROWID;
CREATE INDEX gatherings_turn ON gatherings (turn) WHERE turn IS NOT NULL;
CREATE INDEX gatherings_unsummed ON gatherings (gathering) WHERE turn IS NOT NULL AND state IS NULL;

CREATE TABLE gathered (
  report    INTEGER PRIMARY KEY REFERENCES reports ON DELETE CASCADE,
  gathering TEXT NOT NULL
);
CREATE INDEX gathered_gathering ON gathered (gathering);

CREATE TABLE gathering_terms (
  term      TEXT NOT NULL,               -- a term by which the gathering is found
  gathering TEXT NOT NULL,
  turn      INTEGER NOT NULL,            -- the newest are looked at
  share     REAL NOT NULL,               -- what the gathering says of it
  PRIMARY KEY (term, gathering)
) WITHOUT ROWID;
CREATE INDEX gathering_terms_turn ON gathering_terms (term, turn, gathering, share);
CREATE INDEX gathering_terms_gathering ON gathering_terms (gathering);

CREATE TABLE waiting (
  report INTEGER PRIMARY KEY REFERENCES reports ON DELETE CASCADE -- current, and in no gathering yet
);

CREATE TABLE touched (
  report INTEGER PRIMARY KEY             -- its gathering is to be looked at: it may have to be told again
);

CREATE TABLE sorted_by (
  annotator  TEXT NOT NULL,              -- whose traits the gatherings were made from
  sourceline TEXT NOT NULL               -- the version that told the stories
);

CREATE INDEX reports_current ON reports (report) WHERE current;

-- Whoever changes a row by whatever program, what rests on it is looked at again.
CREATE TRIGGER sorting_report_in AFTER INSERT ON reports WHEN new.current BEGIN
  INSERT OR IGNORE INTO waiting (report) VALUES (new.report);
END;
CREATE TRIGGER sorting_report_turns AFTER UPDATE OF current ON reports
WHEN new.current <> old.current BEGIN
  INSERT OR IGNORE INTO waiting (report) SELECT new.report
    WHERE new.current AND NOT EXISTS (SELECT 1 FROM gathered WHERE report = new.report);
  DELETE FROM waiting WHERE report = new.report AND NOT new.current;
END;
CREATE TRIGGER sorting_report_on AFTER UPDATE OF title, source, line, turn, current, since ON reports BEGIN
  INSERT OR IGNORE INTO touched (report) SELECT report FROM reports WHERE line = new.line;
END;
CREATE TRIGGER sorting_report_out BEFORE DELETE ON reports BEGIN
  INSERT OR IGNORE INTO touched (report)
    SELECT report FROM gathered WHERE report <> old.report
    AND gathering = (SELECT gathering FROM gathered WHERE report = old.report) LIMIT 1;
  DELETE FROM gathering_terms
    WHERE gathering = (SELECT gathering FROM gathered WHERE report = old.report);
  UPDATE gatherings SET state = NULL
    WHERE gathering = (SELECT gathering FROM gathered WHERE report = old.report);
  DELETE FROM touched WHERE report = old.report;
END;
-- In an upsert SQLite takes no OR IGNORE of a trigger: it is said by a condition.
CREATE TRIGGER sorting_place_in AFTER INSERT ON places BEGIN
  INSERT INTO touched (report) SELECT new.report WHERE new.report NOT IN (SELECT report FROM touched);
END;
CREATE TRIGGER sorting_place_on AFTER UPDATE ON places BEGIN
  INSERT INTO touched (report) SELECT old.report WHERE old.report NOT IN (SELECT report FROM touched);
  INSERT INTO touched (report) SELECT new.report WHERE new.report NOT IN (SELECT report FROM touched);
END;
CREATE TRIGGER sorting_place_out AFTER DELETE ON places BEGIN
  INSERT OR IGNORE INTO touched (report)
    SELECT report FROM reports WHERE report = old.report;
END;
CREATE TRIGGER sorting_problem_in AFTER INSERT ON problems BEGIN
  INSERT OR IGNORE INTO touched (report) SELECT report FROM places WHERE source = new.source;
END;
CREATE TRIGGER sorting_problem_out AFTER DELETE ON problems BEGIN
  INSERT OR IGNORE INTO touched (report) SELECT report FROM places WHERE source = old.source;
END;

-- Reports that an earlier version of this file holds are sorted by the next build.
INSERT INTO waiting (report) SELECT report FROM reports WHERE current;
