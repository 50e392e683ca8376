'use server'
// Two archives made one, taken apart again, or found to be two people.
import { staffAction } from '@/lib/actions/staff-action'
import { mergeClients } from '@/lib/clients/merge-clients'
import { mergeClientsSchema, ofMergeSchema, pairSchema } from '@/lib/clients/merge-schemas'
import { sayTwoPeople } from '@/lib/clients/not-duplicates'
import { undoMerge } from '@/lib/clients/undo-merge'

export const mergeClientsAction = staffAction({
  name: 'clients.merge',
  schema: mergeClientsSchema,
  handler: mergeClients,
})

export const undoMergeAction = staffAction({
  name: 'clients.undo_merge',
  schema: ofMergeSchema,
  handler: undoMerge,
})

export const sayTwoPeopleAction = staffAction({
  name: 'clients.two_people',
  schema: pairSchema,
  handler: sayTwoPeople,
})
