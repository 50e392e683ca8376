// Words typed somewhere are read again by the page that shows them, and by no other.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { hearWords, showsWordsOf } from '@/components/shell/live-words'
import { addWordKeeper } from '@/components/shell/unsaved-words'

let isTyping = false
addWordKeeper({ isUnsaved: () => isTyping, isOnItsWay: () => isTyping, save: () => undefined })

beforeEach(() => {
  isTyping = false
  vi.useFakeTimers({ now: 0 })
  vi.stubGlobal('location', { pathname: '/visits/v1', search: '' })
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

it.each([
  ['/visits/v1', true],
  ['/visits/v1?stage=seating', true],
  ['/follow-ups', true],
  ['/visits/v2', false],
  ['/today', false],
])('%s shows the words of the visit: %s', (address, shows) => {
  expect(showsWordsOf(address, 'v1')).toBe(shows)
})

it('reads once for a burst of letters, and not of another guest', async () => {
  const read = vi.fn()
  const words = hearWords(read)
  for (const visitId of ['v1', 'v1', 'v2']) words.hear(visitId)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(read).toHaveBeenCalledTimes(1)
  words.hear('v2')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(read).toHaveBeenCalledTimes(1)
})

it('waits while somebody types here, and then reads all the same', async () => {
  const read = vi.fn()
  const words = hearWords(read)
  isTyping = true
  words.hear('v1')
  await vi.advanceTimersByTimeAsync(5_000)
  expect(read).not.toHaveBeenCalled()
  isTyping = false
  await vi.advanceTimersByTimeAsync(1_000)
  expect(read).toHaveBeenCalledTimes(1)
})
