// The chain over the audit: whole when nothing was touched, and pointing at what was.
import { afterEach, describe, expect, it } from 'vitest'
import { recordAudit } from '@/lib/actions/audit'
import { lookAt } from '@/lib/audit/look'
import { hasLink, verifyChains } from '@/lib/audit/verify-chain'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { createSalon } from '../../factories/salon'

const now = new Date('2026-11-21T04:00:00.123Z')

afterEach(() => forge(`ALTER TABLE "AuditEntry" DROP CONSTRAINT IF EXISTS refuse_looks`))

async function someEntries(count = 5) {
  const house = await createSalon()
  for (let i = 0; i < count; i++) await write(house.manager, { number: i, 说: '“\\"\n' })
  return house
}

function write(staff: SignedInStaff, particulars = {}) {
  return asStaff(
    staff,
    now,
  )((ctx) =>
    recordAudit(ctx, { action: 'test.tried', subjectType: 'Salon', subjectId: staff.salon.id, particulars }),
  )
}

async function verified(salonId: string) {
  const reports = await verifyChains(db)
  const report = reports.find((each) => each.salonId === salonId)
  if (!report) throw new Error('the salon has no chain')
  return report
}

async function entryAt(salonId: string, sequence: number): Promise<string> {
  const link = await db.auditLink.findFirstOrThrow({ where: { salonId, sequence } })
  return link.entryId
}

/** As somebody would who owns the server: no trigger and no foreign key stops her. */
async function forge(...statements: string[]) {
  await db.$transaction(async (tx) => {
    await tx.$executeRawUnsafe(`SET LOCAL session_replication_role = replica`)
    for (const statement of statements) await tx.$executeRawUnsafe(statement)
  })
}

describe('a chain', () => {
  it('holds, whatever the particulars say', async () => {
    const { salon } = await someEntries()
    const report = await verified(salon.id)
    expect(report).toMatchObject({ entries: 5, head: { sequence: 5 }, fault: null })
    expect(await hasLink(db, report.head ?? { sequence: 0, hash: '' })).toBe(true)
  })

  it('shows a changed entry', async () => {
    const { salon } = await someEntries()
    const entryId = await entryAt(salon.id, 3)
    await forge(`UPDATE "AuditEntry" SET particulars = '{"number": 9}' WHERE id = '${entryId}'`)
    expect((await verified(salon.id)).fault).toEqual({ what: 'changed', sequence: 3, entryId })
  })

  it('shows an entry that was given to somebody else', async () => {
    const { salon, therapist } = await someEntries()
    const entryId = await entryAt(salon.id, 2)
    await forge(`UPDATE "AuditEntry" SET "actorId" = '${therapist.id}' WHERE id = '${entryId}'`)
    expect((await verified(salon.id)).fault).toEqual({ what: 'changed', sequence: 2, entryId })
  })

  it('shows an entry removed from the middle, with or without its link', async () => {
    const { salon } = await someEntries()
    const entryId = await entryAt(salon.id, 3)
    await forge(`DELETE FROM "AuditEntry" WHERE id = '${entryId}'`)
    expect((await verified(salon.id)).fault).toEqual({ what: 'removed', sequence: 3, entryId })
    await forge(`DELETE FROM "AuditLink" WHERE "entryId" = '${entryId}'`)
    expect((await verified(salon.id)).fault).toEqual({ what: 'gap', sequence: 3, entryId: null })
  })

  it('shows links that were moved up to close the gap', async () => {
    const { salon } = await someEntries()
    const entryId = await entryAt(salon.id, 3)
    await forge(
      `DELETE FROM "AuditLink" WHERE "entryId" = '${entryId}'`,
      `DELETE FROM "AuditEntry" WHERE id = '${entryId}'`,
      `UPDATE "AuditLink" SET sequence = 3 WHERE "salonId" = '${salon.id}' AND sequence = 4`,
      `UPDATE "AuditLink" SET sequence = 4 WHERE "salonId" = '${salon.id}' AND sequence = 5`,
    )
    expect((await verified(salon.id)).fault).toMatchObject({ what: 'forged', sequence: 3 })
  })

  it('shows an entry that was put in past it', async () => {
    const { salon } = await someEntries()
    const entryId = crypto.randomUUID()
    await forge(
      `INSERT INTO "AuditEntry" (id, "salonId", action, "subjectType", at) VALUES ('${entryId}', '${salon.id}', 'x', 'Salon', '${now.toISOString()}')`,
    )
    expect((await verified(salon.id)).fault).toEqual({ what: 'unlinked', sequence: null, entryId })
  })

  it('shows a link forged with a hash of its own', async () => {
    const { salon } = await someEntries()
    const entryId = await entryAt(salon.id, 4)
    await forge(`UPDATE "AuditLink" SET hash = repeat('a', 64) WHERE "entryId" = '${entryId}'`)
    expect((await verified(salon.id)).fault).toEqual({ what: 'changed', sequence: 4, entryId })
  })

  it('shows a tail that was cut off to whoever has kept its head', async () => {
    const { salon } = await someEntries()
    const { head } = await verified(salon.id)
    const entryId = await entryAt(salon.id, 5)
    await forge(
      `DELETE FROM "AuditLink" WHERE "entryId" = '${entryId}'`,
      `DELETE FROM "AuditEntry" WHERE id = '${entryId}'`,
    )
    expect(await verified(salon.id)).toMatchObject({ head: { sequence: 4 }, fault: null })
    expect(await hasLink(db, head ?? { sequence: 0, hash: '' })).toBe(false)
  })

  it('is one without gaps when fifty write at once', async () => {
    const house = await createSalon()
    await Promise.all(Array.from({ length: 50 }, (_, number) => write(house.manager, { number })))
    expect(await verified(house.salon.id)).toMatchObject({ entries: 50, head: { sequence: 50 }, fault: null })
  })

  it('knows nothing of a deed that was rolled back', async () => {
    const { salon, manager } = await someEntries(2)
    const failing = asStaff(
      manager,
      now,
    )(async (ctx) => {
      await recordAudit(ctx, { action: 'test.tried', subjectType: 'Salon', subjectId: salon.id })
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    await write(manager)
    expect(await verified(salon.id)).toMatchObject({ entries: 3, head: { sequence: 3 }, fault: null })
  })
})

describe('a look', () => {
  const look = (staff: SignedInStaff, clientId: string) => db.$queryRaw<{ name: string }[]>`
    WITH ${lookAt({ staff, now, action: 'archive.seen', clientId })}
    SELECT name FROM "Client" WHERE id = ${clientId}::uuid`

  it('is linked like any other entry', async () => {
    const { salon, receptionist } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    expect(await look(receptionist, clientId)).toEqual([{ name: '王小明' }])
    expect(await db.auditEntry.count({ where: { action: 'archive.seen', subjectId: clientId } })).toBe(1)
    expect((await verified(salon.id)).fault).toBeNull()
  })

  it('gives nothing away where it cannot be written down', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    await forge(
      `ALTER TABLE "AuditEntry" ADD CONSTRAINT refuse_looks CHECK (action <> 'archive.seen') NOT VALID`,
    )
    await expect(look(receptionist, clientId)).rejects.toThrow()
  })

  it('gives nothing away where its link cannot be forged', async () => {
    const { salon, receptionist } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    await forge(
      `ALTER TABLE "AuditLink" ADD CONSTRAINT refuse_links CHECK ("salonId" <> '${salon.id}') NOT VALID`,
    )
    await expect(look(receptionist, clientId)).rejects.toThrow()
    await forge(`ALTER TABLE "AuditLink" DROP CONSTRAINT refuse_links`)
  })
})
