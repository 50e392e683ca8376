// Set-up happens once, also with many browsers at the same moment.
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { performOnce } from '@/lib/actions/perform-deed'
import { signIn } from '@/lib/auth/sign-in'
import { db } from '@/lib/db/client'
import { allowSetUp } from '@/lib/salons/allow-set-up'
import { getFrontDoor, isSetUp } from '@/lib/salons/salon-queries'
import { setUpCode } from '@/lib/salons/set-up-code'
import { setUpSalon } from '@/lib/salons/set-up-salon'
import { setUpSchema } from '@/lib/salons/set-up-schemas'
import { shippedStandards } from '@/lib/standards/shipped-standards'

const now = new Date('2026-11-21T02:00:00Z')
const input = (n: number) => ({
  salonName: `雅座 ${n}`,
  timeZone: 'Europe/London',
  locale: 'zh-CN' as const,
  managerName: '周敏',
  userName: `boss${n}`,
  password: 'long enough',
})
const setUp = (n: number, key = randomUUID()) =>
  performOnce({
    staffMemberId: null,
    name: 'salon.set_up',
    key,
    body: input(n),
    now,
    run: (tx) => setUpSalon(tx, input(n), now),
  })

it('of eight browsers one opens the house; the others and everybody after are refused', async () => {
  expect(await isSetUp()).toBe(false)
  expect(await getFrontDoor()).toBeNull()

  const results = await Promise.allSettled(Array.from({ length: 8 }, (_, n) => setUp(n)))

  const won = results.filter((result) => result.status === 'fulfilled')
  const lost = results.filter((result) => result.status === 'rejected')
  expect(won).toHaveLength(1)
  for (const { reason } of lost) expect(reason).toMatchObject({ code: 'set_up_closed' })
  expect(await db.organisation.count()).toBe(1)
  expect(await db.salon.findMany()).toMatchObject([{ currency: 'GBP', phoneCountry: 'GB' }])
  expect(await db.staffMember.count()).toBe(1)
  expect(await db.serviceStandard.count()).toBe(shippedStandards.length)
  const natures = await db.clientNature.findMany({ orderBy: { position: 'asc' } })
  expect(natures.map(({ name }) => name)).toEqual([
    '机关',
    '事业单位',
    '业主',
    '企业主',
    '主妇',
    '职员',
    '自由职业',
    '学生',
    '退休',
  ])
  expect(await db.phrase.count()).toBe(24)
  expect(await db.auditEntry.count({ where: { action: 'salon.set_up' } })).toBe(1)
  await expect(setUp(9)).rejects.toMatchObject({ code: 'set_up_closed' })

  expect(await isSetUp()).toBe(true)
  const door = await getFrontDoor()
  expect(door).toMatchObject({ isDemo: false })
  const manager = await db.staffMember.findFirstOrThrow()
  const answer = await signIn({ userName: manager.userName, password: 'long enough', address: '::1', now })
  expect(answer).toMatchObject({ verdict: 'signed_in', locale: 'zh-CN' })
})

it('asks for eight characters, a real zone and a name that can be typed', () => {
  const bad = { ...input(1), password: '1234567', timeZone: 'Mars/Base', userName: '店长 一' }
  const { error } = setUpSchema.safeParse(bad)
  expect(error?.issues.map(({ path, message }) => [path[0], message])).toEqual(
    expect.arrayContaining([
      ['password', 'password_too_short'],
      ['timeZone', 'time_zone'],
      ['userName', 'user_name_form'],
    ]),
  )
  expect(setUpSchema.parse({ ...input(1), userName: ' Boss.ONE ' }).userName).toBe('boss.one')
})

it('asks for the code that the terminal shows, and closes after ten wrong ones from one address', async () => {
  await db.organisation.deleteMany()
  const secret = process.env.NEXTAUTH_SECRET ?? ''
  const ask = (code: string, address = '192.0.2.1', isKnownHost = true) =>
    allowSetUp({ code, address, isKnownHost })
  const right = setUpCode(secret)
  await ask(right)
  await ask(` ${right.toLowerCase().replace('-', ' ')} `)
  await expect(ask(right, '192.0.2.1', false)).rejects.toMatchObject({ code: 'set_up_host_unknown' })
  for (let guess = 1; guess <= 10; guess++) {
    await expect(ask(`AAAA-AA${guess}`)).rejects.toMatchObject({ code: 'set_up_code_wrong' })
  }
  await expect(ask(right)).rejects.toMatchObject({ code: 'throttled', particulars: { minutes: 15 } })
  await ask(right, '192.0.2.2')
  await db.organisation.create({ data: { id: 1, name: '雅座', setUpAt: now } })
  await expect(ask(right, '192.0.2.2')).rejects.toMatchObject({ code: 'set_up_closed' })
})

it('makes a code of letters that are not mistaken, another for every secret', () => {
  const codes = Array.from({ length: 200 }, (_, n) => setUpCode(`secret ${n}`))
  for (const code of codes)
    expect(code).toMatch(/^[ACDEFGHJKMNPQRTUVWXY34679]{4}-[ACDEFGHJKMNPQRTUVWXY34679]{4}$/)
  expect(new Set(codes).size).toBe(200)
})
