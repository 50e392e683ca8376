// What a house lacks for a treatment.
import { expect, it } from 'vitest'
import { missingFor } from '@/lib/appointments/missing-flow'

const ids = (...names: string[]) => names.map((id) => ({ id }))
const house = { treatments: ids('facial'), therapists: ids('lin'), rooms: ids('rain') }
const facial = { treatmentId: 'facial', minutes: 60, therapistIds: ['lin'], roomIds: ['rain'] }

it.each([
  ['nothing, where one can and one room suits', house, facial, []],
  ['the menu itself', { ...house, treatments: [] }, facial, ['treatment']],
  ['anybody', { ...house, therapists: [] }, facial, ['therapist']],
  ['a room', { ...house, rooms: [] }, facial, ['room']],
  ['whoever has learnt it', house, { ...facial, therapistIds: ['gone'] }, ['skill']],
  ['a room that offers it', house, { ...facial, roomIds: [] }, ['feature']],
  ['both', { ...house, therapists: [], rooms: [] }, facial, ['therapist', 'room']],
  ['no room, where it takes none', { ...house, rooms: [] }, { ...facial, needsRoom: false }, []],
  ['nobody, where it takes nobody', { ...house, therapists: [] }, { ...facial, needsTherapist: false }, []],
] as const)('lacks %s', (_what, there, wanted, missing) => {
  expect(missingFor([wanted, wanted], there)).toEqual(missing)
})

it('lacks nothing while nothing is chosen', () => {
  expect(missingFor([], { ...house, rooms: [] })).toEqual([])
})
