// What is seen on her skin today stops what touches it: a wound, a rash, a fresh scar.
import { beforeEach, expect, it } from 'vitest'
import { markArea } from '@/lib/assessments/mark-area'
import type { Area } from '@/lib/concerns/area-flow'
import { db } from '@/lib/db/client'
import { startSession } from '@/lib/visits/perform-session'
import { at } from '../../factories/appointment'
import { asStaff } from '../../factories/context'
import { createGuestAtGate, type GuestAtGate, stopsOf } from '../../factories/safety'
import { createSalon, type TestSalon } from '../../factories/salon'

let house: TestSalon
let guest: GuestAtGate
let now: Date
let templateId: string

beforeEach(async () => {
  house = await createSalon()
  guest = await createGuestAtGate(house)
  now = at(house, '14:05')
  const sheet = { salonId: house.salon.id, region: 'face' as const, name: '面部检测' }
  templateId = (await db.assessmentTemplate.create({ data: sheet })).id
  await db.treatment.update({
    where: { id: house.treatments[0]?.id ?? '' },
    data: { touches: ['cheek_left', 'forehead'] },
  })
})

type Mark = { area: Area; kind: 'wound' | 'rash' | 'fresh_scar' | 'scar' | 'redness'; strength?: 1 | null }

const mark = ({ area, kind, strength = 1 }: Mark) =>
  asStaff(
    house.therapist,
    now,
  )((ctx) =>
    markArea(ctx, {
      visitId: guest.visitId,
      ...{ templateId, area, kind, strength },
      seen: strength === null ? 1 : null,
    }),
  )

/** The map that is drawn when a treatment has ended. */
const markAfter = ({ area, kind }: Mark) =>
  db.assessment.create({
    data: {
      visitId: guest.visitId,
      ...{ templateId, moment: 'after', takenById: house.therapist.id, takenAt: now },
      marks: { create: { area, kind, strength: 1 } },
    },
  })

const stops = () => stopsOf(guest.sessionId, now)
const start = () => asStaff(house.therapist, now)((ctx) => startSession(ctx, { sessionId: guest.sessionId }))

it.each(['wound', 'rash', 'fresh_scar'] as const)('a %s where it touches her stops it', async (kind) => {
  await mark({ area: 'cheek_left', kind })
  expect(await stops()).toEqual([`marked:cheek_left:${kind}`])
  await expect(start()).rejects.toMatchObject({ code: 'safety_stop' })
})

it.each([
  { area: 'cheek_right', kind: 'wound' },
  { area: 'cheek_left', kind: 'scar' },
  { area: 'cheek_left', kind: 'redness' },
] as const)('$kind at $area does not', async (beside) => {
  await mark(beside)
  expect(await stops()).toEqual([])
  await start()
})

it('counts once however often it was seen, also after an earlier treatment of the day, until it is taken out', async () => {
  await mark({ area: 'forehead', kind: 'rash' })
  await markAfter({ area: 'forehead', kind: 'rash' })
  expect(await stops()).toEqual(['marked:forehead:rash'])
  await mark({ area: 'forehead', kind: 'rash', strength: null })
  expect(await stops()).toEqual(['marked:forehead:rash'])
  await db.areaMark.deleteMany({ where: { assessment: { visitId: guest.visitId } } })
  expect(await stops()).toEqual([])
})

it('is of today: what was seen in another visit does not count', async () => {
  await mark({ area: 'cheek_left', kind: 'wound' })
  const other = await createGuestAtGate(house, at(house, '17:00'))
  await db.visit.update({ where: { id: other.visitId }, data: { stage: 'closed' } })
  await db.visit.update({ where: { id: other.visitId }, data: { clientId: guest.clientId } })
  expect(await stopsOf(other.sessionId, now)).toEqual([])
})

it('stops a treatment of which nobody has said where it touches her, wherever it is', async () => {
  await db.treatment.updateMany({ where: { salonId: house.salon.id }, data: { touches: [] } })
  await mark({ area: 'chin', kind: 'wound' })
  expect(await stops()).toContain('marked:chin:wound')
})
