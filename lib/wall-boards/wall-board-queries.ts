// Which screens hang in the house, and what one of them shows.
import 'server-only'
import { subMinutes } from 'date-fns'
import { permit } from '@/lib/actions/refusal'
import { mayKeepWallBoards } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import { listVisitsFromAfar } from '@/lib/visits/board-queries'
import { wallBoardKey, wallBoardOfKey } from './wall-board-key'

export type ListedWallBoard = {
  id: string
  name: string
  createdBy: string
  createdAt: string
  /** Null before it was first opened. */
  lastSeenAt: string | null
  /** Where it is opened, in this very house. */
  path: string
}

/** The screens that are enrolled, the newest last. */
export async function listWallBoards(staff: SignedInStaff): Promise<ListedWallBoard[]> {
  permit(mayKeepWallBoards(staff))
  const boards = await db.wallBoard.findMany({
    where: { salonId: staff.salon.id, endedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      name: true,
      createdAt: true,
      lastSeenAt: true,
      createdBy: { select: { name: true } },
    },
    relationLoadStrategy: 'join',
  })
  return boards.map(({ id, name, createdAt, lastSeenAt, createdBy }) => ({
    id,
    name,
    createdBy: createdBy.name,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
    path: `/wall/${wallBoardKey(id)}`,
  }))
}

export type WallBoardView = {
  name: string
  salon: { name: string; timeZone: string }
  cards: Awaited<ReturnType<typeof listVisitsFromAfar>>
}

/**
 * What the screen of this key shows, with every name shortened and nothing that is for staff alone; null for a key that
 * was never given out or has ended. Three statements, and one more in each minute.
 */
export async function readWallBoard(key: string, now: Date, locale: string): Promise<WallBoardView | null> {
  const id = wallBoardOfKey(key)
  if (id === null) return null
  const board = await db.wallBoard.findUnique({
    where: { id, endedAt: null },
    select: {
      name: true,
      lastSeenAt: true,
      salon: {
        select: { id: true, name: true, timeZone: true, phoneCountry: true, standardsVersion: true },
      },
    },
    relationLoadStrategy: 'join',
  })
  if (!board) return null
  const { name, lastSeenAt, salon } = board
  const isStale = !lastSeenAt || lastSeenAt < subMinutes(now, 1)
  const [cards] = await Promise.all([
    listVisitsFromAfar(salon, now, locale),
    isStale ? db.wallBoard.updateMany({ where: { id }, data: { lastSeenAt: now } }) : null,
  ])
  return { name, salon: { name: salon.name, timeZone: salon.timeZone }, cards }
}
