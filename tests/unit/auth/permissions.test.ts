// Who may do what, written out in full: a new sentence must be given its row here.
import { expect, it } from 'vitest'
import * as permissions from '@/lib/auth/permissions'

type Seer = Parameters<typeof permissions.maySeePhones>[0]

const everybody = { receptionist: true, therapist: true, manager: true }
const manager = { receptionist: false, therapist: false, manager: true }
const desk = { receptionist: true, therapist: false, manager: true }
const care = { receptionist: false, therapist: true, manager: true }

const verdicts: Record<keyof typeof permissions, typeof everybody> = {
  maySignIn: everybody,
  mayManageStaff: manager,
  mayEditStandards: manager,
  mayEditMenu: manager,
  mayEditAssessments: manager,
  mayEditPlaces: manager,
  mayEditSkills: manager,
  mayEditSalon: manager,
  mayEditClassification: manager,
  maySeeTransactionClass: manager,
  maySeeSettings: manager,
  maySeeLook: manager,
  maySeeHealth: manager,
  mayKeepBackups: manager,
  mayKeepWallBoards: manager,
  mayCheckIn: everybody,
  mayBook: desk,
  mayBookNext: everybody,
  mayMakeCalls: desk,
  mayEditClients: desk,
  mayCompleteBasics: everybody,
  maySeeClients: everybody,
  maySeePhones: desk,
  maySeeAddresses: desk,
  maySeeSpending: desk,
  mayNoteAlerts: everybody,
  mayNotePreferences: everybody,
  mayRecordConsents: everybody,
  mayMergeClients: desk,
  mayImportClients: manager,
  maySeeLooks: manager,
  mayExportArchives: manager,
  mayEraseArchives: manager,
  mayKeepLists: desk,
  mayChangeOthersLists: manager,
  mayExportLists: manager,
  mayReceive: everybody,
  mayCare: care,
  mayTakeAssessments: care,
  mayReadAssessments: care,
  mayWriteNotes: everybody,
  mayWriteTreatmentNotes: care,
  mayAmendOldNotes: manager,
  mayEditPhrases: manager,
  mayReadPrivateNotes: care,
  mayWritePrivateNotes: care,
  mayPlanCare: care,
  mayReadWholePlans: care,
  mayAskFeeling: care,
  mayRecommend: care,
  mayNoteAtHome: everybody,
  mayOverrideSafety: manager,
  mayOverrideUnknown: manager,
  maySeeOverrides: manager,
  mayReportReactions: everybody,
  mayReadReactions: care,
  maySeeReactions: manager,
  mayClearReactions: manager,
  mayPatchTest: care,
  mayTakeBackPatchTests: manager,
  mayTakePhotos: care,
  mayReadPhotos: care,
  mayDeletePhoto: manager,
  mayShowCases: care,
  mayEditCases: manager,
}

/** As a salon begins. */
const salon = {
  therapistSeesPhone: false,
  therapistSeesAddress: false,
  therapistSeesSpending: false,
  receptionistSeesSpending: true,
}

it('gives every sentence its verdict for every role', () => {
  const roles = ['receptionist', 'therapist', 'manager'] as const
  const found = Object.fromEntries(
    Object.entries(permissions).map(([sentence, holds]) => [
      sentence,
      Object.fromEntries(roles.map((role) => [role, holds({ role, salon })])),
    ]),
  )
  expect(found).toEqual(verdicts)
})

it('shows of a guest what the manager has set, and all of it to the manager', () => {
  const seen = ({ maySeePhones, maySeeAddresses, maySeeSpending }: typeof permissions, who: Seer) => [
    maySeePhones(who),
    maySeeAddresses(who),
    maySeeSpending(who),
  ]
  const therapist = (changes: Partial<typeof salon>) =>
    seen(permissions, { role: 'therapist', salon: { ...salon, ...changes } })
  expect(therapist({})).toEqual([false, false, false])
  expect(therapist({ therapistSeesPhone: true })).toEqual([true, false, false])
  expect(therapist({ therapistSeesAddress: true })).toEqual([false, true, false])
  expect(therapist({ therapistSeesSpending: true })).toEqual([false, false, true])
  const closed = { ...salon, receptionistSeesSpending: false }
  expect(seen(permissions, { role: 'receptionist', salon: closed })).toEqual([true, true, false])
  expect(seen(permissions, { role: 'manager', salon: closed })).toEqual([true, true, true])
})

it('lets her begin past the safety gate whom the manager has named', () => {
  for (const role of ['receptionist', 'therapist'] as const) {
    expect(permissions.mayOverrideSafety({ role, mayOverrideSafety: true })).toBe(true)
    expect(permissions.mayOverrideSafety({ role, mayOverrideSafety: false })).toBe(false)
  }
})

it('lets her who took a photo delete it within the day', () => {
  const deleted = (byHer: boolean, withinTheDay: boolean) =>
    permissions.mayDeletePhoto({ role: 'therapist' }, { byHer, withinTheDay })
  expect([deleted(true, true), deleted(true, false), deleted(false, true)]).toEqual([true, false, false])
  expect(permissions.mayDeletePhoto({ role: 'receptionist' }, { byHer: true, withinTheDay: true })).toBe(
    false,
  )
})
