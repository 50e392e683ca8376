// What is typed while the salon cannot be reached is found when it can, and nobody older stands in its place.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import {
  type ClientSearchState,
  type FetchFound,
  nothingFound,
  SearchAsker,
} from '@/components/clients/search-asker'
import type { FoundClient } from '@/lib/clients/search-clients'

const guest = (name: string) => ({ clientId: name, name }) as FoundClient

let salon: 'there' | 'away' | 'hanging' | 'signed_out'
let asked: string[]
let state: ClientSearchState
let asker: SearchAsker

const answer: FetchFound = async (query) => {
  asked.push(query)
  if (salon === 'hanging') return new Promise(() => undefined)
  if (salon === 'away') return 'offline'
  return salon === 'signed_out' ? 'signed_out' : { clients: [guest(query)], isMore: query.length === 1 }
}

beforeEach(() => {
  vi.useFakeTimers()
  salon = 'there'
  asked = []
  state = nothingFound
  asker = new SearchAsker(answer, (next) => {
    state = next
  })
})

afterEach(() => void vi.useRealTimers())

it('asks at a pause, once for what was typed in one go', async () => {
  for (const typed of ['王', '王晓', '王晓明']) asker.ask(typed)
  await vi.advanceTimersByTimeAsync(100)
  expect(asked).toEqual(['王晓明'])
  expect(state).toEqual({ found: [guest('王晓明')], isMore: false, answered: '王晓明', trouble: null })
})

it('offers nobody while what is typed has no answer, and asks again by itself', async () => {
  asker.ask('')
  await vi.advanceTimersByTimeAsync(100)
  expect(state.found).toHaveLength(1)
  salon = 'away'
  asker.ask('林')
  await vi.advanceTimersByTimeAsync(100)
  expect(state).toEqual({ ...nothingFound, trouble: 'offline' })
  salon = 'there'
  await vi.advanceTimersByTimeAsync(3_100)
  expect(state).toEqual({ found: [guest('林')], isMore: true, answered: '林', trouble: null })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked).toEqual(['', '林', '林'])
})

it('asks at once when the salon is there again, past a question that hangs, and nothing that is answered', async () => {
  salon = 'hanging'
  asker.ask('林')
  await vi.advanceTimersByTimeAsync(100)
  salon = 'there'
  asker.askAnew()
  await vi.advanceTimersByTimeAsync(1)
  expect(state).toEqual({ found: [guest('林')], isMore: true, answered: '林', trouble: null })
  asker.askAnew()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(asked).toEqual(['林', '林'])
})

it('asks no more after she has been signed out, nor when nobody looks any more', async () => {
  salon = 'signed_out'
  asker.ask('林')
  await vi.advanceTimersByTimeAsync(30_000)
  expect(state.trouble).toBe('signed_out')
  salon = 'away'
  asker.ask('林')
  await vi.advanceTimersByTimeAsync(100)
  asker.stop()
  await vi.advanceTimersByTimeAsync(30_000)
  expect(asked).toEqual(['林', '林'])
})
