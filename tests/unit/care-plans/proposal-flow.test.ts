// What a plan begins with.
import { describe, expect, it } from 'vitest'
import { plannedWith, proposedTreatments } from '@/lib/care-plans/proposal-flow'

const menu = [
  { id: 'shoulders', intervalDays: 10, concerns: ['tension'] },
  { id: 'soothing', intervalDays: null, concerns: ['redness', 'sensitivity'] },
  { id: 'water', intervalDays: 7, concerns: ['dryness'] },
  { id: 'clean', intervalDays: 21, concerns: ['oiliness', 'pores'] },
]

describe('a proposal', () => {
  it('is what answers most of her concerns, then the weightiest, with the menu’s interval', () => {
    expect(proposedTreatments(menu, ['dryness', 'redness', 'sensitivity', 'tension'])).toEqual([
      { treatmentId: 'soothing', sessions: 6, intervalDays: 14, because: ['redness', 'sensitivity'] },
      { treatmentId: 'water', sessions: 6, intervalDays: 7, because: ['dryness'] },
      { treatmentId: 'shoulders', sessions: 6, intervalDays: 10, because: ['tension'] },
    ])
  })

  it('is nothing where nothing was found or nothing answers it', () => {
    expect(proposedTreatments(menu, [])).toEqual([])
    expect(proposedTreatments(menu, ['hair_loss'])).toEqual([])
  })

  it('stays short', () => {
    expect(proposedTreatments(menu, ['dryness', 'redness', 'tension', 'pores'])).toHaveLength(3)
  })

  it('fills in numbers where the menu says none', () => {
    expect(plannedWith({ id: 'a', intervalDays: null })).toEqual({
      treatmentId: 'a',
      sessions: 6,
      intervalDays: 14,
    })
  })
})
