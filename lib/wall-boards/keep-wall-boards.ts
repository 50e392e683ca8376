// The manager enrols a screen on the wall, and ends it.
import 'server-only'
import type { z } from 'zod'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayKeepWallBoards } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import type { addWallBoardSchema, wallBoardIdSchema } from './wall-board-schemas'

/** Enrols a screen; it shows the board from then on to whoever opens its address. Refuses `not_permitted`. */
export async function addWallBoard(
  ctx: StaffContext,
  { name }: z.infer<typeof addWallBoardSchema>,
): Promise<{ wallBoardId: string }> {
  permit(mayKeepWallBoards(ctx.staff))
  const { id } = await ctx.tx.wallBoard.create({
    data: { name, salonId: ctx.staff.salon.id, createdAt: ctx.now, createdById: ctx.staff.id },
    select: { id: true },
  })
  await recordAudit(ctx, { action: 'wall_board.added', subjectType: 'WallBoard', subjectId: id })
  await announce(ctx, { kind: 'settings' })
  return { wallBoardId: id }
}

/** Its address shows nothing any more. Refuses `not_permitted` and `not_found`, an ended one included. */
export async function endWallBoard(
  ctx: StaffContext,
  { wallBoardId }: z.infer<typeof wallBoardIdSchema>,
): Promise<Record<string, never>> {
  permit(mayKeepWallBoards(ctx.staff))
  const ended = await ctx.tx.wallBoard.updateMany({
    where: { id: wallBoardId, salonId: ctx.staff.salon.id, endedAt: null },
    data: { endedAt: ctx.now, endedById: ctx.staff.id },
  })
  if (ended.count === 0) throw new Refusal('not_found')
  await recordAudit(ctx, { action: 'wall_board.ended', subjectType: 'WallBoard', subjectId: wallBoardId })
  await announce(ctx, { kind: 'settings' })
  return {}
}
