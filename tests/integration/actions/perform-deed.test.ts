// Twice is once: replays, twins, other bodies, refusals, and the session that a deed renews.
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { recordAudit } from '@/lib/actions/audit'
import { performDeed, performOnce } from '@/lib/actions/perform-deed'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { db } from '@/lib/db/client'
import { createSalon, type TestSalon } from '../../factories/salon'

let house: TestSalon
const now = new Date('2026-11-21T02:00:00Z')
const addSeat = (name: string) => async (ctx: StaffContext) => {
  const { id } = await ctx.tx.seat.create({ data: { salonId: ctx.staff.salon.id, name } })
  return { id, at: ctx.now }
}
const seats = (name: string) => db.seat.count({ where: { salonId: house.salon.id, name } })

beforeAll(async () => {
  house = await createSalon()
})

function deed(name: string, more: Partial<Parameters<typeof performDeed>[0]> = {}) {
  return {
    staff: house.manager,
    now,
    name: 'seat.add',
    key: randomUUID(),
    body: { name },
    run: addSeat(name),
    ...more,
  }
}

describe('a deed', () => {
  it('happens once, and its replay gives the same answer', async () => {
    const once = deed('once')
    const first = await performDeed(once)
    const again = await performDeed({ ...once, now: new Date(now.getTime() + 60_000) })
    expect(again).toEqual(first)
    expect(first).toMatchObject({ at: now.toISOString() })
    expect(await seats('once')).toBe(1)
  })

  it('takes the same fields in another order for the same', async () => {
    const once = deed('order', { body: { a: 1, b: [{ c: 2, d: 3 }] } })
    await performDeed(once)
    await performDeed({ ...once, body: { b: [{ d: 3, c: 2 }], a: 1 } })
    expect(await seats('order')).toBe(1)
  })

  it('of twins at the same moment happens once, and both hear the same', async () => {
    const twin = deed('twin')
    const answers = await Promise.all(Array.from({ length: 8 }, () => performDeed(twin)))
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(await seats('twin')).toBe(1)
  })

  it.each([
    ['another body', { body: { name: 'other' } }],
    ['another name', { name: 'seat.remove' }],
  ])('refuses the same key with %s', async (_, change) => {
    const first = deed('reused')
    await performDeed(first)
    await expect(performDeed({ ...first, ...change })).rejects.toMatchObject({ code: 'key_reused' })
  })

  it('refuses the same key from another person', async () => {
    const first = deed('borrowed')
    await performDeed(first)
    const borrowed = performDeed({ ...first, staff: house.receptionist })
    await expect(borrowed).rejects.toMatchObject({ code: 'key_reused' })
  })

  it('that is refused leaves nothing behind, and its key can be used again', async () => {
    const key = randomUUID()
    const refused = deed('refused', {
      key,
      run: async (ctx) => {
        await addSeat('refused')(ctx)
        await recordAudit(ctx, { action: 'seat.added', subjectType: 'Seat', subjectId: null })
        throw new Refusal('seat_retired', { n: 1 })
      },
    })
    await expect(performDeed(refused)).rejects.toMatchObject({ code: 'seat_retired', particulars: { n: 1 } })
    expect(await seats('refused')).toBe(0)
    expect(await db.idempotencyKey.count({ where: { key } })).toBe(0)
    expect(await db.auditEntry.count({ where: { salonId: house.salon.id, action: 'seat.added' } })).toBe(0)
    await performDeed(deed('refused', { key }))
    expect(await seats('refused')).toBe(1)
  })

  it('speaks of a violated constraint as a refusal', async () => {
    const taken = deed('taken', {
      run: (ctx) =>
        ctx.tx.staffMember.create({
          data: {
            createdAt: now,
            salonId: ctx.staff.salon.id,
            userName: house.manager.userName,
            name: '重名',
            role: 'therapist',
            passwordHash: '!',
          },
        }),
    })
    await expect(performDeed(taken)).rejects.toBeInstanceOf(Refusal)
    await expect(performDeed(taken)).rejects.toMatchObject({ code: 'user_name_taken' })
  })

  it('passes a bug on as it is', async () => {
    const bug = new Error('a bug')
    await expect(performDeed(deed('bug', { run: () => Promise.reject(bug) }))).rejects.toBe(bug)
  })

  it('is tried once more after a deadlock, and no more than once', async () => {
    const deadlocked = async (times: number) => {
      let tries = 0
      await performDeed(
        deed('deadlock', {
          run: async (ctx) => {
            tries += 1
            if (tries <= times)
              await ctx.tx.$executeRaw`DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '40P01'; END $$`
            return null
          },
        }),
      )
      return tries
    }
    expect(await deadlocked(1)).toBe(2)
    await expect(deadlocked(2)).rejects.toMatchObject({ code: 'someone_was_faster' })
  })

  it('that did nothing leaves no answer behind, and is done afresh when it is asked again', async () => {
    const key = randomUUID()
    let runs = 0
    const conflict = deed('conflict', {
      key,
      run: async () => ({ outcome: 'conflict', text: '她对花粉过敏', runs: ++runs }),
      happened: () => false,
    })
    expect(await performDeed(conflict)).toMatchObject({ runs: 1 })
    expect(await performDeed(conflict)).toMatchObject({ runs: 2 })
    expect(await db.idempotencyKey.count({ where: { key } })).toBe(0)
    await performDeed({ ...conflict, happened: () => true, run: addSeat('conflict') })
    expect(await db.idempotencyKey.count({ where: { key } })).toBe(1)
  })

  it('keeps no password, not even hashed', async () => {
    const first = deed('password', { body: { name: 'x', password: 'one' } })
    await performDeed(first)
    await performDeed({ ...first, body: { name: 'x', password: 'two' } })
    expect(await seats('password')).toBe(1)
  })

  it('without a person behind it works the same', async () => {
    const key = randomUUID()
    let runs = 0
    const once = () =>
      performOnce({ staffMemberId: null, name: 'salon.set_up', key, body: {}, now, run: async () => ++runs })
    expect(await once()).toBe(1)
    expect(await once()).toBe(1)
  })
})

describe('the session', () => {
  const lastSeen = async () => {
    const row = await db.staffSession.findUniqueOrThrow({ where: { id: house.therapist.sessionId } })
    return row.lastSeenAt
  }

  it('is renewed by a deed, at most once a minute, and not by a refusal', async () => {
    const begun = await lastSeen()
    const later = (seconds: number) => new Date(begun.getTime() + seconds * 1000)
    const act = (at: Date) => performDeed(deed('renew', { staff: house.therapist, now: at }))
    await act(later(59))
    expect(await lastSeen()).toEqual(begun)
    await act(later(60))
    expect(await lastSeen()).toEqual(later(60))
    await expect(
      performDeed(
        deed('renew', {
          staff: house.therapist,
          now: later(600),
          run: () => Promise.reject(new Refusal('seat_retired')),
        }),
      ),
    ).rejects.toThrow('seat_retired')
    expect(await lastSeen()).toEqual(later(60))
  })
})
