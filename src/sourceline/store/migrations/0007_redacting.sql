-- What was decided stays; the words of a report that is forgotten go out of its line, and nothing else does.

ALTER TABLE corrections ADD COLUMN redacted INTEGER NOT NULL DEFAULT 0;

DROP TRIGGER corrections_hold;
CREATE TRIGGER corrections_hold BEFORE UPDATE ON corrections
WHEN new.redacted <> 1 OR length(new.line) > length(old.line) + 20
  OR new.correction <> old.correction OR new.id <> old.id OR new.at <> old.at
  OR new.by <> old.by OR new.kind <> old.kind OR new.why <> old.why
BEGIN
  SELECT RAISE(ABORT, 'what was decided stays as it is: undo it');
END;
