// The first page of an empty house, on a server and a database of its own: filled in once, by one, and never again.
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { setUpCode } from '@/lib/salons/set-up-code'
import { type ServerUnderTest, startServer } from '../setup/e2e-server'
import { freePort } from '../setup/free-port'
import { queryOnce } from '../setup/query-once'
import { expect, test } from './fixtures'
import { lookOver } from './look-over'

test.describe.configure({ mode: 'serial' })

let server: ServerUnderTest
let at: string
let backups: string

test.beforeAll(async () => {
  const port = await freePort()
  backups = await mkdtemp(path.join(os.tmpdir(), 'foyer-backups-'))
  await chmod(backups, 0o711)
  // As a salon starts it: with a clock that sees to the backups.
  server = await startServer(port, { FOYER_KIND: 'salon', FOYER_DATA: backups, FOYER_BACKUPS: backups })
  at = `http://127.0.0.1:${port}`
})

test.afterAll(async () => {
  await server.stop()
  await rm(backups, { recursive: true, force: true })
})

test('an empty house leads to set-up, which says what is missing and keeps what was typed', async ({
  as,
}) => {
  const page = await as(null, { at, language: 'en' })
  await page.goto('/')
  await expect(page).toHaveURL(/\/set-up$/)
  await lookOver(page, 'set-up')
  await page.getByText('中文').first().click()
  await expect(page.getByRole('heading', { name: '为您的门店备好雅座' })).toBeVisible()
  await lookOver(page, 'set-up')
  await page.getByRole('button', { name: '开店' }).click()
  await expect(page.getByText('请填写这一项。')).toHaveCount(5)
  await fillIn(page, {
    salonName: '青禾养颜馆',
    managerName: '周敏',
    userName: 'Zhou Min',
    password: 'short',
  })
  await page.getByRole('button', { name: '开店' }).click()
  await expect(page.getByText('用户名只能用字母、数字')).toBeVisible()
  await expect(page.getByText('密码至少要 8 个字符。')).toBeVisible()
  await expect(page.getByLabel('门店名称')).toHaveValue('青禾养颜馆')
  await expect(page.getByLabel('店长姓名')).toHaveValue('周敏')
  expect(await queryOnce(server.databaseUrl, 'SELECT 1 FROM "Organisation"')).toEqual([])
})

test('without the code nobody opens it, and nothing that was typed is lost', async ({ as }) => {
  const page = await as(null, { at })
  await page.goto('/set-up')
  await fillIn(page, {
    code: 'AAAA-AAAA',
    salonName: '青禾养颜馆',
    managerName: '周敏',
    userName: 'zhoumin',
    password: 'warm-tea-8',
  })
  await page.getByRole('button', { name: '开店' }).click()
  await expect(page.getByText('开店码不对，请再核对一次。')).toBeVisible()
  await expect(page.getByLabel('门店名称')).toHaveValue('青禾养颜馆')
  expect(await queryOnce(server.databaseUrl, 'SELECT 1 FROM "Organisation"')).toEqual([])
})

test('a name of the wide web that leads here shows no form', async ({ request }) => {
  const answer = await request.get(`${at}/set-up`, { headers: { host: 'evil.example' } })
  expect(await answer.text()).not.toContain('salonName')
})

test('of two browsers at once one opens the house, the other is told and sent to sign-in', async ({ as }) => {
  const browsers = [
    { page: await as(null, { at }), salonName: '青禾养颜馆', userName: 'zhoumin' },
    { page: await as(null, { at }), salonName: '松间雅舍', userName: 'hexin' },
  ]
  for (const { page, ...names } of browsers) {
    await page.goto('/set-up')
    await fillIn(page, { ...names, managerName: '周敏', password: 'warm-tea-8' })
  }
  await Promise.all(browsers.map(({ page }) => page.getByRole('button', { name: '开店' }).click()))
  const told = (page: Page) => page.getByText('门店已经设置过了，请直接登录。')
  const isIn = (page: Page) => page.url().endsWith('/today')
  const isTold = async ({ page }: { page: Page }) => isIn(page) || told(page).isVisible()
  // Opening a house hashes a password and ships thirty standards, and then she is signed in.
  await expect.poll(() => Promise.all(browsers.map(isTold))).toEqual([true, true])
  const winner = browsers.find(({ page }) => isIn(page))
  const loser = browsers.find(({ page }) => !isIn(page))
  expect(winner).toBeDefined()
  await expect(loser?.page.getByLabel('门店名称') ?? fail()).toHaveValue(loser?.salonName ?? '')
  await loser?.page.getByRole('link', { name: '去登录' }).click()
  await expect(loser?.page ?? fail()).toHaveURL(/\/sign-in$/)
  await expect(winner?.page.getByText(winner.salonName).first() ?? fail()).toBeAttached()
  const opened = await queryOnce(
    server.databaseUrl,
    'SELECT s."name", m."userName" FROM "Salon" s JOIN "StaffMember" m ON m."salonId" = s."id"',
  )
  expect(opened).toEqual([{ name: winner?.salonName, userName: winner?.userName }])
})

test('set-up is closed for ever', async ({ as }) => {
  const page = await as(null, { at })
  await page.goto('/set-up')
  await expect(page).toHaveURL(/\/sign-in$/)
  await page.goto('/')
  await expect(page).toHaveURL(/\/sign-in$/)
})

test('whoever opened it makes a first backup at a tap, and takes it along', async ({ as }) => {
  const page = await as(null, { at })
  const [{ userName } = { userName: '' }] = (await queryOnce(
    server.databaseUrl,
    'SELECT "userName" FROM "StaffMember"',
  )) as { userName: string }[]
  await page.goto('/sign-in')
  await page.getByLabel('用户名').fill(userName)
  await page.getByLabel('密码').fill('warm-tea-8')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page).toHaveURL(/\/today$/)
  await page.goto('/settings/backups')
  await expect(page.getByText('还没有备份过。')).toBeVisible()
  await page.getByRole('button', { name: '现在备份' }).click()
  await expect(page.getByText('正在备份，您照常工作就好。')).toBeVisible()
  await expect(page.getByRole('listitem').getByText('试过，可靠')).toBeVisible()
  await expect(page.getByRole('button', { name: '现在备份' })).toBeEnabled()
  await lookOver(page, 'backups')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^下载 .* 的备份$/ }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/^foyer-[\d-]+\.tar\.gz$/)
  const taken = await readFile(await file.path())
  expect(taken.equals(await readFile(path.join(backups, file.suggestedFilename())))).toBe(true)
})

type Typed = { code?: string; salonName: string; managerName: string; userName: string; password: string }

async function fillIn(page: Page, typed: Typed) {
  await page.getByLabel('开店码').fill(typed.code ?? setUpCode(process.env.NEXTAUTH_SECRET ?? ''))
  await page.getByLabel('门店名称').fill(typed.salonName)
  await page.getByLabel('店长姓名').fill(typed.managerName)
  await page.getByLabel('用户名').fill(typed.userName)
  await page.getByLabel('密码').fill(typed.password)
}

function fail(): never {
  throw new Error('nobody won or nobody lost')
}
