// A tap that was not meant, taken back: from the board's word about it, and in the visit itself.
import { db } from '@/lib/db/client'
import { expect, test } from './fixtures'
import { guestAt } from './guests'
import { button, cardIn, open } from './screens'

test('a mis-tap on the board is taken back with the word that told of it', async ({ house, as }) => {
  const { visitId } = await guestAt(house, 'greeting')
  const [desk, care] = await Promise.all([as(house.receptionist), as(house.therapist)])
  await Promise.all([open(desk, '/today'), open(care, '/today')])
  await button(cardIn(desk, '接待', '王晓明'), '请入座').tap()
  await expect(desk.getByText('已请王姐入座')).toBeVisible()
  await expect(cardIn(care, '入座奉茶', '王晓明')).toBeVisible()
  await button(desk, '撤回').tap()
  await expect(desk.getByText('已撤回，王姐回到「接待」')).toBeVisible()
  await expect(cardIn(desk, '接待', '王晓明')).toBeVisible()
  await expect(cardIn(care, '接待', '王晓明')).toBeVisible()
  expect(await standing(visitId)).toEqual({
    stage: 'greeting',
    events: ['arrive', 'lead_to_seat', 'lead_to_seat'],
  })
})

test('a mis-tap is taken back in the visit, by its maker or the manager alone', async ({ house, as }) => {
  const { visitId } = await guestAt(house, 'seating')
  const [desk, care, office] = await Promise.all([
    as(house.receptionist),
    as(house.therapist, { language: 'en' }),
    as(house.manager),
  ])
  await Promise.all([desk, care, office].map((page) => open(page, `/visits/${visitId}`)))
  await button(desk, '开始咨询').tap()
  await expect(button(desk, '撤回上一步')).toBeVisible()
  await expect(button(care, 'Begin the treatment')).toBeVisible()
  await expect(button(care, 'Undo the last step')).toBeHidden()
  await expect(button(office, '撤回上一步')).toBeVisible()
  await button(desk, '撤回上一步').tap()
  await expect(button(desk, '开始咨询')).toBeVisible()
  await expect(button(care, 'Begin the consultation')).toBeVisible()
  expect(await standing(visitId)).toEqual({
    stage: 'seating',
    events: ['arrive', 'lead_to_seat', 'begin_consultation', 'begin_consultation'],
  })
})

test('the arrival of the wrong guest is taken back, and she is expected again', async ({ house, as }) => {
  const { visitId } = await guestAt(house, 'expected')
  const page = await as(house.receptionist)
  await open(page, '/today')
  await button(cardIn(page, '待到店', '王晓明'), '已到店').tap()
  await button(page, '撤回上一步').tap()
  await expect(button(page, '已到店')).toBeVisible()
  await page.getByRole('link', { name: '今日', exact: true }).tap()
  await expect(cardIn(page, '待到店', '王晓明')).toBeVisible()
  expect(await standing(visitId)).toEqual({ stage: 'expected', events: ['arrive', 'arrive'] })
})

/** Taken back is not unhappened: both facts stay. */
async function standing(visitId: string): Promise<{ stage: string; events: (string | null)[] }> {
  const { stage, events } = await db.visit.findUniqueOrThrow({
    where: { id: visitId },
    include: { events: { where: { move: { not: null } }, orderBy: { sequence: 'asc' } } },
  })
  return { stage, events: events.map(({ move }) => move) }
}
