// A client on whom something is kept in every place there is, each word of hers with the same mark in it.
import { randomUUID } from 'node:crypto'
import { performDeed } from '@/lib/actions/perform-deed'
import type { StaffContext } from '@/lib/actions/staff-context'
import { markArea } from '@/lib/assessments/mark-area'
import { noteAtHome } from '@/lib/at-home/note-at-home'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { keepDraft } from '@/lib/clients/archive-drafts'
import { classifyClient } from '@/lib/clients/classify-client'
import { addPhone } from '@/lib/clients/further-phones'
import { giveTag } from '@/lib/clients/give-tag'
import { makePromise } from '@/lib/clients/make-promise'
import { mergeClients } from '@/lib/clients/merge-clients'
import { noteAlert } from '@/lib/clients/note-alert'
import { notePreference } from '@/lib/clients/note-preference'
import { openCase } from '@/lib/clients/open-case'
import { registerClient } from '@/lib/clients/register-client'
import { relateClients } from '@/lib/clients/relate-clients'
import { reviseBasics } from '@/lib/clients/revise-basics'
import { sortAlert } from '@/lib/clients/sort-alert'
import { CONSENT_KINDS } from '@/lib/consents/consent-flow'
import { recordConsents } from '@/lib/consents/record-consents'
import { db } from '@/lib/db/client'
import { recordCall } from '@/lib/follow-ups/record-call'
import { doPatchTest } from '@/lib/patch-tests/do-patch-test'
import { readPatchTest } from '@/lib/patch-tests/read-patch-test'
import { clearReaction } from '@/lib/reactions/clear-reaction'
import { readOpenStops } from '@/lib/safety/hold-gate'
import { addDays, addMinutes, salonDate } from '@/lib/salon-time/salon-time'
import { declineNextBooking } from '@/lib/visits/decline-next-booking'
import { moveVisit } from '@/lib/visits/move-visit'
import { overrideSafety } from '@/lib/visits/override-safety'
import { endSession, startSession } from '@/lib/visits/perform-session'
import { addSession } from '@/lib/visits/plan-sessions'
import { rateSession } from '@/lib/visits/rate-session'
import { recommendProduct } from '@/lib/visits/recommend-product'
import { saveVisitNote } from '@/lib/visits/save-visit-note'
import { NOTE_KINDS } from '@/lib/visits/visit-schemas'
import { walkIn } from '@/lib/visits/walk-in'
import { askHer } from '@/prisma/seed/situations/care/ask-her'
import { createSheets, read } from './assessment'
import { createPlan } from './care-plan'
import { createClient } from './client'
import { csvOf, importFile } from './import'
import { createPhoto } from './photo'
import { createEntry } from './safety'
import type { TestSalon } from './salon'
import { writeNote } from './treatment-note'

export type WholeArchive = {
  clientId: string
  /** Somebody she is related to, and whom she has sent. */
  friendId: string
  visitId: string
  sessionId: string
  /** What every word of hers contains. */
  mark: string
  name: string
  pinyin: string
  /** National digits of both her numbers. */
  numbers: string[]
}

const names = { name: '甄晓痕', pinyin: 'zhen xiao hen' }

/** Built with the domain's verbs, through the door that keeps idempotency keys; her visit was closed before `now`. */
export async function createWholeArchive(
  house: TestSalon,
  { now, mark = 'zqxmark' }: { now: Date; mark?: string },
): Promise<WholeArchive> {
  const { receptionist, therapist, manager, salon } = house
  const began = addMinutes(now, -3 * 24 * 60)
  const say = (what: string) => `${mark} ${what}`
  const numbers = ['13987654321', '13712345678']
  const { clientId } = await deed(receptionist, began, (ctx) =>
    registerClient(ctx, {
      name: names.name,
      formOfAddress: say('痕姐'),
      nickname: say('小痕'),
      phone: numbers[0],
      sex: 'female',
      birthYear: 1986,
      birthMonth: 11,
      birthDay: 24,
      address: say('address'),
      family: say('family'),
      education: say('education'),
      occupation: say('occupation'),
      character: say('character'),
      hobbies: say('hobbies'),
      source: 'friend',
    }),
  )
  const friendId = await createClient(receptionist, { name: '柳如烟', referredById: clientId }, began)
  await deed(receptionist, began, (ctx) =>
    addPhone(ctx, { clientId, phone: numbers[1] ?? '', label: say('单位') }),
  )
  await deed(receptionist, began, (ctx) =>
    relateClients(ctx, { clientId, kind: 'friend', otherId: friendId }),
  )
  await deed(receptionist, began, (ctx) =>
    recordConsents(ctx, {
      clientId,
      locale: 'zh-CN',
      signature: 'M1,1L2,2',
      answers: CONSENT_KINDS.map((kind) => ({ kind, answer: 'given' })),
    }),
  )
  const tag = await db.tag.create({ data: { salonId: salon.id, name: 'VIP' } })
  await deed(receptionist, began, (ctx) => giveTag(ctx, { clientId, tagId: tag.id }))
  await deed(therapist, began, (ctx) =>
    noteAlert(ctx, { clientId, kind: 'allergy', severity: 'serious', text: say('alert') }),
  )
  await deed(therapist, began, (ctx) => notePreference(ctx, { clientId, kind: 'tea', text: say('tea') }))
  await deed(receptionist, began, (ctx) =>
    makePromise(ctx, {
      clientId,
      text: say('promise'),
      ownerId: receptionist.id,
      dueOn: addDays(salonDate(now, salon.timeZone), 1),
    }),
  )
  await deed(receptionist, began, (ctx) => openCase(ctx, { clientId, kind: 'complaint', text: say('case') }))
  const { revision } = await db.client.findUniqueOrThrow({ where: { id: clientId } })
  await deed(manager, began, (ctx) =>
    classifyClient(ctx, {
      clientId,
      revision,
      isUpgraded: false,
      notYetReason: 'price',
      nextAction: say('action'),
    }),
  )
  await deed(receptionist, began, async (ctx) => {
    const client = await ctx.tx.client.findUniqueOrThrow({ where: { id: clientId } })
    await reviseBasics(ctx, {
      clientId,
      revision: client.revision,
      section: 'life',
      family: say('family again'),
      education: say('education'),
      occupation: say('occupation'),
      character: say('character'),
      hobbies: say('hobbies'),
    })
  })
  await deed(receptionist, began, (ctx) =>
    keepDraft(ctx, {
      clientId,
      section: 'life',
      values: { family: { begun: say('family again'), mine: say('draft') } },
      baseRevision: 1,
    }),
  )
  const visit = await createWholeVisit(house, { clientId, began, say })
  await createCare(house, { clientId, began, say })
  await createStrayTraces(house, { clientId, friendId, manager, now, numbers, say })
  return { clientId, friendId, ...visit, mark, ...names, numbers }
}

type Saying = (what: string) => string

async function createWholeVisit(
  house: TestSalon,
  { clientId, began, say }: { clientId: string; began: Date; say: Saying },
): Promise<{ visitId: string; sessionId: string }> {
  const { receptionist, therapist, manager, treatments, products } = house
  const at = (minutes: number) => addMinutes(began, minutes)
  const { visitId } = await deed(receptionist, at(10), (ctx) => walkIn(ctx, { clientId }))
  const move = (name: Parameters<typeof moveVisit>[1]['move'], minutes: number, reason?: string) =>
    deed(manager, at(minutes), (ctx) => moveVisit(ctx, { visitId, move: name, reason }))
  await move('lead_to_seat', 12)
  await move('skip_seating', 14, say('reason'))
  const { sessionId } = await deed(manager, at(15), (ctx) =>
    addSession(ctx, { visitId, treatmentId: treatments[0]?.id ?? '', therapistId: therapist.id }),
  )
  await deed(therapist, at(15), (ctx) => askHer(ctx, visitId))
  await move('begin_treatment', 16)
  await deed(manager, at(16), async (ctx) => {
    const stops = (await readOpenStops(ctx, sessionId)).map(({ key }) => key)
    return overrideSafety(ctx, { sessionId, stops, reason: say('override') })
  })
  await deed(therapist, at(17), (ctx) => startSession(ctx, { sessionId }))
  const entryId = await createEntry(house)
  for (const { id } of await db.alert.findMany({ where: { clientId } })) {
    await deed(therapist, at(18), (ctx) => sortAlert(ctx, { alertId: id, contraindicationIds: [entryId] }))
    await deed(manager, at(18), (ctx) =>
      sortAlert(ctx, { alertId: id, contraindicationIds: [], reason: say('narrowed') }),
    )
    await deed(manager, at(18), (ctx) =>
      sortAlert(ctx, { alertId: id, contraindicationIds: [entryId], reason: say('widened') }),
    )
  }
  await assess(house, visitId, at(19))
  for (const kind of NOTE_KINDS) {
    await deed(therapist, at(20), (ctx) =>
      saveVisitNote(ctx, { visitId, kind, text: say(kind), baseRevision: 0 }),
    )
  }
  const content = {
    text: say('treatment_note'),
    advice: say('treatment advice'),
    reactionWords: say('reaction'),
  }
  await deed(therapist, at(20), (ctx) =>
    writeNote(ctx, { sessionId, content, privateText: say('treatment_private') }),
  )
  await deed(therapist, at(70), (ctx) =>
    endSession(ctx, {
      sessionId,
      outcome: 'in_part',
      endReason: 'reaction',
      endNote: say('why it ended'),
      reaction: say('what it did to her'),
    }),
  )
  const reaction = await db.reaction.findFirstOrThrow({ where: { sessionId } })
  await deed(manager, at(70), (ctx) =>
    clearReaction(ctx, { reactionId: reaction.id, reason: say('cleared') }),
  )
  // And harm of which nobody has said yet what it came from.
  await deed(therapist, at(71), (ctx) =>
    writeNote(ctx, {
      ...{ sessionId, baseRevision: 1, amendmentReason: say('amendment') },
      content: { ...content, advice: `${content.advice}，晚上脸肿了` },
      privateText: say('treatment_private'),
    }),
  )
  await deed(therapist, at(71), (ctx) =>
    rateSession(ctx, {
      sessionId,
      effect: 5,
      lovedAreas: ['neck'],
      herWords: { text: say('feeling'), was: '' },
    }),
  )
  await move('begin_recommendation', 72)
  await deed(therapist, at(73), (ctx) =>
    recommendProduct(ctx, { visitId, productId: products[0]?.id ?? '', reason: say('why') }),
  )
  await move('begin_farewell', 75)
  await deed(receptionist, at(76), (ctx) =>
    declineNextBooking(ctx, { visitId, reason: 'other', note: say('no booking') }),
  )
  await move('skip_farewell', 77, say('in a hurry'))
  const call = await db.followUpCall.findFirstOrThrow({ where: { visitId, madeAt: null } })
  await deed(receptionist, call.dueAt, (ctx) =>
    recordCall(ctx, { callId: call.id, outcome: 'reached', feeling: 5, note: say('call') }),
  )
  return { visitId, sessionId }
}

/** A reading and a mark on the sheet of her face. */
async function assess(house: TestSalon, visitId: string, now: Date): Promise<void> {
  const { face } = await createSheets(house)
  const readingTypeId = face.readings.Redness
  await read(house, { visitId, readingTypeId, value: 3, now })
  await deed(house.therapist, now, (ctx) =>
    markArea(ctx, { visitId, templateId: face.id, area: 'neck', kind: 'redness', strength: 2, seen: null }),
  )
  const wound = { visitId, templateId: face.id, area: 'chin', kind: 'wound' } as const
  await deed(house.manager, now, (ctx) => markArea(ctx, { ...wound, strength: 2, seen: null }))
  await deed(house.manager, now, (ctx) => markArea(ctx, { ...wound, strength: null, seen: 2 }))
}

/** What the care record keeps beside her visits. */
async function createCare(
  house: TestSalon,
  { clientId, began, say }: { clientId: string; began: Date; say: Saying },
): Promise<void> {
  const { therapist, treatments, products } = house
  const at = (minutes: number) => addMinutes(began, minutes)
  await createPlan(house, clientId, {
    now: at(80),
    goal: say('goal'),
    homeCare: say('home care'),
    avoid: say('avoid'),
  })
  const treatmentId = treatments[0]?.id ?? ''
  await db.treatment.update({ where: { id: treatmentId }, data: { patchTestDays: 90 } })
  // It stays on for a day before it is read.
  const { patchTestId } = await deed(therapist, at(90 - 24 * 60), (ctx) =>
    doPatchTest(ctx, { clientId, treatmentId, place: 'behind_ear' }),
  )
  await deed(therapist, at(90), (ctx) =>
    readPatchTest(ctx, { patchTestId, result: 'clear', note: say('patch test') }),
  )
  await db.treatment.update({ where: { id: treatmentId }, data: { patchTestDays: null } })
  await deed(therapist, at(82), (ctx) =>
    noteAtHome(ctx, { clientId, productId: products[1]?.id ?? '', left: 'half' }),
  )
  await createPhoto(therapist, clientId, { now: at(83) })
}

/** What names her without hanging on her. */
async function createStrayTraces(
  { salon, receptionist }: TestSalon,
  traces: {
    clientId: string
    friendId: string
    manager: SignedInStaff
    now: Date
    numbers: string[]
    say: Saying
  },
): Promise<void> {
  const { clientId, friendId, manager, now, numbers, say } = traces
  const double = {
    name: names.name,
    phone: numbers[0],
    hobbies: say('double'),
    address: say('double address'),
  }
  const goneId = await createClient(receptionist, double, now)
  const [kept, gone] = await Promise.all(
    [clientId, goneId].map((id) => db.client.findUniqueOrThrow({ where: { id } })),
  )
  await deed(manager, now, (ctx) =>
    mergeClients(ctx, {
      keptId: clientId,
      keptRevision: kept?.revision ?? 0,
      goneId,
      goneRevision: gone?.revision ?? 0,
      fromGone: ['address'],
    }),
  )
  const [firstId = '', secondId = ''] = [clientId, friendId].sort()
  await db.notDuplicate.create({ data: { firstId, secondId, saidAt: now } })
  // The second is she herself; what it says stands among what was brought over, and in the import.
  const file = csvOf([
    ['姓名', '手机', '备注'],
    ['柳絮', '13000000000', '别人'],
    [names.name, '139-8765-4321', say('imported')],
    ['柳条', '', '爱喝茶'],
  ])
  const importId = await importFile(manager, file, now)
  await db.client.update({ where: { id: clientId }, data: { importId } })
  await db.broughtOver.updateMany({
    where: { clientId },
    data: { level: say('level'), therapist: say('usual') },
  })
  await db.savedList.create({
    data: { salonId: salon.id, ownerId: manager.id, name: `${names.name}的朋友`, list: {}, createdAt: now },
  })
}

function deed<T>(staff: SignedInStaff, now: Date, run: (ctx: StaffContext) => Promise<T>): Promise<T> {
  return performDeed({ staff, now, name: 'tests.deed', key: randomUUID(), body: {}, run })
}
