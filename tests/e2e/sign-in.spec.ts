// At the door and back out again: passwords, throttling, and sessions that end at once everywhere.
import { db } from '@/lib/db/client'
import { createGuest } from '../factories/appointment'
import { createStaff } from '../factories/salon'
import { expect, test } from './fixtures'

/** The browser's own words for the answers that a closed door gives. */
test.use({ expectedComplaints: [/status of 401/] })

const password = 'warm-tea-8'

test('each role signs in by password and finds what is hers', async ({ house, as }) => {
  const places = { receptionist: 4, therapist: 4, manager: 5 } as const
  for (const [role, count] of Object.entries(places)) {
    const member = await createStaff(house.salon, { role: role as keyof typeof places, password })
    const page = await as(null)
    await page.goto('/today')
    await expect(page).toHaveURL(/\/sign-in$/)
    await page.getByLabel('用户名').fill(member.userName.toUpperCase())
    await page.getByLabel('密码').fill(password)
    await page.getByRole('button', { name: '登录' }).click()
    await expect(page).toHaveURL(/\/today$/)
    await expect(page.getByRole('heading', { name: '今日', level: 1 })).toBeVisible()
    await expect(page.getByRole('navigation', { name: '主导航' }).getByRole('link')).toHaveCount(count)
  }
})

test('a wrong password gets one sentence, the fifth closes the account for minutes', async ({
  house,
  as,
}) => {
  const member = await createStaff(house.salon, { role: 'receptionist', password })
  const page = await as(null, { language: 'en' })
  await page.goto('/sign-in')
  const enter = async (typed: string) => {
    await page.getByLabel('Password').fill(typed)
    const answered = page.waitForResponse('**/api/auth/callback/credentials')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await answered
  }
  await page.getByLabel('User name').fill(member.userName)
  for (const guess of ['first', 'second', 'third', 'fourth', 'fifth']) {
    await enter(guess)
    await expect(page.getByText('That user name and password do not go together.')).toBeVisible()
  }
  await expect(page.getByLabel('User name')).toHaveValue(member.userName)
  await enter(password)
  await expect(page.getByText(/Too many attempts\. Please try again in \d+ minutes?\./)).toBeVisible()
  expect(await db.staffSession.count({ where: { staffMemberId: member.id } })).toBe(1)
})

test('a password that somebody gave her is changed before anything else', async ({ house, as }) => {
  const facts = { role: 'receptionist', password: 'read-out-to-her', mustChangePassword: true } as const
  const member = await createStaff(house.salon, facts)
  const page = await as(null)
  await page.goto('/sign-in')
  await page.getByLabel('用户名').fill(member.userName)
  await page.getByLabel('密码').fill('read-out-to-her')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('heading', { name: '先换一个自己的密码' })).toBeVisible()
  for (const path of ['/clients', '/sign-in']) {
    await page.goto(path)
    await expect(page).toHaveURL(/\/first-password$/)
  }
  await page.getByLabel('新密码').fill('password1')
  await page.getByRole('button', { name: '换好，开始' }).click()
  await expect(page.getByText('这个密码太常见，别人一试就中。')).toBeVisible()
  await page.getByLabel('新密码').fill(password)
  await page.getByRole('button', { name: '换好，开始' }).click()
  await expect(page.getByRole('heading', { name: '今日', level: 1 })).toBeVisible()
})

test('after sign-out the Back button shows nothing', async ({ house, as }) => {
  await createGuest(house, '欧阳静怡', new Date())
  const page = await as(house.receptionist)
  await page.goto('/clients')
  await expect(page.getByText('欧阳静怡')).toBeVisible()
  await page.getByRole('link', { name: '今日' }).click()
  await expect(page.getByRole('heading', { name: '今日', level: 1 })).toBeVisible()
  await page.getByRole('button', { name: '沈佳的账户' }).click()
  await page.getByRole('button', { name: '退出登录' }).click()
  await expect(page.getByRole('heading', { name: '欢迎回来' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { name: '欢迎回来' })).toBeVisible()
  await expect(page).toHaveURL(/\/sign-in$/)
  await expect(page.getByText('欧阳静怡')).toHaveCount(0)
})

test('closing an account ends its sessions on every tablet at once', async ({ house, as }) => {
  const tablet = await as(house.therapist)
  const phone = await as(await anotherSession(house.therapist))
  for (const page of [tablet, phone]) {
    await page.goto('/today')
    await expect(page.getByRole('contentinfo').getByText('实时更新中')).toBeVisible()
  }
  const office = await as(house.manager)
  await office.goto('/settings/staff')
  await office.getByRole('button', { name: /林悦/ }).click()
  const sheet = office.getByRole('dialog', { name: '林悦' })
  await sheet.getByRole('button', { name: '停用账户' }).click()
  await sheet.getByRole('button', { name: '停用林悦的账户' }).click()
  for (const page of [tablet, phone]) await expect(page).toHaveURL(/\/sign-in$/)
  await expect(office.getByRole('heading', { name: '已经离开' })).toBeVisible()
})

test('a new password signs out every other tablet, and only it opens the door', async ({ house, as }) => {
  const member = await createStaff(house.salon, {
    role: 'receptionist',
    name: '何晴',
    password,
    signedInAt: new Date(),
  })
  const here = await as(member)
  const there = await as(await anotherSession(member))
  await there.goto('/clients')
  await expect(there.getByRole('contentinfo').getByText('实时更新中')).toBeVisible()
  await here.goto('/today')
  await here.getByRole('button', { name: '何晴的账户' }).click()
  await here.getByRole('button', { name: '修改密码' }).click()
  await here.getByLabel('现在的密码').fill('not-this-one')
  await here.getByLabel('新密码').fill('fresh-water-9')
  await here.getByRole('button', { name: '改好并重新登录' }).click()
  await expect(here.getByText('现在的密码不对，请再输一次。')).toBeVisible()
  await here.getByLabel('现在的密码').fill(password)
  await here.getByRole('button', { name: '改好并重新登录' }).click()
  await expect(here).toHaveURL(/\/sign-in$/)
  await expect(there).toHaveURL(/\/sign-in$/)
  // A fresh document may still come behind the address, and takes along what was typed until then.
  await expect(async () => {
    await there.getByLabel('用户名').fill(member.userName)
    await there.getByLabel('密码').fill(password)
    await there.getByRole('button', { name: '登录' }).click()
    await expect(there.getByText('用户名或密码不对')).toBeVisible({ timeout: 5_000 })
  }).toPass()
  await there.getByLabel('密码').fill('fresh-water-9')
  await there.getByRole('button', { name: '登录' }).click()
  // Where she was.
  await expect(there).toHaveURL(/\/clients$/)
})

test('a tablet left alone is signed out: the next act leads to the door', async ({ house, as }) => {
  await db.salon.update({ where: { id: house.salon.id }, data: { idleMinutes: 1 } })
  const page = await as(house.receptionist)
  await page.goto('/today')
  await page.getByRole('button', { name: '客人到店' }).click()
  await page.getByRole('button', { name: '新客人，记下姓名和电话' }).click()
  await page.getByLabel('姓名').fill('赵敏')
  await longAgo(house.receptionist.sessionId)
  await page.getByRole('button', { name: '请客人进来' }).click()
  await expect(page.getByText('您已经退出登录，请重新登录后再试。')).toBeVisible()
  expect(await db.client.count({ where: { salonId: house.salon.id } })).toBe(0)
  await page.goto('/clients')
  await expect(page).toHaveURL(/\/sign-in$/)
})

test('a tablet left alone clears its screen by itself', async ({ house, as }) => {
  await db.salon.update({ where: { id: house.salon.id }, data: { idleMinutes: 1 } })
  await createGuest(house, '欧阳静怡', new Date())
  const page = await as(house.receptionist)
  await page.clock.install()
  await page.goto('/clients')
  await expect(page.getByText('欧阳静怡')).toBeVisible()
  await longAgo(house.receptionist.sessionId)
  await page.clock.fastForward(70_000)
  await expect(page).toHaveURL(/\/sign-in$/)
})

test('the language is chosen from the browser, then by the person, and goes with her', async ({
  house,
  as,
}) => {
  const english = await as(null, { language: 'en' })
  await english.goto('/sign-in')
  await expect(english.getByRole('heading', { name: 'Welcome back' })).toBeVisible()
  await english.getByText('中文').click()
  await expect(english.getByRole('heading', { name: '欢迎回来' })).toBeVisible()
  await english.reload()
  await expect(english.getByRole('heading', { name: '欢迎回来' })).toBeVisible()

  const page = await as(house.receptionist)
  await page.goto('/today')
  await page.getByRole('button', { name: '沈佳的账户' }).click()
  await page.getByText('English').click()
  await expect(page.getByRole('heading', { name: 'Today', level: 1, includeHidden: true })).toBeAttached()
  const elsewhere = await as(await anotherSession(house.receptionist))
  await elsewhere.goto('/today')
  await expect(elsewhere.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible()
})

/** The same person on another tablet. */
async function anotherSession<Staff extends { id: string }>(
  staff: Staff,
): Promise<Staff & { sessionId: string }> {
  const session = await db.staffSession.create({
    data: { createdAt: new Date(), lastSeenAt: new Date(), staffMemberId: staff.id },
  })
  return { ...staff, sessionId: session.id }
}

async function longAgo(sessionId: string): Promise<void> {
  await db.staffSession.update({
    where: { id: sessionId },
    data: { lastSeenAt: new Date(Date.now() - 2 * 60_000) },
  })
}
