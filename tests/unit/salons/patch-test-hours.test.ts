// How long a patch test stays on her skin: by the name of what is tried, and as it may be typed.
import { describe, expect, it } from 'vitest'
import { patchTestHours, usualPatchTestHours } from '@/lib/salons/patch-test-hours'

describe('a patch test', () => {
  it.each([
    ['睫毛染色', null, 48],
    ['纹绣眉', undefined, 48],
    ['Brow tint', null, 48],
    ['养发', 'Hair colour', 48],
    ['养发', 'Color glaze', 48],
    ['海娜', 'Henna brows', 48],
    ['果酸焕肤', 'AHA peel', 24],
    ['收尾', 'Discolouring', 24],
    ['补水', null, 24],
  ])('of %s (%s) waits %i hours', (name, nameEn, hours) => {
    expect(usualPatchTestHours({ name, nameEn })).toBe(hours)
  })

  it('waits from one hour to a week; blank leaves it as it stands', () => {
    const fits = (typed: unknown) => patchTestHours.safeParse(typed).success
    expect([0, 1, 168, 169, 1.5].map(fits)).toEqual([false, true, true, false, false])
    expect(patchTestHours.parse(null)).toBeUndefined()
  })
})
