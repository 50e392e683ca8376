// One of each thing that a deed can name, in one house and around one guest of hers; made when it is asked for.
import { randomUUID } from 'node:crypto'
import type { StaffContext } from '@/lib/actions/staff-context'
import { addReadingType } from '@/lib/assessments/add-reading-type'
import { addTemplate } from '@/lib/assessments/add-template'
import { makePromise } from '@/lib/clients/make-promise'
import { noteAlert } from '@/lib/clients/note-alert'
import { db } from '@/lib/db/client'
import { addDays, addMinutes } from '@/lib/salon-time/salon-time'
import { addCase } from '@/lib/shown-cases/add-case'
import { addProtocolStep } from '@/lib/treatments/add-protocol-step'
import { askHer } from '@/prisma/seed/situations/care/ask-her'
import { at, createAppointment, createGuest } from '../../factories/appointment'
import { createVisit, SCALE_READING } from '../../factories/assessment'
import { createPlan } from '../../factories/care-plan'
import { asStaff } from '../../factories/context'
import { createOwedCall } from '../../factories/follow-up'
import { createPhoto } from '../../factories/photo'
import { createEntry } from '../../factories/safety'
import { createStaff, type TestSalon } from '../../factories/salon'
import { SALON_LISTS } from '../../factories/salon-lists'

export const CASE = { title: '两颊泛红', titleEn: null, course: '舒敏', courseEn: null, result: '淡了' }
export const CASE_WORDS = { ...CASE, resultEn: null, concerns: ['redness' as const], weeks: null }

/** `now` is two in the afternoon of a day that is nobody else's. */
export function kitOf(house: TestSalon, day: number) {
  const startsAt = at(house, '14:00', addDays('2026-11-23', day))
  const now = addMinutes(startsAt, 10)
  const byManager = asStaff(house.manager, now)
  const guest = once(() => createVisit(house, { startsAt }))
  const begun = once(() => createVisit(house, { startsAt, stage: 'treatment', hasBegun: true }))
  const reading = once(async () => {
    const sheet = { region: 'face' as const, name: `面部 ${randomUUID().slice(0, 8)}`, nameEn: null }
    const { templateId } = await byManager((ctx) => addTemplate(ctx, sheet))
    const added = await byManager((ctx) => addReadingType(ctx, { templateId, ...SCALE_READING }))
    return { templateId, readingTypeId: added.readingTypeId }
  })
  const entryOf = (model: string) => async () => {
    const list = SALON_LISTS[model]
    if (!list) throw new Error(`no list of ${model}`)
    return byManager((ctx: StaffContext) => list.add(ctx, `新的 ${randomUUID().slice(0, 8)}`))
  }
  const stepOf = async (treatmentId: string) => {
    const step = { treatmentId, title: '卸妆', minutes: 10, products: [] }
    const added = asStaff(house.manager, addMinutes(now, -60))((ctx) => addProtocolStep(ctx, step))
    return (await added).stepId
  }
  const sessionIn = async ({ visitId }: { visitId: string }) =>
    (await db.treatmentSession.findFirstOrThrow({ where: { visitId } })).id
  const photo = async () => createPhoto(house.manager, (await guest()).clientId, { now })
  const leaver = once(() => createStaff(house.salon, { role: 'therapist', signedInAt: now }))
  const newTreatment = once(entryOf('Treatment'))
  const entries = {
    treatment: entryOf('Treatment'),
    /** With a protocol of one step. */
    ledTreatment: newTreatment,
    onlyStep: async () => stepOf(await newTreatment()),
    patchTestedTreatment: async () =>
      (
        await db.treatment.create({
          data: {
            ...{ salonId: house.salon.id, name: '果酸', durationMinutes: 60, priceMinor: 1 },
            patchTestDays: 90,
          },
        })
      ).id,
    product: entryOf('Product'),
    patchTestedProduct: async () =>
      (
        await db.product.create({
          data: { salonId: house.salon.id, name: '酸类精华', priceMinor: 1, patchTestDays: 90 },
        })
      ).id,
    seat: entryOf('Seat'),
    room: entryOf('Room'),
    nature: entryOf('ClientNature'),
    tag: entryOf('Tag'),
    skill: entryOf('Skill'),
    feature: entryOf('RoomFeature'),
    contraindication: async () => createEntry(house),
    therapist: async () => house.secondTherapist.id,
    template: async () => (await reading()).templateId,
    readingType: async () => (await reading()).readingTypeId,
    shownCase: async () => (await byManager((ctx) => addCase(ctx, CASE_WORDS))).caseId,
  }
  const hers = {
    client: async () => (await guest()).clientId,
    friend: async () => (await createGuest(house, '柳如烟')).id,
    visit: async () => (await guest()).visitId,
    session: async () => sessionIn(await guest()),
    /** In which she said no to everything that she is asked. */
    askedVisit: async () => {
      const { visitId } = await guest()
      await asStaff(house.therapist, now)((ctx) => askHer(ctx, visitId))
      return visitId
    },
    leaver: async () => (await leaver()).id,
    leaversSession: async () => {
      const treatments = [{ treatmentId: house.treatments[0]?.id ?? '', therapistId: (await leaver()).id }]
      const booked = { startsAt: addMinutes(startsAt, 300), now, treatments }
      return sessionIn(await createAppointment(house, booked))
    },
    leaversPromise: async () => {
      const [{ id: ownerId }, { clientId }] = [await leaver(), await guest()]
      const promise = { clientId, text: '留位', ownerId, dueOn: '2028-01-01' }
      return (await byManager((ctx) => makePromise(ctx, promise))).promiseId
    },
    begunSession: async () => sessionIn(await begun()),
    step: async () => stepOf(house.treatments[0]?.id ?? ''),
    expectedVisit: async () =>
      (await createAppointment(house, { startsAt: addMinutes(startsAt, 180), now })).visitId,
    alert: async () => {
      const { clientId } = await guest()
      const told = { clientId, kind: 'allergy', severity: 'mild', text: '花粉' } as const
      return (await byManager((ctx) => noteAlert(ctx, told))).alertId
    },
    photo,
    laterPhoto: async () => photo(),
    plan: async () => createPlan(house, (await guest()).clientId, { now }),
    call: async () => {
      const daysAgo = (count: number) => addMinutes(startsAt, -count * 24 * 60)
      return (await createOwedCall(house, { startsAt: daysAgo(4), now: daysAgo(5) })).callId
    },
  }
  return { now, make: eachOnce({ ...entries, ...hers }) }
}

export type Thing = keyof ReturnType<typeof kitOf>['make']

function eachOnce<Name extends string>(makers: Record<Name, () => Promise<string>>) {
  const entries = Object.entries<() => Promise<string>>(makers)
  return Object.fromEntries(entries.map(([name, make]) => [name, once(make)])) as Record<
    Name,
    () => Promise<string>
  >
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}
