// What has been written stays written, whoever asks the database otherwise.
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { TEST_NOW } from '../../factories/test-day'
import { aSalon, aVisit } from './situation'

beforeAll(async () => {
  const situation = await aSalon()
  const { salon, manager } = situation
  const { id: visitId } = await aVisit(situation)
  await db.visitEvent.create({
    data: { visitId, sequence: 1, kind: 'arranged', actorId: manager.id, at: TEST_NOW },
  })
  await db.auditEntry.create({
    data: { at: TEST_NOW, salonId: salon.id, action: 'tried', subjectType: 'salon' },
  })
})

describe.each([
  ['VisitEvent', `SET "at" = now()`],
  ['AuditEntry', `SET "action" = 'other'`],
  ['AuditLink', `SET "hash" = ''`],
])('%s', (table, change) => {
  test.each([
    ['UPDATE', `UPDATE "${table}" ${change}`],
    ['DELETE', `DELETE FROM "${table}"`],
    ['TRUNCATE', `TRUNCATE "${table}" CASCADE`],
  ])('refuses %s', async (operation, sql) => {
    await expect(db.$executeRawUnsafe(sql)).rejects.toThrow(
      `${table} is append-only: ${operation} is refused`,
    )
    expect(await db.$queryRawUnsafe(`SELECT count(*)::int AS n FROM "${table}"`)).toEqual([{ n: 1 }])
  })
})

test('a visit with events cannot be removed around them', async () => {
  await expect(db.visit.deleteMany()).rejects.toThrow('VisitEvent_visitId_fkey')
  await expect(db.$executeRawUnsafe('TRUNCATE "Visit" CASCADE')).rejects.toThrow('append-only')
})
