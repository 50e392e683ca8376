// A care plan: made from what was seen, followed from visit to visit, changed by two, and asked for when she books again.
import { db } from '@/lib/db/client'
import { addDays, salonDate } from '@/lib/salon-time/salon-time'
import { endSession, startSession } from '@/lib/visits/perform-session'
import { createPlan } from '../factories/care-plan'
import { asStaff } from '../factories/context'
import { expect, test } from './fixtures'
import { guestAt, minutesPass } from './guests'
import { button, open } from './screens'

test('the therapist makes a plan by tapping; the desk books the next one by it', async ({ house, as }) => {
  const { visitId, clientId } = await guestAt(house, 'consultation')
  await db.treatment.updateMany({
    where: { id: house.treatments[0]?.id ?? '' },
    data: { intervalDays: 7 },
  })
  const care = await as(house.therapist)
  await open(care, `/visits/${visitId}`)
  await button(care, '定一份方案').tap()
  await button(care, '定下这份方案').tap()
  await expect(care.getByRole('textbox', { name: '客人想要的' })).toHaveAccessibleDescription(/请填写/)
  await expect(care.getByText('至少选一项要做的。')).toBeVisible()
  await care.getByRole('textbox', { name: '客人想要的' }).fill('换季脸不要再发红')
  await care.getByRole('button', { name: /从菜单里选/ }).tap()
  await care.getByRole('option', { name: '补水嫩肤护理' }).tap()
  const facial = care.getByRole('group', { name: '补水嫩肤护理' })
  await expect(facial.getByRole('textbox', { name: '隔几天' })).toHaveValue('7')
  await button(facial, '多一次').tap()
  await button(facial, '多一次').tap()
  await care.getByRole('textbox', { name: '在家怎么做' }).fill('早晚补水')
  await button(care, '定下这份方案').tap()
  await expect(care.getByText('「换季脸不要再发红」')).toBeVisible()
  await expect(care.getByText('今天是第 1 次，共 8 次').first()).toBeVisible()
  expect(await db.carePlan.findFirst({ where: { clientId }, include: { treatments: true } })).toMatchObject({
    visitId,
    homeCare: '早晚补水',
    treatments: [{ sessions: 8, intervalDays: 7 }],
  })

  const session = await db.treatmentSession.findFirstOrThrow({ where: { visitId } })
  await db.visit.update({ where: { id: visitId }, data: { stage: 'treatment' } })
  const now = new Date()
  await asStaff(house.therapist, now)((ctx) => startSession(ctx, { sessionId: session.id }))
  await minutesPass(visitId, 31)
  await asStaff(
    house.therapist,
    now,
  )((ctx) => endSession(ctx, { sessionId: session.id, outcome: 'in_part', endReason: 'no_time' }))
  await db.visit.update({ where: { id: visitId }, data: { stage: 'farewell' } })

  const desk = await as(house.receptionist)
  await open(desk, `/visits/${visitId}`)
  await expect(desk.getByText(/按调理方案：补水嫩肤护理第 2 次，共 8 次/)).toBeVisible()
  await expect(desk.getByText('早晚补水')).toBeHidden()
  const times = desk.getByRole('radiogroup', { name: '什么时候来' })
  await times.getByText('林悦 · 听雨').first().tap()
  await button(desk, '就约这个时间').tap()
  await expect(desk.getByText('下次已经约好')).toBeVisible()
  await expect(desk.getByText('这是调理方案里补水嫩肤护理的第 2 次，共 8 次').first()).toBeVisible()
  const booked = await db.appointment.findFirstOrThrow({ where: { bookedDuringVisitId: visitId } })
  const { timeZone } = house.salon
  expect(salonDate(booked.startsAt, timeZone)).toBe(addDays(salonDate(now, timeZone), 7))
})

test('two therapists change one plan: what both touched is shown to the slower one', async ({
  house,
  as,
}) => {
  const { visitId, clientId } = await guestAt(house, 'consultation')
  await createPlan(house, clientId, { now: new Date() })
  const [one, other] = await Promise.all([
    as(house.therapist, { language: 'en' }),
    as(house.secondTherapist, { language: 'en' }),
  ])
  for (const page of [one, other]) {
    await open(page, `/visits/${visitId}`)
    await button(page, 'Change the plan').tap()
  }
  await one.getByRole('textbox', { name: 'What the guest wishes for' }).fill('Calm skin in spring')
  await one.getByRole('textbox', { name: 'What to avoid' }).fill('Sun at noon')
  await other.getByRole('textbox', { name: 'What the guest wishes for' }).fill('No red cheeks')
  await button(one, 'Save the change').tap()
  await expect(one.getByText('“Calm skin in spring”')).toBeVisible()
  await expect(other.getByText('Theirs: Calm skin in spring')).toBeVisible()
  await expect(other.getByText('Yours: No red cheeks')).toBeVisible()
  // What she has not touched has come over by itself.
  await button(other, 'Keep mine').tap()
  await expect(other.getByRole('textbox', { name: 'What to avoid' })).toHaveValue('Sun at noon')
  await button(other, 'Save the change').tap()
  await expect(other.getByText('“No red cheeks”')).toBeVisible()
  expect(await db.carePlan.findFirst({ where: { clientId } })).toMatchObject({
    goal: 'No red cheeks',
    avoid: 'Sun at noon',
    revision: 3,
  })

  await button(other, 'End the plan').tap()
  await button(other, 'Go on without it').tap()
  await expect(other.getByText('There is no care plan yet.')).toBeVisible()
  await expect(one.getByText('There is no care plan yet.')).toBeVisible()
})
