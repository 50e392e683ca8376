// Two people at once: one wins, the other is told what happened, and neither loses a word.
import type { Page } from '@playwright/test'
import { db } from '@/lib/db/client'
import { expect, test } from './fixtures'
import { guestAt } from './guests'
import { button, cardIn, expectSaved, open } from './screens'

test('two tablets move the same visit at the same moment', async ({ house, as }) => {
  const { visitId } = await guestAt(house, 'consultation')
  const [care, office] = await Promise.all([as(house.therapist), as(house.manager)])
  const pages = [care, office]
  await Promise.all(pages.map((page) => open(page, `/visits/${visitId}`)))
  await care.getByRole('textbox', { name: '检测所见', exact: true }).fill('额头有两颗新痘')
  await office.getByRole('textbox', { name: '调理建议', exact: true }).fill('先清洁，再补水')

  await atTheSameMoment(pages, (page) => button(page, '开始护理').tap())
  const sentence = '客人已经不在这一步了，请看一下现在的情况。'
  await expect
    .poll(async () => (await Promise.all(pages.map((page) => page.getByText(sentence).count()))).sort())
    .toEqual([0, 1])
  for (const page of pages) await expect(button(page, '护理结束，推荐居家产品')).toBeVisible()

  const { events } = await db.visit.findUniqueOrThrow({
    where: { id: visitId },
    include: { events: { where: { toStage: 'treatment' } } },
  })
  expect(events).toHaveLength(1)
  await expect
    .poll(() => textsOf(visitId))
    .toEqual({ assessment: '额头有两颗新痘', advice: '先清洁，再补水' })
  for (const page of pages) {
    await page.getByRole('navigation', { name: '本次服务的七步' }).getByRole('link', { name: /咨询/ }).tap()
    await expect(page.getByRole('textbox', { name: '检测所见', exact: true })).toHaveValue('额头有两颗新痘')
    await expect(page.getByRole('textbox', { name: '调理建议', exact: true })).toHaveValue('先清洁，再补水')
  }
})

test('two boards move the same guest at the same moment', async ({ house, as }) => {
  const { visitId } = await guestAt(house, 'greeting')
  const [desk, office] = await Promise.all([as(house.receptionist), as(house.manager, { language: 'en' })])
  await Promise.all([open(desk, '/today'), open(office, '/today')])
  const cards = new Map([
    [desk, button(cardIn(desk, '接待', '王晓明'), '请入座')],
    [office, button(cardIn(office, 'Greeting', '王晓明'), 'Show to the seat')],
  ])
  await atTheSameMoment([desk, office], (page) => cards.get(page)?.tap())
  await expect
    .poll(
      async () =>
        (await desk.getByText('客人已经不在这一步了，请看一下现在的情况。').count()) +
        (await office
          .getByText('The guest has already moved on. Please look at how things stand now.')
          .count()),
    )
    .toBe(1)
  await expect(cardIn(desk, '入座奉茶', '王晓明')).toBeVisible()
  await expect(cardIn(office, 'Seat and tea', '王晓明')).toBeVisible()
  expect(await db.visitEvent.count({ where: { visitId, move: 'lead_to_seat' } })).toBe(1)
})

test('two people write the same note: both see both versions, and both are kept', async ({ house, as }) => {
  const { visitId } = await guestAt(house, 'consultation')
  const [care, office] = await Promise.all([as(house.therapist), as(house.manager)])
  await Promise.all([care, office].map((page) => open(page, `/visits/${visitId}`)))
  const hers = care.getByRole('textbox', { name: '检测所见', exact: true })
  const mine = office.getByRole('textbox', { name: '检测所见', exact: true })
  await hers.fill('T 区偏油。')
  await expectSaved(hers)
  await expect(mine).toHaveValue('T 区偏油。')
  // The same sentence, before the one has heard of the other.
  await office.context().setOffline(true)
  await mine.fill('两颊泛红。')
  await hers.fill('T 区很油。')
  await expectSaved(hers)
  await office.context().setOffline(false)
  await expect(office.getByText('您写的时候，林悦也改了这一段：')).toBeVisible()
  await expect(office.getByText('T 区很油。')).toBeVisible()
  await expect(mine).toHaveValue('两颊泛红。')
  await expect(mine).toHaveAccessibleDescription(/还没有保存：同事刚改过这一段/)
  expect(await textsOf(visitId)).toEqual({ assessment: 'T 区很油。' })

  await button(office, '两段都留下').tap()
  await expect(mine).toHaveValue('T 区很油。\n两颊泛红。')
  await expectSaved(mine)
  expect(await textsOf(visitId)).toEqual({ assessment: 'T 区很油。\n两颊泛红。' })
})

/** Holds what each page asks of the server until all of them have asked, and lets them go together. */
async function atTheSameMoment(
  pages: readonly Page[],
  act: (page: Page) => Promise<void> | undefined,
): Promise<void> {
  let waiting = 0
  let letGo = () => {}
  const allHere = new Promise<void>((resolve) => {
    letGo = resolve
  })
  for (const page of pages) {
    await page.route('**', async (route) => {
      if (!('next-action' in route.request().headers())) return route.continue()
      waiting += 1
      if (waiting === pages.length) letGo()
      await allHere
      return route.continue()
    })
  }
  await Promise.all(pages.map(act))
  await allHere
}

async function textsOf(visitId: string): Promise<Record<string, string>> {
  const notes = await db.visitNote.findMany({ where: { visitId } })
  return Object.fromEntries(notes.map(({ kind, text }) => [kind, text]))
}
