// Reads of the house itself.
import 'server-only'
import { doorDb } from '@/lib/db/client'

/** Whether set-up is done. One statement. */
export async function isSetUp(): Promise<boolean> {
  return (await doorDb.organisation.findUnique({ where: { id: 1 }, select: { id: true } })) !== null
}

export type FrontDoor = { houseName: string; isDemo: boolean }

/** What the sign-in page may say of the house before anybody is signed in; null on an empty database. */
export async function getFrontDoor(): Promise<FrontDoor | null> {
  const salon = await doorDb.salon.findFirst({
    orderBy: { id: 'asc' },
    select: { name: true, isDemo: true },
  })
  return salon && { houseName: salon.name, isDemo: salon.isDemo }
}
