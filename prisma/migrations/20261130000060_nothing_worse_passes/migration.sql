-- What stops a session, third reading; the kinds stand in gate_rules. What has become worse since somebody let it pass is
-- not what was let pass; the nape ends where the back of the head begins.

CREATE OR REPLACE FUNCTION foyer_same_skin(area text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN area = 'neck' THEN ARRAY['neck', 'nape']
    WHEN area = 'nape' THEN ARRAY['nape', 'neck', 'occiput']
    WHEN area IN ('decollete', 'chest') THEN ARRAY['decollete', 'chest']
    WHEN area IN ('forehead', 'hairline') THEN ARRAY['forehead', 'hairline']
    WHEN area = 'occiput' THEN ARRAY['occiput', 'nape']
    ELSE ARRAY[area] END
$$;

-- As before, and: `marked` tells how strong it is, and stands in a note too. `wiped`: what whoever would perform it has
-- taken off, and nobody else has looked at since. `reacted` also of this very session, while it has not ended. A patch test
-- that was taken back counts for nothing, and a reaction still counts for whoever took it back.
CREATE OR REPLACE FUNCTION foyer_safety_stops(session uuid, "at" timestamptz, person uuid)
RETURNS TABLE(
  "key" text, "kind" text, "alertId" uuid, "contraindicationId" uuid, "treatmentId" uuid, "productId" uuid,
  "patchTestId" uuid, "question" text, "area" text, "mark" text, "reactionId" uuid, "changeId" uuid
) LANGUAGE sql STABLE AS $$
  WITH here AS (
    SELECT s."treatmentId", person AS "therapistId", foyer_others_decide(v."salonId", person) AS "othersDecide",
      v."id" AS "visitId", v."clientId", v."salonId", v."createdAt",
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
  answer AS (
    SELECT q.question, (
      SELECT x."answer"::text FROM foyer_answers_of(here."visitId") x
      WHERE x."question"::text = q.question
        -- Whoever would perform it does not take back for her what she told somebody else.
        AND NOT (
          x."answer" <> 'yes' AND x."askedById" IS NOT DISTINCT FROM here."therapistId" AND here."othersDecide" AND EXISTS (
            SELECT FROM foyer_answers_of(here."visitId") y
            WHERE y."question" = x."question" AND y."answer" = 'yes' AND y."askedById" <> x."askedById"
              AND (y."askedAt", y."id") < (x."askedAt", x."id")
          )
        )
      ORDER BY x."askedAt" DESC, x."id" DESC LIMIT 1
    ) AS answer
    FROM here CROSS JOIN LATERAL unnest(foyer_safety_questions(here."methods", here."touches")) q(question)
  ),
  test AS (
    SELECT thing.id, thing."treatmentId", thing."productId", latest.*,
      foyer_patch_reacted(here."clientId", thing.id) OR (
        here."othersDecide"
        AND foyer_patch_unsaid(here."clientId", thing.id, here."therapistId", here."createdAt" - interval '1 day')
      ) AS "hasReacted"
    FROM here CROSS JOIN thing LEFT JOIN LATERAL (
      SELECT p."id" AS "patchTestId", p."result", p."validUntil" FROM "PatchTest" p
      WHERE p."clientId" = here."clientId" AND coalesce(p."treatmentId", p."productId") = thing.id
        AND p."takenBackAt" IS NULL
      ORDER BY p."doneAt" DESC, p."id" DESC LIMIT 1
    ) latest ON true
    WHERE thing."patchTestDays" IS NOT NULL
  ),
  skin AS (
    SELECT k.* FROM here CROSS JOIN LATERAL foyer_skin_of(here."visitId") k
    WHERE foyer_touches_skin(here."touches", k."area")
  ),
  stop AS (
    SELECT 'not_asked' AS kind, NULL::uuid AS "alertId", NULL::uuid AS "contraindicationId", NULL::uuid AS "treatmentId",
      NULL::uuid AS "productId", NULL::uuid AS "patchTestId", question, NULL::text AS area, NULL::text AS mark,
      NULL::uuid AS "reactionId", NULL::uuid AS "changeId"
    FROM answer WHERE answer IS NULL
    UNION ALL
    SELECT 'told', NULL, NULL, NULL, NULL, NULL, question, NULL, NULL, NULL, NULL
    FROM answer
    WHERE answer = 'yes' AND NOT EXISTS (SELECT FROM alert WHERE alert."kind"::text = answer.question)
    UNION ALL
    SELECT 'matched', "alertId", "contraindicationId", "treatmentId", "productId", NULL, NULL, NULL, NULL, NULL, NULL
    FROM met
    UNION ALL
    SELECT 'said', alert."id", NULL, s."treatmentId", s."productId", NULL, NULL, NULL, NULL, NULL, NULL
    FROM here CROSS JOIN alert CROSS JOIN LATERAL foyer_said_of(alert."id", here."treatmentId") s
    WHERE NOT EXISTS (SELECT FROM met WHERE met."alertId" = alert."id")
      -- Of what nobody has understood yet it is asked first what it means.
      AND NOT EXISTS (SELECT FROM unsorted u WHERE u."id" = alert."id")
    UNION ALL
    SELECT 'self_sorted', alert."id", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM here CROSS JOIN alert
    WHERE alert."severity" = 'serious' AND alert."sortedById" = here."therapistId"
      AND alert."sortedAt" >= here."createdAt" - interval '1 day'
      AND here."othersDecide"
      AND NOT EXISTS (SELECT FROM met WHERE met."alertId" = alert."id")
      AND NOT EXISTS (SELECT FROM unsorted u WHERE u."id" = alert."id")
      -- Recognised whole by her own words, nobody had to guess.
      AND (foyer_unread(alert."text", here."salonId") OR NOT EXISTS (
        SELECT FROM "Contraindication" e, unnest(e."words" || e."name" || coalesce(e."nameEn", '')) w
        WHERE e."salonId" = here."salonId" AND e."retiredAt" IS NULL AND foyer_speaks_of(alert."text", w)
      ))
    UNION ALL
    SELECT 'unsorted', alert."id", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM unsorted alert
    UNION ALL
    SELECT 'eased', c."alertId", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, c."id"
    FROM here JOIN "Alert" a ON a."clientId" = here."clientId" JOIN "AlertChange" c ON c."alertId" = a."id"
    WHERE c."byId" = here."therapistId" AND c."at" >= here."createdAt" - interval '1 day'
      AND (
        c."severity" = 'serious' OR EXISTS (SELECT FROM foyer_said_of(a."id", here."treatmentId"))
        OR EXISTS (
          SELECT FROM foyer_meanings_of(a."id") m JOIN named n ON n."contraindicationId" = m."contraindicationId"
        )
      )
      AND here."othersDecide"
    UNION ALL
    SELECT 'marked', NULL::uuid, NULL::uuid, NULL::uuid, NULL::uuid, NULL::uuid, NULL, k."area",
      concat_ws(':', k."kind", max(k."strength")), NULL::uuid, NULL::uuid
    FROM skin k GROUP BY k."area", k."kind"
    UNION ALL
    SELECT 'wiped', NULL, NULL, NULL, NULL, NULL, NULL, c."area", concat_ws(':', c."kind", max(c."strength")), NULL, NULL
    FROM here JOIN "ClearedMark" c ON c."visitId" = here."visitId" AND c."clearedById" = here."therapistId"
    WHERE here."othersDecide" AND foyer_touches_skin(here."touches", c."area")
      -- A slip of the thumb is put right at once.
      AND NOT coalesce(
        c."markedById" = c."clearedById" AND c."clearedAt" < c."markedAt" + interval '1 minute', false
      )
      AND NOT EXISTS (SELECT FROM skin k WHERE k."area" = c."area" AND k."kind" = c."kind")
      AND NOT EXISTS (
        SELECT FROM "ClearedMark" o
        WHERE o."visitId" = c."visitId" AND o."area" = c."area" AND o."kind" = c."kind"
          AND o."clearedById" <> c."clearedById" AND (o."clearedAt", o."id") > (c."clearedAt", c."id")
          -- Somebody else's slip of the thumb is no look at her skin.
          AND NOT coalesce(
            o."markedById" = o."clearedById" AND o."clearedAt" < o."markedAt" + interval '1 minute', false
          )
      )
    GROUP BY c."area", c."kind"
    UNION ALL
    SELECT 'reacted', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, r."id", NULL
    FROM here JOIN "Reaction" r ON r."clientId" = here."clientId"
    WHERE (r."treatmentId" = here."treatmentId" AND r."sessionId" <> session
      OR r."sessionId" = session AND NOT here."hasEnded")
    AND (
      r."clearedAt" IS NULL
      OR (r."clearedById" = here."therapistId" AND r."clearedAt" >= here."createdAt" - interval '1 day'
        AND here."othersDecide")
    )
    UNION ALL
    SELECT
      CASE WHEN "hasReacted" THEN 'patch_failed' WHEN "patchTestId" IS NULL THEN 'patch_missing'
        WHEN "result" IS NULL THEN 'patch_unread' ELSE 'patch_expired' END,
      NULL, NULL, "treatmentId", "productId", "patchTestId", NULL, NULL, NULL, NULL, NULL
    FROM test
    WHERE "hasReacted" OR "result" IS DISTINCT FROM 'clear' OR "validUntil" <= "at"
  )
  SELECT
    concat_ws(':', kind, "alertId", "contraindicationId", coalesce("treatmentId", "productId"), "patchTestId", question,
      area, mark, "reactionId", "changeId"),
    kind, "alertId", "contraindicationId", "treatmentId", "productId", "patchTestId", question, area, mark, "reactionId",
    "changeId"
  FROM stop
$$;

-- As before, and a reaction told again since.
CREATE OR REPLACE FUNCTION foyer_open_stops(session uuid, "at" timestamptz, person uuid)
RETURNS TABLE("key" text, "kind" text) LANGUAGE sql STABLE AS $$
  WITH here AS (
    SELECT s."treatmentId", v."clientId", foyer_others_decide(v."salonId", person) AS "othersDecide"
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
      AND (o."byId" IS DISTINCT FROM person OR NOT here."othersDecide")
      -- What has grown heavier since is not what was signed.
      AND NOT EXISTS (SELECT FROM "Alert" a WHERE a."id" = f."alertId" AND a."heavierAt" >= o."at")
      AND NOT EXISTS (SELECT FROM "Reaction" r WHERE r."id" = f."reactionId" AND r."notedAt" > o."at")
      AND (
        o."sessionId" = session
        OR (o."isLasting" AND f."kind" = 'said' AND o."treatmentId" = here."treatmentId"
          AND EXISTS (SELECT FROM "Alert" a WHERE a."id" = f."alertId" AND a."severity" = 'mild')
          -- Mild once more after it was serious is not what was signed.
          AND NOT EXISTS (
            SELECT FROM "AlertChange" c
            WHERE c."alertId" = f."alertId" AND c."easing" = 'softened' AND c."at" >= o."at"
          ))
      )
  )
$$;
