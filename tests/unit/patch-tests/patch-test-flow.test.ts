// How a patch test stands.
import { describe, expect, it } from 'vitest'
import { patchTestState } from '@/lib/patch-tests/patch-test-flow'
import { newPatchTestSchema } from '@/lib/patch-tests/patch-test-schemas'

const now = new Date('2026-11-23T06:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const clear = (validUntil: Date) => ({ result: 'clear' as const, validUntil })

it.each([
  ['missing', { hasReacted: false, test: null }],
  ['unread', { hasReacted: false, test: { result: null, validUntil: null } }],
  ['failed', { hasReacted: true, test: { result: null, validUntil: null } }],
  ['failed', { hasReacted: false, test: { result: 'reaction' as const, validUntil: null } }],
  ['failed', { hasReacted: true, test: clear(later(60)) }],
  ['expired', { hasReacted: false, test: clear(later(-1)) }],
  ['expired', { hasReacted: false, test: clear(later(0)) }],
  ['clear', { hasReacted: false, test: clear(later(1)) }],
])('is %s', (state, counting) => {
  expect(patchTestState(counting, now)).toBe(state)
})

describe('what a test is done of', () => {
  const id = '01a22d1c-060c-7118-91bc-e14ef5f3c7cb'
  const asked = { clientId: id, place: 'inner_arm' }
  it.each([
    [true, { treatmentId: id }],
    [true, { productId: id }],
    [false, {}],
    [false, { treatmentId: id, productId: id }],
  ])('is one thing: %s', (isOne, of) => {
    expect(newPatchTestSchema.safeParse({ ...asked, ...of }).success).toBe(isOne)
  })
})
