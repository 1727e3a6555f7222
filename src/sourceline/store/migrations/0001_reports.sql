-- What was read, and what each report says by itself.

CREATE TABLE reports (
  report          INTEGER PRIMARY KEY,   -- in the order of arrival
  id              TEXT NOT NULL UNIQUE,  -- from content, as in the story's JSON
  content         TEXT NOT NULL UNIQUE,  -- SHA-256 of text, url, publisher and publication date
  line            INTEGER NOT NULL,      -- the first of the versions of this report
  turn            INTEGER NOT NULL,      -- order of the versions; the highest is the current one
  current         INTEGER NOT NULL DEFAULT 1,
  source          TEXT NOT NULL,         -- where it was first found
  title           TEXT,
  publisher       TEXT,
  url             TEXT,
  language        TEXT NOT NULL,
  published       TEXT,                  -- EDTF
  published_start TEXT,                  -- the first day that it can mean
  published_end   TEXT,                  -- the last day that it can mean
  seen            TEXT NOT NULL,         -- the day on which it was first read
  since           TEXT NOT NULL,         -- the day on which it came, or came back, as the current text
  sha256          TEXT NOT NULL,         -- of the bytes as found
  text            TEXT NOT NULL,
  exact_text      BLOB,                  -- where `text` cannot hold it (NUL, lone surrogates)
  record          TEXT NOT NULL          -- all the rest, as in the story's JSON
);
CREATE INDEX reports_line ON reports (line);
CREATE INDEX reports_url ON reports (url) WHERE url IS NOT NULL;
CREATE INDEX reports_published ON reports (published_start, published_end);

CREATE TABLE places (
  place  TEXT PRIMARY KEY,               -- absolute path or address, with #record where a file holds many
  source TEXT NOT NULL,                  -- its name in stories
  report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE
);
CREATE INDEX places_source ON places (source);
CREATE INDEX places_report ON places (report);

CREATE TABLE files (
  path     TEXT PRIMARY KEY,             -- read as a whole, and not again while these stay
  size     INTEGER NOT NULL,
  mtime_ns INTEGER NOT NULL
);

CREATE TABLE problems (
  source TEXT NOT NULL,
  kind   TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (source, kind, reason)
);

CREATE TABLE annotations (
  report    INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
  annotator TEXT NOT NULL,               -- rules, weights, and the shape of what is kept
  data      BLOB NOT NULL,               -- packed
  traits    BLOB NOT NULL,               -- packed: what grouping needs to know
  PRIMARY KEY (report, annotator)
);

CREATE TABLE forgotten (
  hash  TEXT PRIMARY KEY,                -- SHA-256 of a content or a place that never comes back
  asked TEXT NOT NULL                    -- SHA-256 of the words by which it was asked for
);
