// A signature as path data: what the database keeps, and the frame it is shown in.
import { describe, expect, it } from 'vitest'
import { signatureBox, signaturePath } from '@/components/ui/signature-path'

const KEPT = /^[MLQCZ0-9 .,-]+$/

describe('a signature', () => {
  it('is nothing while nothing is drawn', () => {
    expect(signaturePath([], 100)).toBeNull()
    expect(signaturePath([[]], 100)).toBeNull()
  })

  it('is a smooth line from the first point to the last, beginning at the origin', () => {
    const stroke = [
      { x: 110, y: 50 },
      { x: 120, y: 60 },
      { x: 140, y: 40 },
    ]
    expect(signaturePath([stroke], 1000)).toBe('M0,10 Q10,20 20,10 L30,0')
  })

  it('shows a touch as a dot, and strokes side by side', () => {
    const path = signaturePath(
      [
        [{ x: 3, y: 3 }],
        [
          { x: 13.04, y: 3 },
          { x: 20, y: 8 },
        ],
      ],
      1000,
    )
    expect(path).toBe('M0,0 L0.1,0 M10,0 L17,5')
  })

  it('fits what the database keeps however long somebody scribbles', () => {
    const scribble = Array.from({ length: 20_000 }, (_, index) => ({
      x: 400 + 300 * Math.sin(index / 50),
      y: 200 - 150 * Math.cos(index / 30),
    }))
    const path = signaturePath([scribble], 60_000) ?? ''
    expect(path).toMatch(KEPT)
    expect(path.length).toBeLessThanOrEqual(60_000)
    expect(path.length).toBeGreaterThan(10_000)
  })

  it('is framed with a little air', () => {
    expect(signatureBox('M0,10 Q10,20 20,10 L30,0')).toBe('-4 -4 38 28')
  })
})
