// Sign-in, its throttle, sessions and what ends them.
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { knownDevice, rememberDevice } from '@/lib/auth/known-device'
import { renewSession } from '@/lib/auth/renew-session'
import { signIn, signOut } from '@/lib/auth/sign-in'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { readSession } from '@/lib/auth/staff-sessions'
import { db } from '@/lib/db/client'
import { changePassword, resetPassword } from '@/lib/staff/change-password'
import { changeRole } from '@/lib/staff/change-role'
import { deactivateStaffMember, reactivateStaffMember } from '@/lib/staff/deactivate-staff-member'
import { walkIn } from '@/lib/visits/walk-in'
import { createGuest } from '../../factories/appointment'
import { asStaff } from '../../factories/context'
import { answerAll } from '../../factories/ending'
import { createSalon, createStaff, type TestSalon } from '../../factories/salon'
import { countStatements } from '../../setup/count-statements'
import { untilSomebodyWaits } from '../until-somebody-waits'

let house: TestSalon
const password = 'correct horse'
const now = new Date()
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const address = () => `192.168.${randomUUID()}`

beforeAll(async () => {
  house = await createSalon({ idleMinutes: 15 })
})

const person = () => createStaff(house.salon, { password, signedInAt: now })
const knock = (userName: string, given = password, from = address()) =>
  signIn({ userName, password: given, address: from, now })

describe('sign-in', () => {
  it('opens a session for the right password, in any case of the name', async () => {
    const staff = await person()
    const answer = await knock(` ${staff.userName.toUpperCase()} `)
    expect(answer).toMatchObject({ verdict: 'signed_in', locale: null })
    if (answer.verdict !== 'signed_in') return
    const reading = await readSession(answer.sessionId, now)
    expect(reading).toMatchObject({ verdict: 'live', staff: { id: staff.id, salon: { id: house.salon.id } } })
  })

  it('gives the same answer for a wrong password, an unknown name and somebody who left', async () => {
    const staff = await person()
    const left = await createStaff(house.salon, { password, deactivatedAt: now })
    expect(await knock(staff.userName, 'wrong')).toEqual({ verdict: 'wrong' })
    expect(await knock(`nobody-${randomUUID()}`)).toEqual({ verdict: 'wrong' })
    expect(await knock(left.userName)).toEqual({ verdict: 'wrong' })
  })
})

describe('the throttle', () => {
  const wrongly = async (times: number, userName: string, from: string) => {
    for (let failure = 1; failure <= times; failure++) {
      expect(await knock(userName, 'wrong', from)).toEqual({ verdict: 'wrong' })
    }
  }

  it('closes a name after five failures where they came from, and nowhere else', async () => {
    const staff = await person()
    const from = address()
    await wrongly(5, staff.userName, from)
    expect(await knock(staff.userName, password, from)).toEqual({ verdict: 'throttled', minutes: 15 })
    expect(await knock(staff.userName)).toMatchObject({ verdict: 'signed_in' })
    expect(await knock(house.manager.userName, 'wrong', from)).toEqual({ verdict: 'wrong' })
  })

  it('closes a name that does not exist in the same way', async () => {
    const nobody = `nobody-${randomUUID()}`
    const from = address()
    await wrongly(5, nobody, from)
    expect(await knock(nobody, password, from)).toEqual({ verdict: 'throttled', minutes: 15 })
  })

  it('opens again when the quarter of an hour is over, and forgets after a success', async () => {
    const staff = await person()
    const from = address()
    await wrongly(5, staff.userName, from)
    expect(await knock(staff.userName, 'wrong', from)).toMatchObject({ verdict: 'throttled' })
    await db.signInThrottle.updateMany({ data: { expire: new Date(Date.now() - 1) } })
    await wrongly(4, staff.userName, from)
    expect(await knock(staff.userName, password, from)).toMatchObject({ verdict: 'signed_in' })
    await wrongly(4, staff.userName, from)
    expect(await knock(staff.userName, password, from)).toMatchObject({ verdict: 'signed_in' })
  })

  it('closes an address after thirty failures with many names; successes do not count', async () => {
    const staff = await person()
    const from = address()
    for (let success = 1; success <= 3; success++) await knock(staff.userName, password, from)
    for (let failure = 1; failure <= 30; failure++) {
      expect(await knock(`nobody-${randomUUID()}`, 'x', from)).toEqual({ verdict: 'wrong' })
    }
    expect(await knock(staff.userName, password, from)).toEqual({ verdict: 'throttled', minutes: 15 })
    expect(await knock(staff.userName)).toMatchObject({ verdict: 'signed_in' })
  })

  it('lets no more than five of twenty parallel guesses from one address look at the password', async () => {
    const staff = await person()
    const from = address()
    const guesses = await Promise.all(Array.from({ length: 20 }, () => knock(staff.userName, 'wrong', from)))
    expect(guesses.filter(({ verdict }) => verdict === 'wrong')).toHaveLength(5)
  })

  it('lets no more than fifty guesses from anywhere look at it, and still knows her own tablet', async () => {
    const staff = await person()
    const first = await knock(staff.userName)
    if (first.verdict !== 'signed_in') throw new Error('she was not let in')
    const guesses = await Promise.all(Array.from({ length: 60 }, () => knock(staff.userName, 'wrong')))
    expect(guesses.filter(({ verdict }) => verdict === 'wrong')).toHaveLength(50)
    expect(await knock(staff.userName)).toEqual({ verdict: 'throttled', minutes: 60 })
    expect(await onDevice(first.deviceCookie, staff.userName)).toMatchObject({ verdict: 'signed_in' })
  })

  it.each(['by herself', 'by the manager'])('opens to whoever has a new password, set %s', async (by) => {
    const [staff, here] = [await person(), address()]
    await wrongly(5, staff.userName, here)
    for (let place = 0; place < 9; place++) await wrongly(5, staff.userName, address())
    expect(await knock(staff.userName)).toMatchObject({ verdict: 'throttled' })
    const fresh = 'fresh water 9'
    if (by === 'by herself')
      await asStaff(
        staff,
        now,
      )((ctx) => changePassword(ctx, { currentPassword: password, newPassword: fresh }))
    else
      await asStaff(
        house.manager,
        now,
      )((ctx) => resetPassword(ctx, { staffMemberId: staff.id, password: fresh }))
    expect(await knock(staff.userName, fresh, here)).toMatchObject({ verdict: 'signed_in' })
  })

  it('uses up nothing of a name everywhere while it is closed at one address', async () => {
    const staff = await person()
    const from = address()
    for (let guess = 1; guess <= 60; guess++) await knock(staff.userName, 'wrong', from)
    expect(await knock(staff.userName)).toMatchObject({ verdict: 'signed_in' })
  })

  it('keeps neither names nor addresses', async () => {
    const staff = await person()
    const from = address()
    await knock(staff.userName, 'wrong', from)
    const rows = JSON.stringify(await db.signInThrottle.findMany())
    expect(rows).not.toContain(staff.userName)
    expect(rows).not.toContain(from)
  })
})

const onDevice = (deviceCookie: string | undefined, userName: string, given = password, from = address()) =>
  signIn({ userName, password: given, address: from, deviceCookie, now })

describe('a device on which she has signed in before', () => {
  const known = async (userName: string, before?: string) => {
    const answer = await onDevice(before, userName)
    if (answer.verdict !== 'signed_in') throw new Error('she was not let in')
    return answer.deviceCookie
  }

  it('lets her in at an address that is closed', async () => {
    const staff = await person()
    const cookie = await known(staff.userName)
    const from = address()
    for (let guess = 1; guess <= 40; guess++) await knock(staff.userName, 'wrong', from)
    for (let guess = 1; guess <= 40; guess++) await knock(`nobody-${randomUUID()}`, 'wrong', from)
    expect(await knock(staff.userName, password, from)).toMatchObject({ verdict: 'throttled' })
    expect(await onDevice(cookie, staff.userName, password, from)).toMatchObject({ verdict: 'signed_in' })
  })

  it('is no place to guess: after ten failures it is closed for a quarter of an hour', async () => {
    const staff = await person()
    const cookie = await known(staff.userName)
    const guesses = await Promise.all(
      Array.from({ length: 20 }, () => onDevice(cookie, staff.userName, 'wrong')),
    )
    expect(guesses.filter(({ verdict }) => verdict === 'wrong')).toHaveLength(10)
    expect(await onDevice(cookie, staff.userName)).toEqual({ verdict: 'throttled', minutes: 15 })
  })

  it('is hers and not a colleague’s, and may be both', async () => {
    const staff = await person()
    const colleague = await person()
    const cookie = await known(staff.userName)
    const close = async () => {
      for (let guess = 1; guess <= 51; guess++) await knock(colleague.userName, 'wrong')
    }
    const both = await known(colleague.userName, cookie)
    await close()
    expect(await onDevice(cookie, colleague.userName)).toMatchObject({ verdict: 'throttled' })
    expect(await onDevice(both, colleague.userName)).toMatchObject({ verdict: 'signed_in' })
    expect(await onDevice(both, staff.userName)).toMatchObject({ verdict: 'signed_in' })
  })

  it('is forgotten with her password, and one that somebody made up is none', async () => {
    const staff = await person()
    const cookie = await known(staff.userName)
    const reset = { staffMemberId: staff.id, password: 'set by the manager' }
    await asStaff(house.manager, now)((ctx) => resetPassword(ctx, reset))
    for (let guess = 1; guess <= 51; guess++) await knock(staff.userName, 'wrong')
    const [deviceId, mark] = cookie.split('.')
    for (const made of [cookie, `${deviceId}.${'A'.repeat(22)}`, `${'A'.repeat(22)}.${mark}`, 'x', '']) {
      const answer = await onDevice(made, staff.userName, 'set by the manager')
      expect(answer).toMatchObject({ verdict: 'throttled' })
    }
  })

  it('remembers two dozen people, the latest first, and no name', async () => {
    const staff = await person()
    let cookie: string | undefined
    for (let guest = 1; guest <= 30; guest++) {
      cookie = rememberDevice(cookie, { id: randomUUID(), passwordHash: 'x' })
    }
    cookie = rememberDevice(cookie, { id: staff.id, passwordHash: 'x' })
    expect(cookie.split('.')).toHaveLength(25)
    expect(knownDevice(cookie, { id: staff.id, passwordHash: 'x' })).not.toBeNull()
    expect(cookie).not.toContain(staff.id)
  })
})

describe('a session', () => {
  const verdict = async (staff: SignedInStaff, at: Date) => (await readSession(staff.sessionId, at)).verdict

  it.each([
    [15 * 60 - 1, 'live'],
    [15 * 60, 'idle'],
    [15 * 60 + 1, 'idle'],
  ])('after %i idle seconds is %s', async (seconds, expected) => {
    expect(await verdict(await person(), later(seconds))).toBe(expected)
  })

  it.each([
    [86_399, 'live'],
    [86_400, 'expired'],
    [86_401, 'expired'],
  ])('after %i busy seconds is %s', async (seconds, expected) => {
    const staff = await person()
    await db.staffSession.update({
      where: { id: staff.sessionId },
      data: { lastSeenAt: later(seconds - 1) },
    })
    expect(await verdict(staff, later(seconds))).toBe(expected)
  })

  it('follows the salon’s idle limit from the next request on', async () => {
    const strict = await createSalon({ idleMinutes: 1 })
    const staff = await createStaff(strict.salon, { signedInAt: now })
    expect(await verdict(staff, later(59))).toBe('live')
    expect(await verdict(staff, later(60))).toBe('idle')
    expect(await renewSession(db, staff, later(14))).toBe(false)
    expect(await renewSession(db, staff, later(15))).toBe(true)
    expect(await verdict(staff, later(74))).toBe('live')
  })

  it('waits longer while she treats a guest, and no longer once that has ended', async () => {
    const salon = await createSalon({ idleMinutes: 1 })
    await db.salon.update({ where: { id: salon.salon.id }, data: { treatmentIdleMinutes: 3 } })
    const { therapist } = salon
    await db.staffSession.update({
      where: { id: therapist.sessionId },
      data: { createdAt: now, lastSeenAt: now },
    })
    const { id: clientId } = await createGuest(salon, '王晓明', now)
    const treatmentIds = [salon.treatments[0]?.id ?? '']
    const { visitId } = await asStaff(salon.manager, now)((ctx) => walkIn(ctx, { clientId, treatmentIds }))
    const treats = (data: { startedAt?: Date; endedAt?: Date; outcome?: 'performed' }) =>
      db.treatmentSession.updateMany({ where: { visitId }, data: { therapistId: therapist.id, ...data } })
    await answerAll(salon, visitId, now)
    expect(await verdict(therapist, later(60))).toBe('idle')
    await treats({ startedAt: now })
    expect(await verdict(therapist, later(179))).toBe('live')
    expect(await verdict(therapist, later(180))).toBe('idle')
    await treats({ endedAt: later(30), outcome: 'performed' })
    expect(await verdict(therapist, later(60))).toBe('idle')
  })

  it('is read with one statement', async () => {
    const staff = await person()
    const { statements } = await countStatements(() => readSession(staff.sessionId, now))
    expect(statements).toHaveLength(1)
  })

  it('that was never given out is unknown', async () => {
    expect(await readSession(randomUUID(), now)).toEqual({ verdict: 'unknown' })
  })

  it('ends with sign-out, on this browser alone, and cannot be renewed', async () => {
    const staff = await person()
    const other = await knock(staff.userName)
    await signOut(staff.sessionId, later(60))
    await signOut(staff.sessionId, later(120))
    expect(await verdict(staff, later(60))).toBe('ended')
    expect(await renewSession(db, staff, later(300))).toBe(false)
    const row = await db.staffSession.findUniqueOrThrow({ where: { id: staff.sessionId } })
    expect(row).toMatchObject({ endedBy: 'signed_out', endedAt: later(60) })
    if (other.verdict !== 'signed_in') throw new Error('the other browser was not let in')
    expect((await readSession(other.sessionId, later(60))).verdict).toBe('live')
  })

  it('ends everywhere when the manager lets somebody go, who comes back only through the door', async () => {
    const staff = await person()
    const second = await knock(staff.userName)
    await asStaff(house.manager, now)((ctx) => deactivateStaffMember(ctx, { staffMemberId: staff.id }))
    expect(await verdict(staff, now)).toBe('ended')
    if (second.verdict !== 'signed_in') throw new Error('the second browser was not let in')
    expect((await readSession(second.sessionId, now)).verdict).toBe('ended')
    expect(await knock(staff.userName)).toEqual({ verdict: 'wrong' })
    await asStaff(house.manager, now)((ctx) => reactivateStaffMember(ctx, { staffMemberId: staff.id }))
    expect(await verdict(staff, now)).toBe('ended')
    expect(await knock(staff.userName)).toMatchObject({ verdict: 'signed_in' })
  })

  it('ends everywhere when the password changes, and only the new one opens', async () => {
    const staff = await person()
    const wrong = asStaff(
      staff,
      now,
    )((ctx) => changePassword(ctx, { currentPassword: 'wrong', newPassword: 'a new password' }))
    await expect(wrong).rejects.toMatchObject({ code: 'password_wrong' })
    await asStaff(
      staff,
      now,
    )((ctx) => changePassword(ctx, { currentPassword: password, newPassword: 'a new password' }))
    expect(await verdict(staff, now)).toBe('ended')
    expect(await knock(staff.userName)).toEqual({ verdict: 'wrong' })
    expect(await knock(staff.userName, 'a new password')).toMatchObject({ verdict: 'signed_in' })
  })

  it('does not let a password be guessed where somebody left her tablet', async () => {
    const staff = await person()
    const change = (currentPassword: string) =>
      asStaff(staff, now)((ctx) => changePassword(ctx, { currentPassword, newPassword: 'a new password' }))
    for (let failure = 1; failure <= 5; failure++) {
      await expect(change('wrong')).rejects.toMatchObject({ code: 'password_wrong' })
    }
    await expect(change(password)).rejects.toMatchObject({ code: 'throttled', particulars: { minutes: 15 } })
    expect(await verdict(staff, now)).toBe('live')
    await db.signInThrottle.updateMany({ data: { expire: new Date(Date.now() - 1) } })
    await change(password)
    expect(await knock(staff.userName, 'a new password')).toMatchObject({ verdict: 'signed_in' })
  })

  it('ends everywhere when the manager sets a password, which no colleague may', async () => {
    const staff = await person()
    const reset = { staffMemberId: staff.id, password: 'set by the manager' }
    const meddling = asStaff(house.receptionist, now)((ctx) => resetPassword(ctx, reset))
    await expect(meddling).rejects.toMatchObject({ code: 'not_permitted' })
    expect(await verdict(staff, now)).toBe('live')
    await asStaff(house.manager, now)((ctx) => resetPassword(ctx, reset))
    expect(await verdict(staff, now)).toBe('ended')
    expect(await knock(staff.userName, 'set by the manager')).toMatchObject({ verdict: 'signed_in' })
  })

  it.each(['another password', 'no longer here'])(
    'is not opened by what held a moment ago: %s',
    async (fate) => {
      const staff = await person()
      const about = { staffMemberId: staff.id }
      const knocked: Promise<unknown>[] = []
      await asStaff(
        house.manager,
        now,
      )(async (ctx) => {
        if (fate === 'no longer here') await deactivateStaffMember(ctx, about)
        else await resetPassword(ctx, { ...about, password: 'set by the manager' })
        knocked.push(knock(staff.userName))
        await untilSomebodyWaits()
      })
      expect(await Promise.all(knocked)).toEqual([{ verdict: 'wrong' }])
      expect(await db.staffSession.count({ where: { ...about, endedAt: null } })).toBe(0)
    },
  )

  it('is not opened for whoever is let go at the same moment', async () => {
    const staff = await person()
    const [knocked] = await Promise.all([
      knock(staff.userName),
      asStaff(house.manager, now)((ctx) => deactivateStaffMember(ctx, { staffMemberId: staff.id })),
    ])
    if (knocked.verdict === 'signed_in') {
      expect((await readSession(knocked.sessionId, now)).verdict).toBe('ended')
    }
    const open = await db.staffSession.count({ where: { staffMemberId: staff.id, endedAt: null } })
    expect(open).toBe(0)
  })

  it('shows another role from the next request on', async () => {
    const staff = await person()
    await asStaff(
      house.manager,
      now,
    )((ctx) => changeRole(ctx, { staffMemberId: staff.id, role: 'receptionist' }))
    expect(await readSession(staff.sessionId, now)).toMatchObject({ staff: { role: 'receptionist' } })
  })
})
