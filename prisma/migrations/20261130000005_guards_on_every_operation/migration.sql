-- Guards that stood on one operation and not on the other by which the same could be done.

-- A visit comes to an erased archive by being moved there as much as by being opened.
DROP TRIGGER "Visit_not_of_erased" ON "Visit";
CREATE TRIGGER "Visit_not_of_erased" BEFORE INSERT OR UPDATE OF "clientId" ON "Visit"
  FOR EACH ROW EXECUTE FUNCTION foyer_words_on_client();

-- What a merge has kept of both sides is as much theirs as what stands in their archives.
CREATE FUNCTION foyer_merge_of_clients() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM foyer_refuse_erased(least(NEW."keptId", NEW."goneId"));
  PERFORM foyer_refuse_erased(greatest(NEW."keptId", NEW."goneId"));
  RETURN NEW;
END;
$$;

CREATE TRIGGER "ClientMerge_not_of_erased" BEFORE INSERT OR UPDATE ON "ClientMerge"
  FOR EACH ROW WHEN (NEW."before" <> '{}'::jsonb) EXECUTE FUNCTION foyer_merge_of_clients();

-- By her tokens her name is found. Once for all that a statement writes: an import writes a hundred thousand of them.
-- The foreign key has waited by then for whoever was erasing.
CREATE FUNCTION foyer_tokens_of_clients() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM foyer_refuse_erased(c."id")
  FROM "Client" c WHERE c."erasedAt" IS NOT NULL AND c."id" IN (SELECT "clientId" FROM written);
  RETURN NULL;
END;
$$;

CREATE TRIGGER "ClientSearchToken_not_of_erased" AFTER INSERT ON "ClientSearchToken"
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION foyer_tokens_of_clients();
CREATE TRIGGER "ClientSearchToken_not_made_of_erased" AFTER UPDATE ON "ClientSearchToken"
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION foyer_tokens_of_clients();

-- An alert that comes to mean something else closes the gate as one that comes to mean something.
DROP TRIGGER "AlertContraindication_lines_up" ON "AlertContraindication";
CREATE TRIGGER "AlertContraindication_lines_up" BEFORE INSERT OR UPDATE ON "AlertContraindication"
  FOR EACH ROW EXECUTE FUNCTION foyer_meaning_lines_up();

-- What is never rewritten row by row is not emptied at one stroke either.
CREATE TRIGGER "Erasure_no_truncate" BEFORE TRUNCATE ON "Erasure"
  FOR EACH STATEMENT EXECUTE FUNCTION foyer_append_only();
CREATE TRIGGER "CarePlanVersion_no_truncate" BEFORE TRUNCATE ON "CarePlanVersion"
  FOR EACH STATEMENT EXECUTE FUNCTION foyer_append_only();
CREATE TRIGGER "SafetyOverride_no_truncate" BEFORE TRUNCATE ON "SafetyOverride"
  FOR EACH STATEMENT EXECUTE FUNCTION foyer_append_only();
CREATE TRIGGER "TreatmentNoteRevision_no_truncate" BEFORE TRUNCATE ON "TreatmentNoteRevision"
  FOR EACH STATEMENT EXECUTE FUNCTION foyer_append_only();
CREATE TRIGGER "ProtocolStep_no_truncate" BEFORE TRUNCATE ON "ProtocolStep"
  FOR EACH STATEMENT EXECUTE FUNCTION foyer_append_only();
