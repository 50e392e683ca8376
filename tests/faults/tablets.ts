// Tablets on which somebody writes without end: each sentence again until the salon says that it is kept.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { encode } from 'next-auth/jwt'
import { expect } from 'vitest'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { findRunningPostgres } from '@/lib/db/embedded-postgres'
import { type SalonProcess, until } from './salon-process'

export type Tablet = {
  visitId: string
  /** Writes sentence after sentence, each again until it is acknowledged; resolves when stopped. */
  write: () => Promise<void>
  stop: () => void
  acknowledged: () => number
}

/** Four guests in a house of today, and a tablet for each that writes her assessment. */
export async function openTablets(salon: SalonProcess): Promise<Tablet[]> {
  process.env.DATABASE_URL = (await findRunningPostgres(path.join(salon.folder, 'salon'))) ?? ''
  const { db } = await import('@/lib/db/client')
  const { createSalon } = await import('../factories/salon')
  const { createClient } = await import('../factories/client')
  const { asStaff } = await import('../factories/context')
  const { walkIn } = await import('@/lib/visits/walk-in')
  const now = new Date()
  await db.organisation.create({ data: { id: 1, name: '雅座', setUpAt: now } })
  const house = await createSalon({ opensAt: '00:00', closesAt: '24:00', timeZone: 'Asia/Shanghai', now })
  const secret = (await readFile(path.join(salon.folder, 'secret'), 'utf8')).trim()
  const tablets: Tablet[] = []
  for (let turn = 0; turn < 4; turn++) {
    const clientId = await createClient(house.receptionist, {}, now)
    const { visitId } = await asStaff(house.receptionist, now)((ctx) => walkIn(ctx, { clientId }))
    tablets.push(tabletOf(salon, visitId, await cookieOf(house.receptionist, secret)))
  }
  return tablets
}

async function cookieOf(staff: SignedInStaff, secret: string): Promise<string> {
  return `next-auth.session-token=${await encode({ token: { sessionId: staff.sessionId }, secret })}`
}

function tabletOf({ url, launcher, said }: SalonProcess, visitId: string, cookie: string): Tablet {
  let count = 0
  let isStopped = false
  const save = async (body: object): Promise<boolean> => {
    const answer = await fetch(`${url}/api/notes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, cookie },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    }).catch(() => null)
    if (!answer && launcher.exitCode !== null) throw new Error(`Foyer has ended: ${said().slice(-1_500)}`)
    // An answer that was cut off on its way acknowledges nothing.
    const told = await answer?.json().catch(() => null)
    if (!answer || !told) return false
    if (answer.status === 200)
      return told?.result?.outcome === 'saved' || Promise.reject(new Error(JSON.stringify(told)))
    if (answer.status >= 500) return false
    throw new Error(`${answer.status} ${JSON.stringify(told)}`)
  }
  return {
    visitId,
    write: async () => {
      while (!isStopped || count === 0) {
        const idempotencyKey = crypto.randomUUID()
        const body = {
          visitId,
          kind: 'assessment',
          text: wordsOf(count + 1),
          baseRevision: count,
          idempotencyKey,
        }
        while (!(await save(body))) await pause(100)
        count += 1
        await pause(20)
      }
    },
    stop: () => {
      isStopped = true
    },
    acknowledged: () => count,
  }
}

/** What is written after so many sentences. */
export const wordsOf = (count: number) => `第 ${count} 句`

/** Resolves when each has written two sentences more. */
export async function untilAllWrite(tablets: readonly Tablet[]): Promise<void> {
  const before = tablets.map((tablet) => tablet.acknowledged())
  await until(() => tablets.every((tablet, index) => tablet.acknowledged() > (before[index] ?? 0) + 1))
}

/** What was acknowledged is there, once, and every visit stands where its events lead. */
export async function expectAllKept(tablets: readonly Tablet[]): Promise<void> {
  const { db } = await import('@/lib/db/client')
  const { replayStage } = await import('@/lib/visits/visit-flow')
  for (const tablet of tablets) {
    const kept = await db.visitNote.findMany({ where: { visitId: tablet.visitId } })
    expect(kept.map(({ text, revision }) => ({ text, revision }))).toEqual([
      { text: wordsOf(tablet.acknowledged()), revision: tablet.acknowledged() },
    ])
  }
  const visits = await db.visit.findMany({ include: { events: { orderBy: { sequence: 'asc' } } } })
  for (const visit of visits) expect(replayStage(visit.events)).toBe(visit.stage)
  await db.$disconnect()
}
