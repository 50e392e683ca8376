// The guided angles, and which photo a photo is compared with.
import { describe, expect, it } from 'vitest'
import { REGIONS } from '@/lib/concerns/concern-flow'
import { type ANGLES, ANGLES_OF, angleAfter, counterpartOf, ghostFor } from '@/lib/photos/photo-flow'

const photo = (id: string, day: number, angle: (typeof ANGLES)[number] = 'front') => ({
  id,
  region: 'face' as const,
  angle,
  takenAt: `2026-11-0${day}T04:00:00.000Z`,
})

describe('the angles', () => {
  it('lead from one to the next and come to an end in every region', () => {
    for (const region of REGIONS) {
      const taken = []
      let angle = ANGLES_OF[region][0] ?? null
      while (angle) {
        taken.push(angle)
        angle = angleAfter({ region, angle })
      }
      expect(taken).toEqual(ANGLES_OF[region])
      expect(taken.at(-1)).toBe('detail')
    }
  })
})

describe('comparing', () => {
  const photos = [photo('c', 5), photo('side', 4, 'left_90'), photo('b', 3), photo('a', 1)]

  it('a photo stands beside the oldest of the same view before it', () => {
    expect(counterpartOf(photo('c', 5), photos)?.id).toBe('a')
    expect(counterpartOf(photo('b', 3), photos)?.id).toBe('a')
  })

  it('the oldest beside the next one after it, and one alone beside nothing', () => {
    expect(counterpartOf(photo('a', 1), photos)?.id).toBe('b')
    expect(counterpartOf(photo('side', 4, 'left_90'), photos)).toBeNull()
  })

  it('the newest of the same view shines through while it is taken again', () => {
    expect(ghostFor({ region: 'face', angle: 'front' }, photos)?.id).toBe('c')
    expect(ghostFor({ region: 'body', angle: 'front' }, photos)).toBeNull()
  })
})
