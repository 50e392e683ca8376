// A salon to test in: shipped standards, staff of each role, seats, rooms, treatments, products, courtesies.
import { randomUUID } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import type { Role, SignedInStaff, StaffSalon } from '@/lib/auth/signed-in-staff'
import { SEARCH_TOKENS_VERSION } from '@/lib/clients/search-tokens'
import { db, type Tx } from '@/lib/db/client'
import { shipNatures } from '@/lib/salons/ship-natures'
import { shipStandards } from '@/lib/standards/ship-standards'
import { insertRows, likeTheFirst } from './salon-rows'
import { TEST_NOW } from './test-day'

export type TestSalon = {
  salon: StaffSalon
  manager: SignedInStaff
  receptionist: SignedInStaff
  therapist: SignedInStaff
  secondTherapist: SignedInStaff
  /** Both of them, in that order. */
  therapists: SignedInStaff[]
  seats: TestPlace[]
  rooms: TestPlace[]
  treatments: TestTreatment[]
  products: TestProduct[]
}

export type TestPlace = { id: string; name: string; nameEn: string | null }
export type TestTreatment = TestPlace & {
  durationMinutes: number
  priceMinor: number
  followUpAfterHours: number | null
}
export type TestProduct = TestPlace & { priceMinor: number }

const FIRST_DAY = new Date('2026-01-05T02:00:00.000Z')

export type SalonOverrides = Partial<Omit<StaffSalon, 'id' | 'standardsVersion'>> & {
  /** When its people signed in. */
  now?: Date
}

/** Two seats, two rooms, three treatments (60, 90, 30 minutes), two products; hours 10:00–21:00 in Shanghai. */
export async function createSalon({ now = TEST_NOW, ...overrides }: SalonOverrides = {}): Promise<TestSalon> {
  const rows = await likeTheFirst(fillSalon)
  for (const salon of rows.Salon) Object.assign(salon, overrides)
  for (const session of rows.StaffSession) Object.assign(session, { createdAt: now, lastSeenAt: now })
  for (const member of rows.StaffMember) member.userName = userNameOf(member.role, member.id)
  await insertRows(rows)
  const salon = await db.salon.findUniqueOrThrow({ where: { id: rows.Salon[0]?.id ?? '' } })
  const people = rows.StaffMember.map(({ id, name, userName, role, locale, mayOverrideSafety }) => {
    const sessionId = rows.StaffSession.find(({ staffMemberId }) => staffMemberId === id)?.id ?? ''
    return { id, sessionId, name, userName, role, locale, mayOverrideSafety, salon }
  })
  const [manager, receptionist, therapist, secondTherapist] = people
  if (!manager || !receptionist || !therapist || !secondTherapist) throw new Error('somebody is missing')
  return {
    salon,
    manager,
    receptionist,
    therapist,
    secondTherapist,
    therapists: [therapist, secondTherapist],
    seats: rows.Seat,
    rooms: rows.Room,
    treatments: rows.Treatment,
    products: rows.Product,
  }
}

/** The first of a process; returns its id. */
async function fillSalon(tx: Tx): Promise<string> {
  const salon = await tx.salon.create({
    data: {
      name: '雅座 · 测试店',
      timeZone: 'Asia/Shanghai',
      locale: 'zh-CN',
      // Whom the tests register is found by today's rule: no server that starts has anything to make anew.
      searchTokensVersion: SEARCH_TOKENS_VERSION,
    },
  })
  const salonId = salon.id
  await shipStandards(tx, salonId)
  await shipNatures(tx, salonId)
  await createStaff(salon, { name: '周敏', role: 'manager' }, tx)
  await createStaff(salon, { name: '沈佳', role: 'receptionist' }, tx)
  await createStaff(salon, { name: '林悦', role: 'therapist' }, tx)
  await createStaff(salon, { name: '宋瑶', role: 'therapist' }, tx)
  await tx.seat.createMany({
    data: [
      { salonId, name: '窗边', nameEn: 'By the window', position: 0 },
      { salonId, name: '竹影', nameEn: 'Bamboo shade', position: 1 },
    ],
  })
  await tx.room.createMany({
    data: [
      { salonId, name: '听雨', nameEn: 'Listening to rain', position: 0 },
      { salonId, name: '青瓷', nameEn: 'Celadon', position: 1 },
    ],
  })
  const treatments = [
    { name: '补水嫩肤护理', nameEn: 'Hydrating facial', durationMinutes: 60, priceMinor: 39_800 },
    {
      name: '肩颈舒缓',
      nameEn: 'Neck and shoulder relief',
      durationMinutes: 90,
      priceMinor: 58_000,
      followUpAfterHours: 24,
    },
    { name: '眼部护理', nameEn: 'Eye care', durationMinutes: 30, priceMinor: 19_800 },
  ]
  await tx.treatment.createMany({
    data: treatments.map((treatment, position) => ({ salonId, ...treatment, position })),
  })
  await tx.product.createMany({
    data: [
      { salonId, name: '玫瑰保湿水', nameEn: 'Rose toner', priceMinor: 26_800, position: 0 },
      { salonId, name: '修护精华', nameEn: 'Repair serum', priceMinor: 68_000, position: 1 },
    ],
  })
  await tx.courtesy.createMany({
    data: [
      { salonId, name: '生日花茶', nameEn: 'Birthday flower tea', occasion: 'birthday', position: 0 },
      { salonId, name: '手部护理', nameEn: 'A hand treatment', occasion: 'long_wait', position: 1 },
      { salonId, name: '伴手小样', nameEn: 'A little sample to take home', occasion: 'any', position: 2 },
    ],
  })
  return salonId
}

export type StaffOverrides = {
  name?: string
  userName?: string
  role?: Role
  locale?: string | null
  mayOverrideSafety?: boolean
  /** Needed only where the test signs in at the door; otherwise no password fits. */
  password?: string
  /** Somebody else has given it to her. */
  mustChangePassword?: boolean
  deactivatedAt?: Date
  /** When her session began and was last seen; a server that is running wants it to be now. */
  signedInAt?: Date
}

/** A staff member of `salon` with a session of her own, as `requireStaff()` would return her. */
export async function createStaff(
  salon: StaffSalon,
  overrides: StaffOverrides = {},
  tx: Tx = db,
): Promise<SignedInStaff> {
  const { name = '何晴', role = 'therapist', locale = null, password, deactivatedAt } = overrides
  const signedInAt = overrides.signedInAt ?? TEST_NOW
  const member = await tx.staffMember.create({
    data: {
      salonId: salon.id,
      userName: overrides.userName ?? userNameOf(role, randomUUID()),
      name,
      role,
      locale,
      mayOverrideSafety: overrides.mayOverrideSafety ?? false,
      createdAt: nextFirstDay(),
      passwordHash: password
        ? await hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })
        : '!',
      mustChangePassword: overrides.mustChangePassword ?? false,
      deactivatedAt: deactivatedAt ?? null,
    },
  })
  const session = await tx.staffSession.create({
    data: { staffMemberId: member.id, createdAt: signedInAt, lastSeenAt: signedInAt },
  })
  const { id, userName, mayOverrideSafety } = member
  return { id, sessionId: session.id, name, userName, role, locale, mayOverrideSafety, salon }
}

function userNameOf(role: string, id: string): string {
  return `${role}-${id.slice(-12)}`
}

let made = 0

/** People joined long ago, each a little later than the one before: the desk lists them in that order. */
function nextFirstDay(): Date {
  made += 1
  return new Date(FIRST_DAY.getTime() + made)
}
