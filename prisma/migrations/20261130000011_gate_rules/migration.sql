-- The safety gate (安全把关), second reading: her own words count as much as the list, she is asked in every visit, what
-- stands on today's map and what a treatment did to her last time count too, and nobody opens the gate for herself.
-- lib/db/constraint-errors.ts reads the names "TreatmentSession_safe" and "PatchTest_not_before_its_time".

-- ── What is kept ─────────────────────────────────────────────────────────────

ALTER TABLE "Treatment" ADD CONSTRAINT "Treatment_patch_test_hours" CHECK ("patchTestHours" BETWEEN 1 AND 168);
ALTER TABLE "Product" ADD CONSTRAINT "Product_patch_test_hours" CHECK ("patchTestHours" BETWEEN 1 AND 168);

ALTER TABLE "PatchTest"
  ADD CONSTRAINT "PatchTest_waits" CHECK ("readableAt" >= "doneAt"),
  ADD CONSTRAINT "PatchTest_not_before_its_time" CHECK ("result" IS DISTINCT FROM 'clear' OR "readAt" >= "readableAt");

ALTER TABLE "AlertChange" ADD CONSTRAINT "AlertChange_says_why" CHECK (btrim("reason") <> '');

ALTER TABLE "TreatmentSession"
  ADD CONSTRAINT "TreatmentSession_outcome_of_an_end" CHECK ("outcome" IS NULL OR "endedAt" IS NOT NULL),
  ADD CONSTRAINT "TreatmentSession_why_not_performed" CHECK (
    CASE WHEN "outcome" IN ('in_part', 'broken_off') THEN "endReason" IS NOT NULL
      ELSE "endReason" IS NULL OR "endReason" = 'reaction' END
  );

ALTER TABLE "Reaction" ADD CONSTRAINT "Reaction_cleared_by_somebody" CHECK (
  num_nonnulls("clearedById", "clearedAt", "clearedReason") IN (0, 3)
);

CREATE TRIGGER "SafetyAnswer_append_only" BEFORE UPDATE OR DELETE ON "SafetyAnswer"
  FOR EACH ROW EXECUTE FUNCTION foyer_never_rewritten();
CREATE TRIGGER "AlertChange_append_only" BEFORE UPDATE OR DELETE ON "AlertChange"
  FOR EACH ROW EXECUTE FUNCTION foyer_never_rewritten();

CREATE TRIGGER "SafetyAnswer_not_of_erased" BEFORE INSERT ON "SafetyAnswer"
  FOR EACH ROW EXECUTE FUNCTION foyer_words_on_visit();
CREATE TRIGGER "Reaction_not_of_erased" BEFORE INSERT OR UPDATE ON "Reaction"
  FOR EACH ROW WHEN (NEW."text" <> '') EXECUTE FUNCTION foyer_words_on_client();
CREATE TRIGGER "Reaction_not_on_merged" BEFORE INSERT ON "Reaction"
  FOR EACH ROW EXECUTE FUNCTION foyer_not_on_merged();
CREATE TRIGGER "TreatmentSession_no_end_note_on_erased" BEFORE INSERT OR UPDATE ON "TreatmentSession"
  FOR EACH ROW WHEN (NEW."endNote" IS NOT NULL) EXECUTE FUNCTION foyer_words_on_visit();

-- ── Her words and the menu's ─────────────────────────────────────────────────

-- Words as they are compared: one width, one case, and the traditional characters of this trade as simplified ones. An oil
-- for massage is no massage.
CREATE FUNCTION foyer_plain(words text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT replace(
    translate(lower(normalize(coalesce(words, ''), NFKC)),
      '熱護電針壓頭過懷腳臉顏膚乾濕術傷藥經絡頸關節臟狀劑氣癲癇鋼鎳銀鐵膠蝦貝魚鮮麥燙暈腫靜脈隱鏡療紅藍髮洗無會別燈噴',
      '热护电针压头过怀脚脸颜肤干湿术伤药经络颈关节脏状剂气癫痫钢镍银铁胶虾贝鱼鲜麦烫晕肿静脉隐镜疗红蓝发洗无会别灯喷'),
    '按摩油', '油')
$$;

CREATE OR REPLACE FUNCTION foyer_speaks_of(said text, word text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN w = '' THEN false
    WHEN w ~ '^[a-z0-9]{1,4}$' THEN
      strpos(' ' || regexp_replace(s, '[^a-z0-9à-ɏ]+', ' ', 'g') || ' ', ' ' || w || ' ') > 0
    ELSE strpos(s, w) > 0
  END
  FROM (SELECT foyer_plain(said) AS s, btrim(foyer_plain(word)) AS w) x
$$;

-- The words of a name that say what it is: in Chinese each pair of neighbours, in Latin letters each stem; without what
-- every second name has.
CREATE FUNCTION foyer_telling_words(name text) RETURNS SETOF text LANGUAGE sql IMMUTABLE AS $$
  WITH plain AS (SELECT foyer_plain(name) AS s),
  pair AS (
    SELECT substr(m[1], n, 2) AS word
    FROM plain, regexp_matches(s, '([一-鿿]{2,})', 'g') m, generate_series(1, length(m[1]) - 1) n
  ),
  stem AS (
    SELECT CASE WHEN length(m[1]) > 5 THEN regexp_replace(m[1], '(ing|es|ed|s)$', '') ELSE m[1] END AS word
    FROM plain, regexp_matches(s, '([a-zà-ɏ]{3,})', 'g') m
  )
  SELECT DISTINCT word FROM pair WHERE word <> ALL (ARRAY[
    '护理', '舒缓', '深层', '清洁', '面部', '全身', '身体', '皮肤', '肌肤', '敏感', '项目', '体验', '产品', '精华', '客人',
    '分钟', '温和', '保湿', '补水', '调理', '养生', '修护', '养护', '收尾', '检查', '观察', '准备', '结束', '开始', '洁面',
    '局部', '柔润', '焕采', '舒适', '放松', '按需', '一次', '尿酸'
  ])
  UNION
  SELECT DISTINCT word FROM stem WHERE word <> ALL (ARRAY[
    'and', 'the', 'for', 'with', 'from', 'her', 'into', 'off', 'out', 'care', 'treatment', 'deep', 'gentle', 'skin',
    'sensitive', 'body', 'face', 'full', 'finish', 'calm', 'soft', 'soften', 'hydrat', 'brighten', 'purify', 'balanc',
    'firm', 'spa', 'serum', 'cream', 'lotion', 'night', 'light', 'revival', 'ready', 'close', 'check', 'begin', 'end'
  ])
$$;

-- Whether what she said speaks of a thing of this name.
CREATE FUNCTION foyer_words_touch(said text, name text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT EXISTS (
    SELECT FROM foyer_telling_words(name) w
    WHERE CASE WHEN w ~ '^[a-zà-ɏ]' THEN foyer_plain(said) ~ ('\m' || w) ELSE strpos(foyer_plain(said), w) > 0 END
  )
$$;

-- The words by which a guest speaks of a way of working (lib/treatments/method-flow.ts), in both languages.
CREATE FUNCTION foyer_method_words(method text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE method
    WHEN 'heat' THEN ARRAY['高温', '汗蒸', '桑拿', '热敷', '热石', '热疗', '加热', '怕热', '热毛巾', '热水', '蒸汽', '熏蒸',
      '泡汤', '泡澡', '太热', '太烫', '怕烫', 'heat', 'hot', 'sauna', 'steam']
    WHEN 'cold' THEN ARRAY['冷敷', '冰敷', '冷疗', '冰块', '低温', '怕冰', 'ice', 'cold', 'cryo']
    WHEN 'massage' THEN ARRAY['按摩', '揉', '摩擦', 'massage', 'rubbing']
    WHEN 'pressure' THEN ARRAY['刮痧', '推拿', '按压', '重压', '重按', '重手法', '手法重', '大力', '用力', '太重', '踩背',
      '点穴', '推按', '扳', '淤青', '瘀青', 'gua sha', 'deep tissue', 'firm', 'deep pressure', 'hard pressure',
      'strong pressure', 'bruise', 'bruises']
    WHEN 'suction' THEN ARRAY['拔罐', '火罐', '走罐', '负压', '抽吸', '吸罐', 'cupping', 'cups', 'suction', 'vacuum']
    WHEN 'current' THEN ARRAY['电疗', '微电', '电流', '射频', '超声', '导入', '通电', '怕电', '用电', '带电', 'electric', 'current', 'microcurrent',
      'radiofrequency', 'radio frequency', 'galvanic', 'ultrasound', 'electrotherapy']
    WHEN 'acid' THEN ARRAY['果酸', '水杨酸', '刷酸', '酸类', '焕肤', '换肤', '用酸', '怕酸', 'acid', 'acids', 'peel', 'peels',
      'peeling']
    WHEN 'needles' THEN ARRAY['微针', '针灸', '针清', '水光', '扎针', '怕针', '晕针', 'needle', 'needles', 'needling',
      'acupuncture']
    WHEN 'oils' THEN ARRAY['精油', '芳香', '香薰', '芳疗', 'essential oil', 'oils', 'aroma', 'aromatherapy']
    WHEN 'light' THEN ARRAY['激光', '光子', '强光', '红光', '蓝光', '照灯', '光疗', 'laser', 'ipl', 'led', 'light therapy']
    WHEN 'head_low' THEN ARRAY['头低', '低头', '倒立', '头朝下', '洗头床', '头不能低', '头往下', '仰头', 'head down', 'head-down', 'head low', 'inverted']
    WHEN 'prone' THEN ARRAY['俯卧', '趴着', '趴卧', '不能趴', '不趴', 'prone', 'face down', 'face-down', 'on her stomach',
      'on my stomach', 'on her front', 'on my front']
    ELSE ARRAY[]::text[] END
$$;

-- The words for a place of hers, and the areas it stands for (lib/concerns/area-flow.ts).
CREATE FUNCTION foyer_area_words() RETURNS TABLE("words" text[], "areas" text[]) LANGUAGE sql IMMUTABLE AS $$
  VALUES
    (ARRAY['脸', '面部', '面颊', 'face', 'facial', 'cheek', 'cheeks'], ARRAY['forehead', 'brow', 'temple_left',
      'temple_right', 'nose', 'cheek_left', 'cheek_right', 'mouth', 'chin', 'jaw_left', 'jaw_right']),
    (ARRAY['额头', 'forehead'], ARRAY['forehead']),
    (ARRAY['眼', 'eye', 'eyes', 'eyelid'], ARRAY['eye_left', 'eye_right', 'brow']),
    (ARRAY['鼻', 'nose'], ARRAY['nose']),
    (ARRAY['嘴', '唇', 'lip', 'lips', 'mouth'], ARRAY['mouth']),
    (ARRAY['下巴', '下颌', 'chin', 'jaw'], ARRAY['chin', 'jaw_left', 'jaw_right']),
    (ARRAY['脖子', '颈', 'neck'], ARRAY['neck', 'nape']),
    (ARRAY['肩', 'shoulder', 'shoulders'], ARRAY['shoulder_left', 'shoulder_right', 'nape']),
    (ARRAY['背', 'back', 'spine'], ARRAY['upper_back_left', 'upper_back_right', 'lower_back_left', 'lower_back_right']),
    (ARRAY['腰', 'waist', 'lower back'], ARRAY['lower_back_left', 'lower_back_right']),
    (ARRAY['胸', '乳', 'chest', 'breast', 'breasts'], ARRAY['chest', 'decollete']),
    (ARRAY['腹', '肚', '胃', 'belly', 'stomach', 'abdomen', 'tummy'], ARRAY['abdomen']),
    (ARRAY['手', 'hand', 'hands', 'finger', 'fingers', 'wrist'], ARRAY['hand_left', 'hand_right']),
    (ARRAY['胳膊', '手臂', '肘', 'arm', 'arms', 'elbow'], ARRAY['arm_left', 'arm_right']),
    (ARRAY['臀', '髋', '胯', 'hip', 'hips', 'buttocks'], ARRAY['hip_left', 'hip_right']),
    (ARRAY['大腿', 'thigh', 'thighs', 'leg', 'legs'], ARRAY['thigh_left', 'thigh_right']),
    (ARRAY['膝', 'knee', 'knees'], ARRAY['knee_left', 'knee_right']),
    (ARRAY['小腿', '腿', 'calf', 'calves', 'leg', 'legs', 'shin'], ARRAY['calf_left', 'calf_right']),
    (ARRAY['脚', '足', '踝', 'foot', 'feet', 'ankle', 'ankles', 'toe', 'toes'], ARRAY['foot_left', 'foot_right']),
    (ARRAY['头皮', '头部', 'scalp'], ARRAY['hairline', 'crown', 'scalp_left', 'scalp_right', 'occiput'])
$$;

-- Whether what she said keeps hands off a place that the treatment touches: it is about her body, or forbids something.
CREATE FUNCTION foyer_place_meant(said text, kind "AlertKind", touches text[]) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT (kind = 'contraindication' OR foyer_plain(said) ~ '不|别|勿|避|\m(no|not|never|avoid|without)\M|n[''’]t\M')
    AND EXISTS (
      SELECT FROM foyer_area_words() a, unnest(a."words") w
      WHERE (cardinality(touches) = 0 OR touches && a."areas")
        -- A manner of working and a surgeon are no hand.
        AND foyer_speaks_of(regexp_replace(said, '手法|手术|手術|亲手|着手|背景', '', 'g'), w)
    )
$$;

-- What a session is done with: the treatment itself, and each product of the menu and of its steps that stand.
CREATE FUNCTION foyer_things_used(treatment uuid)
RETURNS TABLE("treatmentId" uuid, "productId" uuid) LANGUAGE sql STABLE AS $$
  SELECT treatment, NULL::uuid
  UNION ALL
  SELECT NULL, u."productId" FROM (
    SELECT p."productId" FROM "TreatmentProduct" p WHERE p."treatmentId" = treatment
    UNION
    SELECT p."productId" FROM "ProtocolStep" st JOIN "ProtocolStepProduct" p ON p."stepId" = st."id"
    WHERE st."treatmentId" = treatment AND st."retiredAt" IS NULL
  ) u
$$;

-- Which of these things an alert speaks of in her own words: by name, by other names, by a step, by the way it works, by
-- the place it touches.
CREATE FUNCTION foyer_said_of(alert uuid, treatment uuid)
RETURNS TABLE("treatmentId" uuid, "productId" uuid) LANGUAGE sql STABLE AS $$
  SELECT t."id", NULL::uuid
  FROM "Alert" a, "Treatment" t
  WHERE a."id" = alert AND t."id" = treatment AND (
    foyer_words_touch(a."text", t."name") OR foyer_words_touch(a."text", t."nameEn")
    OR EXISTS (SELECT FROM unnest(t."otherNames") o WHERE foyer_speaks_of(a."text", o) OR foyer_words_touch(a."text", o))
    OR foyer_place_meant(a."text", a."kind", t."touches")
    OR EXISTS (SELECT FROM unnest(t."methods") m, unnest(foyer_method_words(m)) w WHERE foyer_speaks_of(a."text", w))
    OR EXISTS (
      SELECT FROM "ProtocolStep" st WHERE st."treatmentId" = t."id" AND st."retiredAt" IS NULL
        AND (foyer_words_touch(a."text", st."title") OR foyer_words_touch(a."text", st."titleEn"))
    )
  )
  UNION ALL
  SELECT NULL, p."id"
  FROM "Alert" a, foyer_things_used(treatment) u JOIN "Product" p ON p."id" = u."productId"
  WHERE a."id" = alert AND (foyer_words_touch(a."text", p."name") OR foyer_words_touch(a."text", p."nameEn"))
$$;

-- ── What she is asked ────────────────────────────────────────────────────────

-- The first four always; the rest by how the treatment works and where it touches her. Of a treatment about which nobody
-- has said where it touches her, everything is asked.
CREATE FUNCTION foyer_safety_questions(methods text[], touches text[]) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT ARRAY['allergy', 'contraindication', 'pregnancy', 'medication'] || ARRAY(
    SELECT q FROM (VALUES
      (1, 'recent_acid', methods && ARRAY['acid', 'needles', 'light']),
      (2, 'retinol', methods && ARRAY['acid', 'needles', 'light']),
      (3, 'injections', methods && ARRAY['acid', 'needles', 'light', 'current', 'heat', 'suction', 'pressure',
        'massage']
        AND touches && ARRAY['forehead', 'brow', 'temple_left', 'temple_right', 'eye_left', 'eye_right', 'nose',
          'cheek_left', 'cheek_right', 'mouth', 'chin', 'jaw_left', 'jaw_right', 'neck', 'decollete']),
      (4, 'laser', methods && ARRAY['acid', 'needles', 'light']
        OR (methods && ARRAY['heat'] AND touches && ARRAY['forehead', 'cheek_left', 'cheek_right', 'nose', 'chin'])),
      (5, 'contact_lenses', touches && ARRAY['eye_left', 'eye_right']),
      (6, 'pacemaker', methods && ARRAY['current'])
    ) v(n, q, wanted)
    WHERE wanted OR cardinality(touches) = 0 ORDER BY n
  )
$$;

-- What was said in a visit. Nobody asked her in an arrival that was taken back: it was somebody else who stood there.
CREATE FUNCTION foyer_answers_of(visit uuid) RETURNS SETOF "SafetyAnswer" LANGUAGE sql STABLE AS $$
  SELECT x.* FROM "SafetyAnswer" x
  WHERE x."visitId" = visit AND NOT EXISTS (
    SELECT FROM "VisitEvent" u
    WHERE u."visitId" = visit AND u."kind" = 'undone' AND u."move" = 'arrive' AND u."at" >= x."askedAt"
  )
$$;

-- What she is asked in a visit, by its treatments that have not begun, in the order of asking; the latest answer counts.
-- `earlier` is what she said the last time she was asked in another visit: "nothing new" repeats an answer and is none.
CREATE FUNCTION foyer_asking(visit uuid)
RETURNS TABLE(
  "question" text, "position" int, "answer" text, "askedAt" timestamptz, "askedById" uuid, "earlier" text
) LANGUAGE sql STABLE AS $$
  WITH wanted AS (
    SELECT unnest(ARRAY['allergy', 'contraindication', 'pregnancy', 'medication']) AS question
    UNION
    SELECT unnest(foyer_safety_questions(t."methods", t."touches"))
    FROM "TreatmentSession" s JOIN "Treatment" t ON t."id" = s."treatmentId"
    WHERE s."visitId" = visit AND s."releasedAt" IS NULL AND s."startedAt" IS NULL
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

-- When she was last asked in another visit.
CREATE FUNCTION foyer_last_asked(visit uuid) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT max(x."askedAt")
  FROM "Visit" here JOIN "Visit" v ON v."clientId" = here."clientId" AND v."id" <> here."id"
  CROSS JOIN LATERAL foyer_answers_of(v."id") x
  WHERE here."id" = visit
$$;

-- ── Who decides ──────────────────────────────────────────────────────────────

-- Whether somebody else in the house may let begin what is stopped. Nobody opens the gate for herself unless she is the
-- only one there is.
CREATE FUNCTION foyer_others_decide(salon uuid, herself uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM "StaffMember" m
    WHERE m."salonId" = salon AND m."deactivatedAt" IS NULL AND (m."role" = 'manager' OR m."mayOverrideSafety")
      AND m."id" IS DISTINCT FROM herself
  )
$$;

-- ── What stops a session ─────────────────────────────────────────────────────

-- The entries of the salon's list that an alert means, standing or ended: those that somebody has named, and those whose
-- words she used; a pregnancy whose words nobody knows means every entry of that kind.
CREATE FUNCTION foyer_meanings_of(alert uuid) RETURNS TABLE("contraindicationId" uuid) LANGUAGE sql STABLE AS $$
  WITH known AS (
    SELECT a."kind" AS kind, c."id" AS entry, c."kind" AS "entryKind", (
      EXISTS (SELECT FROM "AlertContraindication" l WHERE l."alertId" = a."id" AND l."contraindicationId" = c."id")
      OR EXISTS (
        SELECT FROM unnest(c."words" || c."name" || coalesce(c."nameEn", '')) w WHERE foyer_speaks_of(a."text", w)
      )
    ) AS "isMeant"
    FROM "Alert" a
    JOIN "Client" k ON k."id" = a."clientId"
    JOIN "Contraindication" c ON c."salonId" = k."salonId" AND c."retiredAt" IS NULL
    WHERE a."id" = alert
  )
  SELECT k.entry FROM known k
  WHERE k."isMeant" OR (
    k.kind = 'pregnancy' AND k."entryKind" = 'pregnancy'
    AND NOT EXISTS (SELECT FROM known o WHERE o."entryKind" = 'pregnancy' AND o."isMeant")
  )
$$;

CREATE OR REPLACE FUNCTION foyer_alert_meanings(client uuid)
RETURNS TABLE("alertId" uuid, "contraindicationId" uuid) LANGUAGE sql STABLE AS $$
  SELECT a."id", m."contraindicationId"
  FROM "Alert" a CROSS JOIN LATERAL foyer_meanings_of(a."id") m
  WHERE a."clientId" = client AND a."retiredAt" IS NULL
$$;

-- Areas that are drawn on two sheets and are one skin.
CREATE FUNCTION foyer_same_skin(area text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN area IN ('neck', 'nape') THEN ARRAY['neck', 'nape']
    WHEN area IN ('decollete', 'chest') THEN ARRAY['decollete', 'chest']
    WHEN area IN ('forehead', 'hairline') THEN ARRAY['forehead', 'hairline']
    WHEN area = 'occiput' THEN ARRAY['occiput', 'nape']
    ELSE ARRAY[area] END
$$;

-- Whether she forbids something in words of which nothing is recognised: no entry of the list, no way of working, no
-- place, nothing on the menu.
CREATE FUNCTION foyer_unread(said text, salon uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM regexp_split_to_table(foyer_plain(said), '[;；,，。.、!！?？\n]+') clause
    WHERE clause ~ '不能|不做|不要|不可|不宜|不行|别|勿|忌|禁|\m(no|not|never|avoid|without|cannot)\M|n[''’]t\M'
      AND NOT EXISTS (
        SELECT FROM "Contraindication" e, unnest(e."words" || e."name" || coalesce(e."nameEn", '')) w
        WHERE e."salonId" = salon AND e."retiredAt" IS NULL AND foyer_speaks_of(clause, w)
      )
      AND NOT EXISTS (
        SELECT FROM unnest(ARRAY['heat', 'cold', 'massage', 'pressure', 'suction', 'current', 'acid', 'needles', 'oils',
          'light', 'head_low', 'prone']) m, unnest(foyer_method_words(m)) w
        WHERE foyer_speaks_of(clause, w)
      )
      AND NOT EXISTS (SELECT FROM foyer_area_words() a, unnest(a."words") w WHERE foyer_speaks_of(clause, w))
      AND NOT EXISTS (
        SELECT FROM "Treatment" t
        WHERE t."salonId" = salon AND t."retiredAt" IS NULL
          AND (foyer_words_touch(clause, t."name") OR foyer_words_touch(clause, t."nameEn"))
      )
  )
$$;

-- The alerts of hers that nobody has understood: none of the list's words, and nobody has said what it means; or one whose
-- meanings have all gone off the list. And a serious one that forbids what nobody has read: one known word in it does not
-- speak for the rest.
CREATE FUNCTION foyer_unsorted_alerts(client uuid) RETURNS TABLE("id" uuid) LANGUAGE sql STABLE AS $$
  SELECT a."id"
  FROM "Alert" a JOIN "Client" c ON c."id" = a."clientId"
  WHERE a."clientId" = client AND a."retiredAt" IS NULL AND (
    (
      NOT EXISTS (SELECT FROM foyer_alert_meanings(client) m WHERE m."alertId" = a."id")
      AND (a."sortedAt" IS NULL OR EXISTS (SELECT FROM "AlertContraindication" l WHERE l."alertId" = a."id"))
    )
    OR (a."severity" = 'serious' AND a."sortedAt" IS NULL AND foyer_unread(a."text", c."salonId"))
  )
$$;

DROP FUNCTION foyer_safety_stops(uuid, timestamptz);

-- `key` names kind and ids; an override lists the keys it covers. The kinds:
-- not_asked      this question was not put to her in this visit
-- told           she said yes to it, and no alert of hers stands for it
-- matched        an alert of hers means what the treatment, or a product it is done with, must not meet
-- said           her own words speak of the treatment, of a step, of how it works or of a product
-- unsorted       nobody has said what an alert of hers means; one whose meanings have all gone off the list is no better
-- self_sorted    what a serious alert means was said by whoever would perform this treatment, and it stops nothing here
-- eased          a serious alert, or one that met this treatment, was ended or made lighter lately by whoever would
--                perform it
-- marked         a wound, a rash or a fresh scar stands on today's map where the treatment touches her
-- reacted        the same treatment has done her harm, and nobody has cleared it but lately whoever would perform it
-- patch_missing, patch_unread, patch_failed, patch_expired
--                of the treatment and of each product that wants a test first; the latest test counts
CREATE FUNCTION foyer_safety_stops(session uuid, "at" timestamptz, person uuid)
RETURNS TABLE(
  "key" text, "kind" text, "alertId" uuid, "contraindicationId" uuid, "treatmentId" uuid, "productId" uuid,
  "patchTestId" uuid, "question" text, "area" text, "mark" text, "reactionId" uuid, "changeId" uuid
) LANGUAGE sql STABLE AS $$
  WITH here AS (
    SELECT s."treatmentId", person AS "therapistId", foyer_others_decide(v."salonId", person) AS "othersDecide", v."id" AS "visitId", v."clientId", v."salonId", v."createdAt",
      t."methods", t."touches"
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
          x."answer" <> 'yes' AND x."askedById" = here."therapistId" AND here."othersDecide" AND EXISTS (
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
      foyer_patch_reacted(here."clientId", thing.id) AS "hasReacted"
    FROM here CROSS JOIN thing LEFT JOIN LATERAL (
      SELECT p."id" AS "patchTestId", p."result", p."validUntil" FROM "PatchTest" p
      WHERE p."clientId" = here."clientId" AND coalesce(p."treatmentId", p."productId") = thing.id
      ORDER BY p."doneAt" DESC, p."id" DESC LIMIT 1
    ) latest ON true
    WHERE thing."patchTestDays" IS NOT NULL
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
    SELECT DISTINCT 'marked', NULL::uuid, NULL::uuid, NULL::uuid, NULL::uuid, NULL::uuid, NULL, k."area", k."kind",
      NULL::uuid, NULL::uuid
    FROM here JOIN "Assessment" s ON s."visitId" = here."visitId" JOIN "AreaMark" k ON k."assessmentId" = s."id"
    WHERE k."kind" IN ('wound', 'rash', 'fresh_scar')
      AND (cardinality(here."touches") = 0 OR here."touches" && foyer_same_skin(k."area"))
    UNION ALL
    SELECT 'reacted', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, r."id", NULL
    FROM here JOIN "Reaction" r ON r."clientId" = here."clientId" AND r."treatmentId" = here."treatmentId"
    WHERE r."sessionId" <> session AND (
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

-- The same, for whoever is to perform it.
CREATE FUNCTION foyer_safety_stops(session uuid, "at" timestamptz)
RETURNS TABLE(
  "key" text, "kind" text, "alertId" uuid, "contraindicationId" uuid, "treatmentId" uuid, "productId" uuid,
  "patchTestId" uuid, "question" text, "area" text, "mark" text, "reactionId" uuid, "changeId" uuid
) LANGUAGE sql STABLE AS $$
  SELECT f.* FROM foyer_safety_stops(
    session, "at", (SELECT s."therapistId" FROM "TreatmentSession" s WHERE s."id" = session)
  ) f
$$;

-- What stops a session and is covered by nobody's override. What somebody who would perform it has let begin herself is
-- not covered while somebody else could decide. A mild alert's own words, once let pass for later visits too, are, for the
-- same treatment and until the alert has been said to be of another weight.
CREATE FUNCTION foyer_open_stops(session uuid, "at" timestamptz, person uuid)
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
    WHERE f."key" = ANY (o."stops")
      AND (o."byId" IS DISTINCT FROM person OR NOT here."othersDecide")
      -- What has grown heavier since is not what was signed.
      AND NOT EXISTS (SELECT FROM "Alert" a WHERE a."id" = f."alertId" AND a."heavierAt" >= o."at")
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

-- The same, for whoever is to perform it.
CREATE FUNCTION foyer_open_stops(session uuid, "at" timestamptz)
RETURNS TABLE("key" text, "kind" text) LANGUAGE sql STABLE AS $$
  SELECT f.* FROM foyer_open_stops(
    session, "at", (SELECT s."therapistId" FROM "TreatmentSession" s WHERE s."id" = session)
  ) f
$$;

-- What has come up since a treatment began and stops it now, by the moment of its beginning; empty for one that does not
-- run. What is seen on her skin when it ends is no reason to stop it; what is marked meanwhile on the map before it is.
CREATE FUNCTION foyer_halts(session uuid) RETURNS TABLE("key" text, "kind" text) LANGUAGE sql STABLE AS $$
  SELECT f."key", f."kind"
  FROM "TreatmentSession" s CROSS JOIN LATERAL foyer_open_stops(s."id", s."startedAt") f
  WHERE s."id" = session AND s."startedAt" IS NOT NULL AND s."endedAt" IS NULL
    AND (
      f."kind" IN ('told', 'matched', 'said', 'unsorted', 'self_sorted', 'eased', 'reacted', 'patch_failed')
      OR EXISTS (
        SELECT FROM "Assessment" a JOIN "AreaMark" k ON k."assessmentId" = a."id"
        WHERE a."visitId" = s."visitId" AND a."moment" = 'before' AND f."key" = concat_ws(':', 'marked', k."area", k."kind")
      )
    )
$$;

-- ── Held to whoever writes ───────────────────────────────────────────────────

CREATE OR REPLACE FUNCTION foyer_begin_safely() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM "Client" c JOIN "Visit" v ON v."clientId" = c."id" WHERE v."id" = NEW."visitId" FOR SHARE OF c;
  IF EXISTS (SELECT FROM foyer_open_stops(NEW."id", NEW."startedAt")) THEN
    RAISE EXCEPTION 'the safety gate is closed: constraint "TreatmentSession_safe"' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END;
$$;

CREATE FUNCTION foyer_answer_lines_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM "Client" c JOIN "Visit" v ON v."clientId" = c."id" WHERE v."id" = NEW."visitId" FOR NO KEY UPDATE OF c;
  RETURN NEW;
END;
$$;

CREATE FUNCTION foyer_mark_lines_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM "Client" c
    JOIN "Visit" v ON v."clientId" = c."id" JOIN "Assessment" s ON s."visitId" = v."id"
    WHERE s."id" = NEW."assessmentId" FOR NO KEY UPDATE OF c;
  RETURN NEW;
END;
$$;

CREATE TRIGGER "SafetyAnswer_lines_up" BEFORE INSERT ON "SafetyAnswer"
  FOR EACH ROW EXECUTE FUNCTION foyer_answer_lines_up();
CREATE TRIGGER "Reaction_lines_up" BEFORE INSERT OR UPDATE ON "Reaction"
  FOR EACH ROW EXECUTE FUNCTION foyer_safety_lines_up();
CREATE TRIGGER "AreaMark_lines_up" BEFORE INSERT OR UPDATE ON "AreaMark"
  FOR EACH ROW WHEN (NEW."kind" IN ('wound', 'rash', 'fresh_scar')) EXECUTE FUNCTION foyer_mark_lines_up();

-- ── The shelf ────────────────────────────────────────────────────────────────

-- As before, and `said`: her own words speak of the product.
CREATE OR REPLACE FUNCTION foyer_product_stops(client uuid)
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
  SELECT "productId", 'matched', "alertId", "contraindicationId" FROM met
  UNION ALL
  SELECT p."id", 'said', a."id", NULL
  FROM "Alert" a
  JOIN "Client" c ON c."id" = a."clientId"
  JOIN "Product" p ON p."salonId" = c."salonId"
  WHERE a."clientId" = client AND a."retiredAt" IS NULL
    AND NOT EXISTS (SELECT FROM met WHERE met."alertId" = a."id" AND met."productId" = p."id")
    AND (foyer_words_touch(a."text", p."name") OR foyer_words_touch(a."text", p."nameEn"))
  UNION ALL
  SELECT DISTINCT t."productId", 'reacted', NULL::uuid, NULL::uuid
  FROM "PatchTest" t
  WHERE t."clientId" = client AND t."productId" IS NOT NULL AND foyer_patch_reacted(client, t."productId")
$$;
