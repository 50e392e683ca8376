// A connection that is cut without a word, as a wall plug or a sleeping router does it.
import { connect, createServer, type Server, type Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { listen } from '@/lib/live/listen'
import { beatSeconds, type LiveEvent } from '@/lib/live/live-event'
import { queryOnce } from '../../setup/query-once'

const database = new URL(process.env.DATABASE_URL ?? '')
const wires: Socket[] = []
let relay: Server

beforeAll(async () => {
  relay = createServer((near) => {
    const far = connect(Number(database.port), database.hostname)
    for (const wire of [near, far]) wire.on('error', () => undefined)
    near.pipe(far).pipe(near)
    wires.push(near, far)
  })
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve))
  const address = relay.address()
  if (!address || typeof address === 'string') throw new Error('the relay has no port')
  const through = new URL(database)
  through.host = `127.0.0.1:${address.port}`
  process.env.DATABASE_URL = through.toString()
})

afterEach(() => {
  vi.useRealTimers()
})

afterAll(() => {
  process.env.DATABASE_URL = database.toString()
  for (const wire of wires) wire.destroy()
  relay.close()
})

it('is noticed at the next beat, and everybody is told to look again', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  const heard: LiveEvent[] = []
  const leave = await listen((event) => heard.push(event))
  for (const wire of wires) wire.unpipe().pause()

  // A beat, the patience with the question, and the pause before the next try.
  await vi.advanceTimersByTimeAsync(beatSeconds * 1000)
  await vi.advanceTimersByTimeAsync(5000)
  await vi.advanceTimersByTimeAsync(500)
  vi.useRealTimers()

  await vi.waitFor(() => expect(heard).toEqual([{ salonId: '', kind: 'resync' }]), 5000)
  const event = { salonId: 'a', kind: 'visit', visitId: 'v1' }
  await queryOnce(database.toString(), 'SELECT pg_notify($1, $2)', ['foyer_live', JSON.stringify(event)])
  await vi.waitFor(() => expect(heard.at(-1)).toEqual(event), 5000)
  leave()
})
