'use server'
// The lists that the salon keeps, each change through the one door for mutations.
import { staffAction } from '@/lib/actions/staff-action'
import { dropList } from '@/lib/client-lists/drop-list'
import { keepList } from '@/lib/client-lists/keep-list'
import {
  newListSchema,
  ofListSchema,
  renamedListSchema,
  revisedListSchema,
} from '@/lib/client-lists/list-schemas'
import { renameList, reviseList } from '@/lib/client-lists/revise-list'

export const keepListAction = staffAction({ name: 'list.keep', schema: newListSchema, handler: keepList })

export const renameListAction = staffAction({
  name: 'list.rename',
  schema: renamedListSchema,
  handler: renameList,
})

export const reviseListAction = staffAction({
  name: 'list.revise',
  schema: revisedListSchema,
  handler: reviseList,
})

export const dropListAction = staffAction({ name: 'list.drop', schema: ofListSchema, handler: dropList })
