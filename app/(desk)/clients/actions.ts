'use server'
// What is written into a client's archive, each through the one door for mutations.
import { staffAction } from '@/lib/actions/staff-action'
import {
  classificationSchema,
  completedBasicsSchema,
  newClientSchema,
  newPhoneSchema,
  ofPhoneSchema,
  ofTagSchema,
  revisedBasicsSchema,
} from '@/lib/clients/basics-schemas'
import { classifyClient } from '@/lib/clients/classify-client'
import {
  endedAlertSchema,
  newAlertSchema,
  newCaseSchema,
  newPromiseSchema,
  ofAlertSchema,
  ofAskedClientSchema,
  ofCaseSchema,
  ofClientSchema,
  ofPromiseSchema,
  revisedAlertSchema,
  sortedAlertSchema,
} from '@/lib/clients/client-schemas'
import { completeBasics } from '@/lib/clients/complete-basics'
import { confirmAlert } from '@/lib/clients/confirm-alert'
import { confirmBasics } from '@/lib/clients/confirm-basics'
import { addPhone, removePhone } from '@/lib/clients/further-phones'
import { giveTag, takeTag } from '@/lib/clients/give-tag'
import { keepPromise, reopenPromise } from '@/lib/clients/keep-promise'
import { makePromise } from '@/lib/clients/make-promise'
import { noteAlert } from '@/lib/clients/note-alert'
import { notePreference } from '@/lib/clients/note-preference'
import { openCase } from '@/lib/clients/open-case'
import { newPreferenceSchema, ofBroughtSchema, ofPreferenceSchema } from '@/lib/clients/preference-schemas'
import { confirmAlerts, recordNoAlerts } from '@/lib/clients/record-no-alerts'
import { registerClient } from '@/lib/clients/register-client'
import { relateClients, unrelateClients } from '@/lib/clients/relate-clients'
import { newRelationSchema, ofRelationSchema } from '@/lib/clients/relation-schemas'
import { reopenCase, resolveCase } from '@/lib/clients/resolve-case'
import { retireAlert } from '@/lib/clients/retire-alert'
import { retirePreference } from '@/lib/clients/retire-preference'
import { reviseAlert } from '@/lib/clients/revise-alert'
import { reviseBasics } from '@/lib/clients/revise-basics'
import { sortAlert } from '@/lib/clients/sort-alert'
import { sortBrought } from '@/lib/clients/sort-brought'
import { rightAfterAll } from '@/lib/clients/wrong-number'
import { doPatchTest } from '@/lib/patch-tests/do-patch-test'
import {
  newPatchTestSchema,
  patchTestReadingSchema,
  takenBackReadingSchema,
  takenBackTestSchema,
} from '@/lib/patch-tests/patch-test-schemas'
import { readPatchTest } from '@/lib/patch-tests/read-patch-test'
import { takeBackPatchTest, takeBackReading } from '@/lib/patch-tests/take-back'

export const registerClientAction = staffAction({
  name: 'client.register',
  schema: newClientSchema,
  handler: registerClient,
})

export const reviseBasicsAction = staffAction({
  name: 'client.revise_basics',
  schema: revisedBasicsSchema,
  handler: reviseBasics,
})

export const completeBasicsAction = staffAction({
  name: 'client.complete_basics',
  schema: completedBasicsSchema,
  handler: completeBasics,
})

export const addPhoneAction = staffAction({
  name: 'client.add_phone',
  schema: newPhoneSchema,
  handler: addPhone,
})

export const removePhoneAction = staffAction({
  name: 'client.remove_phone',
  schema: ofPhoneSchema,
  handler: removePhone,
})

export const rightAfterAllAction = staffAction({
  name: 'client.number_right',
  schema: ofPhoneSchema,
  handler: rightAfterAll,
})

export const relateClientsAction = staffAction({
  name: 'client.relate',
  schema: newRelationSchema,
  handler: relateClients,
})

export const unrelateClientsAction = staffAction({
  name: 'client.unrelate',
  schema: ofRelationSchema,
  handler: unrelateClients,
})

export const classifyClientAction = staffAction({
  name: 'client.classify',
  schema: classificationSchema,
  handler: classifyClient,
})

export const giveTagAction = staffAction({ name: 'client.give_tag', schema: ofTagSchema, handler: giveTag })

export const takeTagAction = staffAction({ name: 'client.take_tag', schema: ofTagSchema, handler: takeTag })

export const confirmBasicsAction = staffAction({
  name: 'client.confirm_basics',
  schema: ofClientSchema,
  handler: confirmBasics,
})

export const noteAlertAction = staffAction({ name: 'alert.note', schema: newAlertSchema, handler: noteAlert })

export const retireAlertAction = staffAction({
  name: 'alert.retire',
  schema: endedAlertSchema,
  handler: retireAlert,
})

export const reviseAlertAction = staffAction({
  name: 'alert.revise',
  schema: revisedAlertSchema,
  handler: reviseAlert,
})

export const recordNoAlertsAction = staffAction({
  name: 'alert.record_none',
  schema: ofAskedClientSchema,
  handler: recordNoAlerts,
})

export const confirmAlertsAction = staffAction({
  name: 'alert.confirm',
  schema: ofAskedClientSchema,
  handler: confirmAlerts,
})

export const confirmAlertAction = staffAction({
  name: 'alert.confirm_one',
  schema: ofAlertSchema,
  handler: confirmAlert,
})

export const sortAlertAction = staffAction({
  name: 'alert.sort',
  schema: sortedAlertSchema,
  handler: sortAlert,
})

export const doPatchTestAction = staffAction({
  name: 'patch_test.do',
  schema: newPatchTestSchema,
  handler: doPatchTest,
})

export const readPatchTestAction = staffAction({
  name: 'patch_test.read',
  schema: patchTestReadingSchema,
  handler: readPatchTest,
})

export const takeBackPatchTestAction = staffAction({
  name: 'patch_test.take_back',
  schema: takenBackTestSchema,
  handler: takeBackPatchTest,
})

export const takeBackReadingAction = staffAction({
  name: 'patch_test.take_back_reading',
  schema: takenBackReadingSchema,
  handler: takeBackReading,
})

export const notePreferenceAction = staffAction({
  name: 'preference.note',
  schema: newPreferenceSchema,
  handler: notePreference,
})

export const retirePreferenceAction = staffAction({
  name: 'preference.retire',
  schema: ofPreferenceSchema,
  handler: retirePreference,
})

export const sortBroughtAction = staffAction({
  name: 'brought.sort',
  schema: ofBroughtSchema,
  handler: sortBrought,
})

export const makePromiseAction = staffAction({
  name: 'promise.make',
  schema: newPromiseSchema,
  handler: makePromise,
})

export const keepPromiseAction = staffAction({
  name: 'promise.keep',
  schema: ofPromiseSchema,
  handler: keepPromise,
})

export const reopenPromiseAction = staffAction({
  name: 'promise.reopen',
  schema: ofPromiseSchema,
  handler: reopenPromise,
})

export const openCaseAction = staffAction({ name: 'case.open', schema: newCaseSchema, handler: openCase })

export const resolveCaseAction = staffAction({
  name: 'case.resolve',
  schema: ofCaseSchema,
  handler: resolveCase,
})

export const reopenCaseAction = staffAction({
  name: 'case.reopen',
  schema: ofCaseSchema,
  handler: reopenCase,
})
