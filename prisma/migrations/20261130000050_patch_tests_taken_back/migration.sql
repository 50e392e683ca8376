-- Where on her skin a patch test was put, and what was tapped by mistake. A test that was taken back was never done. A
-- reading that was taken back leaves the test to be read once more; that it had been a reaction stays known, so that
-- nobody unsays it and then treats her.

ALTER TABLE "PatchTest"
  ADD COLUMN "place" TEXT,
  ADD COLUMN "takenBackAt" TIMESTAMPTZ(3),
  ADD COLUMN "takenBackById" UUID,
  ADD COLUMN "unsaidAt" TIMESTAMPTZ(3),
  ADD COLUMN "unsaidById" UUID;

ALTER TABLE "PatchTest" ADD CONSTRAINT "PatchTest_takenBackById_fkey" FOREIGN KEY ("takenBackById") REFERENCES "StaffMember"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "PatchTest" ADD CONSTRAINT "PatchTest_unsaidById_fkey" FOREIGN KEY ("unsaidById") REFERENCES "StaffMember"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "PatchTest"
  ADD CONSTRAINT "PatchTest_place" CHECK (
    "place" IN ('behind_ear', 'inner_arm', 'elbow', 'neck', 'hand', 'elsewhere')
  ),
  ADD CONSTRAINT "PatchTest_taken_back_by_somebody" CHECK (num_nonnulls("takenBackAt", "takenBackById") IN (0, 2)),
  ADD CONSTRAINT "PatchTest_taken_back_unread" CHECK ("takenBackAt" IS NULL OR "result" IS NULL),
  ADD CONSTRAINT "PatchTest_taken_back_after_done" CHECK ("takenBackAt" >= "doneAt"),
  ADD CONSTRAINT "PatchTest_unsaid_by_somebody" CHECK (num_nonnulls("unsaidAt", "unsaidById") IN (0, 2));

-- As before, of tests that were done.
CREATE OR REPLACE FUNCTION foyer_patch_reacted(client uuid, thing uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM "PatchTest" bad
    WHERE bad."clientId" = client AND bad."result" = 'reaction' AND bad."takenBackAt" IS NULL
      AND coalesce(bad."treatmentId", bad."productId") = thing
      AND NOT EXISTS (
        SELECT FROM "PatchTest" good
        WHERE good."clientId" = client AND good."result" = 'clear' AND good."takenBackAt" IS NULL
          AND coalesce(good."treatmentId", good."productId") = thing
          AND (good."doneAt", good."id") > (bad."doneAt", bad."id") AND good."readAt" >= bad."readAt"
      )
  )
$$;

-- Whether somebody has taken back a reaction of hers since then, and neither a later test nor another pair of eyes on
-- this one has found it clear.
CREATE FUNCTION foyer_patch_unsaid(client uuid, thing uuid, person uuid, since timestamptz)
RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM "PatchTest" bad
    WHERE bad."clientId" = client AND coalesce(bad."treatmentId", bad."productId") = thing
      AND bad."unsaidById" = person AND bad."unsaidAt" >= since
      AND NOT EXISTS (
        SELECT FROM "PatchTest" good
        WHERE good."clientId" = client AND good."result" = 'clear' AND good."takenBackAt" IS NULL
          AND coalesce(good."treatmentId", good."productId") = thing AND good."readAt" >= bad."unsaidAt"
          AND (
            (good."doneAt", good."id") > (bad."doneAt", bad."id")
            OR (good."id" = bad."id" AND good."readById" <> person)
          )
      )
  )
$$;

