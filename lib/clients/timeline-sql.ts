// What every part of the timeline is put together from.
import 'server-only'
import { Prisma } from '@/lib/db/generated/client'

/** Where the entries of one kind come from. */
export type Source = {
  /** Table and alias; what it says `e.` of. */
  from: Prisma.Sql
  at: Prisma.Sql
  /** Ids are those of the table, but for grouped rows. */
  id?: Prisma.Sql
  /** Besides being hers. */
  where?: Prisma.Sql
  hers?: Prisma.Sql
  groupBy?: Prisma.Sql
}

/** The id of the entry that is being told. */
export const idOfPage = Prisma.sql`split_part(page.key, ':', 2)::uuid`

/** The name of a member of staff. */
export function nameOf(id: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT m.name FROM "StaffMember" m WHERE m.id = ${id})`
}
