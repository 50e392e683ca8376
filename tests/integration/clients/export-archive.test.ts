// The file she is given holds everything that is kept on her, and giving it is written down or does not happen.
import sharp from 'sharp'
import { describe, expect, it, vi } from 'vitest'
import { exportArchive } from '@/lib/clients/export-archive'
import { db } from '@/lib/db/client'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { createSalon } from '../../factories/salon'
import { createWholeArchive } from '../../factories/whole-archive'

const now = new Date('2026-11-21T04:00:00Z')

// A whole archive is some sixty deeds.
vi.setConfig({ testTimeout: 600_000 })

/** Found again from what is exported: by what she is found. */
const DERIVED = ['ClientSearchToken']

type Reference = { table: string; column: string; to: string }

/** Every column of every table that points at a client or a visit, from the database's own catalogue. */
function references(): Promise<Reference[]> {
  return db.$queryRaw<Reference[]>`
    SELECT k.conrelid::regclass::text AS table, a.attname AS column, k.confrelid::regclass::text AS to
    FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
    WHERE k.contype = 'f'
      AND k.confrelid IN ('"Client"'::regclass, '"Visit"'::regclass, '"VisitEvent"'::regclass, '"TreatmentSession"'::regclass)
    ORDER BY 1, 2`
}

describe('the export of an archive', () => {
  it('holds every word and id of every row that hangs on her, by the catalogue of the database', async () => {
    const house = await createSalon()
    const { clientId, visitId } = await createWholeArchive(house, { now })
    const { text } = await asStaff(house.manager, now)((ctx) => exportArchive(ctx, { clientId }))
    const found = await references()
    expect(found.length).toBeGreaterThan(25)
    const missing: string[] = []
    for (const { table, column, to } of found.filter(
      (each) => !DERIVED.includes(each.table.replaceAll('"', '')),
    )) {
      const rows = await db.$queryRawUnsafe<{ row: Record<string, unknown> }[]>(
        `SELECT to_jsonb(t) AS row FROM ${table} t WHERE t."${column}" IN (
          ${to === '"Client"' ? `'${clientId}'` : `SELECT id FROM ${to} x WHERE ${to === '"Visit"' ? 'x.id' : 'x."visitId"'} = '${visitId}'`}
        )`,
      )
      // Whom she has sent are other people: no more of them than that they are.
      const shown = column === 'referredById' ? ['id'] : null
      for (const { row } of rows)
        for (const [name, value] of Object.entries(row))
          if (typeof value === 'string' && (!shown || shown.includes(name)))
            if (!text.includes(JSON.stringify(value))) missing.push(`${table}.${name}: ${value}`)
    }
    expect(missing).toEqual([])
  })

  it('says names beside ids, and what it is', async () => {
    const house = await createSalon()
    const { clientId, mark } = await createWholeArchive(house, { now })
    const file = await asStaff(house.manager, now)((ctx) => exportArchive(ctx, { clientId }))
    expect(file).toMatchObject({
      name: 'foyer-archive-2026-11-21.json',
      type: 'application/json; charset=utf-8',
    })
    const document = JSON.parse(file.text)
    expect(document).toMatchObject({
      format: 'foyer-archive',
      version: 1,
      exportedAt: now.toISOString(),
      salon: { id: house.salon.id, name: house.salon.name },
      client: { id: clientId, name: '甄晓痕', phone: '+8613987654321' },
      doubles: [{ name: '甄晓痕', hobbies: `${mark} double` }],
      referred: [{ id: expect.any(String) }],
      Alert: [{ text: `${mark} alert`, notedBy: '林悦' }],
      AlertChange: [{ easing: 'narrowed', reason: `${mark} narrowed`, by: '周敏' }],
      ClientTag: [{ tag: 'VIP', givenBy: '沈佳' }],
      TreatmentSession: [{ treatment: '补水嫩肤护理', therapist: '林悦' }],
    })
    expect(document.TreatmentNoteRevision).toMatchObject([
      { privateText: `${mark} treatment_private`, amendmentReason: null },
      { amendmentReason: `${mark} amendment` },
    ])
    expect(document.AuditEntry.map(({ action }: { action: string }) => action)).toContain('archive.exported')
    const [, picture = ''] = document.Photo[0].picture.split('data:image/jpeg;base64,')
    expect((await sharp(Buffer.from(picture, 'base64')).metadata()).format).toBe('jpeg')
    // No other guest is named in what leaves the house.
    expect(document.referred[0]).toEqual({ id: expect.any(String) })
    expect(file.text).not.toContain('柳如烟')
  })

  it('is the manager’s, of a living archive of her salon', async () => {
    const [house, elsewhere] = [await createSalon(), await createSalon()]
    const clientId = await createClient(house.receptionist, {}, now)
    const ask = (staff: typeof house.manager) =>
      asStaff(staff, now)((ctx) => exportArchive(ctx, { clientId }))
    for (const staff of [house.receptionist, house.therapist])
      await expect(ask(staff)).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(ask(elsewhere.manager)).rejects.toMatchObject({ code: 'not_found' })
    expect(await db.auditEntry.count({ where: { action: 'archive.exported', subjectId: clientId } })).toBe(0)
    await ask(house.manager)
    expect(await db.auditEntry.count({ where: { action: 'archive.exported', subjectId: clientId } })).toBe(1)
  })

  it('is not given where it cannot be written down', async () => {
    const house = await createSalon()
    const clientId = await createClient(house.receptionist, {}, now)
    await db.$executeRawUnsafe(
      `ALTER TABLE "AuditEntry" ADD CONSTRAINT refuse_exports CHECK (action <> 'archive.exported') NOT VALID`,
    )
    const asked = asStaff(house.manager, now)((ctx) => exportArchive(ctx, { clientId }))
    await expect(asked).rejects.toThrow()
    await db.$executeRawUnsafe(`ALTER TABLE "AuditEntry" DROP CONSTRAINT refuse_exports`)
  })
})
