// The two doors for mutations from outside: what they keep of an answer, and what they write down of a bug.
import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { POST as saveNote } from '@/app/api/notes/route'
import { staffAction } from '@/lib/actions/staff-action'
import { answerWith, staffRoute } from '@/lib/actions/staff-route'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import { log } from '@/lib/log/log'
import { moveVisit } from '@/lib/visits/move-visit'
import { at, createAppointment } from '../../factories/appointment'
import { asStaff } from '../../factories/context'
import { createSalon, type TestSalon } from '../../factories/salon'

const session = vi.hoisted(() => ({ staff: null as unknown }))
const requestHeaders = { 'x-request-id': 'request-0001' }
const ofThisSite = { origin: 'http://foyer.local', host: 'foyer.local' }
let actionHeaders: Record<string, string> = { ...requestHeaders, ...ofThisSite }

// There is no browser here: who is signed in and what the request carries come from this file.
vi.mock('@/lib/auth/require-staff', () => ({ currentStaff: async () => session.staff }))
vi.mock('next/headers', () => ({ headers: async () => new Headers(actionHeaders) }))
vi.mock('next/cache', () => ({ refresh: () => undefined }))

let house: TestSalon

// This process serves other files after this one.
afterAll(() => {
  for (const path of ['@/lib/auth/require-staff', 'next/headers', 'next/cache']) vi.doUnmock(path)
})

beforeAll(async () => {
  house = await createSalon()
})

beforeEach(() => {
  signedInAs(house.therapist)
})

function signedInAs(staff: SignedInStaff) {
  session.staff = staff
}

async function post(route: typeof saveNote, body: object) {
  const request = new Request('http://foyer.local/api/x', {
    method: 'POST',
    headers: { ...requestHeaders, ...ofThisSite },
    body: JSON.stringify({ idempotencyKey: randomUUID(), ...body }),
  })
  return (await route(request, { params: Promise.resolve({}) })).json()
}

describe('the autosave of notes', () => {
  it('tells of a colleague’s newer text and keeps nothing of it beside the note itself', async () => {
    const { visitId } = await createAppointment(house)
    await asStaff(
      house.receptionist,
      at(house, '14:00'),
    )((ctx) => moveVisit(ctx, { visitId, move: 'arrive' }))
    const note = { visitId, kind: 'wish', baseRevision: 0 }
    const first = await post(saveNote, { ...note, text: '想做补水，皮肤很干' })
    expect(first).toMatchObject({ status: 'done', result: { outcome: 'saved' } })
    signedInAs(house.receptionist)
    const key = randomUUID()
    const late = { ...note, text: '只要肩颈', idempotencyKey: key }
    const conflict = {
      status: 'done',
      result: { outcome: 'conflict', text: '想做补水，皮肤很干', savedBy: house.therapist.name },
    }
    expect(await post(saveNote, late)).toMatchObject(conflict)
    expect(await post(saveNote, late)).toMatchObject(conflict)
    const kept = JSON.stringify(await db.idempotencyKey.findMany())
    expect(kept).toContain('saved')
    expect(kept).not.toMatch(/想做补水|只要肩颈|林悦/)
    expect(await db.idempotencyKey.count({ where: { key } })).toBe(0)
  })
})

describe('a bug', () => {
  const schema = z.object({})
  const handler = () => Promise.reject(new Error('a bug'))

  it.each([
    ['a route', async () => post(staffRoute({ name: 'test.bug', schema, handler }), {})],
    [
      'an action',
      async () => {
        const form = new FormData()
        form.set('idempotencyKey', randomUUID())
        const act = staffAction({ name: 'test.bug', schema, handler })
        return act(null, form).catch(({ digest }) => ({ errorId: digest }))
      },
    ],
  ])('in %s stands in the log under the request it came with', async (_door, ask) => {
    const written = vi.spyOn(log, 'error')
    const { errorId } = await ask()
    expect(errorId).toMatch(/^[A-Z\d]{8}$/)
    expect(written).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ errorId, requestId: 'request-0001', where: 'test.bug' }),
      'a bug',
    )
  })
})

describe('text that the store cannot keep', () => {
  it('is taken off at the door, in an autosaved note and in a form', async () => {
    const other = await createSalon()
    signedInAs(other.therapist)
    const { visitId } = await createAppointment(other)
    await asStaff(
      other.receptionist,
      at(other, '14:00'),
    )((ctx) => moveVisit(ctx, { visitId, move: 'arrive' }))
    const note = { visitId, kind: 'wish', baseRevision: 0, text: '她\0今天\ud83d很好' }
    expect(await post(saveNote, note)).toMatchObject({ status: 'done', result: { outcome: 'saved' } })
    const kept = await db.visitNote.findFirstOrThrow({ where: { visitId } })
    expect(kept.text).toBe('她今天很好')
    const form = new FormData()
    form.set('idempotencyKey', randomUUID())
    form.set('name', '窗\0边')
    const read = await staffAction({
      name: 'test.name',
      schema: z.object({ name: z.string().trim().min(1, 'required') }),
      handler: async (_ctx, { name }) => ({ name }),
    })(null, form)
    expect(read).toMatchObject({ status: 'done', result: { name: '窗边' } })
  })
})

describe('an action that no page of this site has asked for', () => {
  afterEach(() => {
    actionHeaders = { ...requestHeaders, ...ofThisSite }
  })

  it.each([
    ['says nothing of where it comes from', { host: 'foyer.local' }],
    ['comes from another site', { host: 'foyer.local', origin: 'http://evil.example' }],
  ])('%s, and is refused', async (_, from) => {
    actionHeaders = { ...requestHeaders, ...from }
    let ran = false
    const act = staffAction({
      name: 'test.origin',
      schema: z.object({}),
      handler: async () => {
        ran = true
      },
    })
    const form = new FormData()
    form.set('idempotencyKey', randomUUID())
    expect(await act(null, form)).toMatchObject({ status: 'refused', code: 'other_origin' })
    expect(ran).toBe(false)
  })
})

describe('the status of an answer', () => {
  const refused = (code: string) => ({ status: 'refused', code, particulars: {} }) as const
  it.each([
    [200, { status: 'done', result: null, stamp: '' }],
    [401, { status: 'signed_out' }],
    [403, refused('not_permitted')],
    [403, refused('other_origin')],
    [404, refused('not_found')],
    [409, refused('someone_was_faster')],
    [422, { status: 'invalid', fieldErrors: {} }],
    [500, { status: 'failed', errorId: '1' }],
    [503, refused('busy')],
  ] as const)('is %i for %o', (status, answer) => {
    expect(answerWith(answer).status).toBe(status)
  })
})
