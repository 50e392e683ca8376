// What the manager says of a screen on the wall. Safe for the client.
import { z } from 'zod'
import { entryName } from '@/lib/salons/entry-schemas'

export const addWallBoardSchema = z.object({ name: entryName })

export const wallBoardIdSchema = z.object({ wallBoardId: z.uuid() })
