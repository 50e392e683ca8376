// The way in for a house whose only manager has forgotten her password, as a person types it beside a Foyer in use.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { signIn } from '@/lib/auth/sign-in'
import { readSession } from '@/lib/auth/staff-sessions'
import { db } from '@/lib/db/client'
import { createSalon, createStaff } from '../../factories/salon'
import { type House, openHouse } from '../backup/house'
import { runCommand } from '../run-command'

let house: House
const now = new Date()

beforeAll(async () => {
  house = await openHouse()
})

afterAll(() => house.end())

const reset = (...args: string[]) => runCommand('password-reset', args, { FOYER_DATA: house.data })
const knock = (userName: string, password: string, address = 'one tablet') =>
  signIn({ userName, password, address, now: new Date() })

it('lets her in with a password that it tells once, and makes her choose her own', async () => {
  const { salon } = await createSalon()
  const manager = await createStaff(salon, { role: 'manager', password: 'forgotten one', signedInAt: now })
  for (let guess = 1; guess <= 6; guess++) await knock(manager.userName, 'wrong')
  expect(await knock(manager.userName, 'forgotten one')).toMatchObject({ verdict: 'throttled' })

  const { code, said } = await reset(manager.userName.toUpperCase())
  expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining('signed out on every') })
  const [, password = ''] = /^ {4}([a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4})$/m.exec(said) ?? []

  expect(await readSession(manager.sessionId, now)).toEqual({ verdict: 'ended' })
  expect(await knock(manager.userName, 'forgotten one', 'another')).toEqual({ verdict: 'wrong' })
  const answer = await knock(manager.userName, password)
  if (answer.verdict !== 'signed_in') throw new Error(`she was not let in: ${answer.verdict}`)
  expect(await readSession(answer.sessionId, now)).toMatchObject({
    verdict: 'live',
    mustChangePassword: true,
  })
  expect(await db.auditEntry.findMany({ where: { subjectId: manager.id } })).toMatchObject([
    { action: 'staff.password_reset_on_server', actorId: null, salonId: salon.id, particulars: {} },
  ])
  expect(said).toContain(`"staffMemberId":"${manager.id}"`)
})

it('says whom it could let in, and changes nothing, when the name is not one', async () => {
  const { salon, manager } = await createSalon()
  const gone = await createStaff(salon, { deactivatedAt: now })
  const before = await db.staffMember.findMany({ orderBy: { id: 'asc' } })
  const unknown = await reset(`nobody-${randomUUID()}`)
  expect(unknown).toMatchObject({ code: 1, said: expect.stringContaining('Managers sign in as') })
  const closed = await reset(gone.userName)
  expect(closed).toMatchObject({ code: 1, said: expect.stringContaining(`(${manager.userName})`) })
  expect(await reset()).toMatchObject({ code: 1, said: expect.stringContaining('Name whom to let in') })
  const nowhere = await reset(manager.userName, '--kind', 'demo')
  expect(nowhere).toMatchObject({ code: 1, said: expect.stringContaining('There is no database in') })
  expect(await db.staffMember.findMany({ orderBy: { id: 'asc' } })).toEqual(before)
})
