// Something comes up while a treatment runs: it stops, wherever it was said, until it ends or somebody lets it go on.
import { beforeEach, describe, expect, it } from 'vitest'
import { performDeed } from '@/lib/actions/perform-deed'
import type { StaffContext } from '@/lib/actions/staff-context'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { confirmAlert } from '@/lib/clients/confirm-alert'
import { noteAlert } from '@/lib/clients/note-alert'
import { retireAlert } from '@/lib/clients/retire-alert'
import { sortAlert } from '@/lib/clients/sort-alert'
import { db } from '@/lib/db/client'
import { listen } from '@/lib/live/listen'
import type { LiveEvent } from '@/lib/live/live-event'
import { readVisitSafety } from '@/lib/safety/safety-queries'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { needsSomeoneNow } from '@/lib/visits/board-flow'
import { listBoardVisits } from '@/lib/visits/board-queries'
import { overrideSafety } from '@/lib/visits/override-safety'
import { endSession } from '@/lib/visits/perform-session'
import { tickProtocol } from '@/lib/visits/tick-protocol'
import { at } from '../../factories/appointment'
import { asStaff } from '../../factories/context'
import { createGuestUnderWay } from '../../factories/ending'
import { createEntry, type GuestAtGate } from '../../factories/safety'
import { createSalon, type TestSalon } from '../../factories/salon'
import { countStatements } from '../../setup/count-statements'
import { untilSomebodyWaits } from '../until-somebody-waits'

let house: TestSalon
let guest: GuestAtGate
let now: Date
let entryId: string

beforeEach(async () => {
  house = await createSalon()
  entryId = await createEntry(house, { treatmentId: house.treatments[0]?.id ?? '' })
  guest = await createGuestUnderWay(house)
  now = at(house, '14:50')
})

/** Said at the desk, in her archive: nobody there thinks of the visit. */
const alertAtDesk = (text = '水杨酸') =>
  asStaff(
    house.receptionist,
    now,
  )((ctx) => noteAlert(ctx, { clientId: guest.clientId, kind: 'allergy', severity: 'serious', text }))
const end = (how: object = {}) =>
  asStaff(house.therapist, now)((ctx) => endSession(ctx, { sessionId: guest.sessionId, ...how }))
const session = () => db.treatmentSession.findUniqueOrThrow({ where: { id: guest.sessionId } })
const halts = async () => {
  const safety = await readVisitSafety(house.therapist, guest.visitId, now)
  return safety?.gates.find(({ sessionId }) => sessionId === guest.sessionId)?.stops ?? []
}
const goOn = (stops: string[], staff: SignedInStaff = house.manager) =>
  asStaff(
    staff,
    now,
  )((ctx) => overrideSafety(ctx, { sessionId: guest.sessionId, stops, reason: '问过了，是另一种酸' }))

describe('a running treatment', () => {
  it('runs on while nothing comes up', async () => {
    expect(await halts()).toEqual([])
    await end()
  })

  it('stops at an alert noted anywhere, and can then not count as done', async () => {
    await alertAtDesk()
    expect((await halts()).map(({ kind }) => kind)).toEqual(['matched'])
    await expect(end()).rejects.toThrow('safety_stop')
    expect(await db.treatmentSession.findUnique({ where: { id: guest.sessionId } })).toMatchObject({
      endedAt: null,
    })
    await end({ outcome: 'broken_off', endReason: 'alert' })
    expect(await halts()).toEqual([])
  })

  it('goes on with no step until it is settled, not from a stale tablet either; what is done can be unticked', async () => {
    const [first, second] = await Promise.all(
      ['清洁', '敷面'].map((title) =>
        db.protocolStep.create({
          data: {
            treatmentId: house.treatments[0]?.id ?? '',
            title,
            minutes: 5,
            addedAt: at(house, '09:00'),
          },
        }),
      ),
    )
    const tick = (stepId = '', mark: 'done' | 'cleared' = 'done') =>
      asStaff(house.therapist, now)((ctx) => tickProtocol(ctx, { sessionId: guest.sessionId, stepId, mark }))
    await tick(first?.id)
    await alertAtDesk()
    await expect(tick(second?.id)).rejects.toMatchObject({ code: 'halted' })
    await tick(first?.id)
    await tick(first?.id, 'cleared')
    await goOn((await halts()).map(({ key }) => key))
    await tick(second?.id)
  })

  it('stops at an alert that nobody has understood, and at what it is then said to mean', async () => {
    const { alertId } = await alertAtDesk('一种药膏')
    expect((await halts()).map(({ kind }) => kind)).toEqual(['unsorted'])
    const sort = (contraindicationIds: string[]) =>
      asStaff(
        house.manager,
        now,
      )((ctx) => sortAlert(ctx, { alertId, contraindicationIds, reason: '医生确认可以' }))
    await sort([])
    expect(await halts()).toEqual([])
    await sort([entryId])
    expect((await halts()).map(({ kind }) => kind)).toEqual(['matched'])
  })

  it('stops at a yes that is said now, but not at what was not asked', async () => {
    await db.safetyAnswer.create({
      data: {
        visitId: guest.visitId,
        question: 'pregnancy',
        answer: 'yes',
        askedById: house.therapist.id,
        askedAt: now,
      },
    })
    expect((await halts()).map(({ kind }) => kind)).toEqual(['told'])
    await expect(end()).rejects.toThrow('safety_stop')
  })

  it('of which part is done can end in part, for whatever reason', async () => {
    await alertAtDesk()
    await end({ outcome: 'in_part', endReason: 'her_wish' })
    expect(await session()).toMatchObject({ outcome: 'in_part', endReason: 'her_wish' })
  })
})

describe('letting it go on', () => {
  it('is for somebody who may decide, on exactly what halts it', async () => {
    await alertAtDesk()
    const keys = (await halts()).map(({ key }) => key)
    await expect(goOn(keys, house.receptionist)).rejects.toThrow('not_permitted')
    await expect(goOn([])).rejects.toThrow('stops_changed')
    await expect(goOn([...keys, 'patch_missing:x'])).rejects.toThrow('stops_changed')
    await goOn(keys)
    expect(await halts()).toEqual([])
    await end()
  })

  it('does not cover what comes up afterwards', async () => {
    await alertAtDesk()
    await goOn((await halts()).map(({ key }) => key))
    await alertAtDesk('BHA 过敏')
    expect(await halts()).toHaveLength(1)
    await expect(end()).rejects.toThrow('safety_stop')
  })

  it('is over with the treatment', async () => {
    await alertAtDesk()
    const keys = (await halts()).map(({ key }) => key)
    await end({ outcome: 'broken_off', endReason: 'alert' })
    await expect(goOn(keys)).rejects.toThrow('session_over')
  })

  it('leaves the reason "the gate stopped it" open to whoever ends it all the same', async () => {
    await alertAtDesk()
    await goOn((await halts()).map(({ key }) => key))
    await end({ outcome: 'broken_off', endReason: 'alert' })
    expect(await session()).toMatchObject({ outcome: 'broken_off', endReason: 'alert' })
  })
})

describe('an alert and an end at the same moment', () => {
  const deed = <Result>(staff: SignedInStaff, name: string, run: (ctx: StaffContext) => Promise<Result>) =>
    performDeed({ staff, name, key: crypto.randomUUID(), body: {}, now, run })

  it('line up: an end waits for an alert on its way, and then refuses', async () => {
    let letGo = () => {}
    let standing = () => {}
    const released = new Promise<void>((resolve) => {
      letGo = resolve
    })
    const stands = new Promise<void>((resolve) => {
      standing = resolve
    })
    const noting = deed(house.receptionist, 'note', async (ctx) => {
      await noteAlert(ctx, {
        clientId: guest.clientId,
        kind: 'allergy',
        severity: 'serious',
        text: '水杨酸',
      })
      standing()
      await released
      return null
    })
    await stands
    const ended = Promise.allSettled([
      deed(house.therapist, 'end', (ctx) => endSession(ctx, { sessionId: guest.sessionId }).then(() => null)),
    ])
    await untilSomebodyWaits()
    letGo()
    await noting
    expect((await ended)[0]).toMatchObject({ status: 'rejected', reason: { code: 'safety_stop' } })
  })

  it('never end as done what is stopped, whoever comes first', async () => {
    for (let turn = 0; turn < 4; turn++) {
      const start = at(house, '14:00', `2026-11-${24 + turn}`)
      guest = await createGuestUnderWay(house, start)
      now = addMinutes(start, 50)
      const [ended] = await Promise.allSettled([
        deed(house.therapist, 'end', (ctx) =>
          endSession(ctx, { sessionId: guest.sessionId }).then(() => null),
        ),
        deed(house.receptionist, 'note', (ctx) =>
          noteAlert(ctx, {
            clientId: guest.clientId,
            kind: 'allergy',
            severity: 'serious',
            text: '水杨酸',
          }),
        ),
      ])
      expect(await db.alert.count({ where: { clientId: guest.clientId } })).toBe(1)
      const { endedAt } = await db.treatmentSession.findUniqueOrThrow({ where: { id: guest.sessionId } })
      if (ended.status === 'rejected') expect(ended.reason.code).toBe('safety_stop')
      expect(endedAt === null).toBe(ended.status === 'rejected')
    }
  })
})

describe('every tablet hears of it', () => {
  it.each(['note', 'sort', 'confirm', 'retire'] as const)('%s, said in the archive', async (verb) => {
    const { alertId } = await alertAtDesk('一种药膏')
    const heard: LiveEvent[] = []
    const leave = await listen((event) => heard.push(event))
    const desk = asStaff(verb === 'retire' ? house.manager : house.receptionist, now)
    if (verb === 'note') await alertAtDesk('另一种')
    if (verb === 'sort') await desk((ctx) => sortAlert(ctx, { alertId, contraindicationIds: [entryId] }))
    if (verb === 'confirm') await desk((ctx) => confirmAlert(ctx, { alertId }))
    if (verb === 'retire') await desk((ctx) => retireAlert(ctx, { alertId, reason: '记错了' }))
    await expect.poll(() => heard.map(({ visitId }) => visitId)).toContain(guest.visitId)
    leave()
  })
})

describe('the board', () => {
  it('marks her, first of all who need somebody, without a statement more', async () => {
    const calm = await countStatements(() => listBoardVisits(house.salon, now))
    expect(calm.result.map(({ marks }) => marks.halted)).toEqual([false])
    await alertAtDesk()
    const halted = await countStatements(() => listBoardVisits(house.salon, now))
    expect(halted.result.map(({ marks }) => marks.halted)).toEqual([true])
    expect(halted.statements).toHaveLength(calm.statements.length)
    expect(needsSomeoneNow(halted.result, now).map(({ card }) => card.visitId)).toEqual([guest.visitId])
    await end({ outcome: 'broken_off', endReason: 'alert' })
    expect((await listBoardVisits(house.salon, now)).map(({ marks }) => marks.halted)).toEqual([false])
  })
})
