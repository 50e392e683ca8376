// Changes to the tags of clients.
'use server'

import { staffAction } from '@/lib/actions/staff-action'
import { orderSchema } from '@/lib/salons/entry-schemas'
import { addTag } from '@/lib/tags/add-tag'
import { reorderTags } from '@/lib/tags/reorder-tags'
import { restoreTag, retireTag } from '@/lib/tags/retire-tag'
import { reviseTag } from '@/lib/tags/revise-tag'
import { addTagSchema, reviseTagSchema, tagIdSchema } from '@/lib/tags/tag-schemas'

export const addTagAction = staffAction({ name: 'tag.add', schema: addTagSchema, handler: addTag })

export const reviseTagAction = staffAction({
  name: 'tag.revise',
  schema: reviseTagSchema,
  handler: reviseTag,
})

export const retireTagAction = staffAction({
  name: 'tag.retire',
  schema: tagIdSchema,
  handler: retireTag,
})

export const restoreTagAction = staffAction({
  name: 'tag.restore',
  schema: tagIdSchema,
  handler: restoreTag,
})

export const reorderTagsAction = staffAction({
  name: 'tag.reorder',
  schema: orderSchema,
  handler: reorderTags,
})
