// A house as the first Foyer kept it, in the words of its first script: every later one runs over these rows.

const id = (number: number) => `'00000000-0000-7000-8000-${String(number).padStart(12, '0')}'`

const [SALON, MANAGER, RECEPTIONIST, THERAPIST] = [id(1), id(2), id(3), id(4)]
const [SEAT, ROOM, TREATMENT, PRODUCT] = [id(11), id(12), id(13), id(14)]
const [REGULAR, FRIEND, NEW_GUEST] = [id(21), id(22), id(23)]
const [GONE, RUNNING, COMING] = [id(31), id(32), id(33)]
const [GONE_SESSION, RUNNING_SESSION, COMING_SESSION] = [id(41), id(42), id(43)]

const LED_THROUGH = [
  ['arranged', null, null, 'expected'],
  ['moved', 'arrive', 'expected', 'greeting'],
  ['step_done', null, null, null],
  ['moved', 'advance', 'greeting', 'seating'],
  ['seat_chosen', null, null, null],
  ['moved', 'advance', 'seating', 'consultation'],
  ['moved', 'advance', 'consultation', 'treatment'],
  ['session_started', null, null, null],
  ['session_ended', null, null, null],
  ['moved', 'advance', 'treatment', 'recommendation'],
  ['moved', 'advance', 'recommendation', 'farewell'],
  ['booking_declined', null, null, null],
  ['moved', 'advance', 'farewell', 'follow_up'],
] as const

/** The first `count` events of a visit, ten minutes apart. */
function events(visit: string, from: number, count: number, day: string): string {
  const quoted = (word: string | null) => (word === null ? 'NULL' : `'${word}'`)
  const rows = LED_THROUGH.slice(0, count).map(([kind, move, left, reached], index) => {
    const step = kind === 'step_done' ? `'greet_at_door'` : 'NULL'
    const at = `'${day} 14:00+08'::timestamptz + interval '${index * 10} minutes'`
    return `(${id(from + index)}, ${visit}, ${index + 1}, '${kind}', ${quoted(move)}, ${quoted(left)}, ${quoted(reached)}, ${step}, ${RECEPTIONIST}, ${at})`
  })
  return `INSERT INTO "VisitEvent" (id, "visitId", sequence, kind, move, "fromStage", "toStage", "stepKey", "actorId", at)
    VALUES ${rows.join(', ')}`
}

/** Run behind the very first script, before any other. */
export const HOUSE_OF_THE_FIRST_DAY = [
  `INSERT INTO "Organisation" (name) VALUES ('雅座')`,
  `INSERT INTO "Salon" (id, name, "timeZone", locale) VALUES (${SALON}, '雅座', 'Asia/Shanghai', 'zh-CN')`,
  `INSERT INTO "StaffMember" (id, "salonId", "userName", name, role, "passwordHash") VALUES
    (${MANAGER}, ${SALON}, 'manager', '周敏', 'manager', '!'),
    (${RECEPTIONIST}, ${SALON}, 'reception', '沈佳', 'receptionist', '!'),
    (${THERAPIST}, ${SALON}, 'therapist', '林悦', 'therapist', '!')`,
  `INSERT INTO "StaffSession" (id, "staffMemberId") VALUES (${id(5)}, ${RECEPTIONIST})`,
  `INSERT INTO "SignInThrottle" VALUES ('account:reception', 2, '2026-11-21 10:00+08')`,
  `INSERT INTO "IdempotencyKey" (key, "staffMemberId", action, "bodyHash", answer)
    VALUES (${id(6)}, ${RECEPTIONIST}, 'visit.move', 'x', '{}')`,
  `INSERT INTO "Seat" (id, "salonId", name) VALUES (${SEAT}, ${SALON}, '窗边')`,
  `INSERT INTO "Room" (id, "salonId", name) VALUES (${ROOM}, ${SALON}, '听雨')`,
  `INSERT INTO "Treatment" (id, "salonId", name, "durationMinutes", "priceMinor")
    VALUES (${TREATMENT}, ${SALON}, '补水嫩肤护理', 60, 39800)`,
  `INSERT INTO "Product" (id, "salonId", name, "priceMinor") VALUES (${PRODUCT}, ${SALON}, '玫瑰保湿水', 26800)`,
  `INSERT INTO "Courtesy" (id, "salonId", name, occasion) VALUES (${id(15)}, ${SALON}, '生日花茶', 'birthday')`,
  `INSERT INTO "ServiceStandard" (id, "salonId", "stepKey", stage, position, role, "targetMinutes", "titleZh", "titleEn",
      "requirementZh", "requirementEn", "sayZh", "sayEn", "gestureZh", "gestureEn", "fromVersion")
    VALUES (${id(16)}, ${SALON}, 'greet_at_door', 'greeting', 0, 'receptionist', 2, '门口迎接', 'At the door',
      '三步之内', 'Within three steps', '您来啦', 'Welcome', '微笑', 'A smile', 1)`,
  `INSERT INTO "AuditEntry" (id, "salonId", "actorId", action, "subjectType", "subjectId")
    VALUES (${id(17)}, ${SALON}, ${RECEPTIONIST}, 'client.registered', 'Client', ${REGULAR})`,
  `INSERT INTO "Client" (id, "salonId", name, pinyin, "formOfAddress", sex, phone, "birthYear", "birthMonth", "birthDay",
      nature, "referredById", "alertsAskedAt", "basicsConfirmedAt") VALUES
    (${REGULAR}, ${SALON}, '欧阳静怡', 'ouyang jingyi', '欧阳小姐', 'female', '+8613800010001', 1988, 5, 20,
      'employee', NULL, '2026-10-02 14:20+08', '2026-10-02 14:20+08'),
    (${FRIEND}, ${SALON}, '苏敏', 'su min', '苏姐', 'female', '+8613800010002', NULL, NULL, NULL,
      'homemaker', ${REGULAR}, NULL, NULL),
    (${NEW_GUEST}, ${SALON}, '何静', 'he jing', NULL, NULL, NULL, NULL, 2, 29, NULL, NULL, NULL, NULL)`,
  `INSERT INTO "ClientSearchToken" VALUES (${REGULAR}, ${SALON}, 'ouyang'), (${FRIEND}, ${SALON}, 'su')`,
  `INSERT INTO "Visit" (id, "salonId", "clientId", stage, revision, "standardsVersion", "seatId", "noNextBookingReason") VALUES
    (${GONE}, ${SALON}, ${REGULAR}, 'follow_up', ${LED_THROUGH.length}, 1, ${SEAT}, 'will_call'),
    (${RUNNING}, ${SALON}, ${FRIEND}, 'treatment', 8, 1, NULL, NULL),
    (${COMING}, ${SALON}, ${NEW_GUEST}, 'expected', 1, 1, NULL, NULL)`,
  events(GONE, 100, LED_THROUGH.length, '2026-10-02'),
  events(RUNNING, 200, 8, '2026-11-21'),
  events(COMING, 300, 1, '2026-11-20'),
  `INSERT INTO "VisitEventNote" VALUES (${id(111)}, '去外地一阵子')`,
  `INSERT INTO "Appointment" (id, "visitId", "startsAt", "endsAt", "createdById") VALUES
    (${id(51)}, ${GONE}, '2026-10-02 14:00+08', '2026-10-02 15:30+08', ${RECEPTIONIST}),
    (${id(52)}, ${RUNNING}, '2026-11-21 14:00+08', '2026-11-21 15:30+08', ${RECEPTIONIST}),
    (${id(53)}, ${COMING}, '2026-11-25 14:00+08', '2026-11-25 15:30+08', ${RECEPTIONIST})`,
  `INSERT INTO "TreatmentSession" (id, "visitId", "treatmentId", "therapistId", "roomId", "startsAt", "endsAt",
      "startedAt", "endedAt", effect) VALUES
    (${GONE_SESSION}, ${GONE}, ${TREATMENT}, ${THERAPIST}, ${ROOM}, '2026-10-02 15:10+08', '2026-10-02 16:10+08',
      '2026-10-02 15:10+08', '2026-10-02 15:20+08', 3),
    (${RUNNING_SESSION}, ${RUNNING}, ${TREATMENT}, ${THERAPIST}, ${ROOM}, '2026-11-21 15:10+08', '2026-11-21 16:10+08',
      '2026-11-21 15:10+08', NULL, NULL),
    (${COMING_SESSION}, ${COMING}, ${TREATMENT}, NULL, NULL, '2026-11-25 14:20+08', '2026-11-25 15:20+08', NULL, NULL, NULL)`,
  `INSERT INTO "VisitNote" (id, "visitId", kind, "sessionId", text, "savedById", "savedAt") VALUES
    (${id(61)}, ${GONE}, 'wish', NULL, '想要安静一点', ${RECEPTIONIST}, '2026-10-02 14:30+08'),
    (${id(62)}, ${GONE}, 'assessment', NULL, '两颊泛红', ${THERAPIST}, '2026-10-02 14:55+08'),
    (${id(63)}, ${GONE}, 'treatment_note', ${GONE_SESSION}, '手法放轻', ${THERAPIST}, '2026-10-02 15:18+08')`,
  `INSERT INTO "Recommendation" (id, "visitId", "productId", reason, answer, "recommendedById")
    VALUES (${id(64)}, ${GONE}, ${PRODUCT}, '换季补水', 'bought', ${THERAPIST})`,
  `INSERT INTO "Alert" (id, "clientId", kind, severity, text, "visitId", "notedById", "retiredAt") VALUES
    (${id(65)}, ${REGULAR}, 'allergy', 'serious', '对蜂胶过敏', ${GONE}, ${RECEPTIONIST}, NULL),
    (${id(66)}, ${FRIEND}, 'medication', 'mild', '在吃抗凝药', NULL, ${RECEPTIONIST}, '2026-11-01 10:00+08')`,
  `INSERT INTO "Preference" (id, "clientId", kind, text, "visitId", "notedById")
    VALUES (${id(67)}, ${REGULAR}, 'tea', '龙井，不要太烫', ${GONE}, ${RECEPTIONIST})`,
  `INSERT INTO "FollowUpCall" (id, "salonId", "visitId", attempt, "dueAt")
    VALUES (${id(68)}, ${SALON}, ${GONE}, 1, '2026-10-04 16:00+08')`,
  `INSERT INTO "Promise" (id, "clientId", "visitId", text, "ownerId", "dueOn", "createdById")
    VALUES (${id(69)}, ${REGULAR}, ${GONE}, '下次留靠窗的座位', ${RECEPTIONIST}, '2026-12-01', ${RECEPTIONIST})`,
  `INSERT INTO "Case" (id, "clientId", "visitId", kind, text, "openedById")
    VALUES (${id(70)}, ${REGULAR}, ${GONE}, 'complaint', '上次等得久了一些', ${MANAGER})`,
].join(';\n')
