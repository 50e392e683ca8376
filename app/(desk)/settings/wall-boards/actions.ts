// Screens on the wall are enrolled and ended.
'use server'

import { staffAction } from '@/lib/actions/staff-action'
import { addWallBoard, endWallBoard } from '@/lib/wall-boards/keep-wall-boards'
import { addWallBoardSchema, wallBoardIdSchema } from '@/lib/wall-boards/wall-board-schemas'

export const addWallBoardAction = staffAction({
  name: 'wall_board.add',
  schema: addWallBoardSchema,
  handler: addWallBoard,
})

export const endWallBoardAction = staffAction({
  name: 'wall_board.end',
  schema: wallBoardIdSchema,
  handler: endWallBoard,
})
