// What whoever adds a treatment is told of today's maps and notes.
import { describe, expect, it } from 'vitest'
import { seenToday } from '@/lib/visits/seen-today-flow'

describe('what was seen today', () => {
  it('is what a hand had better not meet unawares, of maps and notes, each once', () => {
    const marks = [
      { area: 'cheek_left', kind: 'redness' },
      { area: 'nose', kind: 'wound' },
      { area: 'forehead', kind: 'oiliness' },
      { area: 'eye_left', kind: 'redness' },
    ]
    const notes = [
      { findings: [{ code: 'redness' }, { code: 'acne' }], areas: ['cheek_left', 'chin'] },
      { findings: [{ code: 'swelling' }], areas: [] },
    ]
    expect(seenToday(marks, notes)).toEqual([
      { area: 'nose', kind: 'wound' },
      { area: 'eye_left', kind: 'redness' },
      { area: 'cheek_left', kind: 'redness' },
      { area: 'chin', kind: 'redness' },
      { area: null, kind: 'swelling' },
    ])
  })

  it('is nothing where nothing of that kind was seen', () => {
    expect(seenToday([{ area: 'nose', kind: 'pores' }], [{ findings: [], areas: ['nose'] }])).toEqual([])
  })
})
