// What is seen on her skin today stops what touches it: a wound, a rash, a fresh scar.
import { beforeEach, describe, expect, it } from 'vitest'
import { markArea } from '@/lib/assessments/mark-area'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import type { Area } from '@/lib/concerns/area-flow'
import { db } from '@/lib/db/client'
import { confirmSkinClear } from '@/lib/safety/clear-skin'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { overrideSafety } from '@/lib/visits/override-safety'
import { startSession } from '@/lib/visits/perform-session'
import { addSession } from '@/lib/visits/plan-sessions'
import { at } from '../../factories/appointment'
import { asStaff } from '../../factories/context'
import { createGate, createGuestAtGate, type GuestAtGate, overrideAll, stopsOf } from '../../factories/safety'
import { createSalon, createStaff, type TestSalon } from '../../factories/salon'
import { writeNote } from '../../factories/treatment-note'

let house: TestSalon
let guest: GuestAtGate
let now: Date
let templateId: string

beforeEach(async () => {
  ;({ house, guest, now } = await createGate())
  const sheet = { salonId: house.salon.id, region: 'face' as const, name: '面部检测' }
  templateId = (await db.assessmentTemplate.create({ data: sheet })).id
  await db.treatment.update({
    where: { id: house.treatments[0]?.id ?? '' },
    data: { touches: ['cheek_left', 'forehead'] },
  })
})

type Mark = { area: Area; kind: 'wound' | 'rash' | 'fresh_scar' | 'scar' | 'redness'; strength?: 1 | 2 | 3 }

async function draw({ area, kind }: Mark, strength: 1 | 2 | 3 | null, by: SignedInStaff, when: Date) {
  const stands = await db.areaMark.findFirst({
    where: { area, kind, assessment: { visitId: guest.visitId, moment: 'before' } },
  })
  const seen = (stands?.strength ?? null) as 1 | 2 | 3 | null
  await asStaff(
    by,
    when,
  )((ctx) => markArea(ctx, { visitId: guest.visitId, templateId, area, kind, strength, seen }))
}

const mark = (seen: Mark, by = house.therapist, when = now) => draw(seen, seen.strength ?? 1, by, when)
const wipe = (seen: Mark, by = house.therapist, when = addMinutes(now, 5)) => draw(seen, null, by, when)

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
  expect(await stops()).toEqual([`marked:cheek_left:${kind}:1`])
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
  expect(await stops()).toEqual(['marked:forehead:rash:1'])
  await wipe({ area: 'forehead', kind: 'rash' })
  expect(await stops()).toEqual(['marked:forehead:rash:1'])
  await db.areaMark.deleteMany({ where: { assessment: { visitId: guest.visitId } } })
  await db.treatmentSession.update({ where: { id: guest.sessionId }, data: { therapistId: null } })
  expect(await stops()).toEqual([])
})

it('on the nape stops what touches the back of her head', async () => {
  await db.treatment.updateMany({ where: { salonId: house.salon.id }, data: { touches: ['occiput'] } })
  await markAfter({ area: 'nape', kind: 'wound' })
  expect(await stops()).toEqual(['marked:nape:wound:1'])
})

it('stops a treatment of which nobody has said where it touches her, wherever it is', async () => {
  await db.treatment.updateMany({ where: { salonId: house.salon.id }, data: { touches: [] } })
  await mark({ area: 'chin', kind: 'wound' })
  expect(await stops()).toContain('marked:chin:wound:1')
})

const WOUND = { area: 'cheek_left', kind: 'wound' } as const

describe('wiped off the map', () => {
  it('by whoever is to treat her it stops her still, and asks for other eyes', async () => {
    await mark(WOUND, house.manager)
    await wipe(WOUND)
    expect(await stops()).toEqual(['wiped:cheek_left:wound:1'])
    await expect(start()).rejects.toMatchObject({ code: 'safety_stop' })
  })

  it('by her and drawn anew and wiped at once, it does too', async () => {
    await mark(WOUND, house.manager)
    await wipe(WOUND)
    await mark(WOUND, house.therapist, addMinutes(now, 6))
    await wipe(WOUND, house.therapist, addMinutes(now, 6))
    expect(await stops()).toEqual(['wiped:cheek_left:wound:1'])
  })

  it('by a colleague it is gone', async () => {
    await mark(WOUND)
    await wipe(WOUND, house.manager)
    expect(await stops()).toEqual([])
    await start()
  })

  it.each([
    { seconds: 14, left: [] },
    { seconds: 15, left: ['wiped:cheek_left:wound:1'] },
  ])('a slip of her own thumb is put right at once: $seconds s', async ({ seconds, left }) => {
    await mark(WOUND)
    await wipe(WOUND, house.therapist, new Date(now.getTime() + seconds * 1000))
    expect(await stops()).toEqual(left)
  })

  it("a colleague's mark is no slip of hers, however soon she wipes it", async () => {
    await mark(WOUND, house.manager)
    await wipe(WOUND, house.therapist, now)
    expect(await stops()).toEqual(['wiped:cheek_left:wound:1'])
  })

  it('a colleague saw it stronger: to wipe that is no slip of hers', async () => {
    await mark(WOUND)
    await mark({ ...WOUND, strength: 3 }, house.manager, new Date(now.getTime() + 5_000))
    await wipe(WOUND, house.therapist, new Date(now.getTime() + 10_000))
    expect(await stops()).toEqual(['wiped:cheek_left:wound:3'])
  })

  it("a colleague's mark that she drew stronger is no slip of hers, nor one that a colleague has lowered", async () => {
    const seconds = (count: number) => new Date(now.getTime() + count * 1000)
    await mark(WOUND, house.manager, seconds(0))
    await mark({ ...WOUND, strength: 3 }, house.therapist, seconds(5))
    await wipe(WOUND, house.therapist, seconds(10))
    expect(await stops()).toEqual(['wiped:cheek_left:wound:3'])
    const rash = { area: 'cheek_left', kind: 'rash' } as const
    await mark({ ...rash, strength: 3 }, house.therapist, seconds(0))
    await mark({ ...rash, strength: 1 }, house.manager, seconds(5))
    await wipe(rash, house.therapist, seconds(10))
    expect(await stops()).toEqual(['wiped:cheek_left:rash:1', 'wiped:cheek_left:wound:3'])
  })

  it('off one sheet while another shows it as strong, nothing has become less', async () => {
    await mark({ ...WOUND, strength: 3 }, house.therapist)
    await markAfter(WOUND)
    await db.areaMark.updateMany({ where: { assessment: { moment: 'after' } }, data: { strength: 3 } })
    await wipe(WOUND, house.manager)
    expect(await db.clearedMark.count({ where: { visitId: guest.visitId } })).toBe(0)
    expect(await stops()).toEqual(['marked:cheek_left:wound:3'])
  })

  it("a colleague's slip at the same place is no look at her skin", async () => {
    await mark(WOUND, house.manager)
    await wipe(WOUND)
    await mark(WOUND, house.manager, addMinutes(now, 6))
    await wipe(WOUND, house.manager, addMinutes(now, 6))
    expect(await stops()).toEqual(['wiped:cheek_left:wound:1'])
  })

  it('where nobody else of the house decides, her own eyes are all there are', async () => {
    await mark(WOUND, house.manager)
    await wipe(WOUND)
    await db.staffMember.updateMany({
      where: { salonId: house.salon.id, id: { not: house.therapist.id } },
      data: { deactivatedAt: now },
    })
    expect(await stops()).toEqual([])
  })

  it('holds whoever comes to treat her after she wiped it, and nobody else', async () => {
    const other = await createStaff(house.salon, { role: 'therapist' })
    await mark(WOUND)
    await wipe(WOUND, other)
    expect(await stops()).toEqual([])
    await db.treatmentSession.update({ where: { id: guest.sessionId }, data: { therapistId: other.id } })
    expect(await stops()).toEqual(['wiped:cheek_left:wound:1'])
  })

  describe('and looked at since', () => {
    const lookAtHer = (by: SignedInStaff) =>
      asStaff(by, addMinutes(now, 10))((ctx) => confirmSkinClear(ctx, { visitId: guest.visitId, ...WOUND }))

    beforeEach(async () => {
      await mark(WOUND)
      await wipe(WOUND)
    })

    it('by a colleague who finds nothing, she may begin', async () => {
      await lookAtHer(house.manager)
      expect(await stops()).toEqual([])
      await start()
    })

    it('not by herself, nor by the desk, nor of what nobody wiped', async () => {
      await expect(lookAtHer(house.therapist)).rejects.toMatchObject({ code: 'skin_own' })
      await expect(lookAtHer(house.receptionist)).rejects.toMatchObject({ code: 'not_permitted' })
      const rash = { visitId: guest.visitId, area: 'cheek_left', kind: 'rash' } as const
      await expect(asStaff(house.manager, now)((ctx) => confirmSkinClear(ctx, rash))).rejects.toMatchObject({
        code: 'not_found',
      })
      expect(await stops()).toEqual(['wiped:cheek_left:wound:1'])
    })

    it('and she wipes another, it stops her once more', async () => {
      await lookAtHer(house.manager)
      await mark(WOUND, house.manager, addMinutes(now, 20))
      await wipe(WOUND, house.therapist, addMinutes(now, 21))
      expect(await stops()).toEqual(['wiped:cheek_left:wound:1'])
    })

    it('in another salon nothing is found', async () => {
      const elsewhere = await createSalon()
      await expect(lookAtHer(elsewhere.manager)).rejects.toMatchObject({ code: 'not_found' })
    })
  })
})

describe('drawn weaker', () => {
  it('by whoever is to treat her it is as strong as it was seen', async () => {
    await mark({ ...WOUND, strength: 3 }, house.manager)
    await draw(WOUND, 1, house.therapist, addMinutes(now, 5))
    expect(await stops()).toEqual(['marked:cheek_left:wound:1', 'wiped:cheek_left:wound:3'])
  })

  it('by a colleague it is as she sees it', async () => {
    await mark({ ...WOUND, strength: 3 })
    await draw(WOUND, 1, house.manager, addMinutes(now, 5))
    expect(await stops()).toEqual(['marked:cheek_left:wound:1'])
  })

  it('a colleague who looks finds it as it is drawn now, or draws it herself', async () => {
    await mark({ ...WOUND, strength: 3 }, house.manager)
    await draw(WOUND, 1, house.therapist, addMinutes(now, 5))
    await asStaff(
      house.manager,
      addMinutes(now, 6),
    )((ctx) => confirmSkinClear(ctx, { visitId: guest.visitId, ...WOUND }))
    expect(await stops()).toEqual(['marked:cheek_left:wound:1'])
    await draw(WOUND, 3, house.manager, addMinutes(now, 10))
    await draw(WOUND, null, house.therapist, addMinutes(now, 20))
    await draw(WOUND, 2, house.manager, addMinutes(now, 30))
    expect(await stops()).toEqual(['marked:cheek_left:wound:2'])
  })
})

describe('seen in another visit of the day', () => {
  let again: GuestAtGate

  /** She left, and has come again some hours later. */
  async function comeAgain(startsAt = at(house, '17:00')) {
    const other = await createGuestAtGate(house, startsAt)
    await db.visit.update({ where: { id: guest.visitId }, data: { stage: 'closed' } })
    await db.visit.update({ where: { id: other.visitId }, data: { clientId: guest.clientId } })
    again = { ...other, clientId: guest.clientId }
  }
  const stopsAgain = (when = addMinutes(now, 180)) => stopsOf(again.sessionId, when)
  const lookAgain = (by: SignedInStaff) =>
    asStaff(by, addMinutes(now, 185))((ctx) => confirmSkinClear(ctx, { visitId: again.visitId, ...WOUND }))

  it('it stops her still, until a colleague has looked', async () => {
    await mark({ ...WOUND, strength: 3 })
    await comeAgain()
    expect(await stopsAgain()).toEqual(['seen_before:cheek_left:wound:3'])
    await expect(lookAgain(house.therapist)).rejects.toMatchObject({ code: 'skin_own' })
    await lookAgain(house.manager)
    expect(await stopsAgain()).toEqual([])
  })

  const tick = () =>
    asStaff(
      house.therapist,
      now,
    )((ctx) =>
      writeNote(ctx, {
        ...{ sessionId: guest.sessionId, baseRevision: 0 },
        content: { findings: [{ code: 'rash', strength: 2 }], areas: ['forehead'] },
      }),
    )

  it('also what was ticked there in a note alone', async () => {
    await start()
    await tick()
    await comeAgain()
    expect(await stopsAgain()).toEqual(['seen_before:forehead:rash:2'])
  })

  it('and what whoever treats her wiped there', async () => {
    await start()
    await mark(WOUND, house.manager)
    await wipe(WOUND)
    await comeAgain()
    expect(await stopsAgain()).toEqual(['wiped:cheek_left:wound:1'])
  })

  it('a colleague has drawn it here as she sees it now', async () => {
    await mark({ ...WOUND, strength: 3 })
    await comeAgain()
    const seen = { visitId: again.visitId, templateId, ...WOUND, strength: 1, seen: null } as const
    await asStaff(house.therapist, addMinutes(now, 185))((ctx) => markArea(ctx, seen))
    expect(await stopsAgain()).toEqual(['marked:cheek_left:wound:1', 'seen_before:cheek_left:wound:3'])
    const raised = { ...seen, strength: 2, seen: 1 } as const
    await asStaff(house.manager, addMinutes(now, 186))((ctx) => markArea(ctx, raised))
    expect(await stopsAgain()).toEqual(['marked:cheek_left:wound:2'])
  })

  it.each([
    { minutes: 24 * 60, left: ['seen_before:cheek_left:wound:1'] },
    { minutes: 24 * 60 + 1, left: [] },
  ])('when she comes a day later it is no longer of the day: $minutes min', async ({ minutes, left }) => {
    await mark(WOUND)
    await comeAgain(addMinutes(now, minutes))
    expect(await stopsAgain(addMinutes(now, minutes))).toEqual(left)
    // While she is here nothing of her day is forgotten.
    expect(await stopsAgain(addMinutes(now, minutes + 300))).toEqual(left)
  })

  it('of another guest it says nothing', async () => {
    await mark(WOUND)
    const other = await createGuestAtGate(house, at(house, '17:00'))
    expect(await stopsOf(other.sessionId, addMinutes(now, 180))).toEqual([])
  })
})

describe('let pass by somebody who may', () => {
  const open = async () => {
    const rows = await db.$queryRaw<{ key: string }[]>`
      SELECT key FROM foyer_open_stops(${guest.sessionId}::uuid, ${now}) ORDER BY key`
    return rows.map(({ key }) => key)
  }

  it('and grown since, it closes the gate again; shrunk, it does not', async () => {
    await mark({ ...WOUND, strength: 2 })
    await overrideAll(house, guest.sessionId, now)
    expect(await open()).toEqual([])
    await mark({ ...WOUND, strength: 3 })
    expect(await open()).toEqual(['marked:cheek_left:wound:3'])
    await mark({ ...WOUND, strength: 1 })
    expect(await open()).toEqual([])
  })

  it('and grown since by what a colleague saw, it is not made smaller by her who treats her', async () => {
    await mark(WOUND)
    await overrideAll(house, guest.sessionId, now)
    await mark({ ...WOUND, strength: 3 }, house.manager, addMinutes(now, 2))
    await mark(WOUND, house.therapist, addMinutes(now, 3))
    expect(await open()).toEqual(['wiped:cheek_left:wound:3'])
  })

  it('and found gone since by a colleague, a new one is not what she let pass', async () => {
    await mark({ ...WOUND, strength: 3 })
    await overrideAll(house, guest.sessionId, now)
    await wipe(WOUND, house.manager, addMinutes(now, 10))
    await mark({ ...WOUND, strength: 3 }, house.therapist, addMinutes(now, 20))
    expect(await open()).toEqual(['marked:cheek_left:wound:3'])
  })

  it('and wiped and drawn once more by herself, it is the one that was let pass', async () => {
    await mark({ ...WOUND, strength: 3 })
    await overrideAll(house, guest.sessionId, now)
    await wipe(WOUND)
    await mark({ ...WOUND, strength: 3 }, house.therapist, addMinutes(now, 20))
    expect(await open()).toEqual([])
  })

  it('and wiped since, it is the same', async () => {
    await mark({ ...WOUND, strength: 2 })
    await overrideAll(house, guest.sessionId, now)
    await wipe(WOUND)
    expect(await open()).toEqual([])
  })

  it('speaks for no other place and no other kind', async () => {
    await mark({ ...WOUND, strength: 3 })
    await overrideAll(house, guest.sessionId, now)
    await mark({ area: 'forehead', kind: 'wound' })
    await mark({ area: 'cheek_left', kind: 'rash' })
    expect(await open()).toEqual(['marked:cheek_left:rash:1', 'marked:forehead:wound:1'])
  })

  it('of what was wiped alone, it does not speak for one that is drawn since', async () => {
    await mark(WOUND)
    await wipe(WOUND)
    await overrideAll(house, guest.sessionId, now)
    expect(await open()).toEqual([])
    await mark(WOUND, house.secondTherapist, addMinutes(now, 20))
    expect(await open()).toEqual(['marked:cheek_left:wound:1'])
  })

  it('what was wiped can be let pass too, by name and reason', async () => {
    await mark(WOUND)
    await wipe(WOUND)
    const signed = { sessionId: guest.sessionId, stops: await stops(), reason: '店长看过，是画错了' }
    await asStaff(house.manager, now)((ctx) => overrideSafety(ctx, signed))
    await start()
    expect(await open()).toEqual([])
  })
})

describe('ticked in the note on a treatment', () => {
  /** She is being treated; a second treatment of the same face is to come. */
  async function second() {
    await start()
    await asStaff(
      house.manager,
      now,
    )((ctx) => addSession(ctx, { visitId: guest.visitId, treatmentId: house.treatments[0]?.id ?? '' }))
    const planned = await db.treatmentSession.findFirstOrThrow({
      where: { visitId: guest.visitId, startedAt: null },
    })
    return planned.id
  }
  const halts = async () => {
    const rows = await db.$queryRaw<{ key: string }[]>`SELECT key FROM foyer_halts(${guest.sessionId}::uuid)`
    return rows.map(({ key }) => key)
  }
  type Words = Parameters<typeof writeNote>[1]['content']
  const write = (content: Words, minutes = 1, by = house.therapist) =>
    asStaff(
      by,
      addMinutes(now, minutes),
    )(async (ctx) => {
      const note = await ctx.tx.treatmentNote.findUnique({ where: { sessionId: guest.sessionId } })
      return writeNote(ctx, {
        sessionId: guest.sessionId,
        baseRevision: note?.revision ?? 0,
        ...(content && { content }),
      })
    })
  const RASH = [{ code: 'rash', strength: 2 }] as const

  it('it halts the one that runs, and stops the next', async () => {
    const next = await second()
    await write({ findings: [...RASH], areas: ['forehead'] })
    expect(await halts()).toEqual(['marked:forehead:rash:2'])
    expect(await stopsOf(next, now)).toEqual(['marked:forehead:rash:2'])
  })

  it('drawn on the map of how she looks afterwards, it stops the next alone', async () => {
    const next = await second()
    await markAfter({ area: 'forehead', kind: 'rash' })
    expect(await halts()).toEqual([])
    expect(await stopsOf(next, now)).toEqual(['marked:forehead:rash:1'])
    await write({ findings: [...RASH], areas: ['forehead'] })
    expect(await halts()).toEqual(['marked:forehead:rash:2'])
  })

  it('nobody says where: it may be anywhere', async () => {
    const next = await second()
    await write({ findings: [...RASH] })
    expect(await stopsOf(next, now)).toEqual(['marked:anywhere:rash:2'])
  })

  it('elsewhere it stops nothing else, and only a redness nothing at all', async () => {
    const next = await second()
    await write({ findings: [...RASH], areas: ['hand_left'] })
    expect(await stopsOf(next, now)).toEqual([])
    await write({ findings: [{ code: 'redness', strength: 3 }], areas: ['forehead'] }, 1)
    expect(await halts()).toEqual([])
  })

  it('where she is being worked at besides the menu, what is there halts it', async () => {
    await start()
    await mark({ area: 'chin', kind: 'wound' }, house.manager)
    expect(await halts()).toEqual([])
    await write({ areas: ['chin', 'forehead'] })
    expect(await halts()).toEqual(['marked:chin:wound:1'])
  })

  it('weaker than before by her who goes on, it is as strong as it was; by a colleague it is not', async () => {
    await second()
    await write({ findings: [...RASH], areas: ['forehead'] })
    await write({ findings: [{ code: 'rash', strength: 1 }], areas: ['forehead'] }, 10)
    expect(await halts()).toEqual(['marked:forehead:rash:1', 'wiped:forehead:rash:2'])
    await write({ findings: [...RASH], areas: ['forehead'] }, 11, house.manager)
    await write({ findings: [{ code: 'rash', strength: 1 }], areas: ['forehead'] }, 20, house.manager)
    expect(await halts()).toEqual(['marked:forehead:rash:1'])
  })

  it('in a note of two hands it is nobody’s slip, nor hers to move', async () => {
    await second()
    await write({ findings: [{ code: 'rash', strength: 1 }] }, 1, house.manager)
    await write({ findings: [...RASH] }, 1)
    await write({ findings: [...RASH], areas: ['hand_left'] }, 1)
    expect(await halts()).toContain('wiped:anywhere:rash:2')
  })

  it('her words elsewhere in the note do not make what was seen newer than a look at it', async () => {
    const next = await second()
    await write({ findings: [...RASH], areas: ['forehead'] })
    await db.visit.update({ where: { id: guest.visitId }, data: { stage: 'closed' } })
    const again = await createGuestAtGate(house, at(house, '17:00'))
    await db.visit.update({ where: { id: again.visitId }, data: { clientId: guest.clientId } })
    await db.treatmentSession.update({
      where: { id: again.sessionId },
      data: { therapistId: house.therapist.id },
    })
    const seen = { visitId: again.visitId, area: 'forehead', kind: 'rash' } as const
    await asStaff(house.manager, addMinutes(now, 180))((ctx) => confirmSkinClear(ctx, seen))
    await db.visit.update({ where: { id: guest.visitId }, data: { stage: 'follow_up' } })
    await write({ findings: [...RASH], areas: ['forehead'], text: '敷了面膜' }, 190)
    expect(await stopsOf(again.sessionId, addMinutes(now, 195))).toEqual([])
    expect(next).not.toBe('')
  })

  it("a colleague's, of which nobody said where: she does not move it to where she may go on", async () => {
    await second()
    await write({ findings: [...RASH] }, 1, house.manager)
    await write({ findings: [...RASH], areas: ['hand_left'] }, 10)
    expect(await halts()).toContain('wiped:anywhere:rash:2')
  })

  it('let pass wherever it may be, it is asked once more where it is then said to be', async () => {
    await second()
    await write({ findings: [...RASH] })
    const signed = { sessionId: guest.sessionId, stops: await halts(), reason: '店长看过，很轻，避开就行' }
    await asStaff(house.manager, addMinutes(now, 2))((ctx) => overrideSafety(ctx, signed))
    expect(await halts()).toEqual([])
    await write({ findings: [...RASH], areas: ['forehead'] }, 3)
    expect(await halts()).toEqual(['marked:forehead:rash:2'])
  })

  it('a slip there is put right at once as well', async () => {
    await second()
    await write({ findings: [...RASH], areas: ['forehead'] })
    await write({ areas: ['forehead'] }, 1)
    expect(await halts()).toEqual([])
  })
})
