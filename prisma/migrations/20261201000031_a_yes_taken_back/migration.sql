-- A yes that becomes a no says why, and does not open the gate for whoever took it back and would treat her.

ALTER TABLE "SafetyAnswer" ADD COLUMN     "reason" TEXT;
ALTER TABLE "SafetyAnswer" ADD CONSTRAINT "SafetyAnswer_in_words" CHECK (foyer_says_something("reason"));

-- As before; whoever would perform it takes back no yes that was told her herself either.
CREATE OR REPLACE FUNCTION foyer_safety_stops(session uuid, "at" timestamptz, person uuid)
RETURNS TABLE(
  "key" text, "kind" text, "alertId" uuid, "contraindicationId" uuid, "treatmentId" uuid, "productId" uuid,
  "patchTestId" uuid, "question" text, "area" text, "mark" text, "reactionId" uuid, "changeId" uuid, "notedIn" uuid
) LANGUAGE sql STABLE SET plan_cache_mode = force_generic_plan AS $$
  WITH here AS (
    SELECT s."treatmentId", person AS "therapistId", foyer_others_decide(v."salonId", person) AS "othersDecide",
      v."id" AS "visitId", v."clientId", v."salonId",
      t."methods", touched.places AS "touches", s."endedAt" IS NOT NULL AS "hasEnded",
      ARRAY(SELECT unnest(touched.places) EXCEPT SELECT unnest(t."touches")) AS "placesNoted",
      ARRAY(SELECT foyer_once_noted(session, 'products')::uuid) AS "productsNoted"
    FROM "TreatmentSession" s JOIN "Visit" v ON v."id" = s."visitId" JOIN "Treatment" t ON t."id" = s."treatmentId"
    CROSS JOIN LATERAL (SELECT foyer_touched_by(session) AS places) touched
    WHERE s."id" = session
  ),
  used AS (
    SELECT u.* FROM here CROSS JOIN LATERAL foyer_things_used(here."treatmentId") u
    UNION
    SELECT NULL, noted FROM here CROSS JOIN LATERAL unnest(here."productsNoted") noted
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
  said AS (
    SELECT a."id" AS "alertId", s.*
    FROM here JOIN "Alert" a ON a."clientId" = here."clientId"
    CROSS JOIN LATERAL foyer_said_in(a."id", here."treatmentId", here."placesNoted", here."productsNoted") s
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
        -- Whoever would perform it does not take back what she told today, somebody else or herself; but her own slip of
        -- the thumb is put right at once, and lenses are taken out.
        AND NOT (
          x."answer" <> 'yes' AND x."askedById" IS NOT DISTINCT FROM here."therapistId" AND here."othersDecide" AND (
            SELECT y."answer" FROM told y
            WHERE y."question" = x."question" AND (y."askedAt", y."id") < (x."askedAt", x."id")
              AND (y."askedById" <> x."askedById" OR (y."answer" = 'yes' AND y."question" <> 'contact_lenses'
                AND NOT EXISTS (
                  SELECT FROM told z
                  WHERE z."question" = y."question" AND z."askedById" = y."askedById" AND z."answer" <> 'yes'
                    AND (z."askedAt", z."id") > (y."askedAt", y."id") AND z."askedAt" < y."askedAt" + interval '15 seconds'
                )))
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
    SELECT 'said', alert."id", NULL, s."treatmentId", s."productId", NULL, NULL, s."area", NULL, NULL, NULL, NULL
    FROM alert JOIN said s ON s."alertId" = alert."id"
    WHERE NOT EXISTS (SELECT FROM met WHERE met."alertId" = alert."id")
      -- Of what nobody has understood yet it is asked first what it means.
      AND NOT EXISTS (SELECT FROM unsorted u WHERE u."id" = alert."id")
    UNION ALL
    SELECT 'self_sorted', alert."id", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM here CROSS JOIN alert
    WHERE alert."sortedById" = here."therapistId"
      -- Of something mild that she noted herself she knows what it means.
      AND (alert."severity" = 'serious' OR alert."notedById" <> here."therapistId")
      AND here."othersDecide"
      AND NOT foyer_went_well_since(session, alert."sortedAt")
      AND NOT EXISTS (SELECT FROM met WHERE met."alertId" = alert."id")
      AND NOT EXISTS (SELECT FROM unsorted u WHERE u."id" = alert."id")
      -- Recognised whole by her own words, nobody had to guess.
      AND (foyer_unread(alert."text", here."salonId") OR NOT foyer_recognised(alert."text", here."salonId"))
    UNION ALL
    SELECT 'unsorted', alert."id", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM unsorted alert
    UNION ALL
    SELECT 'eased', c."alertId", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, c."id", NULL
    FROM here JOIN "Alert" a ON a."clientId" = here."clientId" JOIN "AlertChange" c ON c."alertId" = a."id"
    WHERE c."byId" = here."therapistId" AND NOT foyer_went_well_since(session, c."at")
      AND (
        c."severity" = 'serious' OR EXISTS (SELECT FROM said s WHERE s."alertId" = a."id")
        OR EXISTS (
          SELECT FROM foyer_meanings_of(a."id") m JOIN named n ON n."contraindicationId" = m."contraindicationId"
        )
        -- Nobody but she has said what a colleague heard.
        OR (
          a."notedById" <> here."therapistId" AND (a."sortedAt" IS NULL OR a."sortedById" = here."therapistId")
          AND NOT foyer_recognised(a."text", here."salonId")
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
        AND (cardinality(rt."touches") = 0 OR cardinality(here."touches") = 0
          OR rt."touches" || ARRAY(SELECT foyer_once_noted(r."sessionId", 'areas')) && here."touches"))
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
      area, mark, "reactionId", "changeId", "notedIn",
      (SELECT n."harmsTold" FROM "TreatmentNote" n WHERE n."sessionId" = stop."notedIn")),
    kind, "alertId", "contraindicationId", "treatmentId", "productId", "patchTestId", question, area, mark, "reactionId",
    "changeId", "notedIn"
  FROM stop
$$;
