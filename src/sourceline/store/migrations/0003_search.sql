-- What can be asked for by words and by days.

CREATE TABLE quotations (
  quotation    INTEGER PRIMARY KEY,
  story        INTEGER NOT NULL REFERENCES stories ON DELETE CASCADE,
  id           TEXT NOT NULL,
  text         TEXT NOT NULL,
  kind         TEXT NOT NULL,            -- direct, mixed, indirect
  speaker      TEXT,                     -- the speaker's full name
  speaker_text TEXT,                     -- the words that name the speaker
  cue          TEXT,
  report       TEXT NOT NULL,            -- id of the report
  first        INTEGER NOT NULL,         -- where it stands there, in code points
  last         INTEGER NOT NULL,
  start        TEXT,                     -- the days on which it can have been said or, untold, printed
  "end"        TEXT
);
CREATE INDEX quotations_story ON quotations (story);
CREATE INDEX quotations_days ON quotations (start, "end");

CREATE TABLE entities (
  entity   INTEGER PRIMARY KEY,
  story    INTEGER NOT NULL REFERENCES stories ON DELETE CASCADE,
  id       TEXT NOT NULL,
  name     TEXT NOT NULL,
  kind     TEXT NOT NULL,
  aliases  TEXT NOT NULL,                -- one a line
  mentions INTEGER NOT NULL,
  start    TEXT,                         -- the days of its story
  "end"    TEXT
);
CREATE INDEX entities_story ON entities (story);
CREATE INDEX entities_name ON entities (name);

CREATE TABLE events (
  event       INTEGER PRIMARY KEY,
  story       INTEGER NOT NULL REFERENCES stories ON DELETE CASCADE,
  id          TEXT NOT NULL,
  text        TEXT NOT NULL,
  status      TEXT NOT NULL,             -- agreed, single, disputed, expected
  edtf        TEXT NOT NULL,
  precision   TEXT NOT NULL,
  basis       TEXT NOT NULL,
  independent INTEGER NOT NULL,
  report      TEXT NOT NULL,             -- id of the report whose words these are
  first       INTEGER NOT NULL,
  last        INTEGER NOT NULL,
  start       TEXT,                      -- first day that it can have been; NULL leaves it open
  "end"       TEXT                       -- last day that it can have been; NULL leaves it open
);
CREATE INDEX events_story ON events (story);
CREATE INDEX events_days ON events (start, "end");

CREATE VIRTUAL TABLE reports_words USING fts5 (
  title, text, content='reports', content_rowid='report',
  tokenize='porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE quotations_words USING fts5 (
  text, speaker, speaker_text, content='quotations', content_rowid='quotation',
  tokenize='porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE entities_words USING fts5 (
  name, aliases, content='entities', content_rowid='entity',
  tokenize='porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE events_words USING fts5 (
  text, content='events', content_rowid='event',
  tokenize='porter unicode61 remove_diacritics 2'
);

-- Whoever changes a row by whatever program, its words follow.
CREATE TRIGGER reports_in AFTER INSERT ON reports BEGIN
  INSERT INTO reports_words (rowid, title, text) VALUES (new.report, new.title, new.text);
END;
CREATE TRIGGER reports_out AFTER DELETE ON reports BEGIN
  INSERT INTO reports_words (reports_words, rowid, title, text)
  VALUES ('delete', old.report, old.title, old.text);
END;
CREATE TRIGGER reports_on AFTER UPDATE OF title, text ON reports BEGIN
  INSERT INTO reports_words (reports_words, rowid, title, text)
  VALUES ('delete', old.report, old.title, old.text);
  INSERT INTO reports_words (rowid, title, text) VALUES (new.report, new.title, new.text);
END;
CREATE TRIGGER quotations_in AFTER INSERT ON quotations BEGIN
  INSERT INTO quotations_words (rowid, text, speaker, speaker_text)
  VALUES (new.quotation, new.text, new.speaker, new.speaker_text);
END;
CREATE TRIGGER quotations_out AFTER DELETE ON quotations BEGIN
  INSERT INTO quotations_words (quotations_words, rowid, text, speaker, speaker_text)
  VALUES ('delete', old.quotation, old.text, old.speaker, old.speaker_text);
END;
CREATE TRIGGER entities_in AFTER INSERT ON entities BEGIN
  INSERT INTO entities_words (rowid, name, aliases) VALUES (new.entity, new.name, new.aliases);
END;
CREATE TRIGGER entities_out AFTER DELETE ON entities BEGIN
  INSERT INTO entities_words (entities_words, rowid, name, aliases)
  VALUES ('delete', old.entity, old.name, old.aliases);
END;
CREATE TRIGGER events_in AFTER INSERT ON events BEGIN
  INSERT INTO events_words (rowid, text) VALUES (new.event, new.text);
END;
CREATE TRIGGER events_out AFTER DELETE ON events BEGIN
  INSERT INTO events_words (events_words, rowid, text) VALUES ('delete', old.event, old.text);
END;

-- Reports that an earlier version of this file holds; stories are told again by the next build.
INSERT INTO reports_words (reports_words) VALUES ('rebuild');
DELETE FROM stories;
