-- What only the note on a treatment names is done to her as well: its places and its products are held against her words,
-- her alerts and her answers, and what was once named there is not unsaid by taking it out.

ALTER TABLE "TreatmentNote" ADD COLUMN     "harmsTold" INTEGER NOT NULL DEFAULT 0;
UPDATE "TreatmentNote" SET "harmsTold" = 1 WHERE cardinality("harms") > 0;
ALTER TABLE "TreatmentNote"
  ADD CONSTRAINT "TreatmentNote_harms_told" CHECK (
    "harmsTold" >= CASE WHEN cardinality("harms") > 0 THEN 1 ELSE 0 END
  );

-- What a note has ever named in one of its lists; a slip of the thumb put right at once by whoever slipped was never said.
CREATE FUNCTION foyer_once_noted(session uuid, list text) RETURNS SETOF text LANGUAGE sql STABLE AS $$
  WITH told AS (
    SELECT r."revision", r."savedById", r."savedAt", ARRAY(
      SELECT coalesce(e->>'productId', e #>> '{}') FROM jsonb_array_elements(coalesce(r."content"->list, '[]')) e
    ) AS names
    FROM "TreatmentNoteRevision" r WHERE r."sessionId" = session
  ),
  entered AS (
    SELECT t.*, lag(t.names, 1, '{}') OVER (ORDER BY t."revision") AS before FROM told t
  )
  SELECT DISTINCT name
  FROM entered e CROSS JOIN LATERAL unnest(e.names) name
  LEFT JOIN LATERAL (
    SELECT o.* FROM told o WHERE o."revision" > e."revision" AND name <> ALL (o.names) ORDER BY o."revision" LIMIT 1
  ) gone ON true
  WHERE name <> ALL (e.before)
    AND NOT coalesce(gone."savedById" = e."savedById" AND gone."savedAt" < e."savedAt" + interval '15 seconds', false)
$$;

-- Where a session touches her: where the menu says, and where its own note has said that it was done. Of one of which the
-- menu does not say where, everywhere.
CREATE FUNCTION foyer_touched_by(session uuid) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN cardinality(t."touches") = 0 THEN t."touches"
    ELSE t."touches" || ARRAY(SELECT foyer_once_noted(session, 'areas')) END
  FROM "TreatmentSession" s JOIN "Treatment" t ON t."id" = s."treatmentId" WHERE s."id" = session
$$;

-- Whether her words name an entry of the salon's list.
CREATE FUNCTION foyer_recognised(said text, salon uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM "Contraindication" e, unnest(e."words" || e."name" || coalesce(e."nameEn", '')) w
    WHERE e."salonId" = salon AND e."retiredAt" IS NULL AND foyer_speaks_of(said, w)
  )
$$;

-- What was said in a visit. Nobody asked her in an arrival that was taken back: it was somebody else who stood there. But a
-- yes is so unsaid by nobody but who heard it.
CREATE OR REPLACE FUNCTION foyer_answers_of(visit uuid) RETURNS SETOF "SafetyAnswer" LANGUAGE sql STABLE AS $$
  SELECT x.* FROM "SafetyAnswer" x
  WHERE x."visitId" = visit AND NOT EXISTS (
    SELECT FROM "VisitEvent" u
    WHERE u."visitId" = visit AND u."kind" = 'undone' AND u."move" = 'arrive' AND u."at" >= x."askedAt"
      AND (x."answer" <> 'yes' OR u."actorId" = x."askedById")
  )
$$;

-- As foyer_said_of, and of what the note alone names: of these products, and of each of these places.
CREATE FUNCTION foyer_said_in(alert uuid, treatment uuid, places text[], products uuid[])
RETURNS TABLE("treatmentId" uuid, "productId" uuid, "area" text) LANGUAGE sql STABLE AS $$
  SELECT s."treatmentId", s."productId", NULL::text FROM foyer_said_of(alert, treatment) s
  UNION
  SELECT NULL, p."id", NULL
  FROM "Alert" a, "Product" p
  WHERE a."id" = alert AND p."id" = ANY (products)
    AND (foyer_words_touch(a."text", p."name") OR foyer_words_touch(a."text", p."nameEn"))
  UNION
  SELECT treatment, NULL, place FROM "Alert" a, unnest(places) place
  WHERE a."id" = alert AND foyer_place_meant(a."text", a."kind", ARRAY[place])
$$;

-- What on her skin stops a session. `marked`: it stands in this visit. `seen_before`: in another one less than a day ago.
-- `wiped`: whoever would perform it has made less of it. The last two until somebody else has looked and found less, or has
-- drawn it here. As before, by all that the session touches; but what she alone had said and put right counts by what her
-- note says now.
CREATE OR REPLACE FUNCTION foyer_skin_stops(session uuid, "at" timestamptz, person uuid)
RETURNS TABLE("kind" text, "area" text, "mark" text) LANGUAGE sql STABLE AS $$
  WITH here AS (
    SELECT v."id" AS "visitId", foyer_others_decide(v."salonId", person) AS "othersDecide",
      foyer_touched_by(session) AS "touches",
      CASE WHEN cardinality(t."touches") = 0 THEN t."touches" ELSE t."touches" || ARRAY(
        SELECT jsonb_array_elements_text(r."content"->'areas')
        FROM "TreatmentNote" n
        JOIN "TreatmentNoteRevision" r ON r."sessionId" = n."sessionId" AND r."revision" = n."revision"
        WHERE n."sessionId" = s."id"
      ) END AS "touchesByNow"
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
    FROM here CROSS JOIN look c
    WHERE NOT c."isOtherEyes"
      AND (c."markedById" IS DISTINCT FROM c."clearedById" OR foyer_touches_skin(here."touchesByNow", c."area"))
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

-- As before, and by what the note names. `said` tells the place where the note alone has said that she was touched there:
-- whoever let her words pass for the menu has not seen it. What a mild alert of a colleague means is not guessed, nor is it
-- ended unread, by whoever would perform it, no more than of a serious one. `harm_noted` tells how often harm has come up there: what is
-- written later nobody has signed.
CREATE OR REPLACE FUNCTION foyer_safety_stops(session uuid, "at" timestamptz, person uuid)
RETURNS TABLE(
  "key" text, "kind" text, "alertId" uuid, "contraindicationId" uuid, "treatmentId" uuid, "productId" uuid,
  "patchTestId" uuid, "question" text, "area" text, "mark" text, "reactionId" uuid, "changeId" uuid, "notedIn" uuid
) LANGUAGE sql STABLE AS $$
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
