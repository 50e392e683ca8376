// A guest who walks out before the end: with a reason, and off every board.
import { db } from '@/lib/db/client'
import { expect, test } from './fixtures'
import { guestAt } from './guests'
import { button, cardIn, open } from './screens'

test('a guest who leaves is let go with a reason; a blank one is refused and nothing typed is lost', async ({
  house,
  as,
}) => {
  const { visitId } = await guestAt(house, 'seating')
  const [desk, care] = await Promise.all([as(house.receptionist), as(house.therapist)])
  await Promise.all([open(desk, `/visits/${visitId}`), open(care, '/today')])
  await expect(cardIn(care, '入座奉茶', '王晓明')).toBeVisible()
  const tea = desk.getByRole('textbox', { name: '客人的茶', exact: true })
  await tea.fill('温水，她没有喝完')

  await button(desk, '其他选择').tap()
  const sheet = desk.getByRole('dialog', { name: '其他选择' })
  await button(sheet, '客人提前离店').tap()
  const reason = sheet.getByRole('textbox', { name: '原因' })

  await test.step('without a reason nothing happens', async () => {
    await button(sheet, '确认：客人提前离店').tap()
    await expect(reason).toHaveAccessibleDescription('请写一句原因。')
    await reason.fill('   ')
    await button(sheet, '确认：客人提前离店').tap()
    await expect(reason).toHaveAccessibleDescription('请写一句原因。')
    expect(await db.visit.findUnique({ where: { id: visitId } })).toMatchObject({ stage: 'seating' })
  })

  await test.step('a reason that could not be sent stays where it was written', async () => {
    await reason.fill('等了太久，孩子放学了')
    await desk.context().setOffline(true)
    await button(sheet, '确认：客人提前离店').tap()
    await expect(desk.getByText('没有连上服务器，刚才这一下没有记上，请再试一次。')).toBeVisible()
    await expect(reason).toHaveValue('等了太久，孩子放学了')
    await desk.context().setOffline(false)
  })

  await test.step('with it she is gone from every board, and the visit says why', async () => {
    await button(sheet, '确认：客人提前离店').tap()
    await expect(desk.getByRole('heading', { name: '中途离店' })).toBeVisible()
    await expect(desk.getByText('等了太久，孩子放学了')).toBeVisible()
    await expect(care.getByRole('heading', { name: '王晓明' })).toBeHidden()
    await desk.getByRole('link', { name: '今日', exact: true }).tap()
    await expect(desk.getByRole('heading', { name: '今天的第一位客人还没来' })).toBeVisible()
  })

  const visit = await db.visit.findUniqueOrThrow({
    where: { id: visitId },
    include: { notes: true, sessions: true, events: { where: { move: 'leave' }, include: { note: true } } },
  })
  expect(visit).toMatchObject({
    stage: 'left',
    notes: [{ kind: 'tea', text: '温水，她没有喝完' }],
    events: [{ note: { text: '等了太久，孩子放学了' } }],
  })
  expect(visit.sessions.every((session) => session.releasedAt)).toBe(true)
})
