-- The notes on a treatment have tables of their own, with every saved state; what a visit leaves behind is of the whole
-- visit alone.

-- One that was written without its treatment belongs to the first of the visit.
UPDATE "VisitNote" n SET "sessionId" = (
  SELECT x."id" FROM "TreatmentSession" x WHERE x."visitId" = n."visitId"
  ORDER BY x."releasedAt" IS NOT NULL, x."startedAt" NULLS LAST, x."startsAt", x."id" LIMIT 1
)
WHERE n."sessionId" IS NULL AND n."kind" IN ('treatment_note', 'treatment_private')
  AND NOT EXISTS (
    SELECT 1 FROM "VisitNote" o JOIN "TreatmentSession" x ON x."id" = o."sessionId"
    WHERE o."visitId" = n."visitId" AND o."kind" = n."kind"
  );

-- Those of treatments that have ended are signed by whoever wrote them.
INSERT INTO "TreatmentNote" ("sessionId", "revision", "signedById", "signedAt")
SELECT x."id", 1,
  CASE WHEN x."endedAt" IS NOT NULL THEN n."savedById" END,
  CASE WHEN x."endedAt" IS NOT NULL THEN greatest(n."savedAt", x."endedAt") END
FROM "TreatmentSession" x
JOIN LATERAL (
  SELECT o."savedById", o."savedAt" FROM "VisitNote" o
  WHERE o."sessionId" = x."id" AND o."kind" IN ('treatment_note', 'treatment_private') AND o."text" <> ''
  ORDER BY o."savedAt" DESC LIMIT 1
) n ON true;

INSERT INTO "TreatmentNoteRevision"
  ("sessionId", "revision", "content", "privateText", "baseRevision", "savedById", "savedAt")
SELECT t."sessionId", 1,
  CASE WHEN coalesce(p."text", '') = '' THEN '{}' ELSE jsonb_build_object('text', p."text") END,
  coalesce(q."text", ''), 0,
  CASE WHEN p."savedAt" >= q."savedAt" OR q."savedAt" IS NULL THEN p."savedById" ELSE q."savedById" END,
  greatest(p."savedAt", q."savedAt")
FROM "TreatmentNote" t
LEFT JOIN "VisitNote" p ON p."sessionId" = t."sessionId" AND p."kind" = 'treatment_note'
LEFT JOIN "VisitNote" q ON q."sessionId" = t."sessionId" AND q."kind" = 'treatment_private';

DELETE FROM "VisitNote" n
WHERE n."kind" IN ('treatment_note', 'treatment_private')
  AND (n."text" = '' OR EXISTS (SELECT 1 FROM "TreatmentNote" t WHERE t."sessionId" = n."sessionId"));

ALTER TABLE "VisitNote" DROP CONSTRAINT "VisitNote_session_only_for_treatment";
DROP INDEX "VisitNote_visitId_kind_sessionId_key";
ALTER TABLE "VisitNote" DROP CONSTRAINT "VisitNote_sessionId_fkey";
ALTER TABLE "VisitNote" DROP COLUMN "sessionId";

CREATE TYPE "VisitNoteKind_new" AS ENUM
  ('wish', 'tea', 'assessment', 'advice', 'small_talk', 'farewell_note', 'call_note');
ALTER TABLE "VisitNote"
  ALTER COLUMN "kind" TYPE "VisitNoteKind_new" USING ("kind"::text::"VisitNoteKind_new");
DROP TYPE "VisitNoteKind";
ALTER TYPE "VisitNoteKind_new" RENAME TO "VisitNoteKind";

CREATE UNIQUE INDEX "VisitNote_visitId_kind_key" ON "VisitNote" ("visitId", "kind");

-- ── What the database itself keeps of a note ─────────────────────────────────

ALTER TABLE "TreatmentNote"
  ADD CONSTRAINT "TreatmentNote_signed_by_somebody" CHECK (num_nonnulls("signedById", "signedAt") IN (0, 2));

ALTER TABLE "TreatmentNoteRevision"
  ADD CONSTRAINT "TreatmentNoteRevision_numbered" CHECK ("revision" >= 1 AND "baseRevision" < "revision"),
  ADD CONSTRAINT "TreatmentNoteRevision_reason" CHECK (btrim("amendmentReason") <> '');

-- Each number follows the one before, and after the signature every change says why.
CREATE FUNCTION foyer_next_note_revision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  latest integer;
  signed boolean;
BEGIN
  SELECT n."signedAt" IS NOT NULL INTO signed FROM "TreatmentNote" n WHERE n."sessionId" = NEW."sessionId" FOR UPDATE;
  SELECT coalesce(max(r."revision"), 0) INTO latest
    FROM "TreatmentNoteRevision" r WHERE r."sessionId" = NEW."sessionId";
  IF NEW."revision" <> latest + 1 THEN
    RAISE EXCEPTION 'a revision that does not follow the one before: constraint "TreatmentNoteRevision_gapless"'
      USING ERRCODE = 'serialization_failure';
  END IF;
  IF signed <> (NEW."amendmentReason" IS NOT NULL) THEN
    RAISE EXCEPTION 'an amendment has a reason: constraint "TreatmentNoteRevision_amended"'
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END;
$$;

CREATE TRIGGER "TreatmentNoteRevision_gapless" BEFORE INSERT ON "TreatmentNoteRevision"
  FOR EACH ROW EXECUTE FUNCTION foyer_next_note_revision();
