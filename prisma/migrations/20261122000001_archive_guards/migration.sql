-- What the database itself keeps of the archive: checks, the standing of each client, the chain over the audit.
-- The names of these constraints are read by lib/db/constraint-errors.ts.

-- ── Clients ──────────────────────────────────────────────────────────────────

ALTER TABLE "Salon"
  ADD CONSTRAINT "Salon_lapsed_days" CHECK ("lapsedAfterDays" BETWEEN 1 AND 3650),
  ADD CONSTRAINT "Salon_retention_years" CHECK ("retentionYears" BETWEEN 1 AND 50);

ALTER TABLE "Client"
  ADD CONSTRAINT "Client_not_merged_into_herself" CHECK ("mergedIntoId" <> "id"),
  ADD CONSTRAINT "Client_next_action_has_day" CHECK ("nextActionOn" IS NULL OR "nextAction" IS NOT NULL);

ALTER TABLE "ClientPhone" ADD CONSTRAINT "ClientPhone_e164" CHECK ("e164" ~ '^\+[1-9][0-9]{4,14}$');

ALTER TABLE "ClientNature" ADD CONSTRAINT "ClientNature_named" CHECK (btrim("name") <> '');

-- The natures that were codes become the first entries of each salon's own list.
WITH shipped("code", "name", "nameEn", "position") AS (
  VALUES ('government', '机关', 'Government', 1),
    ('institution', '事业单位', 'Public institution', 2),
    ('property_owner', '业主', 'Property owner', 3),
    ('business_owner', '企业主', 'Business owner', 4),
    ('homemaker', '主妇', 'Homemaker', 5),
    ('employee', '职员', 'Employee', 6),
    ('freelance', '自由职业', 'Freelance', 7),
    ('student', '学生', 'Student', 8),
    ('retired', '退休', 'Retired', 9)
), entries AS (
  INSERT INTO "ClientNature" ("id", "salonId", "name", "nameEn", "position")
  SELECT gen_random_uuid(), s."id", n."name", n."nameEn", n."position" FROM "Salon" s CROSS JOIN shipped n
  RETURNING "id", "salonId", "name"
)
UPDATE "Client" c SET "natureId" = e."id"
FROM entries e JOIN shipped n ON n."name" = e."name"
WHERE e."salonId" = c."salonId" AND n."code" = c."nature";

ALTER TABLE "Client" DROP COLUMN "nature";

ALTER TABLE "Tag" ADD CONSTRAINT "Tag_named" CHECK (btrim("name") <> '');

ALTER TABLE "SavedList" ADD CONSTRAINT "SavedList_named" CHECK (btrim("name") <> '');

ALTER TABLE "ClientRelation" ADD CONSTRAINT "ClientRelation_not_herself" CHECK ("otherId" <> "clientId");

-- A pair is written down once, from whichever side.
CREATE UNIQUE INDEX "ClientRelation_once_per_pair"
  ON "ClientRelation" (least("clientId", "otherId"), greatest("clientId", "otherId"));

ALTER TABLE "NotDuplicate" ADD CONSTRAINT "NotDuplicate_in_order" CHECK ("firstId" < "secondId");

ALTER TABLE "ClientMerge" ADD CONSTRAINT "ClientMerge_two_archives" CHECK ("keptId" <> "goneId");

CREATE UNIQUE INDEX "ClientMerge_one_standing_per_archive" ON "ClientMerge" ("goneId") WHERE "undoneAt" IS NULL;

ALTER TABLE "Preference"
  ADD CONSTRAINT "Preference_says_something" CHECK (
    btrim("text") <> '' OR "choice" IS NOT NULL OR "seatId" IS NOT NULL OR "therapistId" IS NOT NULL
  );

ALTER TABLE "Alert"
  ADD CONSTRAINT "Alert_confirmed_by_somebody" CHECK (("confirmedAt" IS NULL) = ("confirmedById" IS NULL));

-- At most one answer of each kind stands.
CREATE UNIQUE INDEX "Consent_one_standing_per_kind" ON "Consent" ("clientId", "kind") WHERE "withdrawnAt" IS NULL;

ALTER TABLE "Consent"
  ADD CONSTRAINT "Consent_in_words" CHECK (btrim("words") <> ''),
  ADD CONSTRAINT "Consent_signature_is_a_path" CHECK ("signature" ~ '^[MLQCZ0-9 .,-]+$' AND length("signature") <= 60000),
  ADD CONSTRAINT "Consent_withdrawn_by_somebody" CHECK (("withdrawnAt" IS NULL) = ("withdrawnById" IS NULL));

-- Lists are of living archives, by the reading of the name.
CREATE INDEX "Client_living_by_reading" ON "Client" ("salonId", "pinyin", "id")
  WHERE "mergedIntoId" IS NULL AND "erasedAt" IS NULL;

-- The few that no list shows, for lists that are made of standings.
CREATE INDEX "Client_gone" ON "Client" ("salonId", "id") WHERE "mergedIntoId" IS NOT NULL OR "erasedAt" IS NOT NULL;

CREATE INDEX "Client_by_birthday" ON "Client" ("salonId", "birthMonth", "birthDay")
  WHERE "birthMonth" IS NOT NULL AND "mergedIntoId" IS NULL AND "erasedAt" IS NULL;

ALTER TABLE "VisitNote"
  DROP CONSTRAINT "VisitNote_session_only_for_treatment",
  ADD CONSTRAINT "VisitNote_session_only_for_treatment" CHECK (
    "sessionId" IS NULL OR "kind" IN ('treatment_note', 'treatment_private')
  );

-- ── Prices of the day ────────────────────────────────────────────────────────

ALTER TABLE "TreatmentSession" ADD CONSTRAINT "TreatmentSession_price" CHECK ("priceMinor" >= 0);
ALTER TABLE "Recommendation" ADD CONSTRAINT "Recommendation_price" CHECK ("priceMinor" >= 0);

-- What was performed and bought before prices were kept counts at the menu's price of now.
UPDATE "TreatmentSession" x SET "priceMinor" = t."priceMinor"
FROM "Treatment" t WHERE t."id" = x."treatmentId" AND x."startedAt" IS NOT NULL;

UPDATE "Recommendation" r SET "priceMinor" = p."priceMinor"
FROM "Product" p WHERE p."id" = r."productId" AND r."answer" = 'bought';

-- ── The standing of a client, reckoned from her visits ───────────────────────

CREATE FUNCTION foyer_reckon_client(client uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- Two visits of hers may change at once: the second waits here, and then reckons with what the first has done.
  PERFORM 1 FROM "ClientStanding" WHERE "clientId" = client FOR UPDATE;
  UPDATE "ClientStanding" s
  SET "visits" = past.visits,
    "firstVisitAt" = past.first,
    "lastVisitAt" = past.last,
    "bookedUntil" = past.booked,
    "spentMinor" = care.spent + goods.spent,
    "hasTransacted" = care.sessions + goods.sold > 0,
    "lastTherapistId" = care.therapist
  FROM (
    SELECT count(*) FILTER (WHERE v."stage" IN ('follow_up', 'closed'))::int AS visits,
      min(a."startsAt") FILTER (WHERE v."stage" IN ('follow_up', 'closed')) AS first,
      max(a."startsAt") FILTER (WHERE v."stage" IN ('follow_up', 'closed')) AS last,
      max(a."startsAt") FILTER (WHERE v."stage" = 'expected') AS booked
    FROM "Visit" v JOIN "Appointment" a ON a."visitId" = v."id"
    WHERE v."clientId" = client
  ) past, (
    SELECT count(*) AS sessions, coalesce(sum(x."priceMinor"), 0)::int AS spent,
      (array_agg(x."therapistId" ORDER BY x."startedAt" DESC) FILTER (WHERE x."therapistId" IS NOT NULL))[1]
        AS therapist
    FROM "Visit" v JOIN "TreatmentSession" x ON x."visitId" = v."id"
    WHERE v."clientId" = client AND x."startedAt" IS NOT NULL
  ) care, (
    SELECT count(*) AS sold, coalesce(sum(r."priceMinor"), 0)::int AS spent
    FROM "Visit" v JOIN "Recommendation" r ON r."visitId" = v."id"
    WHERE v."clientId" = client AND r."answer" = 'bought'
  ) goods
  WHERE s."clientId" = client;
END;
$$;

CREATE FUNCTION foyer_client_arrived() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "ClientStanding" ("clientId", "salonId") VALUES (NEW."id", NEW."salonId");
  RETURN NULL;
END;
$$;

CREATE FUNCTION foyer_visit_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."clientId" <> NEW."clientId" THEN
    PERFORM foyer_reckon_client(OLD."clientId");
  END IF;
  PERFORM foyer_reckon_client(NEW."clientId");
  RETURN NULL;
END;
$$;

CREATE FUNCTION foyer_part_of_visit_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  visit uuid;
BEGIN
  IF TG_OP = 'DELETE' THEN visit := OLD."visitId"; ELSE visit := NEW."visitId"; END IF;
  PERFORM foyer_reckon_client("clientId") FROM "Visit" WHERE "id" = visit;
  RETURN NULL;
END;
$$;

INSERT INTO "ClientStanding" ("clientId", "salonId") SELECT "id", "salonId" FROM "Client";
SELECT foyer_reckon_client("id") FROM "Client";

CREATE TRIGGER "Client_standing" AFTER INSERT ON "Client"
  FOR EACH ROW EXECUTE FUNCTION foyer_client_arrived();

CREATE TRIGGER "Visit_standing" AFTER INSERT OR UPDATE OF "stage", "clientId" ON "Visit"
  FOR EACH ROW EXECUTE FUNCTION foyer_visit_changed();

CREATE TRIGGER "Appointment_standing" AFTER INSERT OR UPDATE OF "startsAt" ON "Appointment"
  FOR EACH ROW EXECUTE FUNCTION foyer_part_of_visit_changed();

CREATE TRIGGER "TreatmentSession_standing" AFTER UPDATE OF "startedAt", "priceMinor", "therapistId" ON "TreatmentSession"
  FOR EACH ROW EXECUTE FUNCTION foyer_part_of_visit_changed();

CREATE TRIGGER "TreatmentSession_standing_begun" AFTER INSERT ON "TreatmentSession"
  FOR EACH ROW WHEN (NEW."startedAt" IS NOT NULL) EXECUTE FUNCTION foyer_part_of_visit_changed();

CREATE TRIGGER "Recommendation_standing" AFTER UPDATE OF "answer", "priceMinor" OR DELETE ON "Recommendation"
  FOR EACH ROW EXECUTE FUNCTION foyer_part_of_visit_changed();

CREATE TRIGGER "Recommendation_standing_bought" AFTER INSERT ON "Recommendation"
  FOR EACH ROW WHEN (NEW."answer" = 'bought') EXECUTE FUNCTION foyer_part_of_visit_changed();

-- ── The chain over the audit ─────────────────────────────────────────────────

-- What a hash is made of; `npm run audit:verify` spells out the same, so that a changed function is found as well.
CREATE FUNCTION foyer_audit_hash(previous text, entry "AuditEntry") RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(
    previous, entry."id", entry."salonId", entry."actorId", entry."action", entry."subjectType", entry."subjectId",
    entry."particulars", to_char(entry."at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS')
  )::text, 'UTF8')), 'hex')
$$;

-- Runs when the transaction commits, so that the salon's chain is held for a moment only and never while somebody
-- waits for another row.
CREATE FUNCTION foyer_audit_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  head "AuditLink";
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('audit ' || NEW."salonId", 0));
  SELECT * INTO head FROM "AuditLink" WHERE "salonId" = NEW."salonId" ORDER BY "sequence" DESC LIMIT 1;
  INSERT INTO "AuditLink" ("entryId", "salonId", "sequence", "previousHash", "hash")
  VALUES (
    NEW."id", NEW."salonId", coalesce(head."sequence", 0) + 1, coalesce(head."hash", ''),
    foyer_audit_hash(coalesce(head."hash", ''), NEW)
  );
  RETURN NULL;
END;
$$;

-- What was written before there was a chain is forged into it in the order of its time.
DO $$
DECLARE
  entry "AuditEntry";
  head "AuditLink";
BEGIN
  FOR entry IN SELECT * FROM "AuditEntry" ORDER BY "salonId", "at", "id" LOOP
    SELECT * INTO head FROM "AuditLink" WHERE "salonId" = entry."salonId" ORDER BY "sequence" DESC LIMIT 1;
    INSERT INTO "AuditLink" VALUES (
      entry."id", entry."salonId", coalesce(head."sequence", 0) + 1, coalesce(head."hash", ''),
      foyer_audit_hash(coalesce(head."hash", ''), entry)
    );
  END LOOP;
END;
$$;

CREATE CONSTRAINT TRIGGER "AuditEntry_chain" AFTER INSERT ON "AuditEntry"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION foyer_audit_chain();

CREATE TRIGGER "AuditLink_append_only" BEFORE UPDATE OR DELETE ON "AuditLink"
  FOR EACH ROW EXECUTE FUNCTION foyer_append_only();

CREATE TRIGGER "AuditLink_no_truncate" BEFORE TRUNCATE ON "AuditLink"
  FOR EACH STATEMENT EXECUTE FUNCTION foyer_append_only();

-- The erasure's proof outlives her data.
CREATE TRIGGER "Erasure_append_only" BEFORE UPDATE OR DELETE ON "Erasure"
  FOR EACH ROW EXECUTE FUNCTION foyer_append_only();
