// A connection that is cut without a word, as a wall plug or a sleeping router does it.
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { listen } from '@/lib/live/listen'
import { beatSeconds, type LiveEvent, type Pulse, patienceSeconds } from '@/lib/live/live-event'
import { queryOnce } from '../../setup/query-once'
import { relayToDatabase } from '../../setup/relay'

const database = process.env.DATABASE_URL ?? ''
let wire: Awaited<ReturnType<typeof relayToDatabase>>

beforeAll(async () => {
  wire = await relayToDatabase()
})

afterEach(() => {
  vi.useRealTimers()
})

afterAll(() => wire.close())

it('is noticed at the next beat, and everybody is told to look again', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  const heard: LiveEvent[] = []
  const pulses: Pulse[] = []
  const leave = await listen(
    (event) => heard.push(event),
    (pulse) => pulses.push(pulse),
  )
  await vi.advanceTimersByTimeAsync(beatSeconds * 1000)
  await vi.waitFor(() => expect(pulses).toEqual(['beat']))
  wire.freeze()

  // A beat, the patience with the question, and the pause before the next try.
  await vi.advanceTimersByTimeAsync(beatSeconds * 1000)
  expect(pulses).toEqual(['beat'])
  await vi.advanceTimersByTimeAsync(patienceSeconds * 1000)
  await vi.waitFor(() => expect(pulses).toEqual(['beat', 'silent']))
  await vi.advanceTimersByTimeAsync(500)
  vi.useRealTimers()

  await vi.waitFor(() => expect(heard).toEqual([{ salonId: '', kind: 'resync' }]), 5000)
  const event = { salonId: 'a', kind: 'visit', visitId: 'v1' }
  await queryOnce(database, 'SELECT pg_notify($1, $2)', ['foyer_live', JSON.stringify(event)])
  await vi.waitFor(() => expect(heard.at(-1)).toEqual(event), 5000)
  leave()
})
