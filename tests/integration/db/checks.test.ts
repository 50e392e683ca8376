// Every CHECK of the database tried past the verbs, at both of its ends: one that nobody tries fails here.
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'

/** Columns as SQL; what is left out is null. */
type Row = Record<string, string>

type Tries = { fits: Row[]; breaks: Row[] }

const UUID = `'00000000-0000-4000-8000-000000000001'`
const OTHER = `'00000000-0000-4000-8000-000000000002'`
const EARLY = `'2026-11-23 09:00+08'`
const LATE = `'2026-11-23 10:00+08'`

const said = (column = 'name'): Tries => ({
  fits: [{ [column]: `'雅座'` }],
  breaks: [{ [column]: `''` }, { [column]: `'  '` }],
})

/** Said in words: a Chinese character, or two letters in a row. */
const inWords = (column: string): Tries => ({
  fits: ['忙', 'no', '太累', 'été', 'нет', '𠮷', '她说：好。'].map((text) => ({ [column]: `'${text}'` })),
  breaks: ['.', '…', '-', '。。。', 'x', '??', '12345', 'a b c', '～～', '！！', '😀😀'].map((text) => ({
    [column]: `'${text}'`,
  })),
})

/** Whole numbers from `least` to `most`, both among them. */
const between = (column: string, least: number, most: number): Tries => ({
  fits: [{ [column]: `${least}` }, { [column]: `${most}` }],
  breaks: [{ [column]: `${least - 1}` }, { [column]: `${most + 1}` }],
})

const atLeast = (column: string, least: number): Tries => ({
  fits: [{ [column]: `${least}` }],
  breaks: [{ [column]: `${least - 1}` }],
})

const both = (one: Tries, other: Tries): Tries => ({
  fits: [...one.fits, ...other.fits],
  breaks: [...one.breaks, ...other.breaks],
})

/** Filled together or not at all. */
const together = (columns: Row): Tries => ({
  fits: [columns, {}],
  breaks: Object.keys(columns).map((left) =>
    Object.fromEntries(Object.entries(columns).filter(([column]) => column !== left)),
  ),
})

const differing = (one: string, other: string): Tries => ({
  fits: [{ [one]: UUID, [other]: OTHER }],
  breaks: [{ [one]: UUID, [other]: UUID }],
})

const phone = (column: string): Tries => ({
  fits: [{ [column]: `'+8613800138000'` }, { [column]: `'+12345'` }, { [column]: `'+123456789012345'` }],
  breaks: [
    { [column]: `'13800138000'` },
    { [column]: `'+0138001380'` },
    { [column]: `'+1234'` },
    { [column]: `'+1234567890123456'` },
    { [column]: `'+86 13800138000'` },
  ],
})

const erased: Row = { erasedAt: LATE, name: `'—'`, pinyin: `''`, birthLunar: 'false' }
const leftOver: Row = {
  formOfAddress: `'王姐'`,
  nickname: `'小王'`,
  sex: `'female'`,
  phone: `'+8613800138000'`,
  birthYear: '1986',
  birthMonth: '11',
  address: `'愚园路'`,
  family: `'一女'`,
  education: `'大学'`,
  occupation: `'老师'`,
  character: `'爽快'`,
  hobbies: `'瑜伽'`,
  source: `'friend'`,
  natureId: UUID,
  referredById: UUID,
  notYetReason: `'price'`,
  nextAction: `'回访'`,
  alertsAskedAt: LATE,
  alertsAskedById: UUID,
  basicsConfirmedAt: LATE,
  importId: UUID,
}

const test: Row = { treatmentId: UUID }
const read: Row = { ...test, result: `'reaction'`, readById: UUID, readAt: LATE }
const clear: Row = { ...read, result: `'clear'`, validUntil: LATE }

const takenBack: Row = { ...test, takenBackAt: LATE, takenBackById: UUID }

const cleared: Row = { clearedAt: LATE, clearedById: UUID }

const ended: Row = { startedAt: EARLY, endedAt: LATE }

const CHECKS: Record<string, Tries> = {
  AlertChange_in_words: inWords('reason'),
  AlertChange_says_why: said('reason'),
  Alert_confirmed_by_somebody: together({ confirmedAt: LATE, confirmedById: UUID }),
  Appointment_ends_after_start: {
    fits: [{ startsAt: EARLY, endsAt: LATE }],
    breaks: [
      { startsAt: EARLY, endsAt: EARLY },
      { startsAt: LATE, endsAt: EARLY },
    ],
  },
  AreaMark_strength: between('strength', 1, 3),
  AssessmentTemplate_named: said(),
  Backup_ended: { fits: [{}, { startedAt: EARLY, endedAt: LATE }], breaks: [{ endedAt: LATE }] },
  Backup_fault: {
    fits: [{ startedAt: EARLY, endedAt: LATE, fault: `'other'` }],
    breaks: [{ startedAt: EARLY, fault: `'other'` }],
  },
  Backup_file: together({ name: `'foyer.tar.gz'`, bytes: '7' }),
  Backup_removed: {
    fits: [{ name: `'foyer.tar.gz'`, bytes: '7', removedAt: LATE }],
    breaks: [{ removedAt: LATE }],
  },
  Backup_verified: {
    fits: [{ name: `'foyer.tar.gz'`, bytes: '7', verifiedAt: LATE }],
    breaks: [
      { verifiedAt: LATE },
      {
        name: `'foyer.tar.gz'`,
        bytes: '7',
        verifiedAt: LATE,
        startedAt: EARLY,
        endedAt: LATE,
        fault: `'other'`,
      },
    ],
  },
  CarePlan_ended_by_somebody: together({ endedAt: LATE, endedById: UUID, end: `'stopped'` }),
  CarePlanTreatment_interval: between('intervalDays', 1, 365),
  CarePlanTreatment_sessions: between('sessions', 1, 100),
  ClearedMark_after_it_was_made: {
    fits: [{ markedAt: EARLY, clearedAt: LATE }, { markedAt: EARLY, clearedAt: EARLY }, { markedAt: 'NULL' }],
    breaks: [{ markedAt: LATE, clearedAt: EARLY }],
  },
  ClearedMark_less_remains: {
    fits: [
      { strength: '3', remains: '2' },
      { strength: '1', remains: '0' },
    ],
    breaks: [
      { strength: '2', remains: '2' },
      { strength: '2', remains: '-1' },
    ],
  },
  ClearedMark_strength: between('strength', 1, 3),
  Client_birthday: both(
    between('birthYear', 1880, 2200),
    both(between('birthMonth', 1, 12), {
      fits: [
        { birthMonth: '1', birthDay: '1' },
        { birthMonth: '1', birthDay: '31' },
      ],
      breaks: [
        { birthMonth: '1', birthDay: '0' },
        { birthMonth: '1', birthDay: '32' },
      ],
    }),
  ),
  Client_birthday_has_month: { fits: [{ birthMonth: '3', birthDay: '3' }], breaks: [{ birthDay: '3' }] },
  Client_erased_is_blank: {
    fits: [erased],
    breaks: [
      { ...erased, name: `'王丽'` },
      { ...erased, pinyin: `'wang li'` },
      { ...erased, birthLunar: 'true' },
      { ...erased, birthMonth: '11', birthDay: '24' },
      { ...erased, nextAction: `'回访'`, nextActionOn: `'2026-11-24'` },
      ...Object.entries(leftOver).map(([column, value]) => ({ ...erased, [column]: value })),
    ],
  },
  Client_named: said(),
  Client_next_action_has_day: {
    fits: [{ nextAction: `'回访'`, nextActionOn: `'2026-11-24'` }, { nextAction: `'回访'` }],
    breaks: [{ nextActionOn: `'2026-11-24'` }],
  },
  Client_not_merged_into_herself: differing('id', 'mergedIntoId'),
  Client_not_referred_by_herself: differing('id', 'referredById'),
  Client_phone_e164: phone('phone'),
  BroughtOver_balance: between('balanceMinor', 0, 1_000_000_000),
  BroughtOver_level: said('level'),
  BroughtOver_sorted_by_somebody: together({ sortedAt: LATE, sortedById: UUID }),
  BroughtOver_spent: between('spentMinor', 0, 1_000_000_000),
  BroughtOver_therapist: said('therapist'),
  BroughtOver_therapist_named: {
    fits: [{ therapistId: UUID, therapist: `'小林'` }, { therapist: `'小林'` }, {}],
    breaks: [{ therapistId: UUID }],
  },
  BroughtOver_visits: between('visits', 0, 99_999),
  ClientImportRow_answer: {
    fits: ['same', 'another', 'leave'].map((answer) => ({ answer: `'${answer}'` })),
    breaks: [{ answer: `'maybe'` }],
  },
  ClientImportRow_dial: {
    fits: ['+1', '+8525', '021', '02', '01234'].map((dial) => ({ dial: `'${dial}'` })),
    breaks: ['21', '+0', '+85251', '0', '012345', ''].map((dial) => ({ dial: `'${dial}'` })),
  },
  ClientImport_names_short: {
    fits: [{}, { fileName: `repeat('客', 120)`, sheetName: `repeat('客', 60)` }],
    breaks: [{ fileName: `repeat('x', 121)` }, { sheetName: `repeat('x', 61)` }],
  },
  ClientMerge_two_archives: differing('keptId', 'goneId'),
  ClientNature_named: said(),
  ClientPhone_e164: phone('e164'),
  ClientRelation_not_herself: differing('clientId', 'otherId'),
  Consent_in_words: said('words'),
  Consent_signature_is_a_path: {
    fits: [{ signature: `'M1,1 L2.5,-2'` }, { signature: `repeat('M', 60000)` }],
    breaks: [{ signature: `''` }, { signature: `'<svg>'` }, { signature: `repeat('M', 60001)` }],
  },
  Consent_withdrawn_by_somebody: together({ withdrawnAt: LATE, withdrawnById: UUID }),
  Contraindication_named: said(),
  Courtesy_named: said(),
  FollowUpCall_attempt: atLeast('attempt', 1),
  FollowUpCall_feeling: between('feeling', 1, 5),
  FollowUpCall_made_has_outcome: together({ madeAt: LATE, outcome: `'reached'` }),
  NotDuplicate_in_order: {
    fits: [{ firstId: UUID, secondId: OTHER }],
    breaks: [
      { firstId: UUID, secondId: UUID },
      { firstId: OTHER, secondId: UUID },
    ],
  },
  Organisation_named: said(),
  Organisation_only_one: { fits: [{ id: '1' }], breaks: [{ id: '0' }, { id: '2' }] },
  PatchTest_holds_when_clear: {
    fits: [{ ...read, result: `'clear'`, validUntil: LATE }, read, test],
    breaks: [
      { ...read, result: `'clear'` },
      { ...read, validUntil: LATE },
      { ...test, validUntil: LATE },
    ],
  },
  PatchTest_not_before_its_time: {
    fits: [
      { ...clear, readableAt: LATE },
      { ...clear, readableAt: EARLY },
      // What has gone wrong is seen at any time.
      { ...read, readAt: EARLY, readableAt: LATE },
      { ...test, readableAt: LATE },
    ],
    breaks: [{ ...clear, readAt: EARLY, readableAt: LATE }],
  },
  PatchTest_of_one_thing: {
    fits: [{ treatmentId: UUID }, { productId: UUID }],
    breaks: [{}, { treatmentId: UUID, productId: UUID }],
  },
  PatchTest_place: {
    fits: [
      test,
      ...['behind_ear', 'inner_arm', 'elbow', 'neck', 'hand', 'elsewhere'].map((place) => ({
        ...test,
        place: `'${place}'`,
      })),
    ],
    breaks: [
      { ...test, place: `'face'` },
      { ...test, place: `''` },
    ],
  },
  PatchTest_taken_back_after_done: {
    fits: [
      { ...takenBack, doneAt: LATE },
      { ...takenBack, doneAt: EARLY },
    ],
    breaks: [{ ...takenBack, doneAt: LATE, takenBackAt: EARLY }],
  },
  PatchTest_taken_back_by_somebody: {
    fits: [test, takenBack],
    breaks: [
      { ...test, takenBackAt: LATE },
      { ...test, takenBackById: UUID },
    ],
  },
  PatchTest_taken_back_unread: {
    fits: [takenBack, read, clear],
    breaks: [
      { ...takenBack, ...read },
      { ...takenBack, ...clear },
    ],
  },
  PatchTest_unsaid_by_somebody: {
    fits: [test, { ...test, unsaidAt: LATE, unsaidById: UUID }],
    breaks: [
      { ...test, unsaidAt: LATE },
      { ...test, unsaidById: UUID },
    ],
  },
  PatchTest_read_after_done: {
    fits: [
      { ...read, doneAt: LATE },
      { ...read, doneAt: EARLY },
    ],
    breaks: [{ ...read, readAt: EARLY, doneAt: LATE }],
  },
  PatchTest_read_by_somebody: {
    fits: [test, read],
    breaks: [
      { ...test, result: `'reaction'` },
      { ...test, readById: UUID },
      { ...test, readAt: LATE },
      { ...test, result: `'reaction'`, readAt: LATE },
    ],
  },
  PatchTest_waits: {
    fits: [
      { ...test, doneAt: EARLY, readableAt: EARLY },
      { ...test, doneAt: EARLY, readableAt: LATE },
    ],
    breaks: [{ ...test, doneAt: LATE, readableAt: EARLY }],
  },
  Photo_has_size: {
    fits: [{ width: '1', height: '1', bytes: '1' }],
    breaks: [{ width: '0' }, { height: '0' }, { bytes: '0' }],
  },
  Photo_key: {
    fits: [{ storageKey: `'0a-b/c9'` }],
    breaks: [{ storageKey: `''` }, { storageKey: `'../secret'` }, { storageKey: `'A'` }],
  },
  Phrase_named: said(),
  Preference_says_something: {
    fits: [
      { text: `'龙井'` },
      { text: `''`, choice: `'rose'` },
      { text: `''`, seatId: UUID },
      { text: `''`, therapistId: UUID },
    ],
    breaks: [{ text: `''` }, { text: `'  '` }],
  },
  Product_daily_use: { fits: [{ dailyUse: '0.1' }], breaks: [{ dailyUse: '0' }, { dailyUse: '-1' }] },
  Product_for_something: {
    fits: [
      { isForHome: 'true', isForTreatment: 'false' },
      { isForHome: 'false', isForTreatment: 'true' },
    ],
    breaks: [{ isForHome: 'false', isForTreatment: 'false' }],
  },
  Product_named: said(),
  Product_patch_test: between('patchTestDays', 1, 730),
  Product_patch_test_hours: between('patchTestHours', 1, 168),
  Product_price: atLeast('priceMinor', 0),
  Product_size: {
    fits: [{ size: '0.5', sizeUnit: `'ml'` }, {}],
    breaks: [{ size: '0', sizeUnit: `'ml'` }, { size: '50' }],
  },
  ProductAtHome_ended: together({ endedOn: `'2026-11-24'`, end: `'used_up'` }),
  ProductAtHome_quantity: between('quantity', 1, 99),
  ProtocolStep_minutes: between('minutes', 0, 480),
  ProtocolStep_titled: said('title'),
  Reaction_cleared_in_words: {
    fits: [{}, ...['忙', 'no', ''].map((text) => ({ ...cleared, clearedReason: `'${text}'` }))],
    breaks: ['.', '。。。', 'x', '??'].map((text) => ({ ...cleared, clearedReason: `'${text}'` })),
  },
  Reaction_cleared_by_somebody: together({
    clearedById: UUID,
    clearedAt: LATE,
    clearedReason: `'过敏源已查明'`,
  }),
  ReadingType_form: {
    fits: [
      { form: `'scale'`, steps: '2' },
      { form: `'scale'`, steps: '10' },
      { form: `'measure'`, minimum: '0', maximum: '0.1', unit: `'%'` },
    ],
    breaks: [
      { form: `'scale'`, steps: '1' },
      { form: `'scale'`, steps: '11' },
      { form: `'scale'`, steps: '5', unit: `'%'` },
      { form: `'measure'`, minimum: '0', maximum: '1', steps: '5' },
      { form: `'measure'`, minimum: '1', maximum: '1' },
    ],
  },
  ReadingType_named: said(),
  Recommendation_price: atLeast('priceMinor', 0),
  Recommendation_quantity: between('quantity', 1, 99),
  Recommendation_reason_of_a_no: {
    fits: [{ answer: `'declined'`, declineReason: `'too_dear'` }, { answer: `'declined'` }],
    breaks: [{ answer: `'bought'`, declineReason: `'too_dear'` }],
  },
  Room_named: said(),
  RoomFeature_named: said(),
  SafetyAnswer_in_words: both(inWords('reason'), { fits: [{ reason: 'NULL' }], breaks: [] }),
  SafetyOverride_covers: { fits: [{ stops: `'{not_asked}'` }], breaks: [{ stops: `'{}'` }] },
  SafetyOverride_in_words: both(inWords('reason'), { fits: [{ reason: `''` }], breaks: [] }),
  Salon_call_attempts: between('callAttempts', 1, 20),
  Salon_call_retry_hours: between('callRetryHours', 0, 8760),
  Salon_currency_code: {
    fits: [{ currency: `'CNY'` }],
    breaks: [{ currency: `'cny'` }, { currency: `'CN'` }, { currency: `'CNYX'` }],
  },
  Salon_follow_up_hours: between('followUpAfterHours', 0, 8760),
  Salon_idle_minutes: between('idleMinutes', 1, 720),
  Salon_treatment_idle_minutes: between('treatmentIdleMinutes', 1, 720),
  Salon_lapsed_days: between('lapsedAfterDays', 1, 3650),
  Salon_locale_known: {
    fits: [{ locale: `'zh-CN'` }, { locale: `'en'` }],
    breaks: [{ locale: `'de'` }, { locale: `''` }],
  },
  Salon_named: said(),
  Salon_no_show_minutes: between('noShowAfterMinutes', 0, 720),
  Salon_opening_hours: {
    fits: [
      { opensAt: `'00:00'`, closesAt: `'24:00'` },
      { opensAt: `'23:59'`, closesAt: `'00:00'` },
    ],
    breaks: [
      { opensAt: `'9:00'` },
      { opensAt: `'24:00'` },
      { opensAt: `'10:60'` },
      { closesAt: `'24:01'` },
      { closesAt: `'9:00'` },
    ],
  },
  Salon_phone_country_code: {
    fits: [{ phoneCountry: `'CN'` }],
    breaks: [{ phoneCountry: `'cn'` }, { phoneCountry: `'CHN'` }, { phoneCountry: `''` }],
  },
  Salon_retention_years: between('retentionYears', 1, 50),
  Salon_standards_version: atLeast('standardsVersion', 1),
  SavedList_named: said(),
  Seat_named: said(),
  ServiceStandard_target: atLeast('targetMinutes', 0),
  ServiceStandard_versions: {
    fits: [{ fromVersion: '1' }, { fromVersion: '1', untilVersion: '2' }],
    breaks: [{ fromVersion: '0' }, { fromVersion: '2', untilVersion: '2' }],
  },
  ShownCase_titled: said('title'),
  ShownCase_weeks: between('weeks', 1, 520),
  Skill_named: said(),
  StaffMember_named: said(),
  StaffMember_user_name_lower: {
    fits: [{ userName: `'zhou.min'` }],
    breaks: [{ userName: `'Zhou'` }, { userName: `''` }, { userName: `'  '` }],
  },
  StaffSession_ended_for_a_reason: together({ endedAt: LATE, endedBy: `'signed_out'` }),
  Tag_named: said(),
  WallBoard_ended_by_somebody: together({ endedAt: LATE, endedById: UUID }),
  WallBoard_name: said(),
  Treatment_around: both(between('preparationMinutes', 0, 120), between('cleanupMinutes', 0, 120)),
  Treatment_follow_up_hours: between('followUpAfterHours', 0, 8760),
  Treatment_interval: between('intervalDays', 1, 365),
  Treatment_named: said(),
  Treatment_patch_test: between('patchTestDays', 1, 730),
  Treatment_patch_test_hours: between('patchTestHours', 1, 168),
  Treatment_price: atLeast('priceMinor', 0),
  Treatment_takes_time: atLeast('durationMinutes', 1),
  TreatmentNote_harms_since: {
    fits: [
      { harms: `'{红肿}'`, harmsSince: LATE, harmsTold: '1' },
      { harms: `'{}'`, harmsSince: 'NULL' },
    ],
    breaks: [
      { harms: `'{红肿}'`, harmsSince: 'NULL', harmsTold: '1' },
      { harms: `'{}'`, harmsSince: LATE },
    ],
  },
  TreatmentNote_harms_told: {
    fits: [
      { harms: `'{红肿}'`, harmsSince: LATE, harmsTold: '1' },
      { harms: `'{}'`, harmsSince: 'NULL', harmsTold: '0' },
    ],
    breaks: [
      { harms: `'{红肿}'`, harmsSince: LATE, harmsTold: '0' },
      { harms: `'{}'`, harmsSince: 'NULL', harmsTold: '-1' },
    ],
  },
  TreatmentNote_signed_by_somebody: together({ signedAt: LATE, signedById: UUID }),
  TreatmentNoteRevision_numbered: {
    fits: [{ revision: '1', baseRevision: '0' }],
    breaks: [
      { revision: '0', baseRevision: '-1' },
      { revision: '1', baseRevision: '1' },
    ],
  },
  TreatmentNoteRevision_reason: said('amendmentReason'),
  TreatmentSession_around: both(between('preparationMinutes', 0, 120), between('cleanupMinutes', 0, 120)),
  TreatmentSession_effect: between('effect', 1, 5),
  TreatmentSession_ends_after_start: {
    fits: [{ startsAt: EARLY, endsAt: LATE }],
    breaks: [{ startsAt: EARLY, endsAt: EARLY }],
  },
  TreatmentSession_felt: both(
    between('comfort', 1, 5),
    both(between('pressureFelt', -2, 2), between('temperatureFelt', -2, 2)),
  ),
  TreatmentSession_outcome_of_an_end: {
    fits: [{ ...ended, outcome: `'performed'` }, ended, { startedAt: EARLY }],
    breaks: [{ startedAt: EARLY, outcome: `'performed'` }],
  },
  TreatmentSession_performed_in_order: {
    fits: [{ startedAt: EARLY }, { startedAt: EARLY, endedAt: EARLY }],
    breaks: [{ endedAt: LATE }, { startedAt: LATE, endedAt: EARLY }],
  },
  TreatmentSession_price: atLeast('priceMinor', 0),
  TreatmentSession_why_not_performed: {
    fits: [
      { ...ended, outcome: `'performed'` },
      { ...ended, outcome: `'performed'`, endReason: `'reaction'` },
      { ...ended, outcome: `'in_part'`, endReason: `'no_time'` },
      { ...ended, outcome: `'broken_off'`, endReason: `'her_wish'` },
      {},
    ],
    breaks: [
      { ...ended, outcome: `'in_part'` },
      { ...ended, outcome: `'broken_off'` },
      { ...ended, outcome: `'performed'`, endReason: `'no_time'` },
      { endReason: `'her_wish'` },
    ],
  },
  Visit_revision: atLeast('revision', 0),
  Visit_standards_version: atLeast('standardsVersion', 1),
  VisitEvent_sequence: atLeast('sequence', 1),
  VisitEvent_undoes_earlier: {
    fits: [{ sequence: '2', undoes: '1' }],
    breaks: [{ sequence: '2', undoes: '2' }],
  },
}

/** On copies of the tables with their checks and nothing else, so that a row says only what is tried. */
let copies: pg.Client
const tableOf = new Map<string, string>()

beforeAll(async () => {
  copies = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await copies.connect()
  const checks = await db.$queryRaw<{ name: string; table: string }[]>`
    SELECT c.conname AS name, t.relname AS table FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
    WHERE c.contype = 'c' AND c.connamespace = 'public'::regnamespace`
  for (const { name, table } of checks) tableOf.set(name, table)
  for (const table of new Set(tableOf.values())) await copy(table)
})

afterAll(() => copies.end())

async function copy(table: string): Promise<void> {
  await copies.query(`CREATE TEMP TABLE "${table}" (LIKE public."${table}" INCLUDING CONSTRAINTS)`)
  const { rows } = await copies.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND attnotnull`,
    [`pg_temp."${table}"`],
  )
  for (const { name } of rows) {
    await copies.query(`ALTER TABLE pg_temp."${table}" ALTER COLUMN "${name}" DROP NOT NULL`)
  }
}

function insert(name: string, row: Row) {
  const table = tableOf.get(name)
  const [columns, values] = [Object.keys(row).map((column) => `"${column}"`), Object.values(row)]
  const what = columns.length > 0 ? `(${columns.join()}) VALUES (${values.join()})` : 'DEFAULT VALUES'
  return copies.query(`INSERT INTO pg_temp."${table}" ${what}`)
}

it('knows every check there is', () => {
  expect(Object.keys(CHECKS).sort()).toEqual([...tableOf.keys()].sort())
})

describe.each(Object.entries(CHECKS))('%s', (name, { fits, breaks }) => {
  it('lets pass what fits, and refuses the rest by its name', async () => {
    for (const row of fits) expect((await insert(name, row)).rowCount, JSON.stringify(row)).toBe(1)
    for (const row of breaks) {
      await expect(insert(name, row), JSON.stringify(row)).rejects.toThrow(
        `violates check constraint "${name}"`,
      )
    }
  })
})
