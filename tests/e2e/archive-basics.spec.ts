// The basics of an archive, edited in their place: by one, by two at once, and by somebody whose network goes.
import type { Page } from '@playwright/test'
import { reviseBasics } from '@/lib/clients/revise-basics'
import { db } from '@/lib/db/client'
import { addTag } from '@/lib/tags/add-tag'
import { createClient } from '../factories/client'
import { asStaff } from '../factories/context'
import type { TestSalon } from '../factories/salon'
import { expect, type Language, test } from './fixtures'
import { button, choose, open } from './screens'

const words = {
  'zh-CN': {
    identity: '个人信息',
    contact: '联系方式',
    life: '生活情况',
    people: '身边的人',
    sorted: '分类与标签',
    edit: (section: string) => `修改${section}`,
    save: '保存',
    nickname: '昵称',
    calendar: '历法',
    lunar: '农历',
    month: '月',
    day: '日',
    birthday: '农历八月十五',
    addPhone: '再加一个号码',
    number: '号码',
    whose: '是谁的、做什么用',
    addRelation: '记一位身边的人',
    kind: '是客人的',
    parent: '家长',
    child: '孩子',
    who: '是哪一位',
    register: '没有档案，为「李梅」建一份',
    nature: /客户性质/,
    homemaker: '主妇',
    nextAction: '下一步',
  },
  en: {
    identity: 'Personal details',
    contact: 'Contact',
    life: 'Life',
    people: 'Family and friends',
    sorted: 'Classification and tags',
    edit: (section: string) => `Edit: ${section}`,
    save: 'Save',
    nickname: 'Nickname',
    calendar: 'Calendar',
    lunar: 'Lunar',
    month: 'Month',
    day: 'Day',
    birthday: 'day 15 of lunar month 8',
    addPhone: 'Add a number',
    number: 'Number',
    whose: 'Whose, or what for',
    addRelation: 'Add a relation or friend',
    kind: 'What they are to the guest',
    parent: 'Parent',
    child: 'Child',
    who: 'Which guest',
    register: 'No archive yet: begin one for “李梅”',
    nature: /Kind of guest/,
    homemaker: 'Homemaker',
    nextAction: 'Next step',
  },
} satisfies Record<Language, object>

const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const basicsOf = (clientId: string) => `/clients/${clientId}?tab=basics`
const clientOf = (id: string) => db.client.findUniqueOrThrow({ where: { id } })

for (const language of ['zh-CN', 'en'] as const) {
  test(`the receptionist writes what she learns where it belongs, in ${language}`, async ({ house, as }) => {
    const w = words[language]
    const clientId = await createClient(
      house.receptionist,
      { name: '陈小雨', phone: '13911112222' },
      new Date(),
    )
    await asStaff(house.manager, new Date())((ctx) => addTag(ctx, { name: '怕痒', nameEn: 'Ticklish' }))
    const page = await as(house.receptionist, { language })
    await open(page, basicsOf(clientId))

    const identity = section(page, w.identity)
    await button(page, w.edit(w.identity)).tap()
    await box(page, w.nickname).fill('小雨点')
    await choose(page, w.calendar, w.lunar)
    await box(page, w.month).fill('8')
    await box(page, w.day).fill('31')
    await button(identity, w.save).tap()
    await expect(box(page, w.day)).toHaveAttribute('aria-invalid', 'true')
    await box(page, w.day).fill('15')
    await button(identity, w.save).tap()
    await expect(identity.getByText(w.birthday)).toBeVisible()
    await expect(identity.getByText('小雨点')).toBeVisible()

    const contact = section(page, w.contact)
    await button(contact, w.addPhone).tap()
    await box(page, w.number).fill('138 1111 3333')
    await box(page, w.whose).fill('李梅')
    await button(contact, w.save).tap()
    await expect(contact.getByRole('link', { name: '138 1111 3333' })).toBeVisible()

    const people = section(page, w.people)
    await button(people, w.addRelation).tap()
    await choose(page, w.kind, w.parent)
    await page.getByRole('combobox', { name: w.who }).fill('李梅')
    await button(page, w.register).tap()
    await expect(people.getByRole('link', { name: '李梅' })).toBeVisible()

    const sorted = section(page, w.sorted)
    await sorted.getByRole('button', { name: /怕痒|Ticklish/ }).tap()
    await expect(sorted.getByRole('button', { name: /怕痒|Ticklish/, pressed: true })).toBeVisible()
    await button(page, w.edit(w.sorted)).tap()
    await sorted.getByRole('button', { name: w.nature }).tap()
    await page.getByRole('option', { name: w.homemaker }).tap()
    await box(page, w.nextAction).fill('送一次肩颈体验')
    await button(sorted, w.save).tap()
    await expect(sorted.getByText('送一次肩颈体验')).toBeVisible()
    await expect(sorted.getByText(w.homemaker)).toBeVisible()

    expect(await clientOf(clientId)).toMatchObject({
      nickname: '小雨点',
      birthMonth: 8,
      birthDay: 15,
      birthLunar: true,
      nextAction: '送一次肩颈体验',
    })
    await people.getByRole('link', { name: '李梅' }).tap()
    await page.waitForURL((url) => !url.pathname.endsWith(clientId))
    await open(page, `${new URL(page.url()).pathname}?tab=basics`)
    await expect(section(page, w.people).getByText(w.child)).toBeVisible()
    await expect(section(page, w.people).getByRole('link', { name: '陈小雨' })).toBeVisible()
  })
}

test('two who write the same field see both versions and choose', async ({ house, as }) => {
  const { receptionist, manager } = house
  const clientId = await createClient(receptionist, { name: '陈小雨' }, new Date())
  const [desk, office] = [await as(receptionist), await as(manager)]
  for (const page of [desk, office]) {
    await open(page, basicsOf(clientId))
    await button(page, '修改生活情况').tap()
  }
  await box(desk, '爱好').fill('书法')
  await box(office, '爱好').fill('瑜伽')
  await button(desk, '保存').tap()
  await expectSaid(desk, '生活情况', '书法')
  const conflict = section(office, '生活情况').getByText(/爱好：同事写的是「书法」，您写的是「瑜伽」/)
  await expect(conflict).toBeVisible()
  await expect(button(office, '保存')).toBeDisabled()
  await button(office, '用我写的').tap()
  await button(office, '保存').tap()
  await expectSaid(office, '生活情况', '瑜伽')
  expect(await clientOf(clientId)).toMatchObject({ hobbies: '瑜伽' })

  await button(desk, '修改生活情况').tap()
  await box(desk, '爱好').fill('瑜伽和书法')
  await revise(house, clientId, { hobbies: '骑车' })
  await expect(section(desk, '生活情况').getByText(/同事写的是「骑车」/)).toBeVisible()
  await button(desk, '用同事写的').tap()
  await expect(box(desk, '爱好')).toHaveValue('骑车')
})

test('two who write different fields are both kept, without a question', async ({ house, as }) => {
  const clientId = await createClient(house.receptionist, { name: '陈小雨' }, new Date())
  const page = await as(house.receptionist)
  await open(page, basicsOf(clientId))
  await button(page, '修改生活情况').tap()
  await box(page, '爱好').fill('书法')
  // A colleague of whom this page has not heard.
  await db.client.update({
    where: { id: clientId },
    data: { occupation: '花艺师', revision: { increment: 1 } },
  })
  await button(page, '保存').tap()
  const life = section(page, '生活情况')
  await expect(button(page, '修改生活情况')).toBeVisible()
  await expect(life.getByText('书法')).toBeVisible()
  await expect(life.getByText('花艺师')).toBeVisible()
  expect(await clientOf(clientId)).toMatchObject({ hobbies: '书法', occupation: '花艺师', revision: 3 })
})

test('what was typed survives a cut network and a reload, and is taken up on the archive of then', async ({
  house,
  as,
}) => {
  const { receptionist } = house
  const clientId = await createClient(
    receptionist,
    { name: '陈小雨', hobbies: '书法', character: '直爽' },
    new Date(),
  )
  const page = await as(receptionist)
  const typed = () => draftOf(receptionist.id, clientId)
  await open(page, basicsOf(clientId))
  await button(page, '修改生活情况').tap()
  await box(page, '爱好').fill('瑜')
  await expect.poll(typed).toMatchObject({ hobbies: { begun: '书法', mine: '瑜' } })
  await page.context().setOffline(true)
  await box(page, '爱好').fill('瑜伽')
  await box(page, '性格').fill('直爽，怕啰嗦')
  await expect(page.getByText('网络断了。写下的还在，连上就会存好。')).toBeVisible()
  await page.context().setOffline(false)
  await expect.poll(typed).toMatchObject({
    hobbies: { mine: '瑜伽' },
    character: { mine: '直爽，怕啰嗦' },
  })
  await expect(page.getByText('写下的已经替您存着')).toBeVisible()

  await revise(house, clientId, { hobbies: '骑车', character: '直爽' })
  await open(page, basicsOf(clientId))
  const life = section(page, '生活情况')
  await expect(life.getByText('您上次写到一半，还没有保存。')).toBeVisible()
  await button(life, '接着写').tap()
  await expect(box(page, '性格')).toHaveValue('直爽，怕啰嗦')
  await expect(life.getByText(/爱好：同事写的是「骑车」，您写的是「瑜伽」/)).toBeVisible()
  await button(life, '用同事写的').tap()
  await button(life, '保存').tap()
  await expect(button(page, '修改生活情况')).toBeVisible()
  expect(await clientOf(clientId)).toMatchObject({ hobbies: '骑车', character: '直爽，怕啰嗦' })
  await expect.poll(typed).toBeNull()
})

test('a draft is thrown away, and so is what was cancelled', async ({ house, as }) => {
  const { receptionist } = house
  const clientId = await createClient(receptionist, { name: '陈小雨' }, new Date())
  const page = await as(receptionist)
  const typed = () => draftOf(receptionist.id, clientId)
  await open(page, basicsOf(clientId))
  await button(page, '修改生活情况').tap()
  await box(page, '爱好').fill('瑜伽')
  await expect.poll(typed).not.toBeNull()
  await open(page, basicsOf(clientId))
  await button(page, '不要了').tap()
  await expect.poll(typed).toBeNull()
  await button(page, '修改生活情况').tap()
  await expect(box(page, '爱好')).toHaveValue('')
  await box(page, '爱好').fill('骑车')
  await expect.poll(typed).not.toBeNull()
  await button(page, '取消').tap()
  await expect.poll(typed).toBeNull()
  await open(page, basicsOf(clientId))
  await expect(button(page, '修改生活情况')).toBeVisible()
  expect(await clientOf(clientId)).toMatchObject({ hobbies: null })
})

test('the therapist writes what she is told, and sees four digits', async ({ house, as }) => {
  const clientId = await createClient(
    house.receptionist,
    { name: '陈小雨', phone: '13911112222' },
    new Date(),
  )
  const page = await as(house.therapist)
  await open(page, basicsOf(clientId))
  await expect(section(page, '联系方式').getByText('尾号 2222')).toBeVisible()
  await expect(page.getByText(/139 1111/)).toHaveCount(0)
  await expect(button(page, '修改联系方式')).toHaveCount(0)
  await expect(button(page, '修改分类与标签')).toHaveCount(0)
  await button(page, '修改个人信息').tap()
  await expect(box(page, '姓名')).toHaveCount(0)
  await box(page, '称呼').fill('小雨')
  await button(page, '保存').tap()
  await expectSaid(page, '个人信息', '小雨')
  await button(page, '修改生活情况').tap()
  await box(page, '爱好').fill('书法')
  await button(page, '保存').tap()
  await expectSaid(page, '生活情况', '书法')
  expect(await clientOf(clientId)).toMatchObject({ formOfAddress: '小雨', hobbies: '书法', revision: 3 })
})

/** The form is closed, and the section says so. */
async function expectSaid(page: Page, name: string, text: string): Promise<void> {
  await expect(button(page, `修改${name}`)).toBeVisible()
  await expect(section(page, name).getByText(text, { exact: true })).toBeVisible()
}

async function draftOf(staffMemberId: string, clientId: string) {
  const draft = await db.archiveDraft.findFirst({ where: { staffMemberId, clientId } })
  return draft?.values ?? null
}

/** The manager changes how she lives, from another tablet. */
async function revise(house: TestSalon, clientId: string, life: { hobbies: string; character?: string }) {
  const { revision } = await clientOf(clientId)
  await asStaff(
    house.manager,
    new Date(),
  )((ctx) => reviseBasics(ctx, { section: 'life', clientId, revision, ...life }))
}
