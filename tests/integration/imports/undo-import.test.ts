// An import that is taken back leaves everybody whom somebody has touched since, by whichever trace alone.
import { expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { undoImport } from '@/lib/imports/undo-import'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { csvOf, importFile, stepThrough } from '../../factories/import'
import { createSalon, type TestSalon } from '../../factories/salon'

const now = new Date('2026-11-21T04:00:00Z')
const later = new Date('2026-11-21T05:00:00Z')

type Touch = (clientId: string, house: TestSalon, outsiderId: string) => Promise<unknown>

const says =
  (column: object): Touch =>
  (id) =>
    db.client.update({ where: { id }, data: column })

const merged = (keptId: string, goneId: string, { salon, manager }: TestSalon) =>
  db.clientMerge.create({
    data: {
      salonId: salon.id,
      keptId,
      goneId,
      mergedById: manager.id,
      mergedAt: later,
      before: {},
      undoneAt: later,
    },
  })

const related = (clientId: string, otherId: string, { receptionist }: TestSalon) =>
  db.clientRelation.create({
    data: { clientId, otherId, kind: 'friend', notedById: receptionist.id, notedAt: later },
  })

/** Each past the verbs, so that it is the only trace she has. */
const TOUCHES: Record<string, Touch> = {
  revision: says({ revision: 2 }),
  alertsAskedAt: says({ alertsAskedAt: later }),
  basicsConfirmedAt: says({ basicsConfirmedAt: later }),
  natureId: async (id, { salon }) => {
    const { id: natureId } = await db.clientNature.findFirstOrThrow({ where: { salonId: salon.id } })
    await db.client.update({ where: { id }, data: { natureId } })
  },
  upgradedAt: says({ upgradedAt: later }),
  notYetReason: says({ notYetReason: 'price' }),
  nextAction: says({ nextAction: '回访' }),
  mergedIntoId: (id, _, outsiderId) =>
    db.client.update({ where: { id }, data: { mergedIntoId: outsiderId } }),
  visit: (clientId, { salon }) =>
    db.visit.create({
      data: { salonId: salon.id, clientId, stage: 'cancelled', standardsVersion: 1, createdAt: later },
    }),
  alert: (clientId, { therapist }) =>
    db.alert.create({
      data: {
        clientId,
        kind: 'allergy',
        severity: 'mild',
        text: '花粉',
        notedById: therapist.id,
        notedAt: later,
      },
    }),
  broughtOver: (clientId, { receptionist }) =>
    db.broughtOver.create({
      data: { clientId, broughtAt: later, note: '爱静', sortedAt: later, sortedById: receptionist.id },
    }),
  promise: (clientId, { receptionist: { id } }) =>
    db.promise.create({
      data: { clientId, text: '留位', ownerId: id, createdById: id, createdAt: later, dueOn: later },
    }),
  case: (clientId, { receptionist }) =>
    db.case.create({
      data: { clientId, kind: 'praise', text: '好', openedById: receptionist.id, openedAt: later },
    }),
  consent: (clientId, { receptionist }) =>
    db.consent.create({
      data: {
        clientId,
        kind: 'photos',
        answer: 'declined',
        words: '不同意',
        locale: 'zh-CN',
        recordedAt: later,
        recordedById: receptionist.id,
      },
    }),
  carePlan: (clientId, { salon, therapist }) =>
    db.carePlan.create({
      data: { salonId: salon.id, clientId, goal: '舒缓', madeById: therapist.id, madeAt: later },
    }),
  patchTest: (clientId, { salon, therapist, treatments }) =>
    db.patchTest.create({
      data: {
        salonId: salon.id,
        clientId,
        treatmentId: treatments[0]?.id ?? null,
        doneById: therapist.id,
        doneAt: later,
        readableAt: later,
      },
    }),
  photo: (clientId, { salon, therapist }) =>
    db.photo.create({
      data: {
        salonId: salon.id,
        clientId,
        region: 'face',
        angle: 'front',
        storageKey: `kept/${clientId}`,
        width: 1,
        height: 1,
        bytes: 1,
        takenById: therapist.id,
        takenAt: later,
      },
    }),
  productAtHome: (clientId, { salon, therapist, products }) =>
    db.productAtHome.create({
      data: {
        salonId: salon.id,
        clientId,
        productId: products[0]?.id ?? '',
        sinceOn: later,
        notedById: therapist.id,
      },
    }),
  archiveChange: (clientId, { receptionist }) =>
    db.archiveChange.create({ data: { clientId, actorId: receptionist.id, field: 'hobbies', at: later } }),
  archiveDraft: (clientId, { receptionist }) =>
    db.archiveDraft.create({
      data: {
        clientId,
        staffMemberId: receptionist.id,
        section: 'life',
        values: {},
        baseRevision: 1,
        savedAt: later,
      },
    }),
  'relation of hers': (id, house, outsiderId) => related(id, outsiderId, house),
  'relation of another': (id, house, outsiderId) => related(outsiderId, id, house),
  'merge that she stayed of': (id, house, outsiderId) => merged(id, outsiderId, house),
  'merge that she went in': (id, house, outsiderId) => merged(outsiderId, id, house),
  'preference noted since': (clientId, { therapist }) =>
    db.preference.create({
      data: { clientId, kind: 'tea', text: '龙井', notedById: therapist.id, notedAt: later },
    }),
  // Imports once noted what they brought among her preferences.
  'preference that was retired': (clientId, { manager }) =>
    db.preference.create({
      data: {
        clientId,
        kind: 'other',
        text: '随和',
        notedById: manager.id,
        notedAt: now,
        retiredAt: later,
      },
    }),
  'tag given since': async (clientId, { salon, receptionist }) => {
    const tag = await db.tag.create({ data: { salonId: salon.id, name: clientId } })
    await db.clientTag.create({
      data: { clientId, tagId: tag.id, givenById: receptionist.id, givenAt: later },
    })
  },
  'somebody merged into her': (id, { receptionist }) =>
    createClient(receptionist, { consents: [] }, now).then((goneId) =>
      db.client.update({ where: { id: goneId }, data: { mergedIntoId: id } }),
    ),
  'somebody whom she has sent': (id, { receptionist }) =>
    createClient(receptionist, { consents: [], referredById: id }, now),
}

it('leaves whom a single trace shows to be known, and takes whom none does', async () => {
  const house = await createSalon()
  const outsiderId = await createClient(house.receptionist, { name: '外人', consents: [] }, now)
  const untouched = ['没人碰过', '也没人碰过']
  const names = [...Object.keys(TOUCHES), ...untouched]
  const rows = names.map((name, nth) => [name, `133000000${String(nth).padStart(2, '0')}`, '随和'])
  const importId = await importFile(house.manager, csvOf([['姓名', '手机', '备注'], ...rows]), now)
  const imported = await db.client.findMany({ where: { importId } })
  expect(imported).toHaveLength(names.length)
  const idOf = (name: string) => imported.find((client) => client.name === name)?.id ?? ''
  for (const [name, touch] of Object.entries(TOUCHES)) await touch(idOf(name), house, outsiderId)
  await asStaff(house.manager, later)((ctx) => undoImport(ctx, { importId }))
  expect(await stepThrough(house.manager, importId, later)).toBe('undone')
  const left = await db.client.findMany({ where: { id: { in: imported.map(({ id }) => id) } } })
  expect(left.map(({ name }) => name).sort()).toEqual(Object.keys(TOUCHES).sort())
})
