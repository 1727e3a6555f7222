-- Reports that belong together, and what was told of them.

CREATE TABLE stories (
  story       INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,      -- from its earliest report
  members     TEXT NOT NULL UNIQUE,      -- SHA-256 of its reports' ids
  told_from   TEXT NOT NULL,             -- SHA-256 of all that the telling depends on
  title       TEXT NOT NULL,
  start       TEXT,                      -- first day of publication
  "end"       TEXT,                      -- last day of publication
  reports     INTEGER NOT NULL,
  independent INTEGER NOT NULL,          -- independent sources
  disputed    INTEGER NOT NULL,          -- open discrepancies
  annotator   TEXT NOT NULL,
  told        BLOB NOT NULL              -- sourceline.story/1, compressed with zlib
);
CREATE INDEX stories_days ON stories ("end", start);

CREATE TABLE story_reports (
  report INTEGER PRIMARY KEY REFERENCES reports ON DELETE CASCADE,
  story  INTEGER NOT NULL REFERENCES stories ON DELETE CASCADE
);
CREATE INDEX story_reports_story ON story_reports (story);

CREATE TABLE story_names (
  id     TEXT PRIMARY KEY,               -- every id that a story ever had
  report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE -- the report that gave it
);
CREATE INDEX story_names_report ON story_names (report);
