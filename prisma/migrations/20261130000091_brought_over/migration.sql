-- What another system knew of a guest's time in the house: told, and never mixed with what was seen here.
CREATE TABLE "BroughtOver" (
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "importId" UUID,
    "broughtAt" TIMESTAMPTZ(3) NOT NULL,
    "lastVisitOn" DATE,
    "visits" INTEGER,
    "spentMinor" INTEGER,
    "level" TEXT,
    "balanceMinor" INTEGER,
    "therapist" TEXT,
    "therapistId" UUID,
    "note" TEXT NOT NULL DEFAULT '',
    "sortedAt" TIMESTAMPTZ(3),
    "sortedById" UUID,

    CONSTRAINT "BroughtOver_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "BroughtOver_visits" CHECK ("visits" BETWEEN 0 AND 99999),
    CONSTRAINT "BroughtOver_spent" CHECK ("spentMinor" BETWEEN 0 AND 1000000000),
    CONSTRAINT "BroughtOver_balance" CHECK ("balanceMinor" BETWEEN 0 AND 1000000000),
    CONSTRAINT "BroughtOver_level" CHECK (btrim("level") <> ''),
    CONSTRAINT "BroughtOver_therapist" CHECK (btrim("therapist") <> ''),
    CONSTRAINT "BroughtOver_therapist_named" CHECK ("therapistId" IS NULL OR "therapist" IS NOT NULL),
    CONSTRAINT "BroughtOver_sorted_by_somebody" CHECK (("sortedAt" IS NULL) = ("sortedById" IS NULL))
);

CREATE INDEX "BroughtOver_clientId_idx" ON "BroughtOver"("clientId");
CREATE INDEX "BroughtOver_importId_idx" ON "BroughtOver"("importId");

ALTER TABLE "BroughtOver" ADD CONSTRAINT "BroughtOver_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES "Client"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "BroughtOver" ADD CONSTRAINT "BroughtOver_importId_fkey" FOREIGN KEY ("importId") REFERENCES "ClientImport"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "BroughtOver" ADD CONSTRAINT "BroughtOver_therapistId_fkey" FOREIGN KEY ("therapistId") REFERENCES "StaffMember"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "BroughtOver" ADD CONSTRAINT "BroughtOver_sortedById_fkey" FOREIGN KEY ("sortedById") REFERENCES "StaffMember"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A tag that an import made goes with it, where nobody else wears it.
ALTER TABLE "Tag" ADD COLUMN "importId" UUID;
CREATE INDEX "Tag_importId_idx" ON "Tag"("importId");
ALTER TABLE "Tag" ADD CONSTRAINT "Tag_importId_fkey" FOREIGN KEY ("importId") REFERENCES "ClientImport"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TRIGGER "BroughtOver_not_of_erased" BEFORE INSERT OR UPDATE ON "BroughtOver"
  FOR EACH ROW EXECUTE FUNCTION foyer_words_on_client();
CREATE TRIGGER "BroughtOver_not_on_merged" BEFORE INSERT ON "BroughtOver"
  FOR EACH ROW EXECUTE FUNCTION foyer_not_on_merged();

-- ── It counts in her standing ────────────────────────────────────────────────

-- Her last therapist is who treated her in her last visit, and nobody of an earlier one or of one that still goes on: the
-- two stand beside one another. What another system told counts where its visit is the last one.
CREATE OR REPLACE FUNCTION foyer_reckon_client(client uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- Two visits of hers may change at once: the second waits here, and then reckons with what the first has done.
  PERFORM 1 FROM "ClientStanding" WHERE "clientId" = client FOR UPDATE;
  UPDATE "ClientStanding" s
  SET "visits" = past.visits + opening.visits,
    "firstVisitAt" = past.first,
    "lastVisitAt" = greatest(past.last, opening.last),
    "bookedUntil" = past.booked,
    "spentMinor" = care.spent + goods.spent + opening.spent,
    "hasTransacted" = care.sessions + goods.sold + opening.visits > 0,
    "lastTherapistId" = CASE
      WHEN past.last >= coalesce(opening.last, past.last) THEN latest.therapist ELSE opening.therapist END
  FROM (
    SELECT count(*) FILTER (WHERE v."stage" IN ('follow_up', 'closed'))::int AS visits,
      min(a."startsAt") FILTER (WHERE v."stage" IN ('follow_up', 'closed')) AS first,
      max(a."startsAt") FILTER (WHERE v."stage" IN ('follow_up', 'closed')) AS last,
      max(a."startsAt") FILTER (WHERE v."stage" = 'expected') AS booked
    FROM "Visit" v JOIN "Appointment" a ON a."visitId" = v."id"
    WHERE v."clientId" = client
  ) past, (
    SELECT count(*) AS sessions, coalesce(sum(x."priceMinor"), 0)::int AS spent
    FROM "Visit" v JOIN "TreatmentSession" x ON x."visitId" = v."id"
    WHERE v."clientId" = client AND x."startedAt" IS NOT NULL
  ) care, (
    SELECT count(*) AS sold, coalesce(sum(r."priceMinor"), 0)::int AS spent
    FROM "Visit" v JOIN "Recommendation" r ON r."visitId" = v."id"
    WHERE v."clientId" = client AND r."answer" = 'bought'
  ) goods, (
    SELECT (
      SELECT x."therapistId" FROM "TreatmentSession" x
      WHERE x."visitId" = visit.id AND x."startedAt" IS NOT NULL AND x."therapistId" IS NOT NULL
      ORDER BY x."startedAt" DESC LIMIT 1
    ) AS therapist
    FROM (SELECT) one LEFT JOIN LATERAL (
      SELECT v."id" FROM "Visit" v JOIN "Appointment" a ON a."visitId" = v."id"
      WHERE v."clientId" = client AND v."stage" IN ('follow_up', 'closed')
      ORDER BY a."startsAt" DESC, v."id" DESC LIMIT 1
    ) visit ON true
  ) latest, (
    -- Who has a last visit, or has spent, has been here at least once.
    SELECT coalesce(sum(greatest(
        coalesce(b."visits", 0), CASE WHEN b."lastVisitOn" IS NOT NULL OR b."spentMinor" > 0 THEN 1 ELSE 0 END
      )), 0)::int AS visits,
      max((b."lastVisitOn" + time '12:00') AT TIME ZONE o."timeZone") AS last,
      coalesce(sum(b."spentMinor"), 0)::int AS spent,
      (array_agg(b."therapistId" ORDER BY b."broughtAt" DESC) FILTER (WHERE b."therapistId" IS NOT NULL))[1]
        AS therapist
    FROM "BroughtOver" b JOIN "Client" c ON c."id" = b."clientId" JOIN "Salon" o ON o."id" = c."salonId"
    WHERE b."clientId" = client
  ) opening
  WHERE s."clientId" = client;
END;
$$;

CREATE FUNCTION foyer_brought_over_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM foyer_reckon_client(OLD."clientId");
    RETURN NULL;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD."clientId" <> NEW."clientId" THEN
    PERFORM foyer_reckon_client(OLD."clientId");
  END IF;
  PERFORM foyer_reckon_client(NEW."clientId");
  RETURN NULL;
END;
$$;

CREATE TRIGGER "BroughtOver_standing" AFTER INSERT OR DELETE OR UPDATE
  OF "clientId", "lastVisitOn", "visits", "spentMinor", "therapistId" ON "BroughtOver"
  FOR EACH ROW EXECUTE FUNCTION foyer_brought_over_changed();

SELECT foyer_reckon_client("clientId") FROM "ClientStanding" WHERE "lastTherapistId" IS NOT NULL;
