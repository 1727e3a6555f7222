-- Whose words, lines and reports: so that all of somebody can be asked for.

ALTER TABLE quotations ADD COLUMN entity INTEGER REFERENCES entities ON DELETE SET NULL; -- the speaker
CREATE INDEX quotations_entity ON quotations (entity) WHERE entity IS NOT NULL;

CREATE TABLE event_entities (
  event  INTEGER NOT NULL REFERENCES events ON DELETE CASCADE,
  entity INTEGER NOT NULL REFERENCES entities ON DELETE CASCADE, -- takes part in it
  PRIMARY KEY (entity, event)
) WITHOUT ROWID;
CREATE INDEX event_entities_event ON event_entities (event);

CREATE TABLE report_entities (
  report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
  entity INTEGER NOT NULL REFERENCES entities ON DELETE CASCADE, -- is named in it
  PRIMARY KEY (entity, report)
) WITHOUT ROWID;
CREATE INDEX report_entities_report ON report_entities (report);

-- What the reading room counts and lists on every page, and what search leaves out.
CREATE INDEX reports_publisher ON reports (publisher) WHERE current;
CREATE INDEX reports_replaced ON reports (report) WHERE NOT current;

-- Stories are told again by the next build.
DELETE FROM stories;
