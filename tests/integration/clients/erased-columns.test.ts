// What becomes of every column that hangs on a client when her archive is erased, read from the catalogue: a table or a
// column that nobody has decided on fails here.
import { expect, it, vi } from 'vitest'
import { eraseClient } from '@/lib/clients/erase-client'
import { relateClients } from '@/lib/clients/relate-clients'
import { db } from '@/lib/db/client'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { createSalon, type TestSalon } from '../../factories/salon'
import { createWholeArchive, type WholeArchive } from '../../factories/whole-archive'

vi.setConfig({ testTimeout: 600_000 })

const now = new Date('2026-11-21T04:00:00Z')

/** Columns by what becomes of them, in the order of the alphabet; `gone` where every row of hers goes. */
type Fate = 'gone' | 'no row' | { blank?: string; changes?: string; stays?: string; neverSaid?: string }

/**
 * Figures, ids and who of the house did it stay; words, codes and links of hers do not. `neverSaid` is what has nothing
 * to say of a guest whose visits are over.
 */
const FATES: Record<string, Fate> = {
  Alert: 'gone',
  AlertChange: 'gone',
  AlertContraindication: 'gone',
  Appointment: {
    stays: 'createdAt createdById endsAt id startsAt visitId',
    neverSaid: 'bookedDuringVisitId',
  },
  ArchiveChange: 'gone',
  ArchiveDraft: 'gone',
  AreaMark: 'gone',
  Assessment: 'gone',
  CarePlan: {
    blank: 'avoid goal homeCare',
    stays: 'clientId end endedAt endedById id madeAt madeById revision salonId visitId',
  },
  CarePlanTreatment: {
    stays: 'intervalDays planId position sessions treatmentId',
  },
  CarePlanVersion: 'gone',
  Case: {
    blank: 'text',
    stays: 'clientId id kind openedAt openedById resolvedAt visitId',
  },
  Client: {
    blank:
      'address alertsAskedAt alertsAskedById basicsConfirmedAt birthDay birthLunar birthMonth birthYear character education family formOfAddress hobbies importId namesakeIds natureId nextAction nextActionOn nickname notYetReason occupation phone pinyin referredById sex source',
    changes: 'erasedAt name revision',
    stays: 'createdAt id mergedIntoId salonId upgradedAt',
  },
  ClearedMark: 'gone',
  ClientMerge: {
    blank: 'before',
    stays: 'goneId id keptId mergedAt mergedById salonId',
    neverSaid: 'undoneAt undoneById',
  },
  ClientPhone: 'gone',
  ClientRelation: 'gone',
  ClientSearchToken: 'gone',
  ClientStanding: {
    stays: 'clientId firstVisitAt hasTransacted lastTherapistId lastVisitAt salonId spentMinor visits',
    neverSaid: 'bookedUntil',
  },
  ClientTag: 'gone',
  Consent: 'gone',
  FollowUpCall: {
    blank: 'note',
    stays: 'attempt dueAt feeling id madeAt madeById outcome salonId visitId withdrawnAt',
  },
  PatchTest: 'gone',
  Photo: 'gone',
  BroughtOver: 'gone',
  Preference: 'gone',
  ProductAtHome: 'gone',
  Promise: {
    blank: 'text',
    stays: 'clientId createdAt createdById dueOn id keptAt ownerId visitId',
  },
  Reaction: {
    blank: 'clearedReason text',
    stays: 'clearedAt clearedById clientId id notedAt notedById salonId sessionId treatmentId visitId',
  },
  Reading: 'gone',
  Recommendation: {
    blank: 'reason',
    stays:
      'answer answeredAt createdAt declineReason id priceMinor productId quantity recommendedById visitId',
  },
  SafetyAnswer: 'gone',
  SafetyOverride: {
    blank: 'reason',
    stays: 'at byId id isLasting sessionId stops',
  },
  ShownCase: {
    blank: 'afterPhotoId beforePhotoId',
    stays: 'course createdAt createdById id position result salonId title',
    neverSaid: 'concerns courseEn resultEn retiredAt titleEn weeks',
  },
  TreatmentNote: {
    blank: 'harms harmsSince',
    stays: 'harmsTold revision sessionId signedAt signedById',
  },
  TreatmentNoteRevision: 'gone',
  TreatmentSession: {
    blank: 'endNote herWords lovedAreas',
    stays:
      'cleanupMinutes comfort effect endReason endedAt endsAt heldFrom heldUntil id outcome preparationMinutes pressureFelt priceMinor releasedAt roomId startedAt startsAt temperatureFelt therapistId treatmentId visitId',
  },
  Visit: {
    blank: 'noNextBookingNote',
    stays: 'clientId createdAt id noNextBookingReason revision salonId seatId stage standardsVersion',
    neverSaid: 'askAnewAt',
  },
  VisitEvent: {
    stays: 'actorId at fromStage id kind move particulars sequence toStage visitId',
    neverSaid: 'stepKey undoes',
  },
  VisitEventNote: 'gone',
  VisitNote: 'gone',
}

it('leaves of every row that hangs on her what was decided on, column by column', async () => {
  const house = await createSalon()
  const archive = await createWholeArchive(house, { now })
  await sayTheRest(house, archive)
  const before = await rowsOf(archive.clientId)
  await asStaff(
    house.manager,
    now,
  )((ctx) => eraseClient(ctx, { clientId: archive.clientId, reason: 'her_wish' }))
  expect(await fatesOf(before)).toEqual(FATES)
})

type Row = Record<string, unknown>
type Link = { child: string; column: string; parent: string; key: string }

/** Foreign keys of one column each, but for who sent whom: a friend has an archive of her own. */
function readLinks(): Promise<Link[]> {
  return db.$queryRaw<Link[]>`
    SELECT child.relname AS child, a.attname AS column, parent.relname AS parent, k.attname AS key
    FROM pg_constraint c
    JOIN pg_class child ON child.oid = c.conrelid
    JOIN pg_class parent ON parent.oid = c.confrelid
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    JOIN pg_attribute k ON k.attrelid = c.confrelid AND k.attnum = c.confkey[1]
    WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace AND a.attname <> 'referredById'`
}

/** Every row that leads to her through foreign keys, hers and those of whoever was merged into her, by table. */
async function rowsOf(clientId: string): Promise<Map<string, Row[]>> {
  const links = await readLinks()
  const found = new Map<string, Row[]>()
  async function follow(table: string, column: string, values: unknown[]): Promise<void> {
    const known = found.get(table) ?? []
    const isKnown = (row: Row) => known.some((old) => says(old) === says(row))
    const fresh = (await select(table, column, values)).filter((row) => !isKnown(row))
    found.set(table, [...known, ...fresh])
    if (known.length > 0 && fresh.length === 0) return
    for (const { child, column: of, parent, key } of links) {
      if (parent === table && (fresh.length > 0 || !found.has(child))) {
        await follow(
          child,
          of,
          fresh.map((row) => row[key]),
        )
      }
    }
  }
  await follow('Client', 'id', [clientId])
  return found
}

async function select(table: string, column: string, values: unknown[]): Promise<Row[]> {
  // A table's name cannot be a parameter: both names come from the database's own catalogue, the values are bound.
  const sql = `SELECT to_jsonb(t) AS row FROM "${table}" t WHERE t."${column}"::text = ANY ($1)`
  const rows = await db.$queryRawUnsafe<{ row: Row }[]>(sql, values.map(String))
  return rows.map(({ row }) => row)
}

async function fatesOf(before: Map<string, Row[]>): Promise<Record<string, Fate>> {
  const fates: Record<string, Fate> = {}
  for (const [table, rows] of before) fates[table] = await fateOfRows(table, rows)
  return fates
}

async function fateOfRows(table: string, rows: Row[]): Promise<Fate> {
  if (rows.length === 0) return 'no row'
  const keys = await primaryKey(table)
  const nameOf = (row: Row) => says(keys.map((key) => row[key]))
  const [first = ''] = keys
  const standing = await select(
    table,
    first,
    rows.map((row) => row[first]),
  )
  const after = new Map(standing.map((row) => [nameOf(row), row]))
  const left = rows.filter((row) => after.has(nameOf(row)))
  if (left.length === 0) return 'gone'
  expect(left.length, `${table}: some rows went and some stayed`).toBe(rows.length)
  const fate: Exclude<Fate, string> = {}
  for (const column of Object.keys(rows[0] ?? {}).sort()) {
    const became = fateOf(rows.map((row) => [row[column], after.get(nameOf(row))?.[column]]))
    fate[became] = fate[became] ? `${fate[became]} ${column}` : column
  }
  return fate
}

function fateOf(pairs: [before: unknown, after: unknown][]): keyof Exclude<Fate, string> {
  const same = pairs.every(([before, after]) => says(before) === says(after))
  const said = pairs.filter(([before]) => !isBlank(before))
  if (said.length === 0) return same ? 'neverSaid' : 'changes'
  if (said.every(([, after]) => isBlank(after))) return 'blank'
  return same ? 'stays' : 'changes'
}

function isBlank(value: unknown): boolean {
  return ['null', '""', '[]', '{}', 'false'].includes(says(value ?? null))
}

function says(value: unknown): string {
  return JSON.stringify(value)
}

async function primaryKey(table: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT a.attname AS name FROM pg_index i
    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
    WHERE i.indrelid = ${`"${table}"`}::regclass AND i.indisprimary
    ORDER BY array_position(i.indkey, a.attnum)`
  return rows.map(({ name }) => name)
}

/** Said past the verbs: what a whole archive does not hold by itself, and who told her of the salon. */
async function sayTheRest(
  house: TestSalon,
  { clientId, friendId, visitId, sessionId }: WholeArchive,
): Promise<void> {
  const auntId = await createClient(house.receptionist, { name: '柳絮飞' }, addMinutes(now, -60))
  await asStaff(
    house.receptionist,
    now,
  )((ctx) => relateClients(ctx, { clientId: auntId, kind: 'friend', otherId: clientId }))
  const nature = await db.clientNature.findFirstOrThrow({ where: { salonId: house.salon.id } })
  const hers = { where: { clientId } }
  await db.client.update({
    where: { id: clientId },
    data: {
      referredById: auntId,
      natureId: nature.id,
      birthLunar: true,
      upgradedAt: now,
      nextActionOn: now,
      namesakeIds: [auntId],
    },
  })
  await db.visit.update({ where: { id: visitId }, data: { seatId: house.seats[0]?.id ?? null } })
  await db.treatmentSession.update({
    where: { id: sessionId },
    data: {
      roomId: house.rooms[0]?.id ?? null,
      releasedAt: now,
      comfort: 4,
      pressureFelt: 1,
      temperatureFelt: -1,
    },
  })
  await db.recommendation.updateMany({
    where: { visitId },
    data: { answer: 'declined', answeredAt: now, declineReason: 'too_dear', priceMinor: 0 },
  })
  const lasting = { reason: '只是怕烫', stops: ['said'], isLasting: true }
  await db.safetyOverride.create({ data: { sessionId, byId: house.manager.id, at: now, ...lasting } })
  await db.followUpCall.updateMany({ where: { visitId }, data: { withdrawnAt: now } })
  await db.promise.updateMany({ ...hers, data: { visitId, keptAt: now } })
  await db.case.updateMany({ ...hers, data: { visitId, resolvedAt: now } })
  const ending = { visitId, end: 'stopped', endedAt: now, endedById: house.manager.id } as const
  await db.carePlan.updateMany({ ...hers, data: ending })
  const photo = await db.photo.findFirstOrThrow({ where: { clientId } })
  await db.shownCase.create({
    data: {
      salonId: house.salon.id,
      title: '颈部细纹',
      course: '六次',
      result: '淡了',
      beforePhotoId: photo.id,
      afterPhotoId: photo.id,
      createdById: house.manager.id,
      createdAt: now,
    },
  })
  expect(await db.client.count({ where: { id: friendId, referredById: clientId } })).toBe(1)
}
