-- Two who were taken for one are two again: whose word it was that nothing is so, nobody knows. From then on no "no" and no
-- "nothing new" of before counts in a visit of either, nor what was let pass in it; what runs halts until she is asked.
ALTER TABLE "Visit" ADD COLUMN "askAnewAt" TIMESTAMPTZ(3);

-- What was answered in a visit, whatever has become of it since.
CREATE FUNCTION foyer_answers_given(visit uuid) RETURNS SETOF "SafetyAnswer" LANGUAGE sql STABLE AS $$
  SELECT x.* FROM "SafetyAnswer" x
  WHERE x."visitId" = visit AND NOT EXISTS (
    SELECT FROM "VisitEvent" u
    WHERE u."visitId" = visit AND u."kind" = 'undone' AND u."move" = 'arrive' AND u."at" >= x."askedAt"
      AND (x."answer" <> 'yes' OR u."actorId" = x."askedById")
  )
$$;

-- And what of it counts: she is asked anew, but a yes is unsaid by no move of archives.
CREATE OR REPLACE FUNCTION foyer_answers_of(visit uuid) RETURNS SETOF "SafetyAnswer" LANGUAGE sql STABLE AS $$
  SELECT x.* FROM foyer_answers_given(visit) x
  WHERE x."answer" = 'yes' OR NOT EXISTS (
    SELECT FROM "Visit" v WHERE v."id" = visit AND v."askAnewAt" >= x."askedAt"
  )
$$;

-- Of a treatment that runs on from before, she is asked all that it wants to know.
CREATE OR REPLACE FUNCTION foyer_asking(visit uuid)
RETURNS TABLE(
  "question" text, "position" int, "answer" text, "askedAt" timestamptz, "askedById" uuid, "earlier" text
) LANGUAGE sql STABLE AS $$
  WITH wanted AS (
    SELECT unnest(ARRAY['allergy', 'contraindication', 'pregnancy', 'medication']) AS question
    UNION
    SELECT unnest(foyer_safety_questions(t."methods", t."touches"))
    FROM "TreatmentSession" s JOIN "Treatment" t ON t."id" = s."treatmentId"
    JOIN "Visit" h ON h."id" = s."visitId"
    WHERE s."visitId" = visit AND s."releasedAt" IS NULL
      AND (s."startedAt" IS NULL OR s."endedAt" IS NULL AND h."askAnewAt" >= s."startedAt")
  )
  SELECT w.question, array_position(enum_range(NULL::"SafetyQuestion")::text[], w.question), latest."answer"::text,
    latest."askedAt", latest."askedById", (
      SELECT x."answer"::text
      FROM "Visit" here JOIN "Visit" v ON v."clientId" = here."clientId" AND v."id" <> here."id"
      CROSS JOIN LATERAL foyer_answers_of(v."id") x
      WHERE here."id" = visit AND x."question"::text = w.question AND x."answer" <> 'unchanged'
      ORDER BY x."askedAt" DESC, x."id" DESC LIMIT 1
    )
  FROM wanted w LEFT JOIN LATERAL (
    SELECT x.* FROM foyer_answers_of(visit) x WHERE x."question"::text = w.question
    ORDER BY x."askedAt" DESC, x."id" DESC LIMIT 1
  ) latest ON true
$$;

CREATE OR REPLACE FUNCTION foyer_open_stops(session uuid, "at" timestamptz, person uuid)
RETURNS TABLE("key" text, "kind" text) LANGUAGE sql STABLE AS $$
  WITH here AS (
    SELECT s."treatmentId", v."id" AS "visitId", v."clientId", v."askAnewAt", foyer_others_decide(v."salonId", person) AS "othersDecide"
    FROM "TreatmentSession" s JOIN "Visit" v ON v."id" = s."visitId" WHERE s."id" = session
  ),
  -- Of her visits alone, whatever the planner thinks of how many stops there are.
  signed AS MATERIALIZED (
    SELECT o.*, x."treatmentId"
    FROM here JOIN "Visit" v ON v."clientId" = here."clientId"
    JOIN "TreatmentSession" x ON x."visitId" = v."id"
    JOIN "SafetyOverride" o ON o."sessionId" = x."id"
  )
  SELECT f."key", f."kind" FROM here CROSS JOIN LATERAL foyer_safety_stops(session, "at", person) f
  WHERE NOT EXISTS (
    SELECT FROM signed o
    WHERE (f."key" = ANY (o."stops") OR foyer_skin_was_seen(f."key", o."stops"))
      AND NOT EXISTS (
        SELECT FROM foyer_looks_at_skin(here."visitId", "at") k
        WHERE k."area" = f."area" AND k."kind" = split_part(f."mark", ':', 1)
          AND k."remains" < split_part(f."mark", ':', 2)::int AND k."clearedAt" > o."at"
          AND (k."clearedById" IS DISTINCT FROM person OR NOT here."othersDecide")
      )
      AND (o."byId" IS DISTINCT FROM person OR NOT here."othersDecide")
      -- What has grown heavier since is not what was signed.
      AND NOT coalesce((
        SELECT a."heavierAt" >= o."at" OR f."kind" = 'self_sorted' AND a."sortedAt" > o."at"
        FROM "Alert" a WHERE a."id" = f."alertId"
      ), false)
      AND NOT EXISTS (SELECT FROM "Reaction" r WHERE r."id" = f."reactionId" AND r."notedAt" > o."at")
      AND NOT EXISTS (
        SELECT FROM foyer_answers_of(here."visitId") x
        WHERE f."kind" = 'told' AND x."question"::text = f."question" AND x."answer" = 'yes' AND x."askedAt" > o."at"
      )
      AND (
        -- What was let pass before she is asked anew may have been somebody else's.
        (o."sessionId" = session AND (here."askAnewAt" IS NULL OR here."askAnewAt" < o."at"))
        OR (o."isLasting" AND f."kind" = 'said' AND o."treatmentId" = here."treatmentId"
          AND (SELECT a."severity" FROM "Alert" a WHERE a."id" = f."alertId") = 'mild'
          -- Mild once more after it was serious is not what was signed.
          AND NOT EXISTS (
            SELECT FROM "AlertChange" c
            WHERE c."alertId" = f."alertId" AND c."easing" = 'softened' AND c."at" >= o."at"
          ))
      )
  )
$$;

CREATE OR REPLACE FUNCTION foyer_halts(session uuid, person uuid) RETURNS TABLE("key" text, "kind" text) LANGUAGE sql STABLE AS $$
  SELECT f."key", f."kind"
  FROM "TreatmentSession" s JOIN "Visit" v ON v."id" = s."visitId"
  CROSS JOIN LATERAL foyer_open_stops(s."id", s."startedAt", person) f
  WHERE s."id" = session AND s."startedAt" IS NOT NULL AND s."endedAt" IS NULL
    AND (
      -- It began by what was known of two.
      v."askAnewAt" >= s."startedAt"
      OR f."kind" IN (
        'told', 'matched', 'said', 'unsorted', 'self_sorted', 'eased', 'wiped', 'seen_before', 'reacted', 'harm_noted',
        'patch_failed'
      )
      OR EXISTS (
        SELECT FROM foyer_skin_of(s."visitId") k
        WHERE k."isBefore" AND starts_with(f."key", concat_ws(':', 'marked', k."area", k."kind") || ':')
      )
    )
$$;

ALTER FUNCTION foyer_open_stops(uuid, timestamptz, uuid) SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION foyer_halts(uuid, uuid) SET plan_cache_mode = force_generic_plan;
