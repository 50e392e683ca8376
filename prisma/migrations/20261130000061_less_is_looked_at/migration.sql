-- Whoever treats her makes nothing on her skin less than somebody else saw: not by a lighter mark, not by another place,
-- not by another visit of the same day, not by waiting a day.

ALTER TABLE "ClearedMark" ADD COLUMN     "remains" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "ClearedMark"
  ADD CONSTRAINT "ClearedMark_less_remains" CHECK ("remains" >= 0 AND "remains" < "strength");

ALTER TABLE "AreaMark" ADD COLUMN     "isShared" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "TreatmentNote" ADD COLUMN     "harms" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "harmsSince" TIMESTAMPTZ(3);
ALTER TABLE "TreatmentNote"
  ADD CONSTRAINT "TreatmentNote_harms_since" CHECK (("harmsSince" IS NULL) = (coalesce(cardinality("harms"), 0) = 0));

-- ── What is seen on her skin ─────────────────────────────────────────────────

DROP FUNCTION foyer_skin_of(uuid);

-- As before, and since when it has been said to be as strong as that; of what is drawn, by whom and when.
CREATE FUNCTION foyer_skin_of(visit uuid)
RETURNS TABLE(
  "area" text, "kind" text, "strength" int, "isBefore" boolean, "saidAt" timestamptz, "drawnAt" timestamptz,
  "drawnById" uuid
) LANGUAGE sql STABLE AS $$
  SELECT k."area", k."kind", k."strength", a."moment" = 'before', coalesce(k."markedAt", a."takenAt"), k."markedAt",
    k."markedById"
  FROM "Assessment" a JOIN "AreaMark" k ON k."assessmentId" = a."id"
  WHERE a."visitId" = visit AND k."kind" IN ('wound', 'rash', 'fresh_scar')
  UNION ALL
  SELECT place."area", finding->>'code', (finding->>'strength')::int, true, (
      SELECT min(w."savedAt") FROM "TreatmentNoteRevision" w
      WHERE w."sessionId" = s."id" AND w."revision" > coalesce((
        SELECT max(o."revision") FROM "TreatmentNoteRevision" o
        WHERE o."sessionId" = s."id" AND NOT EXISTS (
          SELECT FROM jsonb_array_elements(coalesce(o."content"->'findings', '[]')) f
          WHERE f->>'code' = finding->>'code' AND (f->>'strength')::int >= (finding->>'strength')::int
        )
      ), 0)
    ), NULL, NULL
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

-- A day before this moment, or before she came: while she is here nothing of the day is forgotten.
CREATE FUNCTION foyer_day_before(visit uuid, "at" timestamptz) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT least("at", (
    SELECT min(e."at") FROM "VisitEvent" e WHERE e."visitId" = visit AND e."kind" = 'moved' AND e."move" = 'arrive'
  )) - interval '1 day'
$$;

-- Her other visits of the day, in which something was seen on her skin, made less of or answered: she has gone and come
-- again, and she is the same.
CREATE FUNCTION foyer_visits_of_day(visit uuid, "at" timestamptz)
RETURNS SETOF uuid LANGUAGE sql STABLE ROWS 2 AS $$
  SELECT v."id"
  FROM "Visit" here JOIN "Visit" v ON v."clientId" = here."clientId" AND v."id" <> here."id"
  CROSS JOIN LATERAL (SELECT foyer_day_before(visit, "at") AS since) day
  WHERE here."id" = visit AND (
    EXISTS (SELECT FROM foyer_skin_of(v."id") k WHERE k."saidAt" >= day.since)
    OR EXISTS (SELECT FROM "ClearedMark" c WHERE c."visitId" = v."id" AND c."clearedAt" >= day.since)
    OR EXISTS (SELECT FROM "SafetyAnswer" x WHERE x."visitId" = v."id" AND x."askedAt" >= day.since)
  )
$$;

-- Who has made less of what was seen, or has looked at it, in this visit and those; a slip of the thumb put right at once
-- is neither.
CREATE FUNCTION foyer_looks_at_skin(visit uuid, "at" timestamptz) RETURNS SETOF "ClearedMark" LANGUAGE sql STABLE AS $$
  SELECT c.*
  FROM (SELECT visit AS id UNION ALL SELECT other FROM foyer_visits_of_day(visit, "at") other) day
  JOIN "ClearedMark" c ON c."visitId" = day.id
  WHERE NOT coalesce(c."markedById" = c."clearedById" AND c."clearedAt" < c."markedAt" + interval '15 seconds', false)
$$;

-- What on her skin stops a session. `marked`: it stands in this visit. `seen_before`: in another one less than a day ago.
-- `wiped`: whoever would perform it has made less of it. The last two until somebody else has looked and found less, or has
-- drawn it here. What a session touches is what the menu says, and what its own note says of where it was done.
CREATE FUNCTION foyer_skin_stops(session uuid, "at" timestamptz, person uuid)
RETURNS TABLE("kind" text, "area" text, "mark" text) LANGUAGE sql STABLE AS $$
  WITH here AS (
    SELECT v."id" AS "visitId", foyer_others_decide(v."salonId", person) AS "othersDecide",
      CASE WHEN cardinality(t."touches") = 0 THEN t."touches" ELSE t."touches" || ARRAY(
        SELECT jsonb_array_elements_text(r."content"->'areas')
        FROM "TreatmentNote" n
        JOIN "TreatmentNoteRevision" r ON r."sessionId" = n."sessionId" AND r."revision" = n."revision"
        WHERE n."sessionId" = s."id"
      ) END AS "touches"
    FROM "TreatmentSession" s JOIN "Visit" v ON v."id" = s."visitId" JOIN "Treatment" t ON t."id" = s."treatmentId"
    WHERE s."id" = session
  ),
  standing AS (
    SELECT k.* FROM here CROSS JOIN LATERAL foyer_skin_of(here."visitId") k
    WHERE foyer_touches_skin(here."touches", k."area")
  ),
  look AS (
    SELECT c.*, c."clearedById" IS DISTINCT FROM person OR NOT here."othersDecide" AS "isOtherEyes"
    FROM here CROSS JOIN LATERAL foyer_looks_at_skin(here."visitId", "at") c
    WHERE foyer_touches_skin(here."touches", c."area")
  ),
  said AS (
    SELECT 'wiped' AS stop, c."area", c."kind", c."strength", c."clearedAt" AS "saidAt", c."id"
    FROM look c WHERE NOT c."isOtherEyes"
    UNION ALL
    SELECT 'seen_before', k."area", k."kind", k."strength", k."saidAt", NULL
    FROM here
    CROSS JOIN LATERAL foyer_visits_of_day(here."visitId", "at") other
    CROSS JOIN LATERAL foyer_skin_of(other) k
    WHERE k."saidAt" >= foyer_day_before(here."visitId", "at") AND foyer_touches_skin(here."touches", k."area")
  ),
  unsettled AS (
    SELECT s.* FROM here CROSS JOIN said s
    WHERE NOT EXISTS (
      SELECT FROM standing k
      WHERE k."area" = s."area" AND k."kind" = s."kind" AND (
        k."strength" >= s."strength"
        OR (k."drawnAt" > s."saidAt" AND k."drawnById" IS NOT NULL
          AND (k."drawnById" IS DISTINCT FROM person OR NOT here."othersDecide"))
      )
    ) AND NOT EXISTS (
      SELECT FROM look o
      WHERE o."area" = s."area" AND o."kind" = s."kind" AND o."remains" < s."strength" AND o."isOtherEyes"
        AND (o."clearedAt" > s."saidAt" OR (o."clearedAt" = s."saidAt" AND o."id" > s."id"))
    )
  )
  SELECT 'marked', k."area", concat_ws(':', k."kind", max(k."strength")) FROM standing k GROUP BY k."area", k."kind"
  UNION ALL
  SELECT s.stop, s."area", concat_ws(':', s."kind", max(s."strength")) FROM unsettled s
  GROUP BY s.stop, s."area", s."kind"
$$;

-- Whether whoever signed these stops has seen what is on her skin as strong as it is now. What stands is only what stood;
-- what was made less of, or seen in another visit, may have stood, been made less of or been seen there.
CREATE OR REPLACE FUNCTION foyer_skin_was_seen(key text, signed text[]) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT EXISTS (
    SELECT FROM unnest(signed) k
    WHERE (split_part(key, ':', 1) IN ('wiped', 'seen_before') AND split_part(k, ':', 1) IN ('marked', 'wiped', 'seen_before')
        OR split_part(key, ':', 1) = 'marked' AND split_part(k, ':', 1) = 'marked')
      AND split_part(k, ':', 2) = split_part(key, ':', 2) AND split_part(k, ':', 3) = split_part(key, ':', 3)
      AND split_part(k, ':', 4) >= split_part(key, ':', 4)
  )
$$;

-- ── What somebody said for herself ───────────────────────────────────────────

-- Whether the treatment of a session has been done to her since, another time, to its end and without harm: what somebody
-- said of her then has been borne out.
CREATE FUNCTION foyer_went_well_since(session uuid, since timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM "TreatmentSession" s JOIN "Visit" v ON v."id" = s."visitId"
    JOIN "Visit" w ON w."clientId" = v."clientId"
    JOIN "TreatmentSession" x ON x."visitId" = w."id" AND x."treatmentId" = s."treatmentId" AND x."id" <> s."id"
    WHERE s."id" = session AND x."startedAt" > since AND x."outcome" = 'performed'
      AND NOT EXISTS (SELECT FROM "Reaction" r WHERE r."sessionId" = x."id")
      AND NOT EXISTS (SELECT FROM "TreatmentNote" n WHERE n."sessionId" = x."id" AND cardinality(n."harms") > 0)
  )
$$;

DROP FUNCTION foyer_patch_unsaid(uuid, uuid, uuid, timestamptz);

-- Whether somebody has taken back a reaction of hers since then, and neither a later test nor another pair of eyes on
-- this one has found it clear.
CREATE FUNCTION foyer_patch_unsaid(client uuid, thing uuid, person uuid)
RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM "PatchTest" bad
    WHERE bad."clientId" = client AND coalesce(bad."treatmentId", bad."productId") = thing
      AND bad."unsaidById" = person
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

DROP FUNCTION foyer_safety_stops(uuid, timestamptz);
DROP FUNCTION foyer_safety_stops(uuid, timestamptz, uuid);

-- As before. What is on her skin has a function of its own; and what whoever would perform it has said for herself is not
-- forgotten with the days, but borne out by what went well. `harm_noted`: a note on the same treatment speaks of harm, and
-- nobody has said what it came from.
CREATE FUNCTION foyer_safety_stops(session uuid, "at" timestamptz, person uuid)
RETURNS TABLE(
  "key" text, "kind" text, "alertId" uuid, "contraindicationId" uuid, "treatmentId" uuid, "productId" uuid,
  "patchTestId" uuid, "question" text, "area" text, "mark" text, "reactionId" uuid, "changeId" uuid, "notedIn" uuid
) LANGUAGE sql STABLE AS $$
  WITH here AS (
    SELECT s."treatmentId", person AS "therapistId", foyer_others_decide(v."salonId", person) AS "othersDecide",
      v."id" AS "visitId", v."clientId", v."salonId",
      t."methods", t."touches", s."endedAt" IS NOT NULL AS "hasEnded"
    FROM "TreatmentSession" s JOIN "Visit" v ON v."id" = s."visitId" JOIN "Treatment" t ON t."id" = s."treatmentId"
    WHERE s."id" = session
  ),
  used AS (
    SELECT u.* FROM here CROSS JOIN LATERAL foyer_things_used(here."treatmentId") u
  ),
  thing AS (
    SELECT t."id" AS id, t."id" AS "treatmentId", NULL::uuid AS "productId", t."patchTestDays"
    FROM used JOIN "Treatment" t ON t."id" = used."treatmentId"
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
  alert AS (
    SELECT a.* FROM here JOIN "Alert" a ON a."clientId" = here."clientId" AND a."retiredAt" IS NULL
  ),
  meaning AS (
    SELECT m.* FROM here CROSS JOIN LATERAL foyer_alert_meanings(here."clientId") m
  ),
  unsorted AS (
    SELECT u."id" FROM here CROSS JOIN LATERAL foyer_unsorted_alerts(here."clientId") u
  ),
  met AS (
    SELECT m."alertId", m."contraindicationId", thing."treatmentId", thing."productId"
    FROM meaning m
    JOIN named ON named."contraindicationId" = m."contraindicationId"
    JOIN thing ON thing.id = named.id
  ),
  told AS (
    SELECT x.* FROM here CROSS JOIN LATERAL foyer_answers_of(here."visitId") x
    UNION ALL
    SELECT x.*
    FROM here CROSS JOIN LATERAL foyer_visits_of_day(here."visitId", "at") other CROSS JOIN LATERAL foyer_answers_of(other) x
    WHERE x."askedAt" >= foyer_day_before(here."visitId", "at")
  ),
  answer AS (
    SELECT q.question, (
      SELECT x."answer"::text FROM foyer_answers_of(here."visitId") x
      WHERE x."question"::text = q.question
        -- Whoever would perform it does not take back for her what she told somebody else today.
        AND NOT (
          x."answer" <> 'yes' AND x."askedById" IS NOT DISTINCT FROM here."therapistId" AND here."othersDecide" AND (
            SELECT y."answer" FROM told y
            WHERE y."question" = x."question" AND y."askedById" <> x."askedById"
              AND (y."askedAt", y."id") < (x."askedAt", x."id")
            ORDER BY y."askedAt" DESC, y."id" DESC LIMIT 1
          ) IS NOT DISTINCT FROM 'yes'
        )
      ORDER BY x."askedAt" DESC, x."id" DESC LIMIT 1
    ) AS answer
    FROM here CROSS JOIN LATERAL unnest(foyer_safety_questions(here."methods", here."touches")) q(question)
  ),
  test AS (
    SELECT thing.id, thing."treatmentId", thing."productId", latest.*,
      foyer_patch_reacted(here."clientId", thing.id) OR (
        here."othersDecide"
        AND foyer_patch_unsaid(here."clientId", thing.id, here."therapistId")
      ) AS "hasReacted"
    FROM here CROSS JOIN thing LEFT JOIN LATERAL (
      SELECT p."id" AS "patchTestId", p."result", p."validUntil" FROM "PatchTest" p
      WHERE p."clientId" = here."clientId" AND coalesce(p."treatmentId", p."productId") = thing.id
        AND p."takenBackAt" IS NULL
      ORDER BY p."doneAt" DESC, p."id" DESC LIMIT 1
    ) latest ON true
    WHERE thing."patchTestDays" IS NOT NULL
  ),
  stop AS (
    SELECT 'not_asked' AS kind, NULL::uuid AS "alertId", NULL::uuid AS "contraindicationId", NULL::uuid AS "treatmentId",
      NULL::uuid AS "productId", NULL::uuid AS "patchTestId", question, NULL::text AS area, NULL::text AS mark,
      NULL::uuid AS "reactionId", NULL::uuid AS "changeId", NULL::uuid AS "notedIn"
    FROM answer WHERE answer IS NULL
    UNION ALL
    SELECT 'told', NULL, NULL, NULL, NULL, NULL, question, NULL, NULL, NULL, NULL, NULL
    FROM answer
    WHERE answer = 'yes' AND NOT EXISTS (SELECT FROM alert WHERE alert."kind"::text = answer.question)
    UNION ALL
    SELECT 'matched', "alertId", "contraindicationId", "treatmentId", "productId", NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM met
    UNION ALL
    SELECT 'said', alert."id", NULL, s."treatmentId", s."productId", NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM here CROSS JOIN alert CROSS JOIN LATERAL foyer_said_of(alert."id", here."treatmentId") s
    WHERE NOT EXISTS (SELECT FROM met WHERE met."alertId" = alert."id")
      -- Of what nobody has understood yet it is asked first what it means.
      AND NOT EXISTS (SELECT FROM unsorted u WHERE u."id" = alert."id")
    UNION ALL
    SELECT 'self_sorted', alert."id", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM here CROSS JOIN alert
    WHERE alert."severity" = 'serious' AND alert."sortedById" = here."therapistId"
      AND here."othersDecide"
      AND NOT foyer_went_well_since(session, alert."sortedAt")
      AND NOT EXISTS (SELECT FROM met WHERE met."alertId" = alert."id")
      AND NOT EXISTS (SELECT FROM unsorted u WHERE u."id" = alert."id")
      -- Recognised whole by her own words, nobody had to guess.
      AND (foyer_unread(alert."text", here."salonId") OR NOT EXISTS (
        SELECT FROM "Contraindication" e, unnest(e."words" || e."name" || coalesce(e."nameEn", '')) w
        WHERE e."salonId" = here."salonId" AND e."retiredAt" IS NULL AND foyer_speaks_of(alert."text", w)
      ))
    UNION ALL
    SELECT 'unsorted', alert."id", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM unsorted alert
    UNION ALL
    SELECT 'eased', c."alertId", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, c."id", NULL
    FROM here JOIN "Alert" a ON a."clientId" = here."clientId" JOIN "AlertChange" c ON c."alertId" = a."id"
    WHERE c."byId" = here."therapistId" AND NOT foyer_went_well_since(session, c."at")
      AND (
        c."severity" = 'serious' OR EXISTS (SELECT FROM foyer_said_of(a."id", here."treatmentId"))
        OR EXISTS (
          SELECT FROM foyer_meanings_of(a."id") m JOIN named n ON n."contraindicationId" = m."contraindicationId"
        )
      )
      AND here."othersDecide"
    UNION ALL
    SELECT k."kind", NULL, NULL, NULL, NULL, NULL, NULL, k."area", k."mark", NULL, NULL, NULL
    FROM foyer_skin_stops(session, "at", person) k
    UNION ALL
    SELECT 'reacted', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, r."id", NULL, NULL
    FROM here JOIN "Reaction" r ON r."clientId" = here."clientId"
    JOIN "Treatment" rt ON rt."id" = r."treatmentId"
    WHERE (r."treatmentId" = here."treatmentId" AND r."sessionId" <> session
      OR r."sessionId" = session AND NOT here."hasEnded"
      -- What has just done her harm is spared by every other treatment of the day.
      OR r."treatmentId" <> here."treatmentId" AND r."sessionId" <> session AND r."notedAt" >= foyer_day_before(here."visitId", "at")
        AND (rt."touches" && here."touches" OR cardinality(rt."touches") = 0 OR cardinality(here."touches") = 0))
    AND (
      r."clearedAt" IS NULL
      OR (r."clearedById" = here."therapistId" AND here."othersDecide"
        AND NOT foyer_went_well_since(session, r."clearedAt"))
    )
    UNION ALL
    SELECT
      CASE WHEN "hasReacted" THEN 'patch_failed' WHEN "patchTestId" IS NULL THEN 'patch_missing'
        WHEN "result" IS NULL THEN 'patch_unread' ELSE 'patch_expired' END,
      NULL, NULL, "treatmentId", "productId", "patchTestId", NULL, NULL, NULL, NULL, NULL, NULL
    FROM test
    WHERE "hasReacted" OR "result" IS DISTINCT FROM 'clear' OR "validUntil" <= "at"
    UNION ALL
    SELECT 'harm_noted', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, x."id"
    FROM here JOIN "Visit" v ON v."clientId" = here."clientId"
    JOIN "TreatmentSession" x ON x."visitId" = v."id" AND x."treatmentId" = here."treatmentId"
    JOIN "TreatmentNote" n ON n."sessionId" = x."id"
    WHERE x."id" <> session AND x."endedAt" IS NOT NULL AND cardinality(n."harms") > 0
  )
  SELECT
    concat_ws(':', kind, "alertId", "contraindicationId", coalesce("treatmentId", "productId"), "patchTestId", question,
      area, mark, "reactionId", "changeId", "notedIn"),
    kind, "alertId", "contraindicationId", "treatmentId", "productId", "patchTestId", question, area, mark, "reactionId",
    "changeId", "notedIn"
  FROM stop
$$;

CREATE FUNCTION foyer_safety_stops(session uuid, "at" timestamptz)
RETURNS TABLE(
  "key" text, "kind" text, "alertId" uuid, "contraindicationId" uuid, "treatmentId" uuid, "productId" uuid,
  "patchTestId" uuid, "question" text, "area" text, "mark" text, "reactionId" uuid, "changeId" uuid, "notedIn" uuid
) LANGUAGE sql STABLE AS $$
  SELECT f.* FROM foyer_safety_stops(
    session, "at", (SELECT s."therapistId" FROM "TreatmentSession" s WHERE s."id" = session)
  ) f
$$;

-- As before. Who let something on her skin pass has let that one pass: what has healed since and is there once more is
-- another. And what was told, or sorted, once more since is another word.
CREATE OR REPLACE FUNCTION foyer_open_stops(session uuid, "at" timestamptz, person uuid)
RETURNS TABLE("key" text, "kind" text) LANGUAGE sql STABLE AS $$
  WITH here AS (
    SELECT s."treatmentId", v."id" AS "visitId", v."clientId", foyer_others_decide(v."salonId", person) AS "othersDecide"
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
        o."sessionId" = session
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

-- As before, and what was seen in another visit of the day; by what counts for this person, whoever performs it.
CREATE FUNCTION foyer_halts(session uuid, person uuid) RETURNS TABLE("key" text, "kind" text) LANGUAGE sql STABLE AS $$
  SELECT f."key", f."kind"
  FROM "TreatmentSession" s CROSS JOIN LATERAL foyer_open_stops(s."id", s."startedAt", person) f
  WHERE s."id" = session AND s."startedAt" IS NOT NULL AND s."endedAt" IS NULL
    AND (
      f."kind" IN (
        'told', 'matched', 'said', 'unsorted', 'self_sorted', 'eased', 'wiped', 'seen_before', 'reacted', 'harm_noted',
        'patch_failed'
      )
      OR EXISTS (
        SELECT FROM foyer_skin_of(s."visitId") k
        WHERE k."isBefore" AND starts_with(f."key", concat_ws(':', 'marked', k."area", k."kind") || ':')
      )
    )
$$;

CREATE OR REPLACE FUNCTION foyer_halts(session uuid) RETURNS TABLE("key" text, "kind" text) LANGUAGE sql STABLE AS $$
  SELECT h.* FROM foyer_halts(session, (SELECT s."therapistId" FROM "TreatmentSession" s WHERE s."id" = session)) h
$$;
