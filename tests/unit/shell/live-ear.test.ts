// The page's ear: it says within seconds that it hears nothing, and catches up by itself.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type LiveState, openEar } from '@/components/shell/live-ear'

class Stream extends EventTarget {
  static latest: Stream
  static count = 0
  onerror: (() => void) | null = null
  isClosed = false
  constructor(readonly url: string) {
    super()
    Stream.latest = this
    Stream.count += 1
  }
  close() {
    this.isClosed = true
  }
  say(event: string, data: object = {}) {
    this.dispatchEvent(Object.assign(new Event(event), { data: JSON.stringify(data) }))
  }
}

let states: LiveState[]
let changes: number
let returns: number
let wordsOf: string[]
let ear: ReturnType<typeof openEar>

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
  vi.stubGlobal('EventSource', Stream)
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }))
  vi.stubGlobal('fetch', async () => Response.json({ status: 'live', idleInSeconds: 60 }))
  states = []
  changes = 0
  returns = 0
  wordsOf = []
  Stream.count = 0
  ear = openEar({
    readMark: 'era.1',
    onState: (state) => state !== states.at(-1) && states.push(state),
    onChange: () => {
      changes += 1
    },
    onWords: (visitId) => wordsOf.push(visitId),
    onReturn: () => {
      returns += 1
    },
    onBuild: () => undefined,
  })
  Stream.latest.say('beat')
})

afterEach(() => {
  ear.close()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

it('says that it is not live while the database is silent, and goes on over the same stream when it answers', async () => {
  Stream.latest.say('silent')
  expect(states).toEqual(['live', 'lost'])
  await vi.advanceTimersByTimeAsync(7_000)
  Stream.latest.say('silent')
  expect({ returns, count: Stream.count }).toEqual({ returns: 0, count: 1 })
  Stream.latest.say('beat')
  await vi.advanceTimersByTimeAsync(200)
  expect(states).toEqual(['live', 'lost', 'live'])
  expect({ changes, returns, count: Stream.count }).toEqual({ changes: 1, returns: 1, count: 1 })
})

it('stays live from beat to beat, reading nothing anew', async () => {
  for (let beat = 0; beat < 10; beat += 1) {
    await vi.advanceTimersByTimeAsync(4_000)
    Stream.latest.say('beat')
  }
  expect({ states, changes, returns, count: Stream.count }).toEqual({
    states: ['live'],
    changes: 0,
    returns: 0,
    count: 1,
  })
})

it('does not take for silence that the page itself was too busy to listen', async () => {
  vi.setSystemTime(60_000)
  await vi.advanceTimersByTimeAsync(1_000)
  Stream.latest.say('beat')
  expect({ states, count: Stream.count }).toEqual({ states: ['live'], count: 1 })
})

it('says that it is not live within eleven seconds of a server that says nothing at all, and asks for another stream', async () => {
  await vi.advanceTimersByTimeAsync(11_000)
  expect(states).toEqual(['live', 'lost'])
  await vi.advanceTimersByTimeAsync(2_000)
  expect(Stream.count).toBe(2)
  // While it opens nothing is said to be live, and there is no hurry.
  await vi.advanceTimersByTimeAsync(15_000)
  expect(Stream.count).toBe(2)
  Stream.latest.say('beat')
  expect(states).toEqual(['live', 'lost', 'live'])
  expect(returns).toBe(1)
})

it('tells of words that are typed somewhere apart from what changes a page', async () => {
  Stream.latest.say('change', { kind: 'words', visitId: 'v1' })
  await vi.advanceTimersByTimeAsync(1_000)
  expect([changes, wordsOf]).toEqual([0, ['v1']])
  Stream.latest.say('change', { kind: 'visit', visitId: 'v1' })
  await vi.advanceTimersByTimeAsync(1_000)
  expect([changes, wordsOf]).toEqual([1, ['v1']])
})
