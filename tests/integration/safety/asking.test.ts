// She is asked in every visit: what counts as asked, what one tap may answer, and what two tablets make of it.
import { beforeEach, describe, expect, it } from 'vitest'
import { performDeed } from '@/lib/actions/perform-deed'
import type { StaffContext } from '@/lib/actions/staff-context'
import { getDoorCard } from '@/lib/clients/door-card-query'
import { mergeClients } from '@/lib/clients/merge-clients'
import { noteAlert } from '@/lib/clients/note-alert'
import { confirmAlerts, recordNoAlerts } from '@/lib/clients/record-no-alerts'
import { retireAlert } from '@/lib/clients/retire-alert'
import { sortAlert } from '@/lib/clients/sort-alert'
import { recordConsents } from '@/lib/consents/record-consents'
import { db } from '@/lib/db/client'
import { answerSafetyQuestion, recordNothingNew } from '@/lib/safety/answer-questions'
import { isCoveredByNothingNew } from '@/lib/safety/asking-flow'
import { BASE_QUESTIONS, SAFETY_QUESTIONS, type SafetyQuestion } from '@/lib/safety/safety-flow'
import { readVisitSafety } from '@/lib/safety/safety-queries'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { listBoardVisits } from '@/lib/visits/board-queries'
import { moveVisit } from '@/lib/visits/move-visit'
import { startSession } from '@/lib/visits/perform-session'
import { undoMove } from '@/lib/visits/undo-move'
import type { MoveName } from '@/lib/visits/visit-flow'
import { askHer } from '@/prisma/seed/situations/care/ask-her'
import { at, createAppointment } from '../../factories/appointment'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { stopsOf } from '../../factories/safety'
import { createSalon, type TestSalon } from '../../factories/salon'
import { untilSomebodyWaits } from '../until-somebody-waits'

const DAY = 24 * 60
const TO_CONSULTATION: readonly MoveName[] = ['arrive', 'lead_to_seat', 'begin_consultation']
const nuts = { kind: 'allergy', severity: 'serious', text: '坚果' } as const

let house: TestSalon
let now: Date

beforeEach(async () => {
  house = await createSalon()
  now = at(house, '14:00')
})

type Guest = { clientId: string; visitId: string; sessionId: string; startsAt: Date }

/** A guest in her consultation whom nobody has asked; the second time in the same archive with `clientId`. */
async function guest(clientId?: string, startsAt = now): Promise<Guest> {
  const booked = { now: addMinutes(startsAt, -60), startsAt, ...(clientId ? { clientId } : {}) }
  const made = await createAppointment(house, booked)
  for (const move of TO_CONSULTATION) await lead(made.visitId, move, startsAt)
  const { id: sessionId } = await db.treatmentSession.findFirstOrThrow({ where: { visitId: made.visitId } })
  return { clientId: made.clientId, visitId: made.visitId, sessionId, startsAt }
}

function lead(visitId: string, move: MoveName, moment = now, reason?: string) {
  return asStaff(house.manager, moment)((ctx) => moveVisit(ctx, { visitId, move, reason }))
}

/** A guest who was asked everything a month ago, and said what `said` says. */
async function returning(said: Partial<Record<SafetyQuestion, 'yes'>> = {}): Promise<Guest> {
  const monthAgo = addMinutes(now, -30 * DAY)
  const before = await guest(undefined, monthAgo)
  await asStaff(house.therapist, monthAgo)((ctx) => askHer(ctx, before.visitId))
  for (const question of Object.keys(said) as SafetyQuestion[])
    await answer(before, question, 'yes', { moment: addMinutes(monthAgo, 1) })
  await lead(before.visitId, 'leave', addMinutes(monthAgo, 5), '家里有事')
  return guest(before.clientId)
}

type Telling = {
  moment?: Date
  staff?: TestSalon['manager']
  seen?: 'no' | 'yes' | 'unchanged'
  reason?: string
}

function answer(
  { visitId }: Pick<Guest, 'visitId'>,
  question: SafetyQuestion,
  said: 'no' | 'yes',
  { moment = now, staff = house.therapist, seen, reason }: Telling = {},
) {
  return asStaff(
    staff,
    moment,
  )((ctx) => answerSafetyQuestion(ctx, { visitId, question, answer: said, seen, reason }))
}

/** What stands on the screen of whoever is about to tap "nothing new". */
async function seenOn({ visitId }: Pick<Guest, 'visitId'>) {
  const safety = await readVisitSafety(house.therapist, visitId, now)
  if (!safety) throw new Error('no visit')
  const covered = safety.questions.filter((line) => isCoveredByNothingNew(line, safety.alerts))
  return {
    visitId,
    questions: covered.map(({ question }) => question),
    alertIds: safety.alerts.map(({ id }) => id),
    lastAskedAt: safety.lastAskedAt ?? new Date(0),
  }
}

const nothingNew = (seen: Awaited<ReturnType<typeof seenOn>>, staff = house.therapist) =>
  asStaff(staff, now)((ctx) => recordNothingNew(ctx, seen))

/** The answers of a visit, in the order in which they were given. */
async function answersOf({ visitId }: Pick<Guest, 'visitId'>): Promise<string[]> {
  const rows = await db.safetyAnswer.findMany({ where: { visitId }, orderBy: { id: 'asc' } })
  return rows.map((row) => `${row.question}:${row.answer}`)
}

async function openQuestions(her: Guest): Promise<string[]> {
  const keys = await stopsOf(her.sessionId, now)
  return keys.flatMap((key) => (key.startsWith('not_asked:') ? [key.slice('not_asked:'.length)] : [])).sort()
}

const askedAt = async ({ clientId }: Guest) =>
  (await db.client.findUniqueOrThrow({ where: { id: clientId } })).alertsAskedAt

const begin = ({ visitId }: Guest) => lead(visitId, 'begin_treatment')

describe('being asked', () => {
  it('is of this visit: what was asked in another one opens neither the flow nor the gate', async () => {
    const her = await returning()
    expect(await askedAt(her)).not.toBeNull()
    await expect(begin(her)).rejects.toMatchObject({ code: 'alerts_not_asked' })
    await expect(lead(her.visitId, 'skip_consultation', now, '赶时间')).rejects.toMatchObject({
      code: 'alerts_not_asked',
    })
    expect(await openQuestions(her)).toEqual([...SAFETY_QUESTIONS].sort())
    await db.visit.update({ where: { id: her.visitId }, data: { stage: 'treatment' } })
    const start = asStaff(house.therapist, now)((ctx) => startSession(ctx, { sessionId: her.sessionId }))
    await expect(start).rejects.toMatchObject({ code: 'safety_stop' })
  })

  it('leads on with the last of the four, and begins with the last of all', async () => {
    const her = await guest()
    for (const question of BASE_QUESTIONS.slice(0, 3)) await answer(her, question, 'no')
    await expect(begin(her)).rejects.toMatchObject({ code: 'alerts_not_asked' })
    expect(await askedAt(her)).toBeNull()
    await answer(her, 'medication', 'no', { staff: house.receptionist })
    expect(await askedAt(her)).toEqual(now)
    expect(await db.client.findUnique({ where: { id: her.clientId } })).toMatchObject({
      alertsAskedById: house.receptionist.id,
    })
    await begin(her)
    const start = () =>
      asStaff(house.therapist, now)((ctx) => startSession(ctx, { sessionId: her.sessionId }))
    for (const question of SAFETY_QUESTIONS.slice(4)) {
      await expect(start()).rejects.toMatchObject({ code: 'safety_stop' })
      await answer(her, question, 'no')
    }
    expect(await stopsOf(her.sessionId, now)).toEqual([])
    await start()
  })

  it('is done face to face: not before she has come, not after she has gone, and not in another salon', async () => {
    const { visitId, clientId } = await createAppointment(house, { startsAt: now })
    await expect(answer({ visitId }, 'allergy', 'no')).rejects.toMatchObject({ code: 'not_arrived' })
    await asStaff(house.therapist, now)((ctx) => recordNoAlerts(ctx, { clientId, visitId }))
    expect(await answersOf({ visitId })).toEqual([])
    await lead(visitId, 'arrive')
    const stranger = (await createSalon()).manager
    await expect(answer({ visitId }, 'allergy', 'no', { staff: stranger })).rejects.toMatchObject({
      code: 'not_found',
    })
    await answer({ visitId }, 'allergy', 'no')
    await lead(visitId, 'leave', now, '家里有事')
    await expect(answer({ visitId }, 'medication', 'no')).rejects.toMatchObject({ code: 'visit_has_ended' })
    const seen = { visitId, questions: ['medication' as const], alertIds: [], lastAskedAt: now }
    await expect(nothingNew(seen)).rejects.toMatchObject({ code: 'visit_has_ended' })
    expect(await answersOf({ visitId })).toEqual(['allergy:no'])
  })

  it('was of somebody else in an arrival that is taken back', async () => {
    const { visitId, clientId } = await createAppointment(house, { startsAt: now })
    const { id: sessionId } = await db.treatmentSession.findFirstOrThrow({ where: { visitId } })
    const her = { visitId, clientId, sessionId, startsAt: now }
    const { sequence } = await lead(visitId, 'arrive')
    await asStaff(house.therapist, now)((ctx) => askHer(ctx, visitId))
    expect(await openQuestions(her)).toEqual([])
    await asStaff(house.manager, addMinutes(now, 1))((ctx) => undoMove(ctx, { visitId, sequence }))
    for (const move of TO_CONSULTATION) await lead(visitId, move, addMinutes(now, 2))
    expect(await openQuestions(her)).toEqual([...SAFETY_QUESTIONS].sort())
    await expect(lead(visitId, 'begin_treatment', addMinutes(now, 3))).rejects.toMatchObject({
      code: 'alerts_not_asked',
    })
    await asStaff(house.therapist, addMinutes(now, 4))((ctx) => askHer(ctx, visitId))
    expect(await openQuestions(her)).toEqual([])
    await lead(visitId, 'begin_treatment', addMinutes(now, 5))
  })

  it('is told by the door card while she is here, and by the board once she is consulted', async () => {
    const her = await guest()
    const told = async () => (await getDoorCard(house.salon.id, her.clientId, now, her.visitId))?.toAskToday
    const marked = async () =>
      (await listBoardVisits(house.salon, now)).find(({ visitId }) => visitId === her.visitId)?.marks
    await asStaff(house.therapist, now)((ctx) => recordNoAlerts(ctx, { clientId: her.clientId }))
    expect(await told()).toEqual(BASE_QUESTIONS)
    expect(await marked()).toMatchObject({ alertsAsked: false })
    for (const [index, question] of BASE_QUESTIONS.entries()) {
      expect(await told()).toEqual(BASE_QUESTIONS.slice(index))
      await answer(her, question, 'no')
    }
    expect(await told()).toEqual([])
    expect(await marked()).toMatchObject({ alertsAsked: true })
    await lead(her.visitId, 'leave', now, '家里有事')
    expect(await told()).toBeNull()
  })

  it('goes with the visit when two archives become one', async () => {
    const her = await guest()
    await asStaff(house.therapist, now)((ctx) => askHer(ctx, her.visitId))
    const keptId = await createClient(house.receptionist, { name: '王晓明' }, now)
    await asStaff(
      house.manager,
      now,
    )((ctx) =>
      mergeClients(ctx, { keptId, keptRevision: 1, goneId: her.clientId, goneRevision: 1, fromGone: [] }),
    )
    expect(await openQuestions(her)).toEqual([])
    await answer(her, 'retinol', 'yes')
    await begin(her)
  })

  it('is never rewritten, and written down without what she said', async () => {
    const her = await guest()
    await answer(her, 'pregnancy', 'yes')
    await expect(
      db.safetyAnswer.updateMany({ where: { visitId: her.visitId }, data: { answer: 'no' } }),
    ).rejects.toThrow('append-only')
    await expect(db.safetyAnswer.deleteMany({ where: { visitId: her.visitId } })).rejects.toThrow(
      'append-only',
    )
    const entries = await db.auditEntry.findMany({
      where: { action: 'safety.asked', subjectId: her.clientId },
    })
    expect(entries.map(({ particulars }) => particulars)).toEqual([
      { visitId: her.visitId, questions: ['pregnancy'] },
    ])
  })
})

describe('a yes', () => {
  it('stops what asks for it until she says no, and nothing else', async () => {
    const her = await guest()
    await asStaff(house.therapist, now)((ctx) => askHer(ctx, her.visitId))
    await answer(her, 'pacemaker', 'yes')
    expect(await stopsOf(her.sessionId, now)).toEqual(['told:pacemaker'])
    const treatmentId = house.treatments[0]?.id ?? ''
    await db.treatment.update({
      where: { id: treatmentId },
      data: { methods: ['oils'], touches: ['upper_back_left'] },
    })
    expect(await stopsOf(her.sessionId, now)).toEqual([])
    await db.treatment.update({ where: { id: treatmentId }, data: { methods: ['current'] } })
    expect(await stopsOf(her.sessionId, now)).toEqual(['told:pacemaker'])
    await answer(her, 'pacemaker', 'no', { seen: 'yes' })
    expect(await stopsOf(her.sessionId, now)).toEqual([])
  })

  it('to one of the four stops everything until it is noted what it is', async () => {
    const her = await guest()
    await asStaff(house.therapist, now)((ctx) => askHer(ctx, her.visitId))
    await answer(her, 'medication', 'yes')
    expect(await stopsOf(her.sessionId, now)).toEqual(['told:medication'])
    const medicine = { ...her, kind: 'medication', severity: 'mild', text: '阿司匹林' } as const
    const { alertId } = await asStaff(
      house.therapist,
      now,
    )((ctx) =>
      noteAlert(ctx, { clientId: her.clientId, kind: medicine.kind, severity: 'mild', text: medicine.text }),
    )
    await asStaff(house.therapist, now)((ctx) => sortAlert(ctx, { alertId, contraindicationIds: [] }))
    expect(await stopsOf(her.sessionId, now)).toEqual([])
    await asStaff(house.manager, now)((ctx) => retireAlert(ctx, { alertId, reason: '记错了' }))
    expect(await stopsOf(her.sessionId, now)).toContain('told:medication')
  })

  it('is what an alert noted while she is here says, of its kind alone', async () => {
    const her = await guest()
    await asStaff(
      house.therapist,
      now,
    )((ctx) => noteAlert(ctx, { clientId: her.clientId, visitId: her.visitId, ...nuts }))
    expect(await answersOf(her)).toEqual(['allergy:yes'])
    expect(await askedAt(her)).toBeNull()
    for (const question of BASE_QUESTIONS.slice(1)) await answer(her, question, 'no')
    expect(await askedAt(her)).toEqual(now)
  })

  it('confirms what stands; a no to what stands is refused', async () => {
    const her = await guest()
    const monthAgo = addMinutes(now, -30 * DAY)
    await asStaff(house.therapist, monthAgo)((ctx) => noteAlert(ctx, { clientId: her.clientId, ...nuts }))
    await expect(answer(her, 'allergy', 'no')).rejects.toMatchObject({ code: 'alerts_stand' })
    await answer(her, 'allergy', 'yes')
    expect(await db.alert.findMany({ where: { clientId: her.clientId } })).toMatchObject([
      { confirmedAt: now, confirmedById: house.therapist.id },
    ])
  })

  it('needs no consent, and neither does a no', async () => {
    const her = await guest()
    await asStaff(
      house.receptionist,
      now,
    )((ctx) =>
      recordConsents(ctx, {
        clientId: her.clientId,
        locale: 'zh-CN',
        answers: [{ kind: 'health', answer: 'declined' }],
      }),
    )
    await answer(her, 'allergy', 'no')
    await answer(her, 'pregnancy', 'yes')
    expect(await answersOf(her)).toEqual(['allergy:no', 'pregnancy:yes'])
    await expect(
      asStaff(
        house.therapist,
        now,
      )((ctx) => noteAlert(ctx, { clientId: her.clientId, visitId: her.visitId, ...nuts })),
    ).rejects.toMatchObject({ code: 'consent_missing' })
  })
})

describe('"nothing new"', () => {
  it('answers what she was asked before, and confirms what stands', async () => {
    const her = await returning()
    await asStaff(
      house.therapist,
      addMinutes(now, -1),
    )((ctx) => noteAlert(ctx, { clientId: her.clientId, ...nuts }))
    await nothingNew(await seenOn(her))
    const given = SAFETY_QUESTIONS.filter((question) => question !== 'contact_lenses')
    expect((await answersOf(her)).toSorted()).toEqual(
      given.map((question) => `${question}:unchanged`).toSorted(),
    )
    expect(await db.alert.findMany({ where: { clientId: her.clientId } })).toMatchObject([
      { confirmedAt: now, confirmedById: house.therapist.id },
    ])
    expect(await askedAt(her)).toEqual(now)
    await begin(her)
  })

  it('says nothing of lenses, of an earlier yes that is not noted, nor of what she was never asked', async () => {
    const treatmentId = house.treatments[0]?.id ?? ''
    await db.treatment.update({
      where: { id: treatmentId },
      data: { methods: ['oils'], touches: ['eye_left'] },
    })
    const her = await returning({ pregnancy: 'yes' })
    await db.treatment.update({ where: { id: treatmentId }, data: { methods: ['current'] } })
    const seen = await seenOn(her)
    expect(seen.questions).toEqual(['allergy', 'contraindication', 'medication'])
    await nothingNew(seen)
    expect(await openQuestions(her)).toEqual(['contact_lenses', 'injections', 'pacemaker', 'pregnancy'])
  })

  it('repeats an answer and is none: what was repeated last time still goes back to what she said', async () => {
    const her = await returning({ retinol: 'yes' })
    await nothingNew(await seenOn(her))
    await answer(her, 'retinol', 'yes')
    await lead(her.visitId, 'leave', addMinutes(now, 5), '家里有事')
    const again = await guest(her.clientId, addMinutes(now, 60))
    const { questions } = await seenOn(again)
    expect(questions).not.toContain('retinol')
    expect(questions).toContain('laser')
  })

  it('leaves what she has answered today as she answered it', async () => {
    const her = await returning()
    await answer(her, 'laser', 'yes')
    await nothingNew(await seenOn(her))
    expect(await stopsOf(her.sessionId, now)).toContain('told:laser')
  })

  it('is refused on anything but what was seen', async () => {
    const her = await returning()
    const seen = await seenOn(her)
    const changed = { code: 'questions_changed' }
    await expect(
      nothingNew({ ...seen, lastAskedAt: addMinutes(seen.lastAskedAt, -1) }),
    ).rejects.toMatchObject(changed)
    await expect(nothingNew({ ...seen, questions: seen.questions.slice(1) })).rejects.toMatchObject(changed)
    await expect(
      nothingNew({ ...seen, questions: [...seen.questions, 'contact_lenses'] }),
    ).rejects.toMatchObject(changed)
    await asStaff(house.receptionist, now)((ctx) => noteAlert(ctx, { clientId: her.clientId, ...nuts }))
    await expect(nothingNew(seen)).rejects.toMatchObject(changed)
    expect(await answersOf(her)).toEqual([])
    expect(await db.alert.findMany({ where: { clientId: her.clientId } })).toMatchObject([
      { confirmedAt: null },
    ])
  })

  it('is not there for somebody who was never asked', async () => {
    const her = await guest()
    expect((await seenOn(her)).questions).toEqual([])
    const made_up = { visitId: her.visitId, questions: [...BASE_QUESTIONS], alertIds: [], lastAskedAt: now }
    await expect(nothingNew(made_up)).rejects.toMatchObject({ code: 'questions_changed' })
  })
})

describe('two tablets', () => {
  it('that tap "nothing new" at once answer once', async () => {
    const her = await returning()
    const seen = await seenOn(her)
    const outcomes = await Promise.allSettled([nothingNew(seen), nothingNew(seen, house.receptionist)])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'questions_changed' },
    })
    expect(await answersOf(her)).toHaveLength(seen.questions.length)
  })

  it('do not take a yes back that one of them has not seen', async () => {
    const her = await guest()
    await answer(her, 'pregnancy', 'yes')
    const stale = { staff: house.receptionist }
    await expect(answer(her, 'pregnancy', 'no', stale)).rejects.toMatchObject({ code: 'questions_changed' })
    await expect(
      asStaff(
        house.receptionist,
        now,
      )((ctx) => recordNoAlerts(ctx, { clientId: her.clientId, visitId: her.visitId })),
    ).rejects.toMatchObject({ code: 'questions_changed' })
    expect(await answersOf(her)).toEqual(['pregnancy:yes'])
    await answer(her, 'pregnancy', 'no', { ...stale, seen: 'yes', reason: '客人说听错了' })
    expect(await answersOf(her)).toEqual(['pregnancy:yes', 'pregnancy:no'])
  })

  it('that say the same say it once, and so does a request that is sent again', async () => {
    const her = await guest()
    await Promise.all([answer(her, 'allergy', 'no'), answer(her, 'allergy', 'no')])
    const body = { visitId: her.visitId, question: 'medication', answer: 'yes' } as const
    const deed = {
      staff: house.therapist,
      name: 'safety.answer_question',
      key: crypto.randomUUID(),
      body,
      now,
      run: (ctx: StaffContext) => answerSafetyQuestion(ctx, body),
    }
    await performDeed(deed)
    await answer(her, 'medication', 'no', { seen: 'yes' })
    await performDeed(deed)
    expect(await answersOf(her)).toEqual(['allergy:no', 'medication:yes', 'medication:no'])
  })

  it('one that begins and one to which she says yes come one after the other', async () => {
    const her = await guest()
    await asStaff(house.therapist, now)((ctx) => askHer(ctx, her.visitId))
    await begin(her)
    let letGo = () => {}
    const released = new Promise<void>((resolve) => {
      letGo = resolve
    })
    let standing = () => {}
    const stands = new Promise<void>((resolve) => {
      standing = resolve
    })
    const said = asStaff(
      house.receptionist,
      now,
    )(async (ctx) => {
      const { visitId } = her
      await answerSafetyQuestion(ctx, { visitId, question: 'pacemaker', answer: 'yes' })
      standing()
      await released
    })
    await stands
    const started = Promise.allSettled([
      asStaff(house.therapist, now)((ctx) => startSession(ctx, { sessionId: her.sessionId })),
    ])
    await untilSomebodyWaits()
    letGo()
    await said
    expect(await started).toMatchObject([{ status: 'rejected', reason: { code: 'safety_stop' } }])
  })
})

describe('what is asked of the whole archive', () => {
  it('"none known" answers the four while she is here, and only sets the day when she is not', async () => {
    const her = await guest()
    await asStaff(
      house.therapist,
      now,
    )((ctx) => recordNoAlerts(ctx, { clientId: her.clientId, visitId: her.visitId }))
    expect(await answersOf(her)).toEqual(BASE_QUESTIONS.map((question) => `${question}:no`))
    expect(await askedAt(her)).toEqual(now)
    await begin(her)
    const other = await createClient(house.receptionist, {}, now)
    await asStaff(house.therapist, now)((ctx) => recordNoAlerts(ctx, { clientId: other }))
    expect(await db.safetyAnswer.count({ where: { visit: { clientId: other } } })).toBe(0)
  })

  it('"still the same" answers what stands and what she said no to before, and leaves the rest open', async () => {
    const her = await returning({ pregnancy: 'yes' })
    const { clientId, visitId } = her
    await asStaff(house.therapist, addMinutes(now, -1))((ctx) => noteAlert(ctx, { clientId, ...nuts }))
    await asStaff(house.therapist, now)((ctx) => confirmAlerts(ctx, { clientId, visitId }))
    expect((await answersOf(her)).toSorted()).toEqual([
      'allergy:yes',
      'contraindication:unchanged',
      'medication:unchanged',
    ])
    await expect(begin(her)).rejects.toMatchObject({ code: 'alerts_not_asked' })
  })
})
