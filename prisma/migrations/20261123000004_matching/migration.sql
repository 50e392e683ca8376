-- What must not be given her to take home; read by lib/matching. What her alerts mean is said once, by
-- foyer_alert_meanings, and what her skin has answered by foyer_patch_reacted (see the safety gate), so that shelf and
-- treatment room never differ.

-- A row without a product stops every one. The kinds:
-- not_asked  nobody has asked her
-- unsorted   nobody has said what an alert of hers means; one whose meanings have all gone off the list is no better
-- matched    an alert of hers means what the product must not meet
-- reacted    her skin has answered a patch test of it, and no test done and read later was clear
CREATE FUNCTION foyer_product_stops(client uuid)
RETURNS TABLE("productId" uuid, "kind" text, "alertId" uuid, "contraindicationId" uuid) LANGUAGE sql STABLE AS $$
  WITH meaning AS (
    SELECT m.* FROM foyer_alert_meanings(client) m
  )
  SELECT NULL::uuid, 'not_asked', NULL::uuid, NULL::uuid
  FROM "Client" c WHERE c."id" = client AND c."alertsAskedAt" IS NULL
  UNION ALL
  SELECT NULL, 'unsorted', a."id", NULL
  FROM "Alert" a
  WHERE a."clientId" = client AND a."retiredAt" IS NULL
    AND NOT EXISTS (SELECT FROM meaning m WHERE m."alertId" = a."id")
    AND (a."sortedAt" IS NULL OR EXISTS (SELECT FROM "AlertContraindication" l WHERE l."alertId" = a."id"))
  UNION ALL
  SELECT x."productId", 'matched', m."alertId", m."contraindicationId"
  FROM meaning m JOIN "ProductContraindication" x ON x."contraindicationId" = m."contraindicationId"
  UNION ALL
  SELECT DISTINCT t."productId", 'reacted', NULL::uuid, NULL::uuid
  FROM "PatchTest" t
  WHERE t."clientId" = client AND t."productId" IS NOT NULL AND foyer_patch_reacted(client, t."productId")
$$;
