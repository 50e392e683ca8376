// The least rows that the database's own rules can be tried on, written past the domain on purpose.
import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import { TEST_NOW } from '../../factories/test-day'

/** A salon with a manager, a client, a treatment, a room and a product. */
export async function aSalon() {
  const salon = await db.salon.create({
    data: { name: 'Celadon', timeZone: 'Asia/Shanghai', locale: 'zh-CN' },
  })
  const salonId = salon.id
  const [manager, client, treatment, room, product] = await Promise.all([
    db.staffMember.create({
      data: {
        createdAt: TEST_NOW,
        salonId,
        userName: `m-${randomUUID()}`,
        name: '周敏',
        role: 'manager',
        passwordHash: '-',
      },
    }),
    db.client.create({ data: { createdAt: TEST_NOW, salonId, name: '王丽', pinyin: 'wang li' } }),
    db.treatment.create({ data: { salonId, name: '补水', durationMinutes: 60, priceMinor: 38_800 } }),
    db.room.create({ data: { salonId, name: '听雨' } }),
    db.product.create({ data: { salonId, name: '精华', priceMinor: 26_800 } }),
  ])
  return { salon, manager, client, treatment, room, product }
}

export type Situation = Awaited<ReturnType<typeof aSalon>>

/** A visit at the greeting unless told otherwise. */
export function aVisit(
  { salon, client }: Situation,
  data: { stage?: 'expected' | 'greeting' | 'follow_up'; clientId?: string } = {},
) {
  return db.visit.create({
    data: {
      createdAt: TEST_NOW,
      salonId: salon.id,
      clientId: client.id,
      stage: 'greeting',
      standardsVersion: 1,
      ...data,
    },
  })
}

/** An hour from `hour` o'clock UTC on a fixed day. */
export function hourFrom(hour: number) {
  const startsAt = new Date(Date.UTC(2026, 0, 15, hour))
  return { startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) }
}
