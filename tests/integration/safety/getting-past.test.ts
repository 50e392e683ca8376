// Ways past the gate that were found by trying, each closed: what could be done to her?
import { beforeEach, describe, expect, it } from 'vitest'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { noteAlert } from '@/lib/clients/note-alert'
import { retireAlert } from '@/lib/clients/retire-alert'
import { reviseAlert } from '@/lib/clients/revise-alert'
import { sortAlert } from '@/lib/clients/sort-alert'
import { db } from '@/lib/db/client'
import { answerSafetyQuestion } from '@/lib/safety/answer-questions'
import { readVisitSafety } from '@/lib/safety/safety-queries'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { moveVisit } from '@/lib/visits/move-visit'
import { startSession } from '@/lib/visits/perform-session'
import { changeSession } from '@/lib/visits/plan-sessions'
import { undoMove } from '@/lib/visits/undo-move'
import { askHer } from '@/prisma/seed/situations/care/ask-her'
import { createAppointment } from '../../factories/appointment'
import { asStaff } from '../../factories/context'
import { createEntry, createGate, type GuestAtGate, overrideAll, stopsOf } from '../../factories/safety'
import { createStaff, type TestSalon } from '../../factories/salon'

let house: TestSalon
let guest: GuestAtGate
let now: Date
let treatmentId: string

beforeEach(async () => {
  ;({ house, guest, now, treatmentId } = await createGate())
  await db.treatment.update({
    where: { id: treatmentId },
    data: { touches: ['nape'], otherNames: ['火罐', '拔罐'] },
  })
})

type Said = {
  text: string
  kind?: 'allergy' | 'contraindication' | 'pregnancy'
  severity?: 'mild' | 'serious'
}

async function say(
  { text, kind = 'contraindication', severity = 'serious' }: Said,
  staff = house.receptionist,
) {
  const about = { clientId: guest.clientId, visitId: guest.visitId }
  const { alertId } = await asStaff(staff, now)((ctx) => noteAlert(ctx, { ...about, kind, severity, text }))
  return alertId
}

const start = (staff: SignedInStaff = house.therapist) =>
  asStaff(staff, addMinutes(now, 5))((ctx) => startSession(ctx, { sessionId: guest.sessionId }))
const kinds = async () => (await stopsOf(guest.sessionId, now)).map((key) => key.split(':')[0])
const halted = async () => {
  const rows = await db.$queryRaw<{ kind: string }[]>`SELECT kind FROM foyer_halts(${guest.sessionId}::uuid)`
  return rows.map(({ kind }) => kind)
}
const sort = (alertId: string, entry: string, staff: SignedInStaff) =>
  asStaff(staff, now)((ctx) => sortAlert(ctx, { alertId, contraindicationIds: [entry] }))

describe('a serious alert in odd words', () => {
  it('is not opened by a guess of whoever is to treat her; somebody else has to look', async () => {
    const entry = await createEntry(house, { name: '乳胶', words: [] })
    const alertId = await say({ text: '不能拔灌，会晕' })
    await sort(alertId, entry, house.therapist)
    expect(await kinds()).toEqual(['self_sorted'])
    await expect(start()).rejects.toMatchObject({ code: 'safety_stop' })
    await sort(alertId, entry, house.receptionist)
    expect(await kinds()).toEqual([])
    await start()
  })

  it('is not opened by a guess of whoever then starts it for a colleague', async () => {
    const entry = await createEntry(house, { name: '乳胶', words: [] })
    const alertId = await say({ text: '不能拔灌，会晕' })
    await sort(alertId, entry, house.secondTherapist)
    expect(await kinds()).toEqual([])
    await expect(start(house.secondTherapist)).rejects.toMatchObject({ code: 'not_for_yourself' })
    await start()
  })

  it('halts what runs until somebody else has looked', async () => {
    const entry = await createEntry(house, { name: '乳胶', words: [] })
    await start()
    const alertId = await say({ text: '胸口闷、眼前发黑' })
    await sort(alertId, entry, house.therapist)
    expect(await halted()).toEqual(['self_sorted'])
    await sort(alertId, entry, house.receptionist)
    expect(await halted()).toEqual([])
  })

  it('is not spoken for by the one word that is known', async () => {
    await createEntry(house, { name: '海鲜', words: [] })
    await say({ text: '海鲜过敏；不能拔灌，上次晕过去', kind: 'allergy' })
    expect(await kinds()).toEqual(['unsorted'])
  })

  it('is understood where what it forbids is known', async () => {
    await createEntry(house, { name: '海鲜', words: [] })
    await say({ text: '海鲜过敏；不能热敷', kind: 'allergy' })
    expect(await kinds()).toEqual([])
  })
})

it('a pregnancy is one, however she puts it', async () => {
  const entry = await createEntry(house, { kind: 'pregnancy', name: '怀孕', words: ['孕'], treatmentId })
  const alertId = await say({ text: '有喜三个月', kind: 'pregnancy', severity: 'mild' }, house.therapist)
  expect(await stopsOf(guest.sessionId, now)).toEqual([`matched:${alertId}:${entry}:${treatmentId}`])
})

it('what was let pass while it was mild is asked again once it is serious', async () => {
  const entry = await createEntry(house, { name: '高血压', words: [], treatmentId })
  const alertId = await say({ text: '高血压，控制得好', severity: 'mild' })
  await overrideAll(house, guest.sessionId, now)
  const open = async () =>
    (
      await db.$queryRaw<
        { key: string }[]
      >`SELECT key FROM foyer_open_stops(${guest.sessionId}::uuid, ${now})`
    ).map(({ key }) => key)
  expect(await open()).toEqual([])
  await asStaff(house.receptionist, now)((ctx) => reviseAlert(ctx, { alertId, severity: 'serious' }))
  expect(await open()).toEqual([`matched:${alertId}:${entry}:${treatmentId}`])
  await expect(start()).rejects.toMatchObject({ code: 'safety_stop' })
})

describe('a yes she told at the desk', () => {
  const answer = (staff: SignedInStaff, said: 'no' | 'yes', minutes: number, why?: string) =>
    asStaff(
      staff,
      addMinutes(now, minutes),
    )((ctx) =>
      answerSafetyQuestion(ctx, {
        visitId: guest.visitId,
        question: 'pregnancy',
        answer: said,
        seen: said === 'no' ? 'yes' : 'no',
        reason: why ?? (said === 'no' ? '客人说弄错了' : undefined),
      }),
    )

  it('is not taken back by whoever would treat her, before or while it runs', async () => {
    await answer(house.receptionist, 'yes', 0)
    await answer(house.therapist, 'no', 1)
    expect(await kinds()).toEqual(['told'])
    await answer(house.receptionist, 'yes', 2)
    await answer(house.receptionist, 'no', 3)
    await start()
    await answer(house.receptionist, 'yes', 6)
    await answer(house.therapist, 'no', 7)
    expect(await halted()).toEqual(['told'])
  })

  it('is no more taken back by her where she wrote it down herself, until somebody else has asked', async () => {
    await answer(house.therapist, 'yes', 0)
    await answer(house.therapist, 'no', 1)
    expect(await kinds()).toEqual(['told'])
    await expect(start()).rejects.toMatchObject({ code: 'safety_stop' })
    await answer(house.receptionist, 'yes', 2)
    await answer(house.receptionist, 'no', 3)
    expect(await kinds()).toEqual([])
    await start()
  })

  it('is her own to set right at once, as a slip of the thumb, without a word', async () => {
    await answer(house.therapist, 'yes', 0)
    const said = { visitId: guest.visitId, question: 'pregnancy', answer: 'no', seen: 'yes' } as const
    await asStaff(house.therapist, new Date(now.getTime() + 14_000))((ctx) => answerSafetyQuestion(ctx, said))
    expect(await kinds()).toEqual([])
    await start()
  })

  it('is taken back with a reason, which stands with the answer; a slip of somebody else, or too late, is none', async () => {
    await answer(house.therapist, 'yes', 0)
    const said = { visitId: guest.visitId, question: 'pregnancy', answer: 'no', seen: 'yes' } as const
    const late = new Date(now.getTime() + 15_000)
    const soon = new Date(now.getTime() + 5_000)
    for (const [staff, moment] of [
      [house.therapist, late],
      [house.receptionist, soon],
    ] as const) {
      const bare = asStaff(staff, moment)((ctx) => answerSafetyQuestion(ctx, said))
      await expect(bare).rejects.toMatchObject({ code: 'reason_needed' })
    }
    await answer(house.receptionist, 'no', 1, '客人说听错了')
    expect(
      await db.safetyAnswer.findFirst({ where: { visitId: guest.visitId }, orderBy: { id: 'desc' } }),
    ).toMatchObject({ answer: 'no', reason: '客人说听错了', askedById: house.receptionist.id })
    expect((await readVisitSafety(house.manager, guest.visitId, now))?.questions).toContainEqual(
      expect.objectContaining({ question: 'pregnancy', answer: 'no', reason: '客人说听错了' }),
    )
  })

  it('is her own word where the house has nobody else who decides', async () => {
    await db.staffMember.updateMany({
      where: { salonId: house.salon.id, id: { not: house.therapist.id } },
      data: { role: 'therapist', mayOverrideSafety: false },
    })
    await answer(house.therapist, 'yes', 0)
    await answer(house.therapist, 'no', 1)
    expect(await kinds()).toEqual([])
  })
})

it('a mild alert that names this very treatment is not ended by whoever is to do it', async () => {
  const alertId = await say({ text: '不想拔罐', severity: 'mild' })
  await asStaff(house.therapist, now)((ctx) => retireAlert(ctx, { alertId, reason: '记错了' }))
  expect(await kinds()).toContain('eased')
})

describe('a mild alert of a colleague that names nothing', () => {
  const sortToNothing = (alertId: string, staff: SignedInStaff) =>
    asStaff(staff, now)((ctx) => sortAlert(ctx, { alertId, contraindicationIds: [] }))
  /** Told on the phone: the question of this visit has its own answer. */
  const sayOnPhone = async (staff = house.receptionist) => {
    const about = { clientId: guest.clientId, kind: 'contraindication', severity: 'mild' } as const
    return (await asStaff(staff, now)((ctx) => noteAlert(ctx, { ...about, text: '用了那个会不舒服' })))
      .alertId
  }

  it('is not said to mean nothing by whoever is to treat her', async () => {
    const alertId = await sayOnPhone()
    await sortToNothing(alertId, house.therapist)
    expect(await stopsOf(guest.sessionId, now)).toEqual([`self_sorted:${alertId}`])
    await expect(start()).rejects.toMatchObject({ code: 'safety_stop' })
    await sortToNothing(alertId, house.receptionist)
    await start()
  })

  it('is not ended by her, nor once she has said that it means nothing', async () => {
    const end = (alertId: string) =>
      asStaff(house.therapist, now)((ctx) => retireAlert(ctx, { alertId, reason: '记错了，没有这回事' }))
    await end(await sayOnPhone())
    expect(await kinds()).toEqual(['eased'])
    const alertId = await sayOnPhone()
    await sortToNothing(alertId, house.therapist)
    await end(alertId)
    expect(await kinds()).toEqual(['eased', 'eased'])
  })

  it('is ended by her once a colleague has said that it means nothing', async () => {
    const alertId = await sayOnPhone()
    await sortToNothing(alertId, house.receptionist)
    await asStaff(house.therapist, now)((ctx) => retireAlert(ctx, { alertId, reason: '记错了，没有这回事' }))
    expect(await kinds()).toEqual([])
  })

  it('is hers to sort and to end where she heard it herself', async () => {
    const alertId = await sayOnPhone(house.therapist)
    await sortToNothing(alertId, house.therapist)
    expect(await kinds()).toEqual([])
    await asStaff(house.therapist, now)((ctx) => retireAlert(ctx, { alertId, reason: '记错了，没有这回事' }))
    await start()
  })
})

describe('a yes told in an arrival that is taken back', () => {
  async function comeAnew(arrivedBy: SignedInStaff, toldAfter = 1) {
    const then = addMinutes(now, 240)
    const { visitId } = await createAppointment(house, { startsAt: then })
    const { id: sessionId } = await db.treatmentSession.findFirstOrThrow({ where: { visitId } })
    const move = (name: Parameters<typeof moveVisit>[1]['move'], minutes: number, by = house.therapist) =>
      asStaff(by, addMinutes(then, minutes))((ctx) => moveVisit(ctx, { visitId, move: name }))
    const { sequence } = await move('arrive', 0, arrivedBy)
    const told = { visitId, question: 'pregnancy', answer: 'yes', seen: 'no' } as const
    await asStaff(house.receptionist, addMinutes(then, toldAfter))((ctx) => answerSafetyQuestion(ctx, told))
    await asStaff(arrivedBy, addMinutes(then, 2))((ctx) => undoMove(ctx, { visitId, sequence }))
    for (const name of ['arrive', 'lead_to_seat', 'begin_consultation'] as const) await move(name, 3)
    await asStaff(house.therapist, addMinutes(then, 4))((ctx) => askHer(ctx, visitId))
    await move('begin_treatment', 5)
    return stopsOf(sessionId, addMinutes(then, 6))
  }

  it('is still told, whoever arrives her anew and asks the rest', async () => {
    expect(await comeAnew(house.therapist)).toEqual(['told:pregnancy'])
  })

  it.each([1, 2])(
    'was of somebody else where whoever heard it takes the arrival back: %s',
    async (minutes) => {
      expect(await comeAnew(house.receptionist, minutes)).toEqual([])
    },
  )
})

it('whoever has eased a serious alert does not take the treatment over while it runs', async () => {
  const named = await createStaff(house.salon, { mayOverrideSafety: true })
  await createEntry(house, { name: '高血压', words: [], treatmentId })
  const alertId = await say({ text: '高血压' })
  await asStaff(named, now)((ctx) => retireAlert(ctx, { alertId, reason: '医生确认可以' }))
  await asStaff(
    house.receptionist,
    now,
  )((ctx) =>
    answerSafetyQuestion(ctx, {
      visitId: guest.visitId,
      question: 'contraindication',
      answer: 'no',
      seen: 'yes',
    }),
  )
  await start()
  expect(await halted()).toEqual([])
  await asStaff(
    house.manager,
    addMinutes(now, 6),
  )((ctx) => changeSession(ctx, { sessionId: guest.sessionId, therapistId: named.id }))
  expect(await halted()).toEqual(['eased'])
})
