// The board keeps itself up to date on every tablet, says when it cannot, catches up, and stays cheap to serve.
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { moveVisit } from '@/lib/visits/move-visit'
import { createAppointment } from '../factories/appointment'
import { asStaff } from '../factories/context'
import type { TestSalon } from '../factories/salon'
import { expect, sessionCookie, sessionToken, test } from './fixtures'
import { guestAt } from './guests'
import { AT_ONCE, button, cardIn, expectLive, open } from './screens'

test('a move made on one tablet shows on the other by itself', async ({ house, as }) => {
  const { name } = await guestAt(house, 'expected')
  const desk = await as(house.receptionist)
  const room = await as(house.therapist, { language: 'en' })
  await open(desk, '/today')
  await open(room, '/today')
  await expect(cardIn(room, 'Expected', name)).toBeVisible()
  await expect(cardIn(room, 'Greeting', name)).toBeVisible(AT_ONCE)
})

test('a tablet without a network says so, and catches up when it is back', async ({ house, as }) => {
  const { name, visitId } = await guestAt(house, 'greeting')
  const page = await as(house.receptionist)
  await open(page, '/today')
  await page.context().setOffline(true)
  await expect(page.getByText('没有连上店里的服务器，画面可能不是最新的。')).toBeVisible(AT_ONCE)
  await expect(cardIn(page, '接待', name)).toBeVisible()
  await page.context().setOffline(false)
  await expectLive(page)
  await expect(cardIn(page, '入座奉茶', name)).toBeVisible(AT_ONCE)
})

test('the board costs the same few statements with five guests and with sixty', async ({
  house,
  baseURL,
}) => {
  await expectGuests(house, 5)
  await expectCheap(house.receptionist, baseURL)
  await expectGuests(house, 55)
  await expectCheap(house.receptionist, baseURL)
})

/** One for who asks, four for the board. */
const MOST = 4

/**
 * Other journeys use the same server, and their statements count too: so one quiet moment proves it, and what is
 * too dear is too dear at every try.
 */
async function expectCheap(staff: SignedInStaff, baseURL: string | undefined): Promise<void> {
  const cookie = `${sessionCookie}=${await sessionToken(staff)}`
  const sent = async () =>
    (await (await fetch(new URL('/api/health', baseURL))).json()).statements.total as number
  await expect
    .poll(
      async () => {
        const before = await sent()
        const board = await fetch(new URL('/today', baseURL), { headers: { cookie }, redirect: 'manual' })
        expect(await board.text()).toContain('王晓明')
        return (await sent()) - before
      },
      { intervals: [50], timeout: 30_000 },
    )
    .toBeLessThanOrEqual(MOST)
}

/** Their therapists are not settled yet, so that any number fits into the day. */
async function expectGuests(house: TestSalon, count: number): Promise<void> {
  const now = new Date()
  const [treatment] = house.treatments
  const startsAt = new Date(now.getTime() + 30 * 60_000)
  const treatments = [{ treatmentId: treatment?.id ?? '' }]
  for (let number = 0; number < count; number++) await createAppointment(house, { now, startsAt, treatments })
}
