// A therapist with two guests at once: each note keeps to its guest, whatever the network, the tab or the session does.
import type { Page } from '@playwright/test'
import { db } from '@/lib/db/client'
import { startSession } from '@/lib/visits/perform-session'
import { addSession } from '@/lib/visits/plan-sessions'
import { nextMove, type VisitStage } from '@/lib/visits/visit-flow'
import { walkIn } from '@/lib/visits/walk-in'
import { leadHer } from '../factories/answers'
import { createClient } from '../factories/client'
import { asStaff } from '../factories/context'
import type { TestSalon } from '../factories/salon'
import { writeNote } from '../factories/treatment-note'
import { expect, sessionCookie, sessionToken, test } from './fixtures'
import { minutesPass } from './guests'
import { button, expectSaved, open } from './screens'

test.use({ expectedComplaints: [/status of 401/] })

type Guest = { visitId: string; sessionId: string; formOfAddress: string }

/** Her treatment has begun: the first guest's with the first therapist, the second's with her colleague. */
async function inTreatment(
  house: TestSalon,
  index: 0 | 1,
  name: string,
  formOfAddress: string,
): Promise<Guest> {
  const phone = `1380001000${index + 1}`
  const clientId = await createClient(
    house.receptionist,
    { name, formOfAddress, phone, alertsAsked: true },
    new Date(),
  )
  const { visitId } = await asStaff(house.manager, new Date())((ctx) => walkIn(ctx, { clientId }))
  const { sessionId } = await asStaff(
    house.manager,
    new Date(),
  )((ctx) =>
    addSession(ctx, {
      visitId,
      treatmentId: house.treatments[0]?.id ?? '',
      therapistId: house.therapists[index]?.id ?? '',
      roomId: house.rooms[index]?.id ?? '',
    }),
  )
  let here: VisitStage = 'greeting'
  while (here !== 'treatment') {
    const move = nextMove(here)
    if (!move) throw new Error(`no move leads on from ${here}`)
    here = (await asStaff(house.manager, new Date())((ctx) => leadHer(ctx, { visitId, move }))).stage
  }
  await asStaff(house.manager, new Date())((ctx) => startSession(ctx, { sessionId }))
  return { visitId, sessionId, formOfAddress }
}

/** As she goes from one guest to the other: over the board, without waiting for anything to be saved. */
async function goTo(page: Page, { visitId }: Guest): Promise<void> {
  await page
    .getByRole('link', { name: /^(今日|Today)$/ })
    .first()
    .tap()
  await page.locator(`a[href^="/visits/${visitId}"]`).first().tap()
  await page.waitForURL(`**/visits/${visitId}*`)
}

async function latest({ sessionId }: Guest) {
  const revisions = await db.treatmentNoteRevision.findMany({
    where: { sessionId },
    orderBy: { revision: 'asc' },
  })
  expect(revisions.map(({ revision }) => revision)).toEqual(revisions.map((_, index) => index + 1))
  const last = revisions.at(-1)
  const content = (last?.content ?? {}) as { text?: string; findings?: unknown }
  return { ...content, privateText: last?.privateText ?? '' }
}

const LANGUAGES = {
  'zh-CN': {
    note: '护理记录',
    secret: '只给护理同事看',
    secretField: '只给护理同事看的记录',
    redness: /^泛红：/,
    words: ['两颊泛红，', '冷敷后消退。', '右肩很紧，', '热敷后松开。'],
    hush: '家里有事，不问。',
  },
  en: {
    note: 'Treatment note',
    secret: 'For the care team only',
    secretField: 'Private note',
    redness: /^Redness:/,
    words: ['Cheeks flushed, ', 'calm after a cold compress.', 'Right shoulder tight, ', 'loose after heat.'],
    hush: 'Family matters; did not ask.',
  },
} as const

for (const language of ['zh-CN', 'en'] as const) {
  test(`two notes are written in turns and never mixed, in ${language}`, async ({ house, as }) => {
    const { note, secret, secretField, redness, words, hush } = LANGUAGES[language]
    const first = await inTreatment(house, 0, '王晓明', '王姐')
    const second = await inTreatment(house, 1, '李婉', '李姐')
    const page = await as(house.therapist, { language })
    await open(page, `/visits/${first.visitId}`)
    const field = page.getByRole('textbox', { name: note, exact: true })
    await field.pressSequentially(words[0])
    await goTo(page, second)
    await field.pressSequentially(words[2])
    await page.getByText(secret, { exact: true }).tap()
    await page.getByRole('textbox', { name: secretField, exact: true }).fill(hush)
    await goTo(page, first)
    await expect(field).toHaveValue(words[0])
    await field.press('End')
    await field.pressSequentially(words[1])
    await page.getByRole('button', { name: redness }).tap()
    await page.getByRole('button', { name: redness }).tap()
    await goTo(page, second)
    await expect(field).toHaveValue(words[2])
    await field.press('End')
    await field.pressSequentially(words[3])
    await expectSaved(field)
    await expect
      .poll(() => latest(first))
      .toMatchObject({
        text: words[0] + words[1],
        findings: [{ code: 'redness', strength: 2 }],
        privateText: '',
      })
    expect(await latest(second)).toEqual({ text: words[2] + words[3], privateText: hush })
  })
}

test('a tab that is closed in the middle of a word loses none, and doubles none', async ({ house, as }) => {
  const guest = await inTreatment(house, 0, '王晓明', '王姐')
  const page = await as(house.therapist)
  await open(page, `/visits/${guest.visitId}`)
  const field = page.getByRole('textbox', { name: '护理记录', exact: true })
  await field.pressSequentially('右肩很紧，')
  await expectSaved(field)
  // The next save hangs, she types on, and closes the tab.
  await page.route('**/api/treatment-notes', async (route) => {
    await page.unroute('**/api/treatment-notes')
    await route.fetch()
  })
  await field.pressSequentially('热敷')
  await expect.poll(() => latest(guest)).toMatchObject({ text: '右肩很紧，热敷' })
  await field.pressSequentially('后松开。')
  await page.close()
  await expect.poll(() => latest(guest)).toMatchObject({ text: '右肩很紧，热敷后松开。' })
})

test('a cut network and an ended session lose no word of either guest', async ({ house, as }) => {
  const first = await inTreatment(house, 0, '王晓明', '王姐')
  const second = await inTreatment(house, 1, '李婉', '李姐')
  const [page, other] = [await as(house.therapist), await as(house.therapist)]
  await open(page, `/visits/${first.visitId}`)
  await open(other, `/visits/${second.visitId}`)
  const fieldOf = (tab: Page) => tab.getByRole('textbox', { name: '护理记录', exact: true })
  await page.context().setOffline(true)
  await fieldOf(page).pressSequentially('两颊泛红，冷敷后消退。', { delay: 120 })
  await fieldOf(other).fill('右肩很紧。')
  await expectSaved(fieldOf(other))
  await expect(fieldOf(page)).toHaveAccessibleDescription(/网络断了/)
  await db.staffSession.update({
    where: { id: house.therapist.sessionId },
    data: { endedAt: new Date(), endedBy: 'signed_out' },
  })
  await page.context().setOffline(false)
  await expect(page.getByRole('alert').filter({ hasText: '您已退出登录' }).first()).toBeVisible()
  const session = await db.staffSession.create({
    data: { createdAt: new Date(), lastSeenAt: new Date(), staffMemberId: house.therapist.id },
  })
  const value = await sessionToken({ ...house.therapist, sessionId: session.id })
  await page.context().addCookies([{ name: sessionCookie, value, url: new URL(page.url()).origin }])
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect.poll(() => latest(first)).toMatchObject({ text: '两颊泛红，冷敷后消退。' })
  expect(await latest(second)).toMatchObject({ text: '右肩很紧。' })
})

test('what two have changed in the same words is shown side by side, and the end signs it', async ({
  house,
  as,
}) => {
  const guest = await inTreatment(house, 0, '王晓明', '王姐')
  const { sessionId } = guest
  await minutesPass(guest.visitId, 50)
  await asStaff(
    house.therapist,
    new Date(),
  )((ctx) => writeNote(ctx, { sessionId, content: { text: '右肩紧。' } }))
  const page = await as(house.therapist)
  await open(page, `/visits/${guest.visitId}`)
  const field = page.getByRole('textbox', { name: '护理记录', exact: true })
  await expect(field).toHaveValue('右肩紧。')
  await asStaff(
    house.secondTherapist,
    new Date(),
  )((ctx) => writeNote(ctx, { sessionId, baseRevision: 1, content: { text: '右肩不紧。' } }))
  await field.fill('右肩很紧。')
  const both = page.getByRole('status').filter({ hasText: '您写的时候' })
  await expect(both).toContainText('右肩不紧。')
  await expect(both).toContainText('右肩很紧。')
  await button(page, '用我写的').tap()
  await expectSaved(field)
  await field.press('End')
  await field.pressSequentially('热敷后松开。')
  // Without waiting: what is being typed is signed with the rest.
  await page.getByRole('button', { name: /^结束/ }).tap()
  await expect(page.getByText(/林悦 已签名/)).toBeVisible()
  expect(await latest(guest)).toMatchObject({ text: '右肩很紧。热敷后松开。' })

  await button(page, '补充更正').tap()
  await button(page, '当时漏记了').tap()
  await button(page, '开始补充更正').tap()
  await field.press('End')
  await field.pressSequentially('她睡着了。')
  await expectSaved(field)
  const last = await db.treatmentNoteRevision.findFirst({
    where: { sessionId },
    orderBy: { revision: 'desc' },
  })
  expect(last?.amendmentReason).toBe('当时漏记了')
  await button(page, '修改记录').tap()
  await expect(page.getByRole('dialog')).toContainText('补充更正的原因：当时漏记了')
})
