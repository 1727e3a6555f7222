-- What persons decided: a log that is only ever added to.

CREATE TABLE corrections (
  correction INTEGER PRIMARY KEY,        -- in the order of arrival
  id         TEXT NOT NULL UNIQUE,       -- from all that it says
  at         TEXT NOT NULL,              -- UTC
  by         TEXT NOT NULL,              -- who
  kind       TEXT NOT NULL,              -- merge, reject, date, ..., undo
  why        TEXT NOT NULL,
  line       TEXT NOT NULL               -- sourceline.correction/1
);

CREATE TRIGGER corrections_stay AFTER DELETE ON corrections BEGIN
  SELECT RAISE(ABORT, 'what was decided stays in the log: undo it');
END;
CREATE TRIGGER corrections_hold BEFORE UPDATE ON corrections BEGIN
  SELECT RAISE(ABORT, 'what was decided stays as it is: undo it');
END;
