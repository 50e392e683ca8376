// Who may let a serious alert stop less, and whom she can ask instead.
import { describe, expect, it } from 'vitest'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { whoEases } from '@/lib/clients/alert-flow'

const manager = { id: 'm', role: 'manager', mayOverrideSafety: false } as SignedInStaff
const named = { id: 'n', role: 'therapist', mayOverrideSafety: true } as SignedInStaff
const therapist = { id: 't', role: 'therapist', mayOverrideSafety: false } as SignedInStaff
const both = [
  { id: 'm', name: '周敏' },
  { id: 'n', name: '何青' },
]

describe('who eases a serious alert', () => {
  it.each([
    ['the manager', manager, both, false, true, ['何青']],
    ['whom she has named', named, both, false, true, ['周敏']],
    ['nobody else', therapist, both, false, false, ['周敏', '何青']],
    ['not the manager who treats her while somebody else could say so', manager, both, true, false, ['何青']],
    ['not whom she has named who treats her', named, both, true, false, ['周敏']],
    ['the manager who treats her where there is nobody else', manager, both.slice(0, 1), true, true, []],
    ['not somebody unnamed even where nobody else is known', therapist, [], true, false, []],
  ])('is %s', (_who, staff, deciders, treatsHer, isAllowed, others) => {
    expect(whoEases(staff, { deciders, treatsHer })).toEqual({ isAllowed, others })
  })
})
