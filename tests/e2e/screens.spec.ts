// Every screen of the build, lived in and empty, in both languages: open to everybody, and to every finger.
import type { Page } from '@playwright/test'
import { EVERYBODY, listHref } from '@/lib/client-lists/list-flow'
import { COLUMNS } from '@/lib/client-lists/list-schemas'
import { db } from '@/lib/db/client'
import { wallBoardKey } from '@/lib/wall-boards/wall-board-key'
import { readBuild } from './build'
import { test as base, expect, openHouse } from './fixtures'
import { type FullHouse, fullHouse } from './full-house'
import { lookOver } from './look-over'
import { open as openLive } from './screens'

const test = base.extend<object, { full: FullHouse }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to know what a fixture needs
  full: [async ({}, use) => use(await fullHouse()), { scope: 'worker', timeout: 240_000 }],
})

/** One thing to look at: an address, and what is opened on it. */
type Look = { at: (full: FullHouse) => string; name?: string; open?: (page: Page) => Promise<void> }

const plain = (path: string): Look[] => [{ at: () => path }]
const visit = (point: keyof FullHouse['visits'], stage?: string): Look => ({
  name: stage ? `${point}, looking at ${stage}` : point,
  at: ({ visits }) => `/visits/${visits[point]}${stage ? `?stage=${stage}` : ''}`,
})
const imported = (point: keyof FullHouse['imports']): Look => ({
  name: point,
  at: ({ imports }) => `/clients/import/${imports[point]}`,
})
const opened = (path: string, name: string, ...buttons: RegExp[]): Look => ({
  name,
  at: () => path,
  open: (page) => press(page, ...buttons),
})

/** Every page of the build, and what there is to see on it. */
const SCREENS: Readonly<Record<string, Look[] | 'elsewhere'>> = {
  // Only leads on to the board.
  '/': 'elsewhere',
  '/sign-in': plain('/sign-in'),
  // In set-up.spec.ts, on a house that is still empty.
  '/set-up': 'elsewhere',
  // In sign-in.spec.ts, for whoever is let in no further.
  '/first-password': 'elsewhere',
  '/today': [
    ...plain('/today'),
    opened('/today', 'check-in', /^(客人到店|A guest arrives)$/),
    opened('/today', 'a new guest', /^(客人到店|A guest arrives)$/, /^(新客人|New guest)/),
    opened('/today', 'other things to do', /(的其他操作$|^More for)/),
    opened('/today', 'the account', /(的账户|’s account)$/),
    opened('/today', 'a new password', /(的账户|’s account)$/, /^(修改密码|Change password)$/),
  ],
  '/visits/[visitId]': [
    visit('expected'),
    visit('justGreeted'),
    visit('waitingTooLong'),
    visit('inConsultation'),
    visit('inConsultation', 'greeting'),
    {
      ...visit('inConsultation'),
      name: 'an area being marked',
      open: (page) => press(page, /^(鼻部|Nose)/),
    },
    visit('inTreatment'),
    visit('inRecommendation'),
    visit('atFarewell'),
    {
      ...visit('atFarewell'),
      name: 'other moves',
      open: (page) => press(page, /^(其他选择|Other choices)$/),
    },
    {
      ...visit('inConsultation'),
      name: 'a plan being made',
      open: (page) => press(page, /^(定一份方案|Make a plan)$/),
    },
    {
      ...visit('inTreatment'),
      name: 'turned towards her',
      open: (page) => press(page, /^(请客人自己说|Let the guest answer)$/),
    },
    visit('afterwards'),
    visit('gone'),
  ],
  '/clients': [
    ...plain('/clients'),
    opened('/clients', 'a new archive', /^(新建档案|New guest)$/),
    opened('/clients', 'a filter', /^(筛选|Filter)$/),
    opened('/clients', 'other columns', /^(栏目|Columns)$/),
    opened('/clients', 'an export', /^(导出|Export)$/),
    { name: 'every column', at: () => listHref({ ...EVERYBODY, columns: [...COLUMNS] }) },
    { name: 'nobody', at: () => '/clients?list=awayDays.3650~spentFrom.1' },
    opened('/clients?list=hasAlert', 'keeping a list', /^(存为名单|Keep this list)$/),
  ],
  '/clients/duplicates': [
    ...plain('/clients/duplicates'),
    { name: 'a partner', at: ({ wellKnown }: FullHouse) => `/clients/duplicates?with=${wellKnown}` },
    {
      name: 'side by side',
      at: ({ doubles: [one, other] }: FullHouse) => `/clients/duplicates?with=${one}&other=${other}`,
    },
  ],
  '/clients/import': plain('/clients/import'),
  '/clients/import/[importId]': [
    imported('ready'),
    {
      ...imported('ready'),
      name: 'its columns',
      open: (page) => press(page, /^(改列|Change the columns)$/),
    },
    {
      ...imported('ready'),
      name: 'putting it away',
      open: (page) => press(page, /^(不要这份文件|Put this file away)$/),
    },
    imported('nameless'),
    imported('done'),
    {
      ...imported('done'),
      name: 'taking it back',
      open: (page) => press(page, /^(整批撤回|Take it all back)$/),
    },
    imported('undone'),
  ],
  '/clients/[clientId]': [
    { at: ({ wellKnown }: FullHouse) => `/clients/${wellKnown}` },
    {
      name: 'a promise',
      at: ({ wellKnown }: FullHouse) => `/clients/${wellKnown}`,
      open: (page) => press(page, /^(记下一个承诺|Note a promise)$/),
    },
    {
      name: 'an alert',
      at: ({ wellKnown }: FullHouse) => `/clients/${wellKnown}`,
      open: (page) => press(page, /^(再记一条|Note another)$/),
    },
    {
      name: 'basics, each section open',
      at: ({ wellKnown }: FullHouse) => `/clients/${wellKnown}?tab=basics`,
      open: (page) =>
        press(
          page,
          /^(修改个人信息|Edit: Personal details)$/,
          /^(修改联系方式|Edit: Contact)$/,
          /^(再加一个号码|Add a number)$/,
          /^(修改生活情况|Edit: Life)$/,
          /^(修改分类与标签|Edit: Classification and tags)$/,
        ),
    },
    {
      name: 'basics, one of her people',
      at: ({ wellKnown }: FullHouse) => `/clients/${wellKnown}?tab=basics`,
      open: (page) => press(page, /^(记一位身边的人|Add a relation or friend)$/),
    },
    {
      name: 'traits',
      at: ({ wellKnown }: FullHouse) => `/clients/${wellKnown}?tab=traits`,
      open: (page) => press(page, /^(换一个: 茶|Change: Tea)$/),
    },
    {
      name: 'consents, and taking one back',
      at: ({ wellKnown }: FullHouse) => `/clients/${wellKnown}?tab=consents`,
      open: (page) => press(page, /^(客人要收回|Take it back)$/),
    },
    {
      name: 'consents, asked',
      at: ({ doubles }: FullHouse) => `/clients/${doubles[1]}?tab=consents`,
      open: (page) => press(page, /^(请客人过目|Show the guest)$/),
    },
    {
      name: 'a signature',
      at: ({ doubles }: FullHouse) => `/clients/${doubles[1]}?tab=consents`,
      open: async (page) => {
        await press(page, /^(请客人过目|Show the guest)$/)
        for (let kind = 0; kind < 6; kind++) await press(page, /^(我同意|I agree)$/)
      },
    },
    { name: 'business', at: ({ wellKnown }: FullHouse) => `/clients/${wellKnown}?tab=business` },
    { name: 'care, an overview', at: ({ wellKnown }: FullHouse) => `/clients/${wellKnown}?tab=care` },
    ...['readings', 'photos', 'notes'].map((part) => ({
      name: `care, ${part}`,
      at: ({ wellKnown }: FullHouse) => `/clients/${wellKnown}?tab=care&part=${part}`,
    })),
    {
      name: 'who saw her, and what stands in the way of erasing',
      at: ({ wellKnown }: FullHouse) => `/clients/${wellKnown}?tab=looks`,
    },
    {
      name: 'erasing',
      at: ({ doubles }: FullHouse) => `/clients/${doubles[1]}?tab=looks`,
      open: (page) => press(page, /^(删除这位客人的档案|Erase the archive of this guest)$/),
    },
  ],
  '/clients/[clientId]/document': [{ at: ({ wellKnown }: FullHouse) => `/clients/${wellKnown}/document` }],
  '/appointments': [
    ...plain('/appointments'),
    opened('/appointments', 'a new appointment', /^(新预约|New appointment)$/),
    { name: 'booking', at: () => '/appointments', open: openBooking },
    opened('/appointments', 'an appointment', /单雨桐/),
    opened('/appointments', 'another time', /单雨桐/, /^(改时间|Change the time)$/),
    opened('/appointments', 'cancelling', /单雨桐/, /^(取消预约|Cancel the appointment)$/),
  ],
  '/follow-ups': [...plain('/follow-ups'), { name: 'reached', at: () => '/follow-ups', open: openCall }],
  '/settings': plain('/settings'),
  '/settings/assessments': [
    ...listOf('/settings/assessments', /^(添加检测表|Add a sheet)$/),
    {
      name: 'a sheet',
      at: () => '/settings/assessments',
      open: (page) => page.getByRole('row', { name: /^(面部检测|Face)$/ }).click(),
    },
  ],
  '/settings/assessments/[templateId]': [
    { at: sheetOfFace },
    { name: 'a new reading', at: sheetOfFace, open: (page) => press(page, /^(添加指标|Add a reading)$/) },
    {
      name: 'a reading',
      at: sheetOfFace,
      open: (page) => page.getByRole('row', { name: /^(泛红|Redness)$/ }).click(),
    },
  ],
  '/settings/audit': plain('/settings/audit'),
  '/settings/backups': plain('/settings/backups'),
  '/settings/cases': listOf('/settings/cases', /^(添加案例|Add a case)$/),
  '/settings/courtesies': listOf('/settings/courtesies', /^(添加附加服务|Add a courtesy)$/),
  '/settings/look': plain('/settings/look'),
  '/settings/contraindications': listOf('/settings/contraindications', /^(添加禁忌|Add a contraindication)$/),
  '/settings/menu': listOf('/settings/menu', /^(添加项目|Add a treatment)$/),
  '/settings/menu/[treatmentId]': [
    { at: menuCard },
    {
      name: 'unfolded',
      at: menuCard,
      open: (page) => unfold(page),
    },
    { name: 'a new step', at: menuCard, open: (page) => press(page, /^(添加一步|Add a step)$/) },
  ],
  '/settings/natures': listOf('/settings/natures', /^(添加一类|Add a kind)$/),
  '/settings/phrases': listOf('/settings/phrases', /^(添一句|Add a phrase)$/),
  '/settings/overrides': plain('/settings/overrides'),
  '/settings/reactions': plain('/settings/reactions'),
  '/settings/places': listOf('/settings/places', /^(添加座位|Add a seat)$/),
  '/settings/products': listOf('/settings/products', /^(添加产品|Add a product)$/),
  '/settings/retention': plain('/settings/retention'),
  '/settings/skills': listOf('/settings/skills', /^(添加手艺|Add a skill)$/),
  '/settings/staff': [
    ...listOf('/settings/staff', /^(添加同事|Add a colleague)$/),
    opened('/settings/staff', 'a colleague', /林悦/),
  ],
  '/settings/standards': listOf('/settings/standards', /^(添加一步|Add a step)$/),
  '/settings/tags': listOf('/settings/tags', /^(添加标签|Add a tag)$/),
  '/settings/times': plain('/settings/times'),
  '/settings/wall-boards': [
    ...listOf('/settings/wall-boards', /^(添加看板|Add a wall board)$/),
    opened('/settings/wall-boards', 'opening it here', /^(在这块屏幕上打开|Open on this screen)$/),
  ],
  '/wall/[key]': [
    { at: ({ wallBoard }: FullHouse) => `/wall/${wallBoardKey(wallBoard)}` },
    { name: 'ended', at: () => '/wall/ended' },
  ],
  '/_not-found': plain('/nowhere'),
  // Next's own, for when everything is broken; nothing leads there.
  '/_global-error': 'elsewhere',
}

/** Pages that hear of no changes. */
const SILENT = ['/sign-in', '/wall/[key]', '/_not-found']

function listOf(path: string, add: RegExp): Look[] {
  return [...plain(path), opened(path, 'a new entry', add)]
}

test('every page of the build is looked at', () => {
  expect(Object.keys(SCREENS).sort()).toEqual([...readBuild().pages].sort())
})

for (const language of ['zh-CN', 'en'] as const) {
  for (const [route, looks] of Object.entries(SCREENS)) {
    if (looks === 'elsewhere') continue
    test.describe(route, () => {
      if (route === '/_not-found') test.use({ expectedComplaints: [/status of 404/] })

      test(`is open to everybody, in ${language}`, async ({ full, as }) => {
        const page = await as(route === '/sign-in' ? null : full.manager, { language })
        let untouched: Untouched = { address: '', content: '' }
        for (const [index, { at, name, open }] of looks.entries()) {
          const address = at(full)
          if (untouched.address !== address || !(await putAway(page, untouched))) {
            await handBack(page)
            if (SILENT.includes(route)) await page.goto(address)
            else await openLive(page, address)
            untouched = { address, content: await contentOf(page) }
          }
          await open?.(page)
          // The same elements stand in both languages: every look is asked of axe in the one, every page in both.
          await lookOver(page, `${route} ${name ?? ''}`, { withAxe: index === 0 || language === 'zh-CN' })
        }
      })
    })
  }

  test(`nothing is there yet, in ${language}`, async ({ as }) => {
    const bare = await openHouse()
    await emptyLists(bare.salon.id)
    const page = await as(bare.manager, { language })
    const places = ['/today', '/clients', '/appointments', '/follow-ups']
    for (const path of [
      ...places,
      '/clients/import',
      '/settings/menu',
      '/settings/places',
      '/settings/skills',
      '/settings/wall-boards',
    ]) {
      await openLive(page, path)
      await lookOver(page, `${path} empty`)
    }
  })

  test(`other roles see their own, in ${language}`, async ({ full, as }) => {
    const page = await as(full.therapist, { language })
    for (const path of ['/follow-ups', `/visits/${full.visits.atFarewell}`]) {
      await openLive(page, path)
      await lookOver(page, `${path} for the therapist`)
    }
  })
}

function sheetOfFace({ sheets }: FullHouse): string {
  return `/settings/assessments/${sheets.face.id}`
}

function menuCard({ treatments }: FullHouse): string {
  return `/settings/menu/${treatments[0]?.id}`
}

async function unfold(page: Page): Promise<void> {
  for (const section of await page.locator('details > summary').all()) await section.click()
}

/** Presses one button after the other, each of them only when what the one before has opened is there. */
async function press(page: Page, ...buttons: RegExp[]): Promise<void> {
  for (const name of buttons) {
    const before = await contentOf(page)
    await page.getByRole('button', { name }).first().click()
    await expect.poll(() => contentOf(page)).not.toBe(before)
  }
}

type Untouched = { address: string; content: string }

/** Closes what was laid over the page; false where it is not as it was, so that it must be opened anew. */
async function putAway(page: Page, { content }: Untouched): Promise<boolean> {
  const laidOver = page.locator('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]')
  for (let layers = await laidOver.count(); layers > 0; layers--) await page.keyboard.press('Escape')
  return (await laidOver.count()) === 0 && (await contentOf(page)) === content
}

/** A screen that was turned to a guest would come again in the place of whatever is opened next. */
async function handBack(page: Page): Promise<void> {
  if (page.url() !== 'about:blank') await page.evaluate(() => sessionStorage.removeItem('foyer-turned'))
}

/** What is said to those who hear the page, and in what state it is. Figures are left out: minutes go by. */
async function contentOf(page: Page): Promise<string> {
  return (await page.locator('body').ariaSnapshot()).replace(/\d+/g, '#')
}

async function openBooking(page: Page): Promise<void> {
  await press(page, /^(新预约|New appointment)$/)
  await page.getByRole('combobox').fill('oyjy')
  await page.getByRole('option', { name: /欧阳静怡/ }).click()
  await expect(page.getByRole('radiogroup').last()).toBeVisible()
}

async function openCall(page: Page): Promise<void> {
  // She may be the one whom the page opens with.
  await page.getByRole('button', { name: /秦岚/ }).first().click()
  await expect(page.getByRole('heading', { name: /秦岚/ })).toBeVisible()
  await page.getByText(/^(打通了|Reached)$/).click()
  await press(page, /^(答应了客人一件事|I promised something)$/)
  await press(page, /^(客人有不满意的地方|The guest is not happy about something)$/)
}

async function emptyLists(salonId: string): Promise<void> {
  await db.courtesy.deleteMany({ where: { salonId } })
  await db.treatment.deleteMany({ where: { salonId } })
  await db.seat.deleteMany({ where: { salonId } })
  await db.room.deleteMany({ where: { salonId } })
}
