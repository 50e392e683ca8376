'use server'
// What is done to a visit with one tap, on the board and in the visit itself.
import { staffAction } from '@/lib/actions/staff-action'
import { moveVisit } from '@/lib/visits/move-visit'
import { tellLateness } from '@/lib/visits/seat-client'
import { undoMove } from '@/lib/visits/undo-move'
import { latenessSchema, moveSchema, undoSchema } from '@/lib/visits/visit-schemas'

export const moveVisitAction = staffAction({ name: 'visit.move', schema: moveSchema, handler: moveVisit })

export const undoMoveAction = staffAction({ name: 'visit.undo', schema: undoSchema, handler: undoMove })

export const tellLatenessAction = staffAction({
  name: 'visit.tell_lateness',
  schema: latenessSchema,
  handler: tellLateness,
})
