-- The safety gate (安全把关): what stops a treatment stands here once, is read by lib/safety, and is held to whoever
-- writes. lib/db/constraint-errors.ts reads the name "TreatmentSession_safe".

-- ── What an alert of hers means ──────────────────────────────────────────────

-- Whether a word of the salon's list stands in what was noted. Short words in Latin letters count only by themselves:
-- a BHA is no "bhang"; in Chinese there is nothing between words to go by.
CREATE FUNCTION foyer_speaks_of(said text, word text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN w = '' THEN false
    WHEN w ~ '^[a-z0-9]{1,4}$' THEN
      strpos(' ' || regexp_replace(s, '[^a-z0-9à-ɏ]+', ' ', 'g') || ' ', ' ' || w || ' ') > 0
    ELSE strpos(s, w) > 0
  END
  FROM (SELECT lower(normalize(said, NFKC)) AS s, btrim(lower(normalize(word, NFKC))) AS w) x
$$;

-- The entries of the salon's list that her standing alerts mean: those that somebody has named, and those whose words
-- she used. What is off the list means nothing any more.
CREATE FUNCTION foyer_alert_meanings(client uuid)
RETURNS TABLE("alertId" uuid, "contraindicationId" uuid) LANGUAGE sql STABLE AS $$
  SELECT a."id", c."id"
  FROM "Alert" a
  JOIN "Client" k ON k."id" = a."clientId"
  JOIN "Contraindication" c ON c."salonId" = k."salonId" AND c."retiredAt" IS NULL
  WHERE a."clientId" = client AND a."retiredAt" IS NULL AND (
    EXISTS (
      SELECT FROM "AlertContraindication" l WHERE l."alertId" = a."id" AND l."contraindicationId" = c."id"
    )
    OR EXISTS (
      SELECT FROM unnest(c."words" || c."name" || coalesce(c."nameEn", '')) w WHERE foyer_speaks_of(a."text", w)
    )
  )
$$;

-- Whether a reaction of hers to a treatment or product stands: until a test both done and read later was clear.
CREATE FUNCTION foyer_patch_reacted(client uuid, thing uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM "PatchTest" bad
    WHERE bad."clientId" = client AND bad."result" = 'reaction'
      AND coalesce(bad."treatmentId", bad."productId") = thing
      AND NOT EXISTS (
        SELECT FROM "PatchTest" good
        WHERE good."clientId" = client AND good."result" = 'clear'
          AND coalesce(good."treatmentId", good."productId") = thing
          AND (good."doneAt", good."id") > (bad."doneAt", bad."id") AND good."readAt" >= bad."readAt"
      )
  )
$$;

-- ── What stops a session ─────────────────────────────────────────────────────

-- `key` names kind and ids; an override lists the keys it covers. The kinds:
-- not_asked      nobody has asked her
-- matched        an alert of hers means what the treatment, or a product it is done with, must not meet
-- unsorted       nobody has said what an alert of hers means; one whose meanings have all gone off the list is no better
-- patch_missing, patch_unread, patch_failed, patch_expired
--                of the treatment and of each product that wants a test first; the latest test counts
CREATE FUNCTION foyer_safety_stops(session uuid, "at" timestamptz)
RETURNS TABLE(
  "key" text, "kind" text, "alertId" uuid, "contraindicationId" uuid, "treatmentId" uuid, "productId" uuid,
  "patchTestId" uuid
) LANGUAGE sql STABLE AS $$
  WITH here AS (
    SELECT s."treatmentId", v."clientId", v."salonId"
    FROM "TreatmentSession" s JOIN "Visit" v ON v."id" = s."visitId"
    WHERE s."id" = session
  ),
  used AS (
    SELECT p."productId" FROM here JOIN "TreatmentProduct" p ON p."treatmentId" = here."treatmentId"
    UNION
    SELECT p."productId" FROM here
    JOIN "ProtocolStep" st ON st."treatmentId" = here."treatmentId" AND st."retiredAt" IS NULL
    JOIN "ProtocolStepProduct" p ON p."stepId" = st."id"
  ),
  thing AS (
    SELECT t."id" AS id, t."id" AS "treatmentId", NULL::uuid AS "productId", t."patchTestDays"
    FROM here JOIN "Treatment" t ON t."id" = here."treatmentId"
    UNION ALL
    SELECT p."id", NULL, p."id", p."patchTestDays" FROM used JOIN "Product" p ON p."id" = used."productId"
  ),
  named AS (
    SELECT x."treatmentId" AS id, x."contraindicationId"
    FROM here JOIN "TreatmentContraindication" x ON x."treatmentId" = here."treatmentId"
    UNION
    SELECT x."productId", x."contraindicationId"
    FROM used JOIN "ProductContraindication" x ON x."productId" = used."productId"
  ),
  meaning AS (
    SELECT m.* FROM here CROSS JOIN LATERAL foyer_alert_meanings(here."clientId") m
  ),
  test AS (
    SELECT thing.id, thing."treatmentId", thing."productId", latest.*,
      foyer_patch_reacted(here."clientId", thing.id) AS "hasReacted"
    FROM here CROSS JOIN thing LEFT JOIN LATERAL (
      SELECT p."id" AS "patchTestId", p."result", p."validUntil" FROM "PatchTest" p
      WHERE p."clientId" = here."clientId" AND coalesce(p."treatmentId", p."productId") = thing.id
      ORDER BY p."doneAt" DESC, p."id" DESC LIMIT 1
    ) latest ON true
    WHERE thing."patchTestDays" IS NOT NULL
  ),
  stop AS (
    SELECT 'not_asked' AS kind, NULL::uuid AS "alertId", NULL::uuid AS "contraindicationId",
      NULL::uuid AS "treatmentId", NULL::uuid AS "productId", NULL::uuid AS "patchTestId"
    FROM here JOIN "Client" c ON c."id" = here."clientId" WHERE c."alertsAskedAt" IS NULL
    UNION ALL
    SELECT 'matched', m."alertId", m."contraindicationId", thing."treatmentId", thing."productId", NULL
    FROM meaning m
    JOIN named ON named."contraindicationId" = m."contraindicationId"
    JOIN thing ON thing.id = named.id
    UNION ALL
    SELECT 'unsorted', a."id", NULL, NULL, NULL, NULL
    FROM here JOIN "Alert" a ON a."clientId" = here."clientId" AND a."retiredAt" IS NULL
    WHERE NOT EXISTS (SELECT FROM meaning m WHERE m."alertId" = a."id")
      AND (a."sortedAt" IS NULL OR EXISTS (SELECT FROM "AlertContraindication" l WHERE l."alertId" = a."id"))
    UNION ALL
    SELECT
      CASE WHEN "hasReacted" THEN 'patch_failed' WHEN "patchTestId" IS NULL THEN 'patch_missing'
        WHEN "result" IS NULL THEN 'patch_unread' ELSE 'patch_expired' END,
      NULL, NULL, "treatmentId", "productId", "patchTestId"
    FROM test
    WHERE "hasReacted" OR "result" IS DISTINCT FROM 'clear' OR "validUntil" <= "at"
  )
  SELECT concat_ws(':', kind, "alertId", "contraindicationId", coalesce("treatmentId", "productId"), "patchTestId"),
    kind, "alertId", "contraindicationId", "treatmentId", "productId", "patchTestId"
  FROM stop
$$;

-- ── Held to whoever writes ───────────────────────────────────────────────────

-- No treatment begins while a stop is not covered by an override of this very session. Her row is held, so that an alert
-- or a patch test on its way is waited for (see foyer_safety_lines_up), and what was committed meanwhile is seen.
CREATE FUNCTION foyer_begin_safely() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM "Client" c JOIN "Visit" v ON v."clientId" = c."id" WHERE v."id" = NEW."visitId" FOR SHARE OF c;
  IF EXISTS (
    SELECT FROM foyer_safety_stops(NEW."id", NEW."startedAt") s
    WHERE NOT EXISTS (
      SELECT FROM "SafetyOverride" o WHERE o."sessionId" = NEW."id" AND s."key" = ANY (o."stops")
    )
  ) THEN
    RAISE EXCEPTION 'the safety gate is closed: constraint "TreatmentSession_safe"' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END;
$$;

-- After the row stands, for the rule reads it. A session under way that became another treatment would begin anew.
CREATE TRIGGER "TreatmentSession_begins_safely" AFTER INSERT ON "TreatmentSession"
  FOR EACH ROW WHEN (NEW."startedAt" IS NOT NULL) EXECUTE FUNCTION foyer_begin_safely();
CREATE TRIGGER "TreatmentSession_begun_safely" AFTER UPDATE OF "startedAt", "treatmentId", "visitId" ON "TreatmentSession"
  FOR EACH ROW WHEN (
    NEW."startedAt" IS NOT NULL AND (
      OLD."startedAt" IS NULL OR OLD."treatmentId" <> NEW."treatmentId" OR OLD."visitId" <> NEW."visitId"
    )
  )
  EXECUTE FUNCTION foyer_begin_safely();

-- What may close the gate takes her row first, as the start of a treatment does: whoever comes second sees the other.
CREATE FUNCTION foyer_safety_lines_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM "Client" WHERE "id" = NEW."clientId" FOR NO KEY UPDATE;
  RETURN NEW;
END;
$$;

CREATE FUNCTION foyer_meaning_lines_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM "Client" c JOIN "Alert" a ON a."clientId" = c."id" WHERE a."id" = NEW."alertId" FOR NO KEY UPDATE OF c;
  RETURN NEW;
END;
$$;

CREATE TRIGGER "Alert_lines_up" BEFORE INSERT OR UPDATE OF "clientId", "text", "sortedAt", "retiredAt" ON "Alert"
  FOR EACH ROW EXECUTE FUNCTION foyer_safety_lines_up();
CREATE TRIGGER "PatchTest_lines_up" BEFORE INSERT OR UPDATE ON "PatchTest"
  FOR EACH ROW EXECUTE FUNCTION foyer_safety_lines_up();
CREATE TRIGGER "AlertContraindication_lines_up" BEFORE INSERT ON "AlertContraindication"
  FOR EACH ROW EXECUTE FUNCTION foyer_meaning_lines_up();

ALTER TABLE "PatchTest" ADD CONSTRAINT "PatchTest_read_after_done" CHECK ("readAt" >= "doneAt");
