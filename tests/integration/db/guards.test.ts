// Every trigger of the database tried past the verbs with each operation and column it stands on: one that nobody tries
// fails here.
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { eraseClient } from '@/lib/clients/erase-client'
import { db } from '@/lib/db/client'
import { addProtocolStep } from '@/lib/treatments/add-protocol-step'
import { at } from '../../factories/appointment'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { createEntry, createGuestAtGate } from '../../factories/safety'
import { createSalon } from '../../factories/salon'
import { createWholeArchive } from '../../factories/whole-archive'

const now = new Date('2026-11-23T04:00:00Z')

/** Everything a trial does is taken back. */
let trial: pg.Client
/** Ids of the situation by name: `:her` in SQL. */
let ids: Record<string, string>

beforeAll(async () => {
  ids = await situation()
  trial = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await trial.connect()
  await trial.query(`SET lock_timeout = '200ms'`)
}, 600_000)

afterAll(() => trial.end())

beforeEach(() => trial.query('BEGIN'))

afterEach(() => trial.query('ROLLBACK'))

/** A guest with a whole archive, one that was merged into hers, one at the door of a treatment, one that is erased. */
async function situation(): Promise<Record<string, string>> {
  const house = await createSalon()
  const {
    clientId: her,
    friendId: friend,
    visitId: visit,
    sessionId: session,
  } = await createWholeArchive(house, {
    now,
  })
  const { id: gone } = await db.client.findFirstOrThrow({ where: { mergedIntoId: her } })
  const guest = await createGuestAtGate(house, at(house, '14:00'))
  const entry = await createEntry(house, { name: '视黄醇' })
  const treatmentId = house.treatments[0]?.id ?? ''
  const step = { treatmentId, title: '卸妆', minutes: 10, products: [] }
  const { stepId } = await asStaff(house.manager, now)((ctx) => addProtocolStep(ctx, step))
  const erased = await createClient(house.receptionist, {}, now)
  await asStaff(house.manager, now)((ctx) => eraseClient(ctx, { clientId: erased, reason: 'her_wish' }))
  return {
    ...{ her, friend, gone, visit, session, entry, step: stepId, salon: house.salon.id },
    ...{ guest: guest.clientId, gate: guest.sessionId, guestVisit: guest.visitId },
    ...{
      treatment: treatmentId,
      otherTreatment: house.treatments[2]?.id ?? '',
      therapist: house.therapist.id,
    },
  }
}

function run(sql: string): Promise<pg.QueryResult> {
  return trial.query(
    sql.replaceAll(/:(\w+)\b(?!:)/g, (whole, name) => (name in ids ? `'${ids[name]}'::uuid` : whole)),
  )
}

async function one(sql: string): Promise<Record<string, unknown>> {
  return (await run(sql)).rows[0] ?? {}
}

/** The same row once more, with these columns as SQL instead: a guard is asked before any key is. */
function again(table: string, where: string, changed: Record<string, string> = {}): string {
  const pairs = Object.entries(changed).flatMap(([column, value]) => [`'${column}'`, value])
  return `INSERT INTO "${table}" SELECT (jsonb_populate_record(t, jsonb_build_object(${pairs.join()}))).*
    FROM "${table}" t WHERE ${where} LIMIT 1`
}

/** What the trial is about, as the catalogue has it: trigger, operation and, where it stands on some alone, column. */
type Trials = Record<string, () => Promise<void>>

const refused = (sql: string, message: RegExp | string) => () => expect(run(sql)).rejects.toThrow(message)

// ── An erased archive ────────────────────────────────────────────────────────

const ofHers = `"clientId" = :her`
const ofHerVisit = `"visitId" = :visit`
const ofHerSession = `"sessionId" = :session`
const ofHerLastNote = `${ofHerSession} AND revision = (SELECT max(r.revision) FROM "TreatmentNoteRevision" r WHERE r.${ofHerSession})`
const ofHerEvents = `"eventId" IN (SELECT id FROM "VisitEvent" WHERE "visitId" = :visit)`
const ofHerPlans = `"planId" IN (SELECT id FROM "CarePlan" WHERE "clientId" = :her)`

/** As an erasure leaves her, but for all that hangs on her. */
const eraseHer = `UPDATE "Client" SET "erasedAt" = now(), name = '—', pinyin = '', "birthLunar" = false,
  ${'formOfAddress nickname sex phone birthYear birthMonth birthDay address family education occupation character hobbies source natureId referredById notYetReason nextAction nextActionOn alertsAskedAt alertsAskedById basicsConfirmedAt importId'
    .split(' ')
    .map((column) => `"${column}" = NULL`)
    .join()} WHERE id = :her`

const onErased = (sql: string) => async () => {
  await run(eraseHer)
  await expect(run(sql)).rejects.toThrow('constraint "Client_erased_is_blank"')
}

const bothOnErased = (table: string, trigger: string, where: string, column: string): Trials => ({
  [`${trigger} INSERT`]: onErased(again(table, where)),
  [`${trigger} UPDATE`]: onErased(`UPDATE "${table}" SET "${column}" = "${column}" WHERE ${where}`),
})

const wordsOf = (table: string, where: string, column: string) =>
  bothOnErased(table, `${table}_not_of_erased`, where, column)

/** Words of one kind on her treatment, and none of any other. */
const onSession = (trigger: string, words: Record<string, string>): Trials => {
  const said = { herWords: 'NULL', lovedAreas: `'{}'::text[]`, endNote: 'NULL', ...words }
  const set = Object.entries(said).map(([column, value]) => `"${column}" = ${value}`)
  return {
    [`${trigger} INSERT`]: onErased(again('TreatmentSession', 'id = :session', said)),
    [`${trigger} UPDATE`]: onErased(`UPDATE "TreatmentSession" SET ${set.join()} WHERE id = :session`),
  }
}

const onEitherSide = (table: string, trigger: string, one: string, other: string): Trials => {
  const hers = `:her IN ("${one}", "${other}")`
  return {
    [`${trigger} INSERT`]: async () => {
      await run('SAVEPOINT side')
      await onErased(again(table, hers))()
      await run('ROLLBACK TO side')
      await onErased(again(table, hers, { [one]: `t."${other}"`, [other]: `t."${one}"` }))()
    },
    [`${trigger} UPDATE`]: onErased(`UPDATE "${table}" SET "${one}" = "${one}" WHERE ${hers}`),
  }
}

const ERASED: Trials = {
  ...wordsOf('Alert', ofHers, 'text'),
  ...wordsOf('ArchiveChange', ofHers, 'after'),
  ...wordsOf('ArchiveDraft', ofHers, 'values'),
  ...wordsOf('Assessment', ofHerVisit, 'visitId'),
  ...wordsOf('BroughtOver', ofHers, 'note'),
  ...wordsOf('CarePlan', ofHers, 'goal'),
  'CarePlanVersion_not_of_erased INSERT': onErased(again('CarePlanVersion', ofHerPlans)),
  ...wordsOf('Case', ofHers, 'text'),
  ...wordsOf('ClientPhone', ofHers, 'label'),
  ...onEitherSide('ClientRelation', 'ClientRelation_not_of_erased', 'clientId', 'otherId'),
  ...onEitherSide('ClientMerge', 'ClientMerge_not_of_erased', 'keptId', 'goneId'),
  'ClientSearchToken_not_of_erased INSERT': onErased(again('ClientSearchToken', ofHers, { token: `'zz'` })),
  'ClientSearchToken_not_made_of_erased UPDATE': onErased(
    `UPDATE "ClientSearchToken" SET token = token || 'z' WHERE ${ofHers}`,
  ),
  ...wordsOf('ClientTag', ofHers, 'tagId'),
  ...wordsOf('Consent', ofHers, 'words'),
  ...wordsOf('FollowUpCall', ofHerVisit, 'note'),
  ...wordsOf('PatchTest', ofHers, 'note'),
  ...wordsOf('Photo', ofHers, 'storageKey'),
  ...wordsOf('Preference', ofHers, 'text'),
  ...wordsOf('ProductAtHome', ofHers, 'quantity'),
  ...wordsOf('Promise', ofHers, 'text'),
  ...wordsOf('Reaction', ofHers, 'text'),
  ...wordsOf('Recommendation', ofHerVisit, 'reason'),
  'ClearedMark_not_of_erased INSERT': onErased(again('ClearedMark', ofHerVisit)),
  'SafetyAnswer_not_of_erased INSERT': onErased(again('SafetyAnswer', ofHerVisit)),
  'SafetyOverride_not_of_erased INSERT': onErased(again('SafetyOverride', ofHerSession)),
  'TreatmentNoteRevision_not_of_erased INSERT': onErased(
    again('TreatmentNoteRevision', ofHerLastNote, { revision: '(t.revision + 1)', amendmentReason: `'x'` }),
  ),
  ...onSession('TreatmentSession_no_words_on_erased', { herWords: `'x'` }),
  ...onSession('TreatmentSession_no_end_note_on_erased', { endNote: `'x'` }),
  'Visit_not_of_erased INSERT': onErased(again('Visit', ofHers)),
  'Visit_not_of_erased UPDATE OF clientId': onErased(
    `UPDATE "Visit" SET "clientId" = :her WHERE id = :guestVisit`,
  ),
  'Visit_no_words_on_erased UPDATE OF noNextBookingNote': onErased(
    `UPDATE "Visit" SET "noNextBookingNote" = 'x' WHERE id = :visit`,
  ),
  ...wordsOf('VisitEventNote', ofHerEvents, 'text'),
  ...wordsOf('VisitNote', ofHerVisit, 'text'),
}

/** What is of her alone, seen without its words: the areas she loved are a word of hers too. */
const QUIET: Trials = {
  'TreatmentSession_no_words_on_erased of lovedAreas alone': async () => {
    await run(eraseHer)
    const quiet = `UPDATE "TreatmentSession" SET "herWords" = NULL, "endNote" = NULL, "lovedAreas" = `
    await expect(run(`${quiet} '{neck}' WHERE id = :session`)).rejects.toThrow('Client_erased_is_blank')
  },
}

// ── A merged archive ─────────────────────────────────────────────────────────

const onMerged = (sql: string) => refused(sql, 'her archive was merged into another')

const notOnMerged = (table: string): Trials => ({
  [`${table}_not_on_merged INSERT`]: onMerged(again(table, ofHers, { clientId: ':gone' })),
})

const MERGED: Trials = {
  ...Object.assign(
    {},
    ...[
      'Alert',
      'ArchiveChange',
      'ArchiveDraft',
      'BroughtOver',
      'CarePlan',
      'Case',
      'ClientPhone',
      'ClientTag',
      'Consent',
    ].map(notOnMerged),
    ...['PatchTest', 'Photo', 'Preference', 'ProductAtHome', 'Promise', 'Reaction', 'Visit'].map(notOnMerged),
  ),
  'ClientRelation_not_to_merged INSERT': async () => {
    for (const side of ['clientId', 'otherId']) {
      await run('SAVEPOINT side')
      await onMerged(again('ClientRelation', ofHers, { [side]: ':gone' }))()
      await run('ROLLBACK TO side')
    }
  },
  'Client_not_referred_by_merged INSERT': onMerged(
    again('Client', 'id = :friend', { referredById: ':gone' }),
  ),
  'Client_not_referred_by_merged UPDATE OF referredById': onMerged(
    `UPDATE "Client" SET "referredById" = :gone WHERE id = :friend`,
  ),
}

// ── What stays written ───────────────────────────────────────────────────────

const staysWritten = (table: string, column: string, guard = `${table}_append_only`): Trials => ({
  [`${guard} UPDATE`]: refused(`UPDATE "${table}" SET "${column}" = "${column}"`, `${table} is append-only`),
  [`${guard} DELETE`]: refused(`DELETE FROM "${table}"`, `${table} is append-only`),
})

const notEmptied = (table: string): Trials => ({
  [`${table}_no_truncate TRUNCATE`]: refused(`TRUNCATE "${table}" CASCADE`, `${table} is append-only`),
})

const WRITTEN: Trials = {
  ...staysWritten('AlertChange', 'reason'),
  ...staysWritten('AuditEntry', 'action'),
  ...staysWritten('AuditLink', 'hash'),
  ...staysWritten('CarePlanVersion', 'content'),
  ...staysWritten('Erasure', 'reason'),
  ...staysWritten('ClearedMark', 'clearedAt'),
  ...staysWritten('SafetyAnswer', 'askedAt'),
  ...staysWritten('SafetyOverride', 'reason'),
  ...staysWritten('TreatmentNoteRevision', 'content'),
  ...staysWritten('VisitEvent', 'at'),
  ...notEmptied('AuditEntry'),
  ...notEmptied('AuditLink'),
  ...notEmptied('CarePlanVersion'),
  ...notEmptied('Erasure'),
  ...notEmptied('ProtocolStep'),
  ...notEmptied('SafetyOverride'),
  ...notEmptied('TreatmentNoteRevision'),
  ...notEmptied('VisitEvent'),
  'ProtocolStep_stays DELETE': refused(
    `DELETE FROM "ProtocolStep" WHERE id = :step`,
    'ProtocolStep is append-only',
  ),
  'ProtocolStep_stays UPDATE': async () => {
    await run(`UPDATE "ProtocolStep" SET position = 7, "retiredAt" = now() WHERE id = :step`)
    for (const change of [`title = '洁面'`, 'minutes = 11', `"retiredAt" = NULL`, `"addedAt" = now()`]) {
      await run('SAVEPOINT change')
      const changed = run(`UPDATE "ProtocolStep" SET ${change} WHERE id = :step`)
      await expect(changed, change).rejects.toThrow('ProtocolStep is append-only')
      await run('ROLLBACK TO change')
    }
  },
  'TreatmentNoteRevision_gapless INSERT': async () => {
    const reason = { amendmentReason: `'写漏了'` }
    const next = again('TreatmentNoteRevision', ofHerLastNote, {
      ...{ revision: '(t.revision + 1)', amendmentReason: 'NULL' },
    })
    const gap = again('TreatmentNoteRevision', ofHerLastNote, { revision: '(t.revision + 2)', ...reason })
    const twice = again('TreatmentNoteRevision', ofHerLastNote, reason)
    const unsigned = again('TreatmentNoteRevision', ofHerLastNote, {
      revision: '(t.revision + 1)',
      ...reason,
    })
    for (const [sql, constraint] of [
      [gap, 'TreatmentNoteRevision_gapless'],
      [twice, 'TreatmentNoteRevision_gapless'],
      [next, 'TreatmentNoteRevision_amended'],
    ] as const) {
      await run('SAVEPOINT revision')
      await expect(run(sql)).rejects.toThrow(constraint)
      await run('ROLLBACK TO revision')
    }
    await run(`UPDATE "TreatmentNote" SET "signedAt" = NULL, "signedById" = NULL WHERE ${ofHerSession}`)
    await expect(run(unsigned)).rejects.toThrow('TreatmentNoteRevision_amended')
  },
  'VisitEvent_follows INSERT': async () => {
    const ofLast = `${ofHerVisit} AND sequence = (SELECT max(e.sequence) FROM "VisitEvent" e WHERE e.${ofHerVisit})`
    const last = await one(`SELECT at FROM "VisitEvent" WHERE ${ofLast}`)
    const next = (at: string) =>
      run(again('VisitEvent', ofLast, { id: 'gen_random_uuid()', sequence: '(t.sequence + 1)', at }))
    await next(`(t.at - interval '1 hour')`)
    expect(await one(`SELECT at FROM "VisitEvent" WHERE ${ofLast}`)).toEqual(last)
    await next(`(t.at + interval '1 hour')`)
    const { at } = await one(`SELECT at FROM "VisitEvent" WHERE ${ofLast}`)
    expect(Number(at)).toBe(Number(last.at) + 3_600_000)
  },
  'AuditEntry_chain INSERT': async () => {
    const chain = `SELECT count(*)::int AS n FROM "AuditLink" WHERE "salonId" = :salon`
    const before = await one(chain)
    const entry = `"id", "salonId", "action", "subjectType", "particulars", "at"`
    await run(
      `INSERT INTO "AuditEntry" (${entry}) VALUES (gen_random_uuid(), :salon, 'tried', 'Salon', '{}', now())`,
    )
    await run('SET CONSTRAINTS ALL IMMEDIATE')
    expect(await one(chain)).toEqual({ n: Number(before.n) + 1 })
  },
}

// ── The care record and its gate ─────────────────────────────────────────────

/** While a treatment begins, which holds her row, this waits; a foreign key alone would not. */
const linesUp = (client: 'her' | 'guest', sql: string) => async () => {
  const beginning = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await beginning.connect()
  try {
    await beginning.query('BEGIN')
    await beginning.query('SELECT 1 FROM "Client" WHERE id = $1 FOR SHARE', [ids[client]])
    await expect(run(sql)).rejects.toThrow('lock timeout')
  } finally {
    await beginning.end()
  }
}

const UPDATE_ALERT = (set: string) => `UPDATE "Alert" SET ${set} WHERE "clientId" = :her`
const anAlertOfHers = `(SELECT id FROM "Alert" WHERE "clientId" = :her LIMIT 1)`
const closed = (sql: string) => refused(sql, 'constraint "TreatmentSession_safe"')

/** She says yes to it in this visit, and no alert of hers stands for it. */
const sheSaysYes = (visit: string, question = 'allergy') =>
  `INSERT INTO "SafetyAnswer" ("id", "visitId", "question", "answer", "askedById", "askedAt")
    VALUES (gen_random_uuid(), ${visit}, '${question}', 'yes', :therapist, '2100-01-01Z')`

/** She has said yes, and her treatment runs: what it becomes would begin anew. */
const running = (change: string) => async () => {
  await run(`UPDATE "TreatmentSession" SET "startedAt" = "startsAt" WHERE id = :gate`)
  await run(sheSaysYes(':guestVisit'))
  await closed(`UPDATE "TreatmentSession" SET ${change} WHERE id = :gate`)()
}

/** A wound, a rash and a fresh scar wait; what else stands on the map stops no treatment. */
const linesUpByMark = (write: (kind: string) => string) => async () => {
  for (const kind of ['wound', 'rash', 'fresh_scar']) {
    await run('SAVEPOINT mark')
    await linesUp('her', write(`'${kind}'`))()
    await run('ROLLBACK TO mark')
  }
}

const aReading = `(SELECT r."assessmentId" FROM "Reading" r JOIN "Assessment" a ON a.id = r."assessmentId" WHERE a."visitId" = :visit LIMIT 1)`

async function offTheScale(write: (value: string) => string): Promise<void> {
  const fits = ['1', '5']
  const breaks = ['0', '6', '2.5', '-1']
  const { steps } = await one(
    `SELECT t.steps FROM "ReadingType" t JOIN "Reading" r ON r."readingTypeId" = t.id WHERE r."assessmentId" = ${aReading}`,
  )
  expect(steps).toBe(5)
  for (const value of [...fits, ...breaks]) {
    await run('SAVEPOINT value')
    const written = run(write(value))
    if (fits.includes(value)) expect((await written).rowCount).toBe(1)
    else await expect(written, value).rejects.toThrow('constraint "Reading_in_bounds"')
    await run('ROLLBACK TO value')
  }
  await run(`UPDATE "ReadingType" SET form = 'measure', steps = NULL, minimum = 10, maximum = 20
    WHERE id IN (SELECT "readingTypeId" FROM "Reading" WHERE "assessmentId" = ${aReading})`)
  for (const [value, isOff] of [
    ['10', false],
    ['20', false],
    ['12.5', false],
    ['9.9', true],
    ['20.1', true],
  ] as const) {
    await run('SAVEPOINT value')
    const written = run(write(value))
    if (isOff) await expect(written, value).rejects.toThrow('constraint "Reading_in_bounds"')
    else expect((await written).rowCount, value).toBe(1)
    await run('ROLLBACK TO value')
  }
}

const CARE: Trials = {
  'Alert_lines_up INSERT': linesUp('her', again('Alert', ofHers, { id: 'gen_random_uuid()' })),
  'Alert_lines_up UPDATE OF clientId': linesUp('her', UPDATE_ALERT(`"clientId" = "clientId"`)),
  'Alert_lines_up UPDATE OF text': linesUp('her', UPDATE_ALERT(`text = 'x'`)),
  'Alert_lines_up UPDATE OF sortedAt': linesUp('her', UPDATE_ALERT(`"sortedAt" = NULL`)),
  'Alert_lines_up UPDATE OF retiredAt': linesUp('her', UPDATE_ALERT(`"retiredAt" = NULL`)),
  'AlertContraindication_lines_up INSERT': linesUp(
    'her',
    `INSERT INTO "AlertContraindication" VALUES (${anAlertOfHers}, :entry)`,
  ),
  'AlertContraindication_lines_up UPDATE': linesUp(
    'her',
    `UPDATE "AlertContraindication" SET "contraindicationId" = :entry WHERE "alertId" = ${anAlertOfHers}`,
  ),
  'AreaMark_lines_up INSERT': linesUpByMark((kind) =>
    again('AreaMark', `"assessmentId" = ${aReading}`, { area: `'chin'`, kind }),
  ),
  'AreaMark_lines_up UPDATE': linesUpByMark(
    (kind) => `UPDATE "AreaMark" SET kind = ${kind} WHERE "assessmentId" = ${aReading}`,
  ),
  'PatchTest_lines_up INSERT': linesUp('her', again('PatchTest', ofHers, { id: 'gen_random_uuid()' })),
  'PatchTest_lines_up UPDATE': linesUp('her', `UPDATE "PatchTest" SET note = 'x' WHERE ${ofHers}`),
  'Reaction_lines_up INSERT': linesUp(
    'her',
    again('Reaction', ofHers, { id: 'gen_random_uuid()', sessionId: ':gate' }),
  ),
  'Reaction_lines_up UPDATE': linesUp('her', `UPDATE "Reaction" SET "clearedAt" = now() WHERE ${ofHers}`),
  'Reading_in_bounds INSERT': () =>
    offTheScale(
      (value) => `WITH old AS (DELETE FROM "Reading" WHERE "assessmentId" = ${aReading} RETURNING *)
        INSERT INTO "Reading" SELECT "assessmentId", "readingTypeId", ${value} FROM old`,
    ),
  'Reading_in_bounds UPDATE': () =>
    offTheScale((value) => `UPDATE "Reading" SET value = ${value} WHERE "assessmentId" = ${aReading}`),
  'SafetyAnswer_lines_up INSERT': linesUp(
    'her',
    again('SafetyAnswer', ofHerVisit, { id: 'gen_random_uuid()' }),
  ),
  'TreatmentSession_begins_safely INSERT': async () => {
    await run(sheSaysYes(':guestVisit'))
    await closed(
      again('TreatmentSession', 'id = :gate', {
        id: 'gen_random_uuid()',
        therapistId: 'NULL',
        roomId: 'NULL',
        startedAt: 't."startsAt"',
      }),
    )()
  },
  'TreatmentSession_begun_safely UPDATE OF startedAt': async () => {
    await run(sheSaysYes(':guestVisit'))
    await closed(`UPDATE "TreatmentSession" SET "startedAt" = "startsAt" WHERE id = :gate`)()
  },
  'TreatmentSession_begun_safely UPDATE OF treatmentId': running(`"treatmentId" = :otherTreatment`),
  'TreatmentSession_begun_safely UPDATE OF visitId': async () => {
    await run(`UPDATE "TreatmentSession" SET "startedAt" = "startsAt" WHERE id = :gate`)
    await run(sheSaysYes(':visit', 'pregnancy'))
    await closed(`UPDATE "TreatmentSession" SET "visitId" = :visit WHERE id = :gate`)()
  },
  'TreatmentSession_held INSERT': async () => {
    await run(`UPDATE "TreatmentSession" SET "releasedAt" = now() WHERE id = :gate`)
    const copy = again('TreatmentSession', 'id = :gate', {
      ...{ id: 'gen_random_uuid()', preparationMinutes: '5', cleanupMinutes: '10', releasedAt: 'NULL' },
      ...{ heldFrom: 't."startsAt"', heldUntil: 't."endsAt"' },
    })
    expect((await run(`${copy} RETURNING ${held}`)).rows).toEqual([{ before: 5, after: 10 }])
  },
  'TreatmentSession_held UPDATE': async () => {
    const change = `SET "preparationMinutes" = 7, "cleanupMinutes" = 9, "heldFrom" = "startsAt"`
    const { rows } = await run(`UPDATE "TreatmentSession" ${change} WHERE id = :gate RETURNING ${held}`)
    expect(rows).toEqual([{ before: 7, after: 9 }])
  },
}

const held = `(extract(epoch FROM "startsAt" - "heldFrom") / 60)::int AS before,
  (extract(epoch FROM "heldUntil" - "endsAt") / 60)::int AS after`

// ── Her standing is reckoned anew ────────────────────────────────────────────

/** What her standing says after a deed, and that it said something else before. */
const reckons =
  (prepare: string[], deed: string, column: string, expected: unknown, client = ':her') =>
  async () => {
    for (const each of prepare) await run(each)
    const standing = `SELECT "${column}" AS says FROM "ClientStanding" WHERE "clientId" = ${client}`
    expect(await one(standing)).not.toEqual({ says: expected })
    await run(deed)
    expect(await one(standing)).toEqual({ says: expected })
  }

const bought = {
  id: 'gen_random_uuid()',
  productId: `(SELECT id FROM "Product" WHERE "salonId" = :salon AND id <> t."productId" LIMIT 1)`,
  answer: `'bought'`,
  priceMinor: '1000',
}
const price = 39_800
const begunAgain = `UPDATE "TreatmentSession" SET "startedAt" = NULL, "endedAt" = NULL,
  outcome = NULL, "endReason" = NULL, "endNote" = NULL WHERE id = :session`

const STANDING: Trials = {
  'Client_standing INSERT': async () => {
    const made = await one(`INSERT INTO "Client" (id, "salonId", name, pinyin, "createdAt")
      VALUES (gen_random_uuid(), :salon, '新', 'xin', now()) RETURNING id`)
    expect(await one(`SELECT visits FROM "ClientStanding" WHERE "clientId" = '${made.id}'`)).toEqual({
      visits: 0,
    })
  },
  'BroughtOver_standing INSERT': reckons(
    [],
    again('BroughtOver', ofHers, { id: 'gen_random_uuid()', visits: '40' }),
    'visits',
    41,
  ),
  'BroughtOver_standing DELETE': reckons(
    [`UPDATE "BroughtOver" SET visits = 7 WHERE ${ofHers}`],
    `DELETE FROM "BroughtOver" WHERE ${ofHers}`,
    'visits',
    1,
  ),
  'BroughtOver_standing UPDATE OF clientId': reckons(
    [`UPDATE "BroughtOver" SET visits = 7 WHERE ${ofHers}`],
    `UPDATE "BroughtOver" SET "clientId" = :friend WHERE ${ofHers}`,
    'visits',
    7,
    ':friend',
  ),
  'BroughtOver_standing UPDATE OF lastVisitOn': reckons(
    [],
    `UPDATE "BroughtOver" SET "lastVisitOn" = '2040-01-01' WHERE ${ofHers}`,
    'lastVisitAt',
    new Date('2040-01-01T04:00:00Z'),
  ),
  'BroughtOver_standing UPDATE OF spentMinor': reckons(
    [`UPDATE "TreatmentSession" SET "priceMinor" = 0 WHERE "visitId" = :visit`],
    `UPDATE "BroughtOver" SET "spentMinor" = 7 WHERE ${ofHers}`,
    'spentMinor',
    7,
  ),
  'BroughtOver_standing UPDATE OF therapistId': async () => {
    await reckons(
      [`UPDATE "BroughtOver" SET "lastVisitOn" = '2040-01-01' WHERE ${ofHers}`],
      `UPDATE "BroughtOver" SET "therapistId" = :therapist WHERE ${ofHers}`,
      'lastTherapistId',
      ids.therapist,
    )()
  },
  'BroughtOver_standing UPDATE OF visits': reckons(
    [],
    `UPDATE "BroughtOver" SET visits = 7 WHERE ${ofHers}`,
    'visits',
    8,
  ),
  'Visit_standing INSERT': reckons(
    [`UPDATE "ClientStanding" SET visits = 9 WHERE "clientId" = :friend`],
    again('Visit', 'id = :guestVisit', { id: 'gen_random_uuid()', clientId: ':friend', stage: `'closed'` }),
    'visits',
    0,
    ':friend',
  ),
  'Visit_standing UPDATE OF stage': reckons(
    [],
    `UPDATE "Visit" SET stage = 'cancelled' WHERE id = :visit`,
    'visits',
    0,
  ),
  'Visit_standing UPDATE OF clientId': reckons(
    [],
    `UPDATE "Visit" SET "clientId" = :friend WHERE id = :visit`,
    'visits',
    1,
    ':friend',
  ),
  'Appointment_standing INSERT': reckons(
    [
      `DELETE FROM "Appointment" WHERE "visitId" = :visit`,
      `UPDATE "Visit" SET stage = 'closed' WHERE id = :visit`,
    ],
    `INSERT INTO "Appointment" (id, "visitId", "startsAt", "endsAt", "createdById", "createdAt")
      VALUES (gen_random_uuid(), :visit, '2026-11-01Z', '2026-11-02Z', :therapist, now())`,
    'visits',
    1,
  ),
  'Appointment_standing UPDATE OF startsAt': reckons(
    [],
    `UPDATE "Appointment" SET "startsAt" = '2020-01-01Z' WHERE "visitId" = :visit`,
    'lastVisitAt',
    new Date('2020-01-01T00:00:00Z'),
  ),
  'TreatmentSession_standing UPDATE OF startedAt': reckons([], begunAgain, 'spentMinor', 0),
  'TreatmentSession_standing UPDATE OF priceMinor': reckons(
    [],
    `UPDATE "TreatmentSession" SET "priceMinor" = 5 WHERE id = :session`,
    'spentMinor',
    5,
  ),
  'TreatmentSession_standing UPDATE OF therapistId': reckons(
    [],
    `UPDATE "TreatmentSession" SET "therapistId" = NULL WHERE id = :session`,
    'lastTherapistId',
    null,
  ),
  'TreatmentSession_standing_begun INSERT': reckons(
    [],
    again('TreatmentSession', 'id = :gate', {
      ...{ id: 'gen_random_uuid()', therapistId: 'NULL', roomId: 'NULL' },
      ...{ startedAt: 't."startsAt"', priceMinor: '700' },
    }),
    'spentMinor',
    700,
    ':guest',
  ),
  'Recommendation_standing_bought INSERT': reckons(
    [],
    again('Recommendation', ofHerVisit, bought),
    'spentMinor',
    price + 1000,
  ),
  'Recommendation_standing UPDATE OF answer': reckons(
    [`UPDATE "Recommendation" SET "priceMinor" = 300 WHERE ${ofHerVisit}`],
    `UPDATE "Recommendation" SET answer = 'bought' WHERE ${ofHerVisit}`,
    'spentMinor',
    price + 300,
  ),
  'Recommendation_standing UPDATE OF priceMinor': reckons(
    [`UPDATE "Recommendation" SET answer = 'bought' WHERE ${ofHerVisit}`],
    `UPDATE "Recommendation" SET "priceMinor" = 300 WHERE ${ofHerVisit}`,
    'spentMinor',
    price + 300,
  ),
  'Recommendation_standing DELETE': reckons(
    [`UPDATE "Recommendation" SET answer = 'bought', "priceMinor" = 300 WHERE ${ofHerVisit}`],
    `DELETE FROM "Recommendation" WHERE ${ofHerVisit}`,
    'spentMinor',
    price,
  ),
}

const GUARDS: Trials = { ...ERASED, ...MERGED, ...WRITTEN, ...CARE, ...STANDING }

describe('a guard', () => {
  it.each(Object.entries({ ...GUARDS, ...QUIET }))('%s', (_guard, tried) => tried())

  it.each(Object.entries({ ...GUARDS, ...QUIET }))('is missed: %s', async (guard, tried) => {
    await takeOut(guard.split(' ')[0] ?? '')
    await expect(tried()).rejects.toThrow()
  })

  it('that nobody tries is found', async () => {
    expect(Object.keys(GUARDS).sort()).toEqual(await guardsThereAre())
  })
})

/** For this trial alone: what a trial holds to must be the guard's doing and nobody else's. */
async function takeOut(trigger: string): Promise<void> {
  const { table } = await one(
    `SELECT tgrelid::regclass::text AS table FROM pg_trigger WHERE tgname = '${trigger}' AND NOT tgisinternal`,
  )
  await run(`ALTER TABLE ${table} DISABLE TRIGGER "${trigger}"`)
}

/** Trigger and operation, and the column where an update is watched for some alone. */
async function guardsThereAre(): Promise<string[]> {
  const rows = await db.$queryRaw<{ name: string; type: number; columns: string[] }[]>`
    SELECT t.tgname AS name, t.tgtype::int AS type, ARRAY(
      SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = t.tgrelid AND a.attnum = ANY (t.tgattr)
    ) AS columns
    FROM pg_trigger t WHERE NOT t.tgisinternal`
  const OPERATIONS = { INSERT: 4, DELETE: 8, UPDATE: 16, TRUNCATE: 32 }
  const guards = rows.flatMap(({ name, type, columns }) =>
    Object.entries(OPERATIONS)
      .filter(([, bit]) => type & bit)
      .flatMap(([operation]) =>
        operation === 'UPDATE' && columns.length > 0
          ? columns.map((column) => `${name} UPDATE OF ${column}`)
          : [`${name} ${operation}`],
      ),
  )
  return guards.sort()
}
