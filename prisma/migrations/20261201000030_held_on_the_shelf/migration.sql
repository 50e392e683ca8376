-- The shelf is held as the treatment room is: what whoever treats her has understood, softened or ended alone says nothing
-- for a product either. And a substance is met by every name it goes by, whatever somebody says that her words mean.

-- What goes by several names, as foyer_plain writes them; no word so short that it stands inside others.
CREATE FUNCTION foyer_substances() RETURNS TABLE("names" text[]) LANGUAGE sql IMMUTABLE ROWS 20 AS $$
  VALUES
    (ARRAY['透明质酸', '玻尿酸', '玻璃酸', '水光针', 'hyaluron']),
    (ARRAY['芦荟', 'aloe']),
    (ARRAY['烟酰胺', '尼克酰胺', '维生素b3', '维他命b3', 'niacinamide', 'nicotinamide', 'vitamin b3']),
    (ARRAY['蜂胶', 'propolis']),
    (ARRAY['蜂蜜', '蜜糖', 'honey']),
    (ARRAY['羊毛脂', '绵羊油', 'lanolin', 'wool wax', 'wool alcohol']),
    (ARRAY['香精', '香料', '香水', 'fragrance', 'parfum', 'perfume']),
    (ARRAY['乳胶', '橡胶', 'latex', 'rubber']),
    (ARRAY['茶树', 'tea tree', 'melaleuca']),
    (ARRAY['薰衣草', 'lavender', 'lavandula']),
    (ARRAY['丙二醇', '丙烯二醇', 'propylene glycol', 'propanediol']),
    (ARRAY['胶原', 'collagen']),
    (ARRAY['积雪草', 'centella', 'gotu kola']),
    (ARRAY['维生素c', '维他命c', '抗坏血酸', '左旋c', 'vitamin c', 'ascorb']),
    (ARRAY['视黄醇', 'a醇', 'a 醇', '视黄醛', 'retinol', 'retinal']),
    (ARRAY['水杨酸', '柳酸', 'salicyl']),
    (ARRAY['果酸', '甘醇酸', '羟基乙酸', '杏仁酸', 'glycolic', 'mandelic']),
    (ARRAY['酒精', '乙醇', 'alcohol denat', 'ethanol']),
    (ARRAY['神经酰胺', '分子钉', 'ceramide']),
    (ARRAY['洋甘菊', '母菊', '红没药醇', 'chamomile', 'bisabolol']),
    (ARRAY['大豆', '黄豆', 'soy', 'soja']),
    (ARRAY['燕麦', 'oatmeal', 'avena'])
$$;

-- Whether a name speaks of a substance that she has named otherwise.
CREATE FUNCTION foyer_same_substance(said text, name text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT EXISTS (
    SELECT FROM (SELECT foyer_plain(said) AS s, foyer_plain(name) AS n) x, foyer_substances() g
    WHERE EXISTS (SELECT FROM unnest(g."names") w WHERE strpos(x.s, w) > 0)
      AND EXISTS (SELECT FROM unnest(g."names") w WHERE strpos(x.n, w) > 0)
  )
$$;

-- Whether her words touch a product: its names, and what it is made of, under every name.
CREATE FUNCTION foyer_product_touched(said text, product uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM "Product" p
    WHERE p."id" = product AND (
      foyer_words_touch(said, p."name") OR foyer_words_touch(said, p."nameEn")
      OR foyer_same_substance(said, p."name") OR foyer_same_substance(said, p."nameEn")
      OR EXISTS (
        SELECT FROM "ProductContraindication" x JOIN "Contraindication" e ON e."id" = x."contraindicationId"
        CROSS JOIN unnest(e."words" || e."name" || coalesce(e."nameEn", '')) w
        WHERE x."productId" = p."id" AND e."retiredAt" IS NULL AND foyer_same_substance(said, w)
      )
    )
  )
$$;

-- As before, and of a substance under every name.
CREATE OR REPLACE FUNCTION foyer_said_of(alert uuid, treatment uuid)
RETURNS TABLE("treatmentId" uuid, "productId" uuid) LANGUAGE sql STABLE AS $$
  SELECT t."id", NULL::uuid
  FROM "Alert" a, "Treatment" t
  WHERE a."id" = alert AND t."id" = treatment AND (
    foyer_words_touch(a."text", t."name") OR foyer_words_touch(a."text", t."nameEn")
    OR foyer_same_substance(a."text", t."name") OR foyer_same_substance(a."text", t."nameEn")
    OR EXISTS (
      SELECT FROM unnest(t."otherNames") o
      WHERE foyer_speaks_of(a."text", o) OR foyer_words_touch(a."text", o) OR foyer_same_substance(a."text", o)
    )
    OR foyer_place_meant(a."text", a."kind", t."touches")
    OR EXISTS (SELECT FROM unnest(t."methods") m, unnest(foyer_method_words(m)) w WHERE foyer_speaks_of(a."text", w))
    OR EXISTS (
      SELECT FROM "ProtocolStep" st WHERE st."treatmentId" = t."id" AND st."retiredAt" IS NULL
        AND (foyer_words_touch(a."text", st."title") OR foyer_words_touch(a."text", st."titleEn")
          OR foyer_same_substance(a."text", st."title") OR foyer_same_substance(a."text", st."titleEn"))
    )
  )
  UNION ALL
  SELECT NULL, u."productId"
  FROM "Alert" a, foyer_things_used(treatment) u
  WHERE a."id" = alert AND u."productId" IS NOT NULL AND foyer_product_touched(a."text", u."productId")
$$;

CREATE OR REPLACE FUNCTION foyer_said_in(alert uuid, treatment uuid, places text[], products uuid[])
RETURNS TABLE("treatmentId" uuid, "productId" uuid, "area" text) LANGUAGE sql STABLE AS $$
  SELECT s."treatmentId", s."productId", NULL::text FROM foyer_said_of(alert, treatment) s
  UNION
  SELECT NULL, p."id", NULL
  FROM "Alert" a, "Product" p
  WHERE a."id" = alert AND p."id" = ANY (products) AND foyer_product_touched(a."text", p."id")
  UNION
  SELECT treatment, NULL, place FROM "Alert" a, unnest(places) place
  WHERE a."id" = alert AND foyer_place_meant(a."text", a."kind", ARRAY[place])
$$;

-- Whose word alone does not count for what is given her, while somebody else could decide: whoever treats her in the visit
-- that goes on, and whoever hands it to her (`person`), unless she is one of those who decide.
CREATE FUNCTION foyer_word_of_her_own(client uuid, who uuid, person uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT foyer_others_decide(c."salonId", who) AND (
    EXISTS (
      SELECT FROM "Visit" v JOIN "TreatmentSession" s ON s."visitId" = v."id"
      WHERE v."clientId" = client AND s."releasedAt" IS NULL AND s."therapistId" = who
        AND v."stage" IN ('greeting', 'seating', 'consultation', 'treatment', 'recommendation', 'farewell')
    )
    OR (who = person AND NOT EXISTS (
      SELECT FROM "StaffMember" m WHERE m."id" = who AND (m."role" = 'manager' OR m."mayOverrideSafety")
    ))
  )
  FROM "Client" c WHERE c."id" = client
$$;

-- Whether somebody other than `who` has signed for this stop of hers since.
CREATE FUNCTION foyer_looked_at_since(client uuid, stop text, who uuid, since timestamptz) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM "Visit" v JOIN "TreatmentSession" s ON s."visitId" = v."id" JOIN "SafetyOverride" o ON o."sessionId" = s."id"
    WHERE v."clientId" = client AND stop = ANY (o."stops") AND o."byId" <> who AND o."at" >= since
  )
$$;

DROP FUNCTION foyer_product_stops(uuid);

-- As before, and of every product: `self_sorted` and `eased`, as at the gate (foyer_safety_stops). What went well with a
-- treatment says nothing of a product; who has looked is whoever says anew what it means, signs for it, or has asked or
-- confirmed it since. `said` also where a meaning was chosen.
CREATE FUNCTION foyer_product_stops(client uuid, person uuid DEFAULT NULL)
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
