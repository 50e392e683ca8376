// A password that somebody else gave opens nothing but the page on which she chooses her own.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { newcomerAction, staffAction } from '@/lib/actions/staff-action'
import { staffRoute } from '@/lib/actions/staff-route'
import { currentNewcomer, currentStaff, requireStaff, sessionOfRequest } from '@/lib/auth/require-staff'
import { signIn } from '@/lib/auth/sign-in'
import { db } from '@/lib/db/client'
import { changePassword, chooseFirstPassword, resetPassword } from '@/lib/staff/change-password'
import { createStaffMember } from '@/lib/staff/create-staff-member'
import { firstPasswordSchema } from '@/lib/staff/staff-schemas'
import { asStaff } from '../../factories/context'
import { createSalon, createStaff, type TestSalon } from '../../factories/salon'

const browser = vi.hoisted(() => ({ sessionId: '' }))
const head = { origin: 'http://foyer.local', host: 'foyer.local' }

// There is no browser here: which session the request carries comes from this file.
vi.mock('@/lib/auth/session-cookie', () => ({ sessionIdOfRequest: async () => browser.sessionId }))
vi.mock('next/headers', () => ({ headers: async () => new Headers(head) }))
vi.mock('next/cache', () => ({ refresh: () => undefined }))

let house: TestSalon
const now = new Date()

// This process serves other files after this one.
afterAll(() => {
  for (const path of ['@/lib/auth/session-cookie', 'next/headers', 'next/cache']) vi.doUnmock(path)
})

beforeAll(async () => {
  house = await createSalon({ now })
})

const given = 'read out to her'
const own = 'known to her alone'

async function comeIn(userName: string, password: string): Promise<string> {
  const answer = await signIn({ userName, password, address: randomUUID(), now })
  if (answer.verdict !== 'signed_in') throw new Error(`she was not let in: ${answer.verdict}`)
  browser.sessionId = answer.sessionId
  return answer.sessionId
}

const asManager = asStaffOf(() => house.manager)
function asStaffOf(who: () => TestSalon['manager']) {
  return <T>(act: (ctx: Parameters<Parameters<ReturnType<typeof asStaff>>[0]>[0]) => Promise<T>) =>
    asStaff(who(), now)(act)
}

const nothing = { schema: z.object({}), handler: async () => ({}) }
const form = (fields: Record<string, string> = {}) => {
  const data = new FormData()
  for (const [name, value] of Object.entries({ idempotencyKey: randomUUID(), ...fields }))
    data.set(name, value)
  return data
}
const choose = newcomerAction({
  name: 'test.choose',
  schema: firstPasswordSchema,
  handler: chooseFirstPassword,
})

describe.each(['taken on', 'given another'])('whoever was %s by the manager', (how) => {
  let userName = ''

  beforeEach(async () => {
    userName = `neu-${randomUUID().slice(0, 8)}`
    if (how === 'taken on') {
      await asManager((ctx) =>
        createStaffMember(ctx, { name: '新同事', userName, role: 'therapist', password: given }),
      )
    } else {
      const { id } = await createStaff(house.salon, { userName, password: own })
      await asManager((ctx) => resetPassword(ctx, { staffMemberId: id, password: given }))
    }
    await comeIn(userName, given)
  })

  it('is nobody to pages, actions, handlers and the watch over her session', async () => {
    expect(await currentStaff()).toBeNull()
    expect(await sessionOfRequest(now)).toBeNull()
    expect(await currentNewcomer()).toMatchObject({ userName })
    await expect(requireStaff()).rejects.toMatchObject({
      digest: expect.stringContaining('/first-password'),
    })
    const act = staffAction({ name: 'test.nothing', ...nothing })
    expect(await act(null, form())).toEqual({ status: 'signed_out' })
    const request = new Request('http://foyer.local/api/x', { method: 'POST', headers: head, body: '{}' })
    const route = staffRoute({ name: 'test.nothing', ...nothing })
    expect((await route(request, { params: Promise.resolve({}) })).status).toBe(401)
  })

  it('chooses her own, and goes on where she stands', async () => {
    for (const [typed, fault] of Object.entries({
      [given]: 'password_same',
      [given.toUpperCase()]: 'password_same',
      [`${given.replaceAll(' ', '-')}!`]: 'password_same',
      'password-1': 'password_common',
      [`${userName}!`]: 'password_like_name',
      short: 'password_too_short',
    })) {
      const refused = await choose(null, form({ newPassword: typed }))
      expect(refused).toMatchObject({ status: 'invalid', fieldErrors: { newPassword: [fault] } })
    }
    const elsewhere = browser.sessionId
    const here = await comeIn(userName, given)
    expect(await choose(null, form({ newPassword: own }))).toMatchObject({ status: 'done' })
    expect(await requireStaff()).toMatchObject({ userName, sessionId: here })
    expect(await currentNewcomer()).toBeNull()
    const other = await db.staffSession.findUniqueOrThrow({ where: { id: elsewhere } })
    expect(other).toMatchObject({ endedBy: 'password_changed' })
    // Once is enough, and the door she came through is closed behind her.
    expect(await choose(null, form({ newPassword: 'yet another one' }))).toEqual({ status: 'signed_out' })
    const staff = await requireStaff()
    const again = asStaff(staff, now)((ctx) => chooseFirstPassword(ctx, { newPassword: 'yet another one' }))
    await expect(again).rejects.toMatchObject({ code: 'not_permitted' })
  })
})

it('a password of her own is kept', async () => {
  const staff = await createStaff(house.salon, { password: own, signedInAt: now })
  const change = { currentPassword: own, newPassword: 'another of her own' }
  await asStaff(staff, now)((ctx) => changePassword(ctx, change))
  await comeIn(staff.userName, 'another of her own')
  expect(await currentStaff()).toMatchObject({ id: staff.id })
})

it('a manager gives one to colleagues alone: her own asks for the present one', async () => {
  const before = await db.staffMember.findUniqueOrThrow({ where: { id: house.manager.id } })
  const herself = { staffMemberId: house.manager.id, password: 'set for herself' }
  const reset = asManager((ctx) => resetPassword(ctx, herself))
  await expect(reset).rejects.toMatchObject({ code: 'password_of_oneself' })
  expect(await db.staffMember.findUniqueOrThrow({ where: { id: house.manager.id } })).toEqual(before)
})
