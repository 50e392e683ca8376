-- What the database itself keeps of the care record: checks, what therapist and room are taken for, rows that are
-- never rewritten, and that nothing is written on who was erased or merged.
-- The names of these constraints are read by lib/db/constraint-errors.ts.

-- ── The menu ─────────────────────────────────────────────────────────────────

ALTER TABLE "Treatment"
  ADD CONSTRAINT "Treatment_around" CHECK (
    "preparationMinutes" BETWEEN 0 AND 120 AND "cleanupMinutes" BETWEEN 0 AND 120
  ),
  ADD CONSTRAINT "Treatment_interval" CHECK ("intervalDays" BETWEEN 1 AND 365),
  ADD CONSTRAINT "Treatment_patch_test" CHECK ("patchTestDays" BETWEEN 1 AND 730);

ALTER TABLE "Product"
  ADD CONSTRAINT "Product_for_something" CHECK ("isForHome" OR "isForTreatment"),
  ADD CONSTRAINT "Product_size" CHECK ("size" > 0 AND ("size" IS NULL) = ("sizeUnit" IS NULL)),
  ADD CONSTRAINT "Product_daily_use" CHECK ("dailyUse" > 0),
  ADD CONSTRAINT "Product_patch_test" CHECK ("patchTestDays" BETWEEN 1 AND 730);

ALTER TABLE "ProtocolStep"
  ADD CONSTRAINT "ProtocolStep_titled" CHECK (btrim("title") <> ''),
  ADD CONSTRAINT "ProtocolStep_minutes" CHECK ("minutes" BETWEEN 0 AND 480);

ALTER TABLE "Skill" ADD CONSTRAINT "Skill_named" CHECK (btrim("name") <> '');
ALTER TABLE "RoomFeature" ADD CONSTRAINT "RoomFeature_named" CHECK (btrim("name") <> '');
ALTER TABLE "Contraindication" ADD CONSTRAINT "Contraindication_named" CHECK (btrim("name") <> '');
ALTER TABLE "Phrase" ADD CONSTRAINT "Phrase_named" CHECK (btrim("name") <> '');

-- ── What therapist and room are taken for ────────────────────────────────────

ALTER TABLE "TreatmentSession"
  ADD CONSTRAINT "TreatmentSession_around" CHECK (
    "preparationMinutes" BETWEEN 0 AND 120 AND "cleanupMinutes" BETWEEN 0 AND 120
  ),
  ADD CONSTRAINT "TreatmentSession_felt" CHECK (
    "comfort" BETWEEN 1 AND 5 AND "pressureFelt" BETWEEN -2 AND 2 AND "temperatureFelt" BETWEEN -2 AND 2
  );

UPDATE "TreatmentSession" SET "heldFrom" = "startsAt", "heldUntil" = "endsAt";

CREATE FUNCTION foyer_hold_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."heldFrom" := NEW."startsAt" - make_interval(mins => NEW."preparationMinutes");
  NEW."heldUntil" := NEW."endsAt" + make_interval(mins => NEW."cleanupMinutes");
  RETURN NEW;
END;
$$;

CREATE TRIGGER "TreatmentSession_held" BEFORE INSERT OR UPDATE ON "TreatmentSession"
  FOR EACH ROW EXECUTE FUNCTION foyer_hold_session();

ALTER TABLE "TreatmentSession"
  DROP CONSTRAINT "TreatmentSession_therapist_free",
  DROP CONSTRAINT "TreatmentSession_room_free",
  ADD CONSTRAINT "TreatmentSession_therapist_free" EXCLUDE USING gist (
    "therapistId" WITH =, tstzrange("heldFrom", "heldUntil", '[)') WITH &&
  ) WHERE ("releasedAt" IS NULL),
  ADD CONSTRAINT "TreatmentSession_room_free" EXCLUDE USING gist (
    "roomId" WITH =, tstzrange("heldFrom", "heldUntil", '[)') WITH &&
  ) WHERE ("releasedAt" IS NULL);

-- ── Assessment ───────────────────────────────────────────────────────────────

ALTER TABLE "AssessmentTemplate" ADD CONSTRAINT "AssessmentTemplate_named" CHECK (btrim("name") <> '');

ALTER TABLE "ReadingType"
  ADD CONSTRAINT "ReadingType_named" CHECK (btrim("name") <> ''),
  ADD CONSTRAINT "ReadingType_form" CHECK (
    CASE "form" WHEN 'scale' THEN "steps" BETWEEN 2 AND 10 AND "unit" IS NULL
      ELSE "steps" IS NULL AND "minimum" < "maximum" END
  );

ALTER TABLE "AreaMark" ADD CONSTRAINT "AreaMark_strength" CHECK ("strength" BETWEEN 1 AND 3);

-- A scale is ticked at one of its steps, a measure lies between its ends.
CREATE FUNCTION foyer_reading_in_bounds() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  kind "ReadingType";
BEGIN
  SELECT * INTO kind FROM "ReadingType" WHERE "id" = NEW."readingTypeId";
  IF (kind."form" = 'scale' AND (NEW."value" NOT BETWEEN 1 AND kind."steps" OR NEW."value" <> trunc(NEW."value")))
    OR (kind."form" = 'measure' AND NEW."value" NOT BETWEEN kind."minimum" AND kind."maximum") THEN
    RAISE EXCEPTION 'a value off the scale: constraint "Reading_in_bounds"' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END;
$$;

CREATE TRIGGER "Reading_in_bounds" BEFORE INSERT OR UPDATE ON "Reading"
  FOR EACH ROW EXECUTE FUNCTION foyer_reading_in_bounds();

-- ── Photos ───────────────────────────────────────────────────────────────────

ALTER TABLE "Photo"
  ADD CONSTRAINT "Photo_has_size" CHECK ("width" > 0 AND "height" > 0 AND "bytes" > 0),
  ADD CONSTRAINT "Photo_key" CHECK ("storageKey" ~ '^[a-z0-9/-]+$');

ALTER TABLE "ShownCase"
  ADD CONSTRAINT "ShownCase_titled" CHECK (btrim("title") <> ''),
  ADD CONSTRAINT "ShownCase_weeks" CHECK ("weeks" BETWEEN 1 AND 520);

-- ── Plans, patch tests, products at home ─────────────────────────────────────

CREATE UNIQUE INDEX "CarePlan_one_standing_per_client" ON "CarePlan" ("clientId") WHERE "endedAt" IS NULL;

ALTER TABLE "CarePlan"
  ADD CONSTRAINT "CarePlan_ended_by_somebody" CHECK (
    num_nonnulls("endedAt", "endedById", "end") IN (0, 3)
  );

ALTER TABLE "CarePlanTreatment"
  ADD CONSTRAINT "CarePlanTreatment_sessions" CHECK ("sessions" BETWEEN 1 AND 100),
  ADD CONSTRAINT "CarePlanTreatment_interval" CHECK ("intervalDays" BETWEEN 1 AND 365);

ALTER TABLE "PatchTest"
  ADD CONSTRAINT "PatchTest_of_one_thing" CHECK (num_nonnulls("treatmentId", "productId") = 1),
  ADD CONSTRAINT "PatchTest_read_by_somebody" CHECK (num_nonnulls("result", "readById", "readAt") IN (0, 3)),
  ADD CONSTRAINT "PatchTest_holds_when_clear" CHECK (("validUntil" IS NOT NULL) = ("result" IS NOT DISTINCT FROM 'clear'));

ALTER TABLE "SafetyOverride" ADD CONSTRAINT "SafetyOverride_covers" CHECK (cardinality("stops") > 0);

ALTER TABLE "Recommendation"
  ADD CONSTRAINT "Recommendation_quantity" CHECK ("quantity" BETWEEN 1 AND 99),
  ADD CONSTRAINT "Recommendation_reason_of_a_no" CHECK ("declineReason" IS NULL OR "answer" = 'declined');

ALTER TABLE "ProductAtHome"
  ADD CONSTRAINT "ProductAtHome_quantity" CHECK ("quantity" BETWEEN 1 AND 99),
  ADD CONSTRAINT "ProductAtHome_ended" CHECK (("endedOn" IS NULL) = ("end" IS NULL));

-- ── Rows that are never rewritten ────────────────────────────────────────────

-- Her right to be forgotten goes before: an erasure says so for its own transaction.
CREATE FUNCTION foyer_never_rewritten() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('foyer.erasing', true) = 'on' THEN
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP
    USING HINT = 'Write a new row that says what changed.';
END;
$$;

CREATE TRIGGER "TreatmentNoteRevision_append_only" BEFORE UPDATE OR DELETE ON "TreatmentNoteRevision"
  FOR EACH ROW EXECUTE FUNCTION foyer_never_rewritten();
CREATE TRIGGER "CarePlanVersion_append_only" BEFORE UPDATE OR DELETE ON "CarePlanVersion"
  FOR EACH ROW EXECUTE FUNCTION foyer_never_rewritten();
-- A step of a protocol changes its place and goes out of use, once; what was ticked keeps its words.
CREATE FUNCTION foyer_protocol_step_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
    AND (to_jsonb(NEW) - 'position' - 'retiredAt') = (to_jsonb(OLD) - 'position' - 'retiredAt')
    AND (OLD."retiredAt" IS NULL OR NEW."retiredAt" = OLD."retiredAt") THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP
    USING HINT = 'Retire the step and add its successor.';
END;
$$;

CREATE TRIGGER "ProtocolStep_stays" BEFORE UPDATE OR DELETE ON "ProtocolStep"
  FOR EACH ROW EXECUTE FUNCTION foyer_protocol_step_stays();
CREATE TRIGGER "SafetyOverride_append_only" BEFORE UPDATE OR DELETE ON "SafetyOverride"
  FOR EACH ROW EXECUTE FUNCTION foyer_never_rewritten();

-- ── Erased stays erased, merged takes nothing ────────────────────────────────

CREATE FUNCTION foyer_words_on_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM foyer_refuse_erased(v."clientId")
  FROM "TreatmentSession" x JOIN "Visit" v ON v."id" = x."visitId" WHERE x."id" = NEW."sessionId";
  RETURN NEW;
END;
$$;

CREATE FUNCTION foyer_words_on_plan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM foyer_refuse_erased("clientId") FROM "CarePlan" WHERE "id" = NEW."planId";
  RETURN NEW;
END;
$$;

CREATE TRIGGER "TreatmentSession_no_words_on_erased" BEFORE INSERT OR UPDATE ON "TreatmentSession"
  FOR EACH ROW WHEN (NEW."herWords" IS NOT NULL OR cardinality(NEW."lovedAreas") > 0)
  EXECUTE FUNCTION foyer_words_on_visit();
CREATE TRIGGER "Assessment_not_of_erased" BEFORE INSERT OR UPDATE ON "Assessment"
  FOR EACH ROW EXECUTE FUNCTION foyer_words_on_visit();
CREATE TRIGGER "TreatmentNoteRevision_not_of_erased" BEFORE INSERT ON "TreatmentNoteRevision"
  FOR EACH ROW EXECUTE FUNCTION foyer_words_on_session();
CREATE TRIGGER "SafetyOverride_not_of_erased" BEFORE INSERT ON "SafetyOverride"
  FOR EACH ROW EXECUTE FUNCTION foyer_words_on_session();
CREATE TRIGGER "Photo_not_of_erased" BEFORE INSERT OR UPDATE ON "Photo"
  FOR EACH ROW EXECUTE FUNCTION foyer_words_on_client();
CREATE TRIGGER "PatchTest_not_of_erased" BEFORE INSERT OR UPDATE ON "PatchTest"
  FOR EACH ROW EXECUTE FUNCTION foyer_words_on_client();
CREATE TRIGGER "ProductAtHome_not_of_erased" BEFORE INSERT OR UPDATE ON "ProductAtHome"
  FOR EACH ROW EXECUTE FUNCTION foyer_words_on_client();
CREATE TRIGGER "CarePlan_not_of_erased" BEFORE INSERT OR UPDATE ON "CarePlan"
  FOR EACH ROW WHEN (NEW."goal" <> '' OR NEW."homeCare" <> '' OR NEW."avoid" <> '')
  EXECUTE FUNCTION foyer_words_on_client();
CREATE TRIGGER "CarePlanVersion_not_of_erased" BEFORE INSERT ON "CarePlanVersion"
  FOR EACH ROW EXECUTE FUNCTION foyer_words_on_plan();

CREATE TRIGGER "Photo_not_on_merged" BEFORE INSERT ON "Photo"
  FOR EACH ROW EXECUTE FUNCTION foyer_not_on_merged();
CREATE TRIGGER "PatchTest_not_on_merged" BEFORE INSERT ON "PatchTest"
  FOR EACH ROW EXECUTE FUNCTION foyer_not_on_merged();
CREATE TRIGGER "ProductAtHome_not_on_merged" BEFORE INSERT ON "ProductAtHome"
  FOR EACH ROW EXECUTE FUNCTION foyer_not_on_merged();
CREATE TRIGGER "CarePlan_not_on_merged" BEFORE INSERT ON "CarePlan"
  FOR EACH ROW EXECUTE FUNCTION foyer_not_on_merged();
