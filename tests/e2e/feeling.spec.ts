// The tablet turned towards her: one question at a time in her language, nothing of the desk, and what comes of it.
import type { Locator } from '@playwright/test'
import { db } from '@/lib/db/client'
import { moveVisit } from '@/lib/visits/move-visit'
import { endSession, startSession } from '@/lib/visits/perform-session'
import { everythingAnswered } from '../factories/answers'
import { asStaff } from '../factories/context'
import type { TestSalon } from '../factories/salon'
import { expect, test } from './fixtures'
import { guestAt } from './guests'
import { button, choose, open, takeBack } from './screens'
import { expectNothingElse } from './turned-to-her'

async function guestOnTheBed(house: TestSalon) {
  const guest = await guestAt(house, 'treatment')
  const session = await db.treatmentSession.findFirstOrThrow({ where: { visitId: guest.visitId } })
  await asStaff(house.therapist, new Date())((ctx) => startSession(ctx, { sessionId: session.id }))
  const felt = () => db.treatmentSession.findUniqueOrThrow({ where: { id: session.id } })
  return { ...guest, sessionId: session.id, felt }
}

/** A question that has just come takes no tap for a moment: whoever taps too soon taps again. */
async function say(hers: Locator, words: string, next: string): Promise<void> {
  await expect(async () => {
    await hers.getByText(words, { exact: true }).tap()
    await expect(hers.getByRole('heading', { name: next })).toBeVisible({ timeout: 1_000 })
  }).toPass()
}

test('she answers for herself, in her language, and sees nothing of the desk', async ({ house, as }) => {
  const { visitId, felt } = await guestOnTheBed(house)
  const page = await as(house.therapist)
  await open(page, `/visits/${visitId}`)
  await button(page, '请客人自己说').tap()
  const hers = page.getByRole('dialog')
  await expect(hers.getByRole('heading', { name: '今天的效果，您觉得怎么样？' })).toBeVisible()
  // The desk is not there: neither to be seen nor to be found.
  await expectNothingElse(page)

  await hers.getByText('English', { exact: true }).tap()
  await expect(hers.getByRole('heading', { name: 'How do you like the result today?' })).toBeVisible()
  await hers.getByText('Lovely', { exact: true }).tap()
  await expect(hers.getByRole('heading', { name: 'Were you comfortable?' })).toBeVisible()
  await button(hers, 'Skip').tap()
  await say(hers, 'A little strong', 'How was the warmth?')
  await say(hers, 'Just right', 'Where did you love it most?')
  await button(hers, 'Neck').tap()
  await button(hers, 'Cheeks').tap()
  await button(hers, 'That’s it').tap()
  await hers
    .getByRole('textbox', { name: 'Is there anything you would like to tell us?' })
    .fill('The neck was wonderful')
  await button(hers, 'That’s it').tap()
  await expect(hers.getByRole('heading', { name: 'Thank you' })).toBeVisible()
  // A stray tap leads nowhere, and neither does Escape.
  await button(hers, 'Therapist: hold to take back').tap()
  await page.keyboard.press('Escape')
  await expect(hers.getByRole('heading', { name: 'Thank you' })).toBeVisible()
  await takeBack(page, 'Therapist: hold to take back')

  await expect(page.getByRole('heading', { level: 1, name: /王姐/ })).toBeVisible()
  await expect.poll(async () => (await felt()).herWords).toBe('The neck was wonderful')
  expect(await felt()).toMatchObject({
    effect: 5,
    comfort: null,
    pressureFelt: 1,
    temperatureFelt: 0,
    lovedAreas: ['cheek_left', 'cheek_right', 'neck'],
  })
  const events = await db.visitEvent.findMany({ where: { visitId } })
  expect(JSON.stringify(events)).not.toContain('wonderful')
})

test('neither Back nor a reload leads her to the desk: it is hers until it is handed back', async ({
  house,
  as,
}) => {
  const { visitId } = await guestOnTheBed(house)
  const page = await as(house.therapist)
  await open(page, '/today')
  await open(page, `/visits/${visitId}`)
  await button(page, '请客人自己说').tap()
  const hers = page.getByRole('dialog').getByRole('heading', { name: '今天的效果，您觉得怎么样？' })
  await expect(hers).toBeVisible()
  for (let times = 0; times < 3; times += 1) {
    await page.evaluate(() => history.back())
    await expect(page).toHaveURL(`/visits/${visitId}`)
    await expect(hers).toBeVisible()
  }
  await page.reload()
  await expect(hers).toBeVisible()
  await takeBack(page, '美容师：按住收回')
  await page.reload()
  await expect(button(page, '请客人自己说')).toBeVisible()
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('a colleague who moves the visit on meanwhile turns nothing of the desk to her', async ({
  house,
  as,
}) => {
  const { visitId, sessionId } = await guestOnTheBed(house)
  const page = await as(house.therapist)
  await open(page, `/visits/${visitId}`)
  await button(page, '请客人自己说').tap()
  await expect(page.getByRole('dialog')).toBeVisible()
  const later = new Date(Date.now() + 3_600_000)
  await asStaff(house.manager, later)((ctx) => endSession(ctx, { sessionId }))
  await asStaff(house.manager, later)((ctx) => moveVisit(ctx, { visitId, move: 'begin_recommendation' }))
  const over = page.getByRole('dialog', { name: '谢谢您' })
  await expect(over).toBeVisible()
  await expectNothingElse(page)
  await page.reload()
  await expect(over).toBeVisible()
  await takeBack(page, '店员：按住收回')
  await page.getByRole('link', { name: '今日' }).tap()
  await expect(page).toHaveURL(/\/today$/)
})

test('no answer is lost while the network is away', async ({ house, as }) => {
  const { visitId, felt } = await guestOnTheBed(house)
  const page = await as(house.therapist)
  await open(page, `/visits/${visitId}`)
  await button(page, '请客人自己说').tap()
  const hers = page.getByRole('dialog')
  await page.context().setOffline(true)
  await hers.getByText('不错', { exact: true }).tap()
  await expect(hers.getByRole('heading', { name: '做的时候舒服吗？' })).toBeVisible()
  await say(hers, '很放松', '手上的力度合适吗？')
  await takeBack(page, '美容师：按住收回')
  await expect(button(page, '再保存一次')).toBeVisible()
  await page.context().setOffline(false)
  await expect.poll(felt).toMatchObject({ effect: 4, comfort: 5 })
  await expect(button(page, '再保存一次')).toBeHidden()
})

test('the therapist notes it for her; far too strong twice running becomes a preference in one tap', async ({
  house,
  as,
}) => {
  const { visitId, clientId, felt } = await guestOnTheBed(house)
  const before = new Date(Date.now() - 20 * 86_400_000)
  await db.visit.create({
    data: {
      salonId: house.salon.id,
      clientId,
      stage: 'closed',
      standardsVersion: 1,
      createdAt: before,
      safetyAnswers: everythingAnswered(house.therapist.id, before),
      appointment: {
        create: {
          createdAt: before,
          startsAt: before,
          endsAt: new Date(before.getTime() + 60_000),
          createdById: house.receptionist.id,
        },
      },
      sessions: {
        create: {
          treatmentId: house.treatments[0]?.id ?? '',
          startsAt: before,
          endsAt: new Date(before.getTime() + 60_000),
          startedAt: before,
          endedAt: new Date(before.getTime() + 60_000),
          pressureFelt: 2,
          lovedAreas: ['neck'],
          herWords: 'Too hard on the shoulders',
        },
      },
    },
  })
  const page = await as(house.therapist, { language: 'en' })
  await open(page, `/visits/${visitId}?stage=consultation`)
  const last = page.getByRole('region', { name: 'What was said last time' })
  await expect(last).toContainText(/pressure: Far too strong.*loved Neck.*Too hard on the shoulders/s)

  await open(page, `/visits/${visitId}`)
  await expect(page.getByRole('region', { name: 'During the treatment' })).toContainText(
    'last time: Far too strong',
  )
  await page.getByText('The guest tells you, you note it').tap()
  await choose(page, 'Pressure', 'Far too strong')
  await button(page, 'Note the preference: Light').tap()
  await expect(page.getByText(/Lighter hands from now on/)).toBeHidden()
  expect(await felt()).toMatchObject({ pressureFelt: 2 })
  expect(
    await db.preference.findFirst({ where: { clientId, kind: 'pressure', retiredAt: null } }),
  ).toMatchObject({ choice: 'light', visitId })
})
