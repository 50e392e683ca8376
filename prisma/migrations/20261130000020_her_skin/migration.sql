-- What is seen on her skin counts wherever it was written down, as it is now, and until somebody other than whoever treats
-- her has found it gone; and what a treatment does to her stops it while it runs.

-- AlterTable
ALTER TABLE "AreaMark" ADD COLUMN     "markedAt" TIMESTAMPTZ(3),
ADD COLUMN     "markedById" UUID;

-- CreateTable
CREATE TABLE "ClearedMark" (
    "id" UUID NOT NULL,
    "visitId" UUID NOT NULL,
    "area" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "strength" INTEGER NOT NULL,
    "markedById" UUID,
    "markedAt" TIMESTAMPTZ(3),
    "clearedById" UUID NOT NULL,
    "clearedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ClearedMark_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ClearedMark_visitId_idx" ON "ClearedMark"("visitId");

-- AddForeignKey
ALTER TABLE "AreaMark" ADD CONSTRAINT "AreaMark_markedById_fkey" FOREIGN KEY ("markedById") REFERENCES "StaffMember"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClearedMark" ADD CONSTRAINT "ClearedMark_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClearedMark" ADD CONSTRAINT "ClearedMark_markedById_fkey" FOREIGN KEY ("markedById") REFERENCES "StaffMember"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClearedMark" ADD CONSTRAINT "ClearedMark_clearedById_fkey" FOREIGN KEY ("clearedById") REFERENCES "StaffMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "ClearedMark"
  ADD CONSTRAINT "ClearedMark_strength" CHECK ("strength" BETWEEN 1 AND 3),
  ADD CONSTRAINT "ClearedMark_after_it_was_made" CHECK ("clearedAt" >= "markedAt");

CREATE TRIGGER "ClearedMark_append_only" BEFORE UPDATE OR DELETE ON "ClearedMark"
  FOR EACH ROW EXECUTE FUNCTION foyer_never_rewritten();
CREATE TRIGGER "ClearedMark_not_of_erased" BEFORE INSERT ON "ClearedMark"
  FOR EACH ROW EXECUTE FUNCTION foyer_words_on_visit();

-- ── What is seen on her skin ─────────────────────────────────────────────────

-- Every wound, rash and fresh scar seen in a visit: drawn on a map, or ticked in the note on a treatment, where an area is
-- named or it may be anywhere. `isBefore`: not only when a treatment had ended.
CREATE FUNCTION foyer_skin_of(visit uuid)
RETURNS TABLE("area" text, "kind" text, "strength" int, "isBefore" boolean) LANGUAGE sql STABLE AS $$
  SELECT k."area", k."kind", k."strength", a."moment" = 'before'
  FROM "Assessment" a JOIN "AreaMark" k ON k."assessmentId" = a."id"
  WHERE a."visitId" = visit AND k."kind" IN ('wound', 'rash', 'fresh_scar')
  UNION ALL
  SELECT place."area", finding->>'code', (finding->>'strength')::int, true
  FROM "TreatmentSession" s
  JOIN "TreatmentNote" n ON n."sessionId" = s."id"
  JOIN "TreatmentNoteRevision" r ON r."sessionId" = n."sessionId" AND r."revision" = n."revision"
  CROSS JOIN LATERAL jsonb_array_elements(coalesce(r."content"->'findings', '[]')) finding
  CROSS JOIN LATERAL (
    SELECT jsonb_array_elements_text(r."content"->'areas') AS "area"
    UNION ALL SELECT 'anywhere' WHERE jsonb_array_length(coalesce(r."content"->'areas', '[]')) = 0
  ) place
  WHERE s."visitId" = visit AND finding->>'code' IN ('wound', 'rash', 'fresh_scar')
$$;

-- Whether a treatment that touches these areas touches what was seen there. Of one of which nobody has said where it
-- touches her, and of what nobody has said where it is, the worst is thought.
CREATE FUNCTION foyer_touches_skin(touches text[], area text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT cardinality(touches) = 0 OR area = 'anywhere' OR touches && foyer_same_skin(area)
$$;

-- Whether whoever signed these stops has seen what is on her skin as strong as it is now; standing or wiped, it is the same.
CREATE FUNCTION foyer_skin_was_seen(key text, signed text[]) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT split_part(key, ':', 1) IN ('marked', 'wiped') AND EXISTS (
    SELECT FROM unnest(signed) k
    WHERE split_part(k, ':', 1) IN ('marked', 'wiped')
      AND split_part(k, ':', 2) = split_part(key, ':', 2) AND split_part(k, ':', 3) = split_part(key, ':', 3)
      AND split_part(k, ':', 4) >= split_part(key, ':', 4)
  )
$$;

-- As before, and what is ticked in a note, what was wiped, and what it does to her.
CREATE OR REPLACE FUNCTION foyer_halts(session uuid) RETURNS TABLE("key" text, "kind" text) LANGUAGE sql STABLE AS $$
  SELECT f."key", f."kind"
  FROM "TreatmentSession" s CROSS JOIN LATERAL foyer_open_stops(s."id", s."startedAt") f
  WHERE s."id" = session AND s."startedAt" IS NOT NULL AND s."endedAt" IS NULL
    AND (
      f."kind" IN ('told', 'matched', 'said', 'unsorted', 'self_sorted', 'eased', 'wiped', 'reacted', 'patch_failed')
      OR EXISTS (
        SELECT FROM foyer_skin_of(s."visitId") k
        WHERE k."isBefore" AND starts_with(f."key", concat_ws(':', 'marked', k."area", k."kind") || ':')
      )
    )
$$;

-- ── Before anything is chosen ────────────────────────────────────────────────

-- What on the menu meets what is known of her: an alert by its meaning or its words, a reaction that nobody has cleared.
CREATE FUNCTION foyer_menu_warnings(client uuid)
RETURNS TABLE("treatmentId" uuid, "alertId" uuid, "reactionId" uuid) LANGUAGE sql STABLE AS $$
  WITH menu AS (
    SELECT t."id" FROM "Client" c JOIN "Treatment" t ON t."salonId" = c."salonId" AND t."retiredAt" IS NULL
    WHERE c."id" = client
  ),
  named AS (
    SELECT x."treatmentId", x."contraindicationId"
    FROM menu JOIN "TreatmentContraindication" x ON x."treatmentId" = menu."id"
    UNION
    SELECT menu."id", x."contraindicationId"
    FROM menu CROSS JOIN LATERAL foyer_things_used(menu."id") u
    JOIN "ProductContraindication" x ON x."productId" = u."productId"
  )
  SELECT named."treatmentId", m."alertId", NULL::uuid
  FROM foyer_alert_meanings(client) m JOIN named ON named."contraindicationId" = m."contraindicationId"
  UNION
  SELECT menu."id", a."id", NULL
  FROM menu CROSS JOIN "Alert" a
  WHERE a."clientId" = client AND a."retiredAt" IS NULL AND EXISTS (SELECT FROM foyer_said_of(a."id", menu."id"))
  UNION
  SELECT r."treatmentId", NULL, r."id" FROM "Reaction" r WHERE r."clientId" = client AND r."clearedAt" IS NULL
$$;
