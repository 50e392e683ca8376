-- The clock of a computer may be set back by an hour. What happens next in a visit did not happen before what has
-- happened already: it bears the time of that, until the clock has caught up.
CREATE FUNCTION foyer_event_follows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before timestamptz;
BEGIN
  SELECT e."at" INTO before
  FROM "VisitEvent" e
  WHERE e."visitId" = NEW."visitId" AND e."sequence" = NEW."sequence" - 1;
  NEW."at" := greatest(NEW."at", before);
  RETURN NEW;
END
$$;

CREATE TRIGGER "VisitEvent_follows" BEFORE INSERT ON "VisitEvent"
  FOR EACH ROW EXECUTE FUNCTION foyer_event_follows();
