// What one tablet does, the others hear: at commit, in their salon, for as long as they are signed in.
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { signOut } from '@/lib/auth/sign-in'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import { announce } from '@/lib/live/announce'
import { heardUntilNow } from '@/lib/live/listen'
import { beatSeconds, patienceSeconds } from '@/lib/live/live-event'
import { liveStream } from '@/lib/live/live-stream'
import { deactivateStaffMember } from '@/lib/staff/deactivate-staff-member'
import { asStaff } from '../../factories/context'
import { createSalon, createStaff, type TestSalon } from '../../factories/salon'
import { relayToDatabase } from '../../setup/relay'

// A stream asks whether she is still signed in by the machine's clock: it has no deed to take the time from.
let house: TestSalon
const open = new Set<AbortController>()

beforeAll(async () => {
  house = await createSalon({ now: new Date() })
})

afterEach(() => {
  for (const controller of open) controller.abort()
  open.clear()
})

/** Reads a stream event by event, as a browser does. */
async function listenAs(staff: SignedInStaff, since: string | null = null) {
  const controller = new AbortController()
  open.add(controller)
  const reader = (await liveStream(staff, controller.signal, since)).getReader()
  const decoder = new TextDecoder()
  let rest = ''
  return {
    hangUp: () => controller.abort(),
    async next(): Promise<{ event: string; data: unknown } | null> {
      while (!rest.includes('\n\n')) {
        const { value, done } = await reader.read()
        if (done) return null
        rest += decoder.decode(value)
      }
      const end = rest.indexOf('\n\n')
      const [event = '', data = ''] = rest.slice(0, end).split('\n')
      rest = rest.slice(end + 2)
      return { event: event.replace('event: ', ''), data: JSON.parse(data.replace('data: ', '')) }
    },
  }
}

describe('a live stream', () => {
  it('beats when the database has answered, says that it is silent when it does not, and beats again', async () => {
    const staff = await createStaff(house.salon, { signedInAt: new Date() })
    const wire = await relayToDatabase()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
    try {
      const ear = await listenAs(staff)
      expect(await ear.next()).toEqual({ event: 'beat', data: {} })
      await vi.advanceTimersByTimeAsync(beatSeconds * 1000)
      expect(await ear.next()).toEqual({ event: 'beat', data: {} })
      wire.freeze()
      await vi.advanceTimersByTimeAsync((beatSeconds + patienceSeconds) * 1000)
      expect(await ear.next()).toEqual({ event: 'silent', data: {} })
      await vi.advanceTimersByTimeAsync(500)
      vi.useRealTimers()
      expect(await ear.next()).toEqual({ event: 'change', data: { kind: 'resync' } })
    } finally {
      vi.useRealTimers()
      wire.close()
    }
  })

  it('names with every beat the build that is served', async () => {
    process.env.FOYER_BUILD_ID = 'the-newest'
    try {
      const ear = await listenAs(house.therapist)
      expect(await ear.next()).toEqual({ event: 'beat', data: { build: 'the-newest' } })
    } finally {
      delete process.env.FOYER_BUILD_ID
    }
  })

  it('hears what its salon announces, ids only, and nothing of other salons or of what was rolled back', async () => {
    const elsewhere = await createSalon({ now: new Date() })
    const ear = await listenAs(house.therapist)
    expect(await ear.next()).toEqual({ event: 'beat', data: {} })
    await asStaff(elsewhere.manager, new Date())((ctx) => announce(ctx, { visitId: 'elsewhere' }))
    const undone = asStaff(
      house.manager,
      new Date(),
    )(async (ctx) => {
      await announce(ctx, { visitId: 'undone' })
      throw new Error('rolled back')
    })
    await expect(undone).rejects.toThrow('rolled back')
    await asStaff(house.manager, new Date())((ctx) => announce(ctx, { visitId: 'v1' }))
    expect(await ear.next()).toEqual({ event: 'change', data: { kind: 'visit', visitId: 'v1' } })
    await asStaff(house.manager, new Date())((ctx) => announce(ctx, { kind: 'settings' }))
    expect(await ear.next()).toEqual({ event: 'change', data: { kind: 'settings' } })
  })

  it('hears at the commit: not before it, and not later than the commits that follow', async () => {
    const ear = await listenAs(house.therapist)
    await ear.next()
    let commit = () => {}
    const mayCommit = new Promise<void>((resolve) => {
      commit = resolve
    })
    let isSaid = () => {}
    const said = new Promise<void>((resolve) => {
      isSaid = resolve
    })
    const long = asStaff(
      house.manager,
      new Date(),
    )(async (ctx) => {
      await announce(ctx, { visitId: 'long' })
      isSaid()
      await mayCommit
    })
    await said
    await asStaff(house.manager, new Date())((ctx) => announce(ctx, { visitId: 'short' }))
    expect(await ear.next()).toMatchObject({ data: { visitId: 'short' } })
    commit()
    await long
    await asStaff(house.manager, new Date())((ctx) => announce(ctx, { visitId: 'last' }))
    expect(await ear.next()).toMatchObject({ data: { visitId: 'long' } })
    expect(await ear.next()).toMatchObject({ data: { visitId: 'last' } })
  })

  it('reaches every stream over one connection to the database', async () => {
    const ears = await Promise.all(Array.from({ length: 6 }, () => listenAs(house.receptionist)))
    for (const ear of ears) await ear.next()
    await asStaff(house.manager, new Date())((ctx) => announce(ctx, { visitId: 'all' }))
    for (const ear of ears) expect(await ear.next()).toMatchObject({ data: { visitId: 'all' } })
    const [row] = await db.$queryRaw<{ n: bigint }[]>`
      SELECT count(*) AS n FROM pg_stat_activity
      WHERE application_name = 'foyer live' AND datname = current_database()`
    expect(Number(row?.n)).toBe(1)
  })

  it('says that it has ended, and closes, the moment she signs out', async () => {
    const staff = await createStaff(house.salon, { signedInAt: new Date() })
    const ear = await listenAs(staff)
    await ear.next()
    await signOut(staff.sessionId, new Date())
    expect(await ear.next()).toEqual({ event: 'ended', data: { verdict: 'ended' } })
    expect(await ear.next()).toBeNull()
  })

  it('closes for everybody who is let go, and stays open for her colleagues', async () => {
    const staff = await createStaff(house.salon, { signedInAt: new Date() })
    const [hers, theirs] = [await listenAs(staff), await listenAs(house.receptionist)]
    await hers.next()
    await theirs.next()
    await asStaff(house.manager, new Date())((ctx) => deactivateStaffMember(ctx, { staffMemberId: staff.id }))
    expect(await hers.next()).toMatchObject({ event: 'ended' })
    expect(await hers.next()).toBeNull()
    expect(await theirs.next()).toEqual({ event: 'change', data: { kind: 'staff' } })
  })

  it('hears again after the connection to the database was cut, and is told to look', async () => {
    const ear = await listenAs(house.manager)
    await ear.next()
    await db.$queryRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'foyer live' AND datname = current_database()`
    expect(await ear.next()).toEqual({ event: 'change', data: { kind: 'resync' } })
    await asStaff(house.manager, new Date())((ctx) => announce(ctx, { visitId: 'again' }))
    expect(await ear.next()).toMatchObject({ data: { visitId: 'again' } })
  })

  it('tells a page that was read before the last word of its salon to look again, and no other page', async () => {
    const elsewhere = await createSalon({ now: new Date() })
    const witness = await listenAs(house.manager)
    await witness.next()
    const before = heardUntilNow()
    expect(before).not.toBeNull()
    await asStaff(elsewhere.manager, new Date())((ctx) => announce(ctx, { visitId: 'elsewhere' }))
    await asStaff(house.manager, new Date())((ctx) => announce(ctx, { visitId: 'between' }))
    await witness.next()
    const late = await listenAs(house.therapist, before)
    await late.next()
    expect(await late.next()).toEqual({ event: 'change', data: { kind: 'resync' } })

    const after = heardUntilNow()
    await asStaff(elsewhere.manager, new Date())((ctx) => announce(ctx, { visitId: 'elsewhere' }))
    const intime = await listenAs(house.therapist, after)
    await intime.next()
    await asStaff(house.manager, new Date())((ctx) => announce(ctx, { visitId: 'next' }))
    expect(await intime.next()).toEqual({ event: 'change', data: { kind: 'visit', visitId: 'next' } })
  })

  it('tells a page to look again that was read over another connection, or by another server', async () => {
    const ear = await listenAs(house.manager)
    await ear.next()
    const before = heardUntilNow()
    await db.$queryRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'foyer live' AND datname = current_database()`
    expect(await ear.next()).toEqual({ event: 'change', data: { kind: 'resync' } })
    for (const mark of [before, 'another-server.9000', 'nonsense']) {
      const late = await listenAs(house.therapist, mark)
      await late.next()
      expect(await late.next()).toEqual({ event: 'change', data: { kind: 'resync' } })
    }
  })
})
