// Who may do what, written out in full: a new sentence must be given its row here.
import { expect, it } from 'vitest'
import * as permissions from '@/lib/auth/permissions'

const everybody = { receptionist: true, therapist: true, manager: true }
const manager = { receptionist: false, therapist: false, manager: true }
const desk = { receptionist: true, therapist: false, manager: true }
const care = { receptionist: false, therapist: true, manager: true }

const verdicts: Record<keyof typeof permissions, typeof everybody> = {
  maySignIn: everybody,
  mayManageStaff: manager,
  mayEditStandards: manager,
  mayEditMenu: manager,
  mayEditPlaces: manager,
  mayEditSalon: manager,
  mayEditClassification: manager,
  maySeeSettings: manager,
  maySeeLook: manager,
  mayCheckIn: everybody,
  mayBook: desk,
  mayBookNext: everybody,
  mayMakeCalls: desk,
  mayEditClients: desk,
  mayCompleteBasics: everybody,
  maySeeClients: everybody,
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
  mayWriteNotes: everybody,
  mayWriteTreatmentNotes: care,
  mayReadPrivateNotes: care,
  mayWritePrivateNotes: care,
  mayRecommend: care,
}

it('gives every sentence its verdict for every role', () => {
  const roles = ['receptionist', 'therapist', 'manager'] as const
  const found = Object.fromEntries(
    Object.entries(permissions).map(([sentence, holds]) => [
      sentence,
      Object.fromEntries(roles.map((role) => [role, holds({ role })])),
    ]),
  )
  expect(found).toEqual(verdicts)
})
