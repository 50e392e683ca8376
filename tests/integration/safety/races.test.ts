// An alert or a patch test noted while a treatment is about to begin: whichever comes second sees the other.
import { beforeEach, describe, expect, it } from 'vitest'
import { performDeed } from '@/lib/actions/perform-deed'
import type { StaffContext } from '@/lib/actions/staff-context'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { noteAlert } from '@/lib/clients/note-alert'
import { sortAlert } from '@/lib/clients/sort-alert'
import { db } from '@/lib/db/client'
import { asRefusalCode } from '@/lib/db/constraint-errors'
import { doPatchTest } from '@/lib/patch-tests/do-patch-test'
import { readPatchTest } from '@/lib/patch-tests/read-patch-test'
import { startSession } from '@/lib/visits/perform-session'
import { at } from '../../factories/appointment'
import {
  addUsedProduct,
  createEntry,
  createGate,
  createGuestAtGate,
  type GuestAtGate,
} from '../../factories/safety'
import type { TestSalon } from '../../factories/salon'
import { untilSomebodyWaits } from '../until-somebody-waits'

let house: TestSalon
let guest: GuestAtGate
let now: Date
let treatmentId: string

beforeEach(async () => {
  ;({ house, guest, now, treatmentId } = await createGate())
  await createEntry(house, { treatmentId })
})

function deed<Result>(staff: SignedInStaff, name: string, run: (ctx: StaffContext) => Promise<Result>) {
  return performDeed({ staff, name, key: crypto.randomUUID(), body: {}, now, run })
}

const start = () => deed(house.therapist, 'start', (ctx) => startSession(ctx, { sessionId: guest.sessionId }))
const alert = () => ({
  clientId: guest.clientId,
  visitId: guest.visitId,
  kind: 'allergy' as const,
  severity: 'serious' as const,
  text: '水杨酸',
})

/** A deed that has done its work and keeps its transaction open until it is let go. */
function held(act: (work: (inner: () => Promise<unknown>) => Promise<unknown>) => Promise<unknown>) {
  let letGo = () => {}
  let standing = () => {}
  const released = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const stands = new Promise<void>((resolve) => {
    standing = resolve
  })
  const done = act(async (inner) => {
    await inner()
    standing()
    await released
  })
  return { stands, letGo, done }
}

async function outcome(): Promise<{ hasBegun: boolean; alerts: number }> {
  const { startedAt } = await db.treatmentSession.findUniqueOrThrow({ where: { id: guest.sessionId } })
  const alerts = await db.alert.count({ where: { clientId: guest.clientId } })
  return { hasBegun: startedAt !== null, alerts }
}

/** Lets `first` do its work and wait, sends `second` off, and lets `first` go once `second` waits for it. */
async function oneAfterAnother(
  first: ReturnType<typeof held>,
  second: () => Promise<unknown>,
): Promise<PromiseSettledResult<unknown>> {
  await first.stands
  const answer = Promise.allSettled([second()])
  await untilSomebodyWaits()
  first.letGo()
  await first.done
  const [settled] = await answer
  if (!settled) throw new Error('nothing was asked')
  return settled
}

const stopped = { status: 'rejected', reason: { code: 'safety_stop' } }
const holding = (staff: SignedInStaff, name: string, run: (ctx: StaffContext) => Promise<unknown>) =>
  held((work) => deed(staff, name, (ctx) => work(() => run(ctx)).then(() => null)))

describe('an alert noted first', () => {
  it('is waited for by the start, which then refuses', async () => {
    const noting = holding(house.receptionist, 'note', (ctx) => noteAlert(ctx, alert()))
    expect(await oneAfterAnother(noting, start)).toMatchObject(stopped)
    expect(await outcome()).toEqual({ hasBegun: false, alerts: 1 })
  })

  it('is waited for by whoever writes the start past the verb', async () => {
    const noting = holding(house.receptionist, 'note', (ctx) =>
      noteAlert(ctx, { ...alert(), visitId: undefined }),
    )
    const answer = await oneAfterAnother(noting, () =>
      db.treatmentSession.update({ where: { id: guest.sessionId }, data: { startedAt: now } }),
    )
    expect(answer.status === 'rejected' && asRefusalCode(answer.reason)).toEqual({ code: 'safety_stop' })
    expect(await outcome()).toEqual({ hasBegun: false, alerts: 1 })
  })

  it('even past its own verb', async () => {
    const noting = held((work) =>
      db.$transaction((tx) =>
        work(() =>
          tx.alert.create({ data: { notedAt: now, ...alert(), visitId: null, notedById: house.manager.id } }),
        ),
      ),
    )
    expect(await oneAfterAnother(noting, start)).toMatchObject(stopped)
  })
})

describe('a start that is under way', () => {
  it('is waited for by the alert, which then stands for the next time', async () => {
    const starting = holding(house.therapist, 'start', (ctx) =>
      startSession(ctx, { sessionId: guest.sessionId }),
    )
    const answer = await oneAfterAnother(starting, () =>
      deed(house.receptionist, 'note', (ctx) => noteAlert(ctx, alert())),
    )
    expect(answer).toMatchObject({ status: 'fulfilled' })
    expect(await outcome()).toEqual({ hasBegun: true, alerts: 1 })
  })

  it('and alerts from every side line up: nobody is lost, nothing deadlocks', async () => {
    for (let day = 24; day <= 30; day++) {
      guest = await createGuestAtGate(house, at(house, '14:00', `2026-11-${day}`))
      now = at(house, '14:05', `2026-11-${day}`)
      const answers = await Promise.allSettled([
        start(),
        deed(house.receptionist, 'note', (ctx) => noteAlert(ctx, alert())),
        start(),
      ])
      const codes = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason.code] : []))
      for (const code of codes) expect(['safety_stop', 'session_running']).toContain(code)
      const { hasBegun, alerts } = await outcome()
      expect(alerts).toBe(1)
      expect(codes).toHaveLength(hasBegun ? 1 : 2)
    }
  })
})

describe('what else closes the gate', () => {
  it('is waited for: what an alert means', async () => {
    const { alertId } = await deed(house.therapist, 'note', (ctx) =>
      noteAlert(ctx, { ...alert(), severity: 'mild', text: '一种药膏', contraindicationIds: [] }),
    )
    const entry = await createEntry(house, { name: '薰衣草', nameEn: null, words: [], treatmentId })
    const sorting = holding(house.receptionist, 'sort', (ctx) =>
      sortAlert(ctx, { alertId, contraindicationIds: [entry] }),
    )
    expect(await oneAfterAnother(sorting, start)).toMatchObject(stopped)
  })

  it('is waited for: a patch test done again', async () => {
    const productId = await addUsedProduct(house, 30)
    const test = (ctx: StaffContext) =>
      doPatchTest(ctx, { clientId: guest.clientId, productId, place: 'neck' })
    const { patchTestId } = await deed(house.therapist, 'test', test)
    await db.patchTest.update({ where: { id: patchTestId }, data: { readableAt: now } })
    await deed(house.therapist, 'read', (ctx) => readPatchTest(ctx, { patchTestId, result: 'clear' }))
    expect(await oneAfterAnother(holding(house.manager, 'test', test), start)).toMatchObject(stopped)
  })
})
