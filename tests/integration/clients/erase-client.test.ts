// Erasing an archive leaves no trace of her in any column or file, leaves the figures, and keeps everybody out after.
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { performDeed } from '@/lib/actions/perform-deed'
import { verifyChains } from '@/lib/audit/verify-chain'
import { eraseClient } from '@/lib/clients/erase-client'
import { makePromise } from '@/lib/clients/make-promise'
import { mergeClients } from '@/lib/clients/merge-clients'
import { notePreference } from '@/lib/clients/note-preference'
import { undoMerge } from '@/lib/clients/undo-merge'
import { db } from '@/lib/db/client'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { photoStore } from '@/lib/storage/photo-store'
import { removeDueFiles } from '@/lib/storage/remove-files'
import { SAVE_NOTE } from '@/lib/treatment-notes/save-treatment-note'
import { moveVisit } from '@/lib/visits/move-visit'
import { saveVisitNote } from '@/lib/visits/save-visit-note'
import { walkIn } from '@/lib/visits/walk-in'
import { createAppointment } from '../../factories/appointment'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { createOwedCall } from '../../factories/follow-up'
import { createSalon, type TestSalon } from '../../factories/salon'
import { writeNote } from '../../factories/treatment-note'
import { createWholeArchive, type WholeArchive } from '../../factories/whole-archive'

const now = new Date('2026-11-21T04:00:00Z')
const herWish = 'her_wish' as const

// A whole archive is some sixty deeds.
vi.setConfig({ testTimeout: 600_000 })

function erase(house: TestSalon, clientId: string, at = now) {
  return asStaff(house.manager, at)((ctx) => eraseClient(ctx, { clientId, reason: herWish }))
}

/** Every column that can hold words, as "Table.column", in which one of the traces stands. */
async function columnsWith(traces: string[]): Promise<string[]> {
  const columns = await db.$queryRaw<{ table: string; column: string }[]>`
    SELECT c.table_name AS table, c.column_name AS column
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
      AND c.data_type IN ('text', 'character varying', 'character', 'json', 'jsonb', 'bytea', 'ARRAY', 'USER-DEFINED')
    ORDER BY 1, 2`
  const patterns = traces.map((trace) => `%${trace}%`)
  const looks = columns.map(
    ({ table, column }) =>
      `SELECT '${table}.${column}' AS name WHERE EXISTS (SELECT 1 FROM "${table}" WHERE "${column}"::text ILIKE ANY ($1))`,
  )
  const found = await db.$queryRawUnsafe<{ name: string }[]>(looks.join(' UNION ALL '), patterns)
  return found.map(({ name }) => name).sort()
}

/** The files beside the cluster: the log, the keys. What the database threw away it overwrites itself. */
async function filesWith(traces: string[]): Promise<string[]> {
  const [row] = await db.$queryRaw<{ data_directory: string }[]>`SHOW data_directory`
  const folder = path.dirname(row?.data_directory ?? '')
  const entries = await readdir(folder, { withFileTypes: true })
  const found: string[] = []
  for (const file of entries.filter((entry) => entry.isFile())) {
    const text = (await readFile(path.join(folder, file.name), 'utf8')).toLowerCase()
    if (traces.some((trace) => text.includes(trace))) found.push(file.name)
  }
  expect(entries.map(({ name }) => name)).toContain('postgres.log')
  return found
}

function tracesOf({ mark, name, pinyin, numbers }: WholeArchive): string[] {
  return [mark, name, pinyin, pinyin.replaceAll(' ', ''), ...numbers, '139-8765-4321', 'M1,1L2,2']
}

describe('erasing', () => {
  it('leaves no trace in any column or file', async () => {
    const house = await createSalon()
    const archive = await createWholeArchive(house, { now })
    const traces = tracesOf(archive)
    const before = await columnsWith(traces)
    expect(before).toEqual([
      'Alert.text',
      'AlertChange.reason',
      'ArchiveChange.after',
      'ArchiveChange.before',
      'ArchiveDraft.values',
      'BroughtOver.level',
      'BroughtOver.note',
      'BroughtOver.therapist',
      'CarePlan.avoid',
      'CarePlan.goal',
      'CarePlan.homeCare',
      'CarePlanVersion.content',
      'Case.text',
      'Client.address',
      'Client.character',
      'Client.education',
      'Client.family',
      'Client.formOfAddress',
      'Client.hobbies',
      'Client.name',
      'Client.nextAction',
      'Client.nickname',
      'Client.occupation',
      'Client.phone',
      'Client.pinyin',
      'ClientImportRow.cells',
      'ClientMerge.before',
      'ClientPhone.e164',
      'ClientPhone.label',
      'ClientSearchToken.token',
      'Consent.signature',
      'FollowUpCall.note',
      'PatchTest.note',
      'Preference.text',
      'Promise.text',
      'Reaction.clearedReason',
      'Reaction.text',
      'Recommendation.reason',
      'SafetyOverride.reason',
      'SavedList.name',
      'TreatmentNoteRevision.amendmentReason',
      'TreatmentNoteRevision.content',
      'TreatmentNoteRevision.privateText',
      'TreatmentSession.endNote',
      'TreatmentSession.herWords',
      'Visit.noNextBookingNote',
      'VisitEventNote.text',
      'VisitNote.text',
    ])
    const photos = await db.photo.findMany({ where: { clientId: archive.clientId } })
    expect(photos).toHaveLength(1)
    for (const { storageKey } of photos) expect(await photoStore().get(storageKey)).not.toBeNull()
    await erase(house, archive.clientId)
    expect(await columnsWith(traces)).toEqual([])
    expect(await filesWith(traces)).toEqual([])
    expect(await db.fileToRemove.count({ where: { dueAt: now } })).toBe(photos.length)
    await removeDueFiles(now)
    for (const { storageKey } of photos) expect(await photoStore().get(storageKey)).toBeNull()
  })

  it('keeps the figures, the friends and the files of others, and a proof without a name', async () => {
    const house = await createSalon()
    const { clientId, friendId, visitId } = await createWholeArchive(house, { now })
    const standing = await db.clientStanding.findUniqueOrThrow({ where: { clientId } })
    expect(standing).toMatchObject({ visits: 1, spentMinor: 39_800 })
    expect(await db.safetyAnswer.count({ where: { visitId } })).toBeGreaterThan(0)
    await erase(house, clientId)
    expect(await db.safetyAnswer.count({ where: { visitId } })).toBe(0)
    expect(await db.clientStanding.findUnique({ where: { clientId } })).toEqual(standing)
    expect(await db.visit.findUnique({ where: { id: visitId } })).toMatchObject({ stage: 'closed' })
    expect(await db.followUpCall.findFirst({ where: { visitId } })).toMatchObject({ feeling: 5, note: null })
    expect(await db.client.findUnique({ where: { id: friendId } })).toMatchObject({
      name: '柳如烟',
      referredById: clientId,
      erasedAt: null,
    })
    const imported = await db.client.count({
      where: { salonId: house.salon.id, name: { in: ['柳絮', '柳条'] } },
    })
    expect(imported).toBe(2)
    const proof = await db.erasure.findUniqueOrThrow({ where: { clientId } })
    expect(proof).toMatchObject({ erasedById: house.manager.id, erasedAt: now, reason: 'her_wish' })
    expect(proof.removed).toMatchObject({
      Client: 2,
      VisitNote: 7,
      TreatmentNoteRevision: 2,
      Photo: 1,
      ClientPhone: 1,
    })
    await expect(db.erasure.delete({ where: { id: proof.id } })).rejects.toThrow('append-only')
    const chain = (await verifyChains(db)).find(({ salonId }) => salonId === house.salon.id)
    expect(chain?.fault).toBeNull()
  })

  it('takes with it what an undone merge has left in the other archive', async () => {
    const house = await createSalon()
    const keptId = await createClient(house.receptionist, { name: '甄晓横' }, now)
    const goneId = await createClient(
      house.receptionist,
      { name: '甄晓恒', address: 'zqxundone 路 1 号' },
      now,
    )
    const merge = { keptId, keptRevision: 1, goneId, goneRevision: 1, fromGone: ['address' as const] }
    const { mergeId } = await asStaff(house.manager, now)((ctx) => mergeClients(ctx, merge))
    await asStaff(house.manager, addMinutes(now, 1))((ctx) => undoMerge(ctx, { mergeId }))
    expect(await columnsWith(['zqxundone'])).toContain('ArchiveChange.before')
    await erase(house, goneId, addMinutes(now, 2))
    expect(await columnsWith(['zqxundone', '甄晓恒'])).toEqual([])
    expect(await db.client.findUnique({ where: { id: keptId } })).toMatchObject({ name: '甄晓横' })
  })

  it('lets no merge be taken back', async () => {
    const house = await createSalon()
    const { clientId } = await createWholeArchive(house, { now })
    const { id: mergeId } = await db.clientMerge.findFirstOrThrow({ where: { keptId: clientId } })
    await erase(house, clientId)
    const undone = asStaff(house.manager, now)((ctx) => undoMerge(ctx, { mergeId }))
    await expect(undone).rejects.toMatchObject({ code: expect.stringMatching(/^(not_found|merge_too_old)$/) })
    expect(await db.client.count({ where: { mergedIntoId: clientId, erasedAt: null } })).toBe(0)
  })

  it('is the manager’s, and only of a living archive of her own salon', async () => {
    const [house, elsewhere] = await Promise.all([createSalon(), createSalon()])
    const clientId = await createClient(house.receptionist, {}, now)
    for (const staff of [house.receptionist, house.therapist])
      await expect(
        asStaff(staff, now)((ctx) => eraseClient(ctx, { clientId, reason: herWish })),
      ).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(erase(elsewhere, clientId)).rejects.toMatchObject({ code: 'not_found' })
    await erase(house, clientId)
    await expect(erase(house, clientId)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('waits until she is not here, not expected and not to be called', async () => {
    const house = await createSalon()
    const expected = await createAppointment(house)
    await expect(erase(house, expected.clientId)).rejects.toMatchObject({ code: 'in_the_house' })
    const here = await createClient(house.receptionist, { alertsAsked: true }, now)
    await asStaff(house.receptionist, now)((ctx) => walkIn(ctx, { clientId: here }))
    await expect(erase(house, here)).rejects.toMatchObject({ code: 'in_the_house' })
    const owed = await createOwedCall(await createSalon())
    const { salonId } = await db.visit.findUniqueOrThrow({ where: { id: owed.visitId } })
    const manager = await db.staffMember.findFirstOrThrow({ where: { salonId, role: 'manager' } })
    const salon = await db.salon.findUniqueOrThrow({ where: { id: salonId } })
    const staff = { ...house.manager, id: manager.id, salon }
    await expect(
      asStaff(staff, now)((ctx) => eraseClient(ctx, { clientId: owed.clientId, reason: herWish })),
    ).rejects.toMatchObject({ code: 'call_owed' })
  })

  it('happens once for two managers at once, and once for a repeated request', async () => {
    const house = await createSalon()
    const clientId = await createClient(house.receptionist, {}, now)
    const outcomes = await Promise.allSettled([erase(house, clientId), erase(house, clientId)])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'not_found' },
    })
    const other = await createClient(house.receptionist, {}, now)
    const input = { clientId: other, reason: herWish }
    const key = crypto.randomUUID()
    const request = () =>
      performDeed({
        staff: house.manager,
        now,
        name: 'clients.erase',
        key,
        body: input,
        run: (ctx) => eraseClient(ctx, input),
      })
    expect(await request()).toEqual(await request())
    expect(await db.erasure.count({ where: { clientId: other } })).toBe(1)
  })
})

describe('whoever still writes', () => {
  it('is refused by the verbs', async () => {
    const house = await createSalon()
    const { clientId, sessionId } = await createWholeArchive(house, { now })
    await erase(house, clientId)
    const late = <T>(act: Parameters<ReturnType<typeof asStaff>>[0]) =>
      expect(asStaff(house.therapist, addMinutes(now, 1))(act as never) as Promise<T>).rejects
    await late((ctx) => notePreference(ctx, { clientId, kind: 'other', text: '…' })).toMatchObject({
      code: 'not_found',
    })
    await late((ctx) =>
      makePromise(ctx, { clientId, text: '…', ownerId: house.therapist.id, dueOn: '2026-12-01' }),
    ).toMatchObject({ code: 'not_found' })
    await late((ctx) => walkIn(ctx, { clientId })).toThrow()
    const note = { sessionId, content: { text: '…' }, baseRevision: 1, amendmentReason: '…' }
    await expect(
      performDeed({
        staff: house.therapist,
        // A text stays open for a day after the visit has closed.
        now: addDaysAfterCall(now),
        name: SAVE_NOTE,
        key: crypto.randomUUID(),
        body: note,
        run: (ctx) => writeNote(ctx, note),
      }),
    ).rejects.toMatchObject({ code: 'not_found' })
    await expect(db.client.update({ where: { id: clientId }, data: { name: '甄晓痕' } })).rejects.toThrow(
      'Client_erased_is_blank',
    )
  })

  it('leaves no word behind when a note is saved at the very moment', async () => {
    const house = await createSalon()
    for (let round = 0; round < 6; round++) {
      const clientId = await createClient(house.receptionist, { alertsAsked: true }, now)
      const { visitId } = await asStaff(house.receptionist, now)((ctx) => walkIn(ctx, { clientId }))
      await asStaff(
        house.receptionist,
        now,
      )((ctx) => moveVisit(ctx, { visitId, move: 'leave', reason: '有事' }))
      const save = (kind: 'wish' | 'advice') => {
        const note = { visitId, kind, text: 'zqxlate', baseRevision: 0 }
        return performDeed({
          staff: house.therapist,
          now: addMinutes(now, 5),
          name: 'visits.save_note',
          key: crypto.randomUUID(),
          body: note,
          run: (ctx) => saveVisitNote(ctx, note),
        })
      }
      const [first, erased, second] = await Promise.allSettled([
        save('wish'),
        performDeed({
          staff: house.manager,
          now: addMinutes(now, 5),
          name: 'clients.erase',
          key: crypto.randomUUID(),
          body: { clientId },
          run: (ctx) => eraseClient(ctx, { clientId, reason: herWish }),
        }),
        save('advice'),
      ])
      expect(erased.status).toBe('fulfilled')
      for (const saved of [first, second])
        if (saved.status === 'rejected') expect(saved.reason).toMatchObject({ code: 'not_found' })
      expect(await db.visitNote.count({ where: { visitId } })).toBe(0)
    }
  })
})

/** The call was made within the last day. */
function addDaysAfterCall(moment: Date): Date {
  return addMinutes(moment, 60)
}
