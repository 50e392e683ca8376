-- What was merged into another archive takes nothing any more, whoever was on the way with something for it. Waits for
-- a merge that is under way (it holds her row FOR UPDATE); the deed is then tried again, and told that she is gone.

CREATE FUNCTION foyer_refuse_merged(client uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  merged uuid;
BEGIN
  SELECT "mergedIntoId" INTO merged FROM "Client" WHERE "id" = client FOR KEY SHARE;
  IF merged IS NOT NULL THEN
    RAISE EXCEPTION 'her archive was merged into another' USING ERRCODE = 'serialization_failure';
  END IF;
END;
$$;

CREATE FUNCTION foyer_not_on_merged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM foyer_refuse_merged(NEW."clientId");
  RETURN NEW;
END;
$$;

CREATE FUNCTION foyer_relation_not_to_merged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM foyer_refuse_merged(least(NEW."clientId", NEW."otherId"));
  PERFORM foyer_refuse_merged(greatest(NEW."clientId", NEW."otherId"));
  RETURN NEW;
END;
$$;

CREATE FUNCTION foyer_not_referred_by_merged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM foyer_refuse_merged(NEW."referredById");
  RETURN NEW;
END;
$$;

CREATE TRIGGER "Visit_not_on_merged" BEFORE INSERT ON "Visit"
  FOR EACH ROW EXECUTE FUNCTION foyer_not_on_merged();
CREATE TRIGGER "Alert_not_on_merged" BEFORE INSERT ON "Alert"
  FOR EACH ROW EXECUTE FUNCTION foyer_not_on_merged();
CREATE TRIGGER "Preference_not_on_merged" BEFORE INSERT ON "Preference"
  FOR EACH ROW EXECUTE FUNCTION foyer_not_on_merged();
CREATE TRIGGER "Consent_not_on_merged" BEFORE INSERT ON "Consent"
  FOR EACH ROW EXECUTE FUNCTION foyer_not_on_merged();
CREATE TRIGGER "Promise_not_on_merged" BEFORE INSERT ON "Promise"
  FOR EACH ROW EXECUTE FUNCTION foyer_not_on_merged();
CREATE TRIGGER "Case_not_on_merged" BEFORE INSERT ON "Case"
  FOR EACH ROW EXECUTE FUNCTION foyer_not_on_merged();
CREATE TRIGGER "ClientPhone_not_on_merged" BEFORE INSERT ON "ClientPhone"
  FOR EACH ROW EXECUTE FUNCTION foyer_not_on_merged();
CREATE TRIGGER "ClientTag_not_on_merged" BEFORE INSERT ON "ClientTag"
  FOR EACH ROW EXECUTE FUNCTION foyer_not_on_merged();
CREATE TRIGGER "ArchiveChange_not_on_merged" BEFORE INSERT ON "ArchiveChange"
  FOR EACH ROW EXECUTE FUNCTION foyer_not_on_merged();
CREATE TRIGGER "ArchiveDraft_not_on_merged" BEFORE INSERT ON "ArchiveDraft"
  FOR EACH ROW EXECUTE FUNCTION foyer_not_on_merged();
CREATE TRIGGER "ClientRelation_not_to_merged" BEFORE INSERT ON "ClientRelation"
  FOR EACH ROW EXECUTE FUNCTION foyer_relation_not_to_merged();
CREATE TRIGGER "Client_not_referred_by_merged" BEFORE INSERT OR UPDATE OF "referredById" ON "Client"
  FOR EACH ROW WHEN (NEW."referredById" IS NOT NULL) EXECUTE FUNCTION foyer_not_referred_by_merged();
