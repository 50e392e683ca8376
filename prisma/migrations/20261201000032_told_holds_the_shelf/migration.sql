-- What she said yes to in the visit that goes on, and nobody has noted, holds the shelf as it stops a treatment; and it is
-- no more unsaid by whoever treats her than at the gate.

-- Which of the four she has said yes to in a visit while nothing of that kind stands in her archive.
CREATE FUNCTION foyer_untold(visit uuid) RETURNS SETOF text LANGUAGE sql STABLE AS $$
  SELECT latest."question"::text
  FROM (
    SELECT DISTINCT ON (x."question") x."question", x."answer"
    FROM foyer_answers_of(visit) x ORDER BY x."question", x."askedAt" DESC, x."id" DESC
  ) latest
  WHERE latest."answer" = 'yes' AND latest."question" IN ('allergy', 'contraindication', 'pregnancy', 'medication')
    AND NOT EXISTS (
      SELECT FROM "Visit" v JOIN "Alert" a ON a."clientId" = v."clientId" AND a."retiredAt" IS NULL
      WHERE v."id" = visit AND a."kind"::text = latest."question"::text
    )
  ORDER BY latest."question"
$$;

-- As before, and `told`.
CREATE OR REPLACE FUNCTION foyer_product_stops(client uuid, person uuid DEFAULT NULL)
RETURNS TABLE("productId" uuid, "kind" text, "alertId" uuid, "contraindicationId" uuid) LANGUAGE sql STABLE AS $$
  WITH meaning AS (
    SELECT m.* FROM foyer_alert_meanings(client) m
  ),
  met AS (
    SELECT x."productId", m."alertId", m."contraindicationId"
    FROM meaning m JOIN "ProductContraindication" x ON x."contraindicationId" = m."contraindicationId"
  )
  SELECT NULL::uuid, 'not_asked', NULL::uuid, NULL::uuid
  FROM "Client" c WHERE c."id" = client AND c."alertsAskedAt" IS NULL
  UNION ALL
  SELECT NULL, 'told', NULL, NULL
  FROM "Visit" v CROSS JOIN LATERAL foyer_answers_of(v."id") y
  WHERE v."clientId" = client AND y."answer" = 'yes'
    AND v."stage" IN ('greeting', 'seating', 'consultation', 'treatment', 'recommendation', 'farewell')
    AND y."question" IN ('allergy', 'contraindication', 'pregnancy', 'medication')
    AND NOT EXISTS (
      SELECT FROM "Alert" a
      WHERE a."clientId" = client AND a."retiredAt" IS NULL AND a."kind"::text = y."question"::text
    )
    AND NOT EXISTS (
      SELECT FROM foyer_answers_of(v."id") z
      WHERE z."question" = y."question" AND z."answer" <> 'yes' AND (z."askedAt", z."id") > (y."askedAt", y."id")
        AND (NOT foyer_word_of_her_own(client, z."askedById", person)
          OR (z."askedById" = y."askedById" AND z."askedAt" < y."askedAt" + interval '15 seconds'))
    )
  UNION ALL
  SELECT NULL, 'unsorted', u."id", NULL FROM foyer_unsorted_alerts(client) u
  UNION ALL
  SELECT NULL, 'self_sorted', a."id", NULL
  FROM "Alert" a JOIN "Client" c ON c."id" = a."clientId"
  WHERE a."clientId" = client AND a."retiredAt" IS NULL AND a."sortedById" IS NOT NULL
    AND (a."severity" = 'serious' OR a."notedById" <> a."sortedById")
    AND foyer_word_of_her_own(client, a."sortedById", person)
    AND NOT EXISTS (SELECT FROM foyer_unsorted_alerts(client) u WHERE u."id" = a."id")
    AND (foyer_unread(a."text", c."salonId") OR NOT foyer_recognised(a."text", c."salonId"))
    AND NOT foyer_looked_at_since(client, 'self_sorted:' || a."id", a."sortedById", greatest(a."sortedAt", a."heavierAt"))
  UNION ALL
  SELECT NULL, 'eased', a."id", NULL
  FROM "Alert" a JOIN "Client" c ON c."id" = a."clientId" JOIN "AlertChange" h ON h."alertId" = a."id"
  WHERE a."clientId" = client AND h."severity" = 'serious'
    AND foyer_word_of_her_own(client, h."byId", person)
    AND NOT foyer_looked_at_since(client, 'eased:' || a."id" || ':' || h."id", h."byId", h."at")
    AND NOT coalesce(a."retiredAt" IS NOT NULL AND c."alertsAskedAt" > h."at" AND c."alertsAskedById" <> h."byId", false)
    AND NOT coalesce(a."retiredAt" IS NULL AND a."confirmedAt" > h."at" AND a."confirmedById" <> h."byId", false)
    AND NOT coalesce(a."retiredAt" IS NULL AND a."sortedAt" > h."at" AND a."sortedById" <> h."byId", false)
  UNION ALL
  SELECT "productId", 'matched', "alertId", "contraindicationId" FROM met
  UNION ALL
  SELECT p."id", 'said', a."id", NULL
  FROM "Alert" a
  JOIN "Client" c ON c."id" = a."clientId"
  JOIN "Product" p ON p."salonId" = c."salonId"
  WHERE a."clientId" = client AND a."retiredAt" IS NULL
    AND NOT EXISTS (SELECT FROM met WHERE met."alertId" = a."id" AND met."productId" = p."id")
    AND foyer_product_touched(a."text", p."id")
  UNION ALL
  SELECT DISTINCT t."productId", 'reacted', NULL::uuid, NULL::uuid
  FROM "PatchTest" t
  WHERE t."clientId" = client AND t."productId" IS NOT NULL AND foyer_patch_reacted(client, t."productId")
$$;
