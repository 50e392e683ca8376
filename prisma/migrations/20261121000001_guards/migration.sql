-- What Prisma has no word for: the rules the database itself keeps, whoever writes.
-- The names of these constraints are read by lib/db/constraint-errors.ts.

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- ── The house ────────────────────────────────────────────────────────────────

-- One row for ever: its insert closes set-up.
ALTER TABLE "Organisation"
  ADD CONSTRAINT "Organisation_only_one" CHECK ("id" = 1),
  ADD CONSTRAINT "Organisation_named" CHECK (btrim("name") <> '');

ALTER TABLE "Salon"
  ADD CONSTRAINT "Salon_named" CHECK (btrim("name") <> ''),
  ADD CONSTRAINT "Salon_locale_known" CHECK ("locale" IN ('zh-CN', 'en')),
  ADD CONSTRAINT "Salon_currency_code" CHECK ("currency" ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "Salon_phone_country_code" CHECK ("phoneCountry" ~ '^[A-Z]{2}$'),
  ADD CONSTRAINT "Salon_opening_hours" CHECK (
    "opensAt" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND "closesAt" ~ '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$'
  ),
  ADD CONSTRAINT "Salon_idle_minutes" CHECK ("idleMinutes" BETWEEN 1 AND 720),
  ADD CONSTRAINT "Salon_no_show_minutes" CHECK ("noShowAfterMinutes" BETWEEN 0 AND 720),
  ADD CONSTRAINT "Salon_follow_up_hours" CHECK ("followUpAfterHours" BETWEEN 0 AND 8760),
  ADD CONSTRAINT "Salon_call_attempts" CHECK ("callAttempts" BETWEEN 1 AND 20),
  ADD CONSTRAINT "Salon_call_retry_hours" CHECK ("callRetryHours" BETWEEN 0 AND 8760),
  ADD CONSTRAINT "Salon_standards_version" CHECK ("standardsVersion" >= 1);

ALTER TABLE "Seat" ADD CONSTRAINT "Seat_named" CHECK (btrim("name") <> '');

ALTER TABLE "Room" ADD CONSTRAINT "Room_named" CHECK (btrim("name") <> '');

ALTER TABLE "Courtesy" ADD CONSTRAINT "Courtesy_named" CHECK (btrim("name") <> '');

ALTER TABLE "Treatment"
  ADD CONSTRAINT "Treatment_named" CHECK (btrim("name") <> ''),
  ADD CONSTRAINT "Treatment_takes_time" CHECK ("durationMinutes" > 0),
  ADD CONSTRAINT "Treatment_price" CHECK ("priceMinor" >= 0),
  ADD CONSTRAINT "Treatment_follow_up_hours" CHECK ("followUpAfterHours" BETWEEN 0 AND 8760);

ALTER TABLE "Product"
  ADD CONSTRAINT "Product_named" CHECK (btrim("name") <> ''),
  ADD CONSTRAINT "Product_price" CHECK ("priceMinor" >= 0);

ALTER TABLE "ServiceStandard"
  ADD CONSTRAINT "ServiceStandard_target" CHECK ("targetMinutes" >= 0),
  ADD CONSTRAINT "ServiceStandard_versions" CHECK ("fromVersion" >= 1 AND "untilVersion" > "fromVersion");

CREATE UNIQUE INDEX "ServiceStandard_one_current_per_step"
  ON "ServiceStandard" ("salonId", "stepKey") WHERE "untilVersion" IS NULL;

-- ── Staff ────────────────────────────────────────────────────────────────────

ALTER TABLE "StaffMember"
  ADD CONSTRAINT "StaffMember_named" CHECK (btrim("name") <> ''),
  ADD CONSTRAINT "StaffMember_user_name_lower" CHECK ("userName" = lower("userName") AND btrim("userName") <> '');

ALTER TABLE "StaffSession"
  ADD CONSTRAINT "StaffSession_ended_for_a_reason" CHECK (("endedAt" IS NULL) = ("endedBy" IS NULL));

-- ── Clients ──────────────────────────────────────────────────────────────────

ALTER TABLE "Client"
  ADD CONSTRAINT "Client_named" CHECK (btrim("name") <> ''),
  ADD CONSTRAINT "Client_phone_e164" CHECK ("phone" ~ '^\+[1-9][0-9]{4,14}$'),
  ADD CONSTRAINT "Client_birthday" CHECK (
    "birthYear" BETWEEN 1880 AND 2200
    AND "birthMonth" BETWEEN 1 AND 12
    AND "birthDay" BETWEEN 1 AND 31
  ),
  ADD CONSTRAINT "Client_birthday_has_month" CHECK ("birthDay" IS NULL OR "birthMonth" IS NOT NULL),
  ADD CONSTRAINT "Client_not_referred_by_herself" CHECK ("referredById" <> "id");

-- Prefixes are found by byte order: token >= 'wang' AND token < 'wanh'.
ALTER TABLE "ClientSearchToken" ALTER COLUMN "token" TYPE text COLLATE "C";

-- ── The visit ────────────────────────────────────────────────────────────────

CREATE UNIQUE INDEX "Visit_one_in_house_per_client" ON "Visit" ("clientId")
  WHERE "stage" IN ('greeting', 'seating', 'consultation', 'treatment', 'recommendation', 'farewell');

CREATE INDEX "Visit_on_the_board" ON "Visit" ("salonId", "stage")
  WHERE "stage" IN (
    'expected', 'greeting', 'seating', 'consultation', 'treatment', 'recommendation', 'farewell', 'follow_up'
  );

ALTER TABLE "Visit"
  ADD CONSTRAINT "Visit_revision" CHECK ("revision" >= 0),
  ADD CONSTRAINT "Visit_standards_version" CHECK ("standardsVersion" >= 1);

ALTER TABLE "VisitEvent"
  ADD CONSTRAINT "VisitEvent_sequence" CHECK ("sequence" >= 1),
  ADD CONSTRAINT "VisitEvent_undoes_earlier" CHECK ("undoes" < "sequence");

-- One text of each kind per visit, and per session where it belongs to one.
DROP INDEX "VisitNote_visitId_kind_sessionId_key";
CREATE UNIQUE INDEX "VisitNote_visitId_kind_sessionId_key"
  ON "VisitNote" ("visitId", "kind", "sessionId") NULLS NOT DISTINCT;

ALTER TABLE "VisitNote"
  ADD CONSTRAINT "VisitNote_session_only_for_treatment" CHECK ("sessionId" IS NULL OR "kind" = 'treatment_note');

ALTER TABLE "Appointment"
  ADD CONSTRAINT "Appointment_ends_after_start" CHECK ("endsAt" > "startsAt");

ALTER TABLE "TreatmentSession"
  ADD CONSTRAINT "TreatmentSession_ends_after_start" CHECK ("endsAt" > "startsAt"),
  ADD CONSTRAINT "TreatmentSession_performed_in_order" CHECK (
    "endedAt" IS NULL OR ("startedAt" IS NOT NULL AND "endedAt" >= "startedAt")
  ),
  ADD CONSTRAINT "TreatmentSession_effect" CHECK ("effect" BETWEEN 1 AND 5),
  ADD CONSTRAINT "TreatmentSession_therapist_free" EXCLUDE USING gist (
    "therapistId" WITH =, tstzrange("startsAt", "endsAt", '[)') WITH &&
  ) WHERE ("releasedAt" IS NULL),
  ADD CONSTRAINT "TreatmentSession_room_free" EXCLUDE USING gist (
    "roomId" WITH =, tstzrange("startsAt", "endsAt", '[)') WITH &&
  ) WHERE ("releasedAt" IS NULL);

-- ── Afterwards ───────────────────────────────────────────────────────────────

CREATE UNIQUE INDEX "FollowUpCall_one_owed_per_visit" ON "FollowUpCall" ("visitId")
  WHERE "madeAt" IS NULL AND "withdrawnAt" IS NULL;

ALTER TABLE "FollowUpCall"
  ADD CONSTRAINT "FollowUpCall_attempt" CHECK ("attempt" >= 1),
  ADD CONSTRAINT "FollowUpCall_feeling" CHECK ("feeling" BETWEEN 1 AND 5),
  ADD CONSTRAINT "FollowUpCall_made_has_outcome" CHECK (("madeAt" IS NULL) = ("outcome" IS NULL));

-- ── What has been written stays written ──────────────────────────────────────

CREATE FUNCTION foyer_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP
    USING HINT = 'Write a new row that says what changed.';
END;
$$;

CREATE TRIGGER "VisitEvent_append_only" BEFORE UPDATE OR DELETE ON "VisitEvent"
  FOR EACH ROW EXECUTE FUNCTION foyer_append_only();

CREATE TRIGGER "VisitEvent_no_truncate" BEFORE TRUNCATE ON "VisitEvent"
  FOR EACH STATEMENT EXECUTE FUNCTION foyer_append_only();

CREATE TRIGGER "AuditEntry_append_only" BEFORE UPDATE OR DELETE ON "AuditEntry"
  FOR EACH ROW EXECUTE FUNCTION foyer_append_only();

CREATE TRIGGER "AuditEntry_no_truncate" BEFORE TRUNCATE ON "AuditEntry"
  FOR EACH STATEMENT EXECUTE FUNCTION foyer_append_only();
