// What the database refuses by itself, and what each refusal is called.
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { asRefusalCode } from '@/lib/db/constraint-errors'
import { TEST_NOW } from '../../factories/test-day'
import { aSalon, aVisit, hourFrom } from './situation'

async function codeOf(work: () => Promise<unknown>): Promise<string | null> {
  const error = await work().then(
    () => {
      throw new Error('The database let it through.')
    },
    (reason: unknown) => reason,
  )
  if (error instanceof Error && error.message === 'The database let it through.') throw error
  return asRefusalCode(error)?.code ?? null
}

test('a client is in the house once, and may come again while a call is owed', async () => {
  const salon = await aSalon()
  await aVisit(salon, { stage: 'follow_up' })
  await aVisit(salon, { stage: 'expected' })
  await aVisit(salon)
  expect(await codeOf(() => aVisit(salon))).toBe('already_in_house')
})

test('the same holds inside a transaction and for raw SQL', async () => {
  const salon = await aSalon()
  await aVisit(salon)
  const { id } = await aVisit(salon, { stage: 'expected' })
  expect(
    await codeOf(() =>
      db.$transaction((tx) => tx.visit.updateMany({ where: { id }, data: { stage: 'seating' } })),
    ),
  ).toBe('already_in_house')
  expect(
    await codeOf(() => db.$executeRaw`UPDATE "Visit" SET "stage" = 'farewell' WHERE "id" = ${id}::uuid`),
  ).toBe('already_in_house')
})

test('a therapist and a room have one session at a time; a boundary is shared and a release frees it', async () => {
  const { manager, room, treatment, ...rest } = await aSalon()
  const visit = await aVisit({ manager, room, treatment, ...rest })
  const session = { visitId: visit.id, treatmentId: treatment.id }
  const first = await db.treatmentSession.create({
    data: { ...session, therapistId: manager.id, roomId: room.id, ...hourFrom(10) },
  })
  await db.treatmentSession.create({
    data: { ...session, therapistId: manager.id, roomId: room.id, ...hourFrom(11) },
  })
  const half = {
    startsAt: new Date(Date.UTC(2026, 0, 15, 9, 30)),
    endsAt: new Date(Date.UTC(2026, 0, 15, 10, 30)),
  }
  const withTherapist = { ...session, therapistId: manager.id, ...half }
  const inRoom = { ...session, roomId: room.id, ...half }
  expect(await codeOf(() => db.treatmentSession.create({ data: withTherapist }))).toBe('therapist_taken')
  expect(await codeOf(() => db.treatmentSession.create({ data: inRoom }))).toBe('room_taken')
  await db.treatmentSession.update({ where: { id: first.id }, data: { releasedAt: TEST_NOW } })
  await db.treatmentSession.create({ data: { ...withTherapist, roomId: room.id } })
})

test('of 32 at once for one therapist and hour exactly one wins', async () => {
  const situation = await aSalon()
  const visit = await aVisit(situation)
  const asked = Array.from({ length: 32 }, () =>
    db.treatmentSession.create({
      data: {
        visitId: visit.id,
        treatmentId: situation.treatment.id,
        therapistId: situation.manager.id,
        ...hourFrom(15),
      },
    }),
  )
  const answers = await Promise.allSettled(asked)
  const codes = answers.flatMap((one) => (one.status === 'rejected' ? [asRefusalCode(one.reason)?.code] : []))
  expect(codes).toHaveLength(31)
  expect(codes.filter((code) => code !== 'therapist_taken' && code !== 'someone_was_faster')).toEqual([])
  expect(await db.treatmentSession.count({ where: { visitId: visit.id } })).toBe(1)
})

test('one call is owed per visit, however many were made or withdrawn', async () => {
  const situation = await aSalon()
  const { id: visitId } = await aVisit(situation)
  const call = { salonId: situation.salon.id, visitId, attempt: 1, dueAt: TEST_NOW }
  await db.followUpCall.create({ data: { ...call, madeAt: TEST_NOW, outcome: 'no_answer' } })
  await db.followUpCall.create({ data: { ...call, withdrawnAt: TEST_NOW } })
  await db.followUpCall.create({ data: { ...call, attempt: 2 } })
  expect(await codeOf(() => db.followUpCall.create({ data: { ...call, attempt: 3 } }))).toBe(
    'call_already_owed',
  )
})

test('a user name, a recommendation and a place in the sequence of events are taken once', async () => {
  const situation = await aSalon()
  const { manager, salon, product } = situation
  const { id: visitId } = await aVisit(situation)
  const twin = {
    salonId: salon.id,
    userName: manager.userName,
    name: 'X',
    role: 'therapist',
    passwordHash: '-',
    createdAt: TEST_NOW,
  } as const
  expect(await codeOf(() => db.staffMember.create({ data: twin }))).toBe('user_name_taken')

  const advice = {
    visitId,
    productId: product.id,
    reason: '-',
    recommendedById: manager.id,
    createdAt: TEST_NOW,
  }
  await db.recommendation.create({ data: advice })
  expect(await codeOf(() => db.recommendation.create({ data: advice }))).toBe('already_recommended')

  const event = { visitId, sequence: 1, kind: 'arranged', actorId: manager.id, at: TEST_NOW } as const
  await db.visitEvent.create({ data: event })
  expect(await codeOf(() => db.visitEvent.create({ data: event }))).toBe('someone_was_faster')
})

test('of one kind of note there is one per visit', async () => {
  const situation = await aSalon()
  const { id: visitId } = await aVisit(situation)
  const note = {
    visitId,
    kind: 'tea',
    text: '龙井',
    savedById: situation.manager.id,
    savedAt: TEST_NOW,
  } as const
  await db.visitNote.create({ data: note })
  expect(await codeOf(() => db.visitNote.create({ data: note }))).toBe('someone_was_faster')
})

test('set-up closes once, also against a twin', async () => {
  const answers = await Promise.allSettled([
    db.organisation.create({ data: { setUpAt: TEST_NOW, name: 'A' } }),
    db.organisation.create({ data: { setUpAt: TEST_NOW, name: 'B' } }),
  ])
  const lost = answers.flatMap((one) => (one.status === 'rejected' ? [asRefusalCode(one.reason)?.code] : []))
  expect(lost).toEqual(['set_up_closed'])
  await expect(db.organisation.create({ data: { setUpAt: TEST_NOW, id: 2, name: 'C' } })).rejects.toThrow(
    'Organisation_only_one',
  )
})

test('a step has one current standard', async () => {
  const { salon } = await aSalon()
  const standard = {
    salonId: salon.id,
    stepKey: 'greet',
    stage: 'greeting',
    position: 0,
    role: 'receptionist',
    targetMinutes: 1,
    fromVersion: 1,
    ...{ titleZh: '-', titleEn: '-', requirementZh: '-', requirementEn: '-' },
    ...{ sayZh: '-', sayEn: '-', gestureZh: '-', gestureEn: '-' },
  } as const
  const first = await db.serviceStandard.create({ data: standard })
  const second = { ...standard, fromVersion: 2 }
  expect(await codeOf(() => db.serviceStandard.create({ data: second }))).toBe('someone_was_faster')
  await db.serviceStandard.update({ where: { id: first.id }, data: { untilVersion: 2 } })
  await db.serviceStandard.create({ data: second })
})

test('a lost serialisation is somebody being faster', async () => {
  const { salon } = await aSalon()
  const slow = db.$transaction(
    async (tx) => {
      await tx.salon.findUniqueOrThrow({ where: { id: salon.id } })
      await db.salon.update({ where: { id: salon.id }, data: { callAttempts: 5 } })
      await tx.salon.update({ where: { id: salon.id }, data: { callAttempts: 4 } })
    },
    { isolationLevel: 'RepeatableRead' },
  )
  expect(await codeOf(() => slow)).toBe('someone_was_faster')
})

test('an archive that was removed meanwhile is not found', async () => {
  const situation = await aSalon()
  expect(await codeOf(() => aVisit(situation, { clientId: randomUUID() }))).toBe('not_found')
})

test('nonsense is a bug and not a refusal', async () => {
  const situation = await aSalon()
  const { salon, manager, client, treatment } = situation
  const { id: visitId } = await aVisit(situation)
  const session = { visitId, treatmentId: treatment.id, ...hourFrom(10) }
  const nonsense: [string, () => Promise<unknown>][] = [
    [
      'TreatmentSession_ends_after_start',
      () => db.treatmentSession.create({ data: { ...session, endsAt: session.startsAt } }),
    ],
    ['TreatmentSession_effect', () => db.treatmentSession.create({ data: { ...session, effect: 6 } })],
    [
      'TreatmentSession_performed_in_order',
      () => db.treatmentSession.create({ data: { ...session, endedAt: TEST_NOW } }),
    ],
    ['Client_birthday', () => db.client.update({ where: { id: client.id }, data: { birthMonth: 13 } })],
    [
      'Client_birthday_has_month',
      () => db.client.update({ where: { id: client.id }, data: { birthDay: 3 } }),
    ],
    [
      'Client_phone_e164',
      () => db.client.update({ where: { id: client.id }, data: { phone: '138 0013 8000' } }),
    ],
    [
      'StaffMember_user_name_lower',
      () => db.staffMember.update({ where: { id: manager.id }, data: { userName: 'Zhou' } }),
    ],
    [
      'Treatment_takes_time',
      () => db.treatment.update({ where: { id: treatment.id }, data: { durationMinutes: 0 } }),
    ],
    ['Treatment_price', () => db.treatment.update({ where: { id: treatment.id }, data: { priceMinor: -1 } })],
    ['Salon_idle_minutes', () => db.salon.update({ where: { id: salon.id }, data: { idleMinutes: 0 } })],
    ['Salon_opening_hours', () => db.salon.update({ where: { id: salon.id }, data: { opensAt: '9:00' } })],
    [
      'FollowUpCall_made_has_outcome',
      () =>
        db.followUpCall.create({
          data: { salonId: salon.id, visitId, attempt: 1, dueAt: TEST_NOW, madeAt: TEST_NOW },
        }),
    ],
    ['Visit_seatId_fkey', () => db.visit.update({ where: { id: visitId }, data: { seatId: randomUUID() } })],
  ]
  for (const [name, work] of nonsense) {
    await expect(work(), name).rejects.toThrow(name)
    expect(await codeOf(work), name).toBeNull()
  }
  expect(asRefusalCode(new Error('anything'))).toBeNull()
  expect(asRefusalCode(undefined)).toBeNull()
})
