// Appointments of the desk: made, moved and cancelled; what has been taken meanwhile is refused, and nothing typed is lost.
import type { Locator, Page } from '@playwright/test'
import { db } from '@/lib/db/client'
import { salonDate, salonDay } from '@/lib/salon-time/salon-time'
import { moveVisit } from '@/lib/visits/move-visit'
import { createAppointment, firstTreatment } from '../factories/appointment'
import { createClient } from '../factories/client'
import { asStaff } from '../factories/context'
import type { TestSalon } from '../factories/salon'
import { expect, test } from './fixtures'
import { comingIn } from './guests'
import { choose, open } from './screens'

test('an appointment is booked, moved to another time and cancelled', async ({ house, as }) => {
  await guest(house)
  const desk = await as(house.receptionist)
  await startBooking(desk)
  await times(desk).first().tap()
  await desk.getByRole('button', { name: '就约这个时间' }).click()
  await expect(desk.getByText(/约好了：.+等王姐来。/)).toBeVisible()
  const booked = await onlyAppointment(house)
  expect(booked.visit.sessions.map(({ therapistId }) => therapistId)).toEqual([house.therapist.id])

  await open(desk, `/appointments?day=${dayOf(house, booked.startsAt)}`)
  const card = desk.getByRole('region', { name: '林悦' }).getByRole('button', { name: /王晓明/ })
  await card.click()
  await desk.getByRole('button', { name: '改时间' }).click()
  await times(desk).last().tap()
  await desk.getByRole('button', { name: '改到这个时间' }).click()
  await expect(desk.getByText(/^改好了：王姐改到/)).toBeVisible()
  const moved = await onlyAppointment(house)
  expect(moved.startsAt).not.toEqual(booked.startsAt)
  await desk.getByRole('button', { name: '撤回' }).last().click()
  await expect(desk.getByText(/^已撤回，王姐还是/)).toBeVisible()
  expect((await onlyAppointment(house)).startsAt).toEqual(booked.startsAt)

  await open(desk, `/appointments?day=${dayOf(house, booked.startsAt)}`)
  await card.click()
  await desk.getByRole('button', { name: '取消预约' }).click()
  await desk.getByLabel('原因（可不写）').fill('临时出差')
  await desk.getByRole('button', { name: '取消预约' }).click()
  await expect(desk.getByText('已取消，那段时间空出来了。')).toBeVisible()
  expect((await onlyAppointment(house)).visit.stage).toBe('cancelled')
})

test('who has something standing that day is asked about, and the second booking can be taken back', async ({
  house,
  as,
}) => {
  const clientId = await guest(house)
  const first = await createAppointment(house, { ...comingIn(house, 1), clientId })
  const desk = await as(house.receptionist)
  await startBooking(desk)
  await expect(desk.getByRole('region', { name: '王姐已经约了' })).toContainText('林悦')
  await times(desk).first().tap()
  await desk.getByRole('button', { name: '就约这个时间' }).click()
  await expect(desk.getByText(/约好了：.+等王姐来。/)).toBeVisible()
  await desk.getByRole('button', { name: '撤回' }).click()
  await expect(desk.getByText('已撤回，王姐的这次预约没有约上。')).toBeVisible()
  const stages = await db.visit.findMany({ where: { clientId }, select: { id: true, stage: true } })
  expect(stages.filter(({ stage }) => stage === 'expected').map(({ id }) => id)).toEqual([first.visitId])
})

test('the card on the board leads to another time for the guest', async ({ house, as }) => {
  const clientId = await guest(house)
  const { visitId, startsAt } = await createAppointment(house, { ...comingIn(house, 1), clientId })
  const desk = await as(house.receptionist)
  await open(desk, `/appointments?day=${dayOf(house, startsAt)}&move=${visitId}`)
  await expect(desk.getByRole('dialog', { name: '改到什么时候' })).toBeVisible()
  await expect(desk.getByText(/^现在约的是/)).toBeVisible()
})

test('a time taken meanwhile is refused with a sentence, and what was chosen stays', async ({
  house,
  as,
}) => {
  await guest(house)
  const desk = await as(house.receptionist)
  await startBooking(desk)
  await times(desk).first().tap()
  await takeEverything(house)
  await desk.getByRole('button', { name: '就约这个时间' }).click()
  await expect(desk.getByText(/^林悦到 \d{2}:\d{2} 之前已经有约了/)).toBeVisible()
  await expect(desk.getByRole('button', { name: /补水嫩肤护理/, pressed: true })).toBeVisible()
  await expect(desk.getByRole('radio', { name: '林悦', exact: true })).toBeChecked()
  expect(await db.visit.count({ where: { client: { name: '王晓明', salonId: house.salon.id } } })).toBe(0)
})

test('a time touched before the answer came is booked with the therapist who was chosen', async ({
  house,
  as,
}) => {
  await guest(house)
  const desk = await as(house.receptionist)
  await startBooking(desk)
  for (const therapist of ['宋瑶', '林悦']) {
    let release = () => {}
    const isReleased = new Promise<void>((resolve) => {
      release = resolve
    })
    await desk.route('**/appointments/openings', async (route) => {
      await isReleased
      await route.continue()
    })
    await choose(desk, '美容师', therapist)
    await times(desk).last().tap()
    await expect(desk.getByRole('button', { name: '就约这个时间' })).toBeDisabled()
    release()
    await expect(desk.getByRole('button', { name: '就约这个时间' })).toBeEnabled()
    await expect(desk.getByRole('paragraph').getByText(`${therapist} · `)).toBeVisible()
    await desk.unroute('**/appointments/openings')
  }
})

test('cancelling a guest who has just come in is refused in English, and the reason stays', async ({
  house,
  as,
}) => {
  const clientId = await guest(house)
  const { visitId, startsAt } = await createAppointment(house, { ...comingIn(house, 1), clientId })
  const desk = await as(house.receptionist, { language: 'en' })
  await open(desk, `/appointments?day=${dayOf(house, startsAt)}`)
  await desk.getByRole('button', { name: /王晓明/ }).click()
  await desk.getByRole('button', { name: 'Cancel the appointment' }).click()
  await desk.getByLabel('Reason (optional)').fill('Travelling')
  await asStaff(house.manager, new Date())((ctx) => moveVisit(ctx, { visitId, move: 'arrive' }))
  await desk.getByRole('button', { name: 'Cancel the appointment' }).click()
  await expect(desk.getByText('The guest has already moved on.')).toBeVisible()
  await expect(desk.getByLabel('Reason (optional)')).toHaveValue('Travelling')
})

function guest(house: TestSalon): Promise<string> {
  return createClient(
    house.receptionist,
    { name: '王晓明', formOfAddress: '王姐', phone: '13800010001' },
    new Date(),
  )
}

/** As far as the times, for the first treatment with 林悦. */
async function startBooking(desk: Page): Promise<void> {
  await open(desk, '/appointments')
  await desk.getByRole('button', { name: '新预约' }).click()
  await desk.getByRole('combobox', { name: '为谁预约' }).fill('wxm')
  await desk.getByRole('option', { name: /王晓明/ }).click()
  // Her card on the day behind the sheet bears the same words.
  await desk
    .getByRole('dialog')
    .getByRole('button', { name: /补水嫩肤护理/ })
    .click()
  await choose(desk, '美容师', '林悦')
  await expect(desk.getByRole('radiogroup', { name: '什么时候来' })).toBeVisible()
}

/** The times that are proposed. */
function times(desk: Page): Locator {
  return desk.getByRole('radiogroup', { name: '什么时候来' }).getByText(/\d{2}:\d{2}/)
}

/** A colleague books 林悦 around the clock, day by day, for all the days that are proposed. */
async function takeEverything(house: TestSalon): Promise<void> {
  const other = await createClient(house.receptionist, { name: '陆遥' }, new Date())
  const { visitId, startsAt } = await createAppointment(house, { ...comingIn(house, 1), clientId: other })
  const { timeZone } = house.salon
  const days = Array.from({ length: 60 }, (_, index) =>
    salonDay(new Date(startsAt.getTime() + index * 86_400_000), timeZone),
  )
  await db.treatmentSession.deleteMany({ where: { visitId } })
  await db.treatmentSession.createMany({
    data: days.map(({ start, end }) => ({
      ...firstTreatment(house),
      visitId,
      startsAt: start,
      endsAt: end,
    })),
  })
}

function onlyAppointment(house: TestSalon) {
  return db.appointment.findFirstOrThrow({
    where: { visit: { salonId: house.salon.id } },
    include: { visit: { include: { sessions: true } } },
  })
}

function dayOf(house: TestSalon, instant: Date): string {
  return salonDate(instant, house.salon.timeZone)
}
