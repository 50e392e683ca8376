// A guest who is kept twice: suggested, compared, made one, taken apart again.
import { db } from '@/lib/db/client'
import { createClient } from '../factories/client'
import { expect, test } from './fixtures'
import { returningGuest } from './guests'
import { button, choose, open } from './screens'

test('two archives of one guest are made one, and both come back', async ({ house, as }) => {
  const { clientId: keptId } = await returningGuest(house, { name: '王晓明', phone: '13800010001' })
  const goneId = await createClient(
    house.receptionist,
    {
      name: '王小明',
      formOfAddress: '王太太',
      phone: '13800010001',
      address: '梧桐路 3 号',
      consents: [],
    },
    new Date(),
  )
  const page = await as(house.receptionist, { viewport: { width: 820, height: 1180 } })
  await open(page, '/clients/duplicates')
  const pair = page.getByRole('article').filter({ hasText: '王太太' })
  await expect(pair.getByText('电话相同')).toBeVisible()
  await pair.getByRole('link', { name: '比对' }).tap()
  await expect(page.getByRole('heading', { name: '2 处不一样' })).toBeVisible()
  await choose(page, '称呼', '王太太')
  await button(page, '合成一份档案').tap()

  await expect(page.getByText('王小明的档案并到了王晓明的档案里')).toBeVisible()
  await expect(page.getByRole('article')).toHaveCount(0)
  expect(await db.client.findUniqueOrThrow({ where: { id: keptId } })).toMatchObject({
    name: '王晓明',
    formOfAddress: '王太太',
    address: '梧桐路 3 号',
  })
  await open(page, `/clients/${goneId}`)
  await expect(page).toHaveURL(new RegExp(`/clients/${keptId}`))
  await expect(page.getByText('补水嫩肤护理').first()).toBeVisible()

  await open(page, '/clients/duplicates')
  await button(page, '撤回合并').tap()
  await expect(page.getByText('已经分开，两份档案都回来了。')).toBeVisible()
  await expect(page.getByRole('article')).toHaveCount(1)
  expect(await db.client.findUniqueOrThrow({ where: { id: keptId } })).toMatchObject({
    formOfAddress: '王姐',
    address: null,
  })
  expect(await db.client.findUniqueOrThrow({ where: { id: goneId } })).toMatchObject({ mergedIntoId: null })
  expect(await db.visit.count({ where: { clientId: keptId } })).toBe(1)

  await page.getByRole('article').getByRole('button', { name: '是两个人' }).tap()
  await expect(page.getByText('没有重复的档案')).toBeVisible()
})

test('a name in Latin letters stands a little apart from the Chinese beside it', async ({ house, as }) => {
  const clientId = await createClient(house.receptionist, { name: 'Elena Marchetti' }, new Date())
  const page = await as(house.manager)
  await open(page, `/clients/duplicates?with=${clientId}`)
  const heading = page.getByRole('heading', { level: 1, name: 'Elena Marchetti的另一份档案' })
  await expect(heading).toBeVisible()
  const apart = await heading.evaluate((element) => {
    const words = document.createRange()
    words.selectNodeContents(element)
    const spaced = words.getBoundingClientRect().width
    element.style.setProperty('text-autospace', 'no-autospace')
    return spaced - words.getBoundingClientRect().width
  })
  expect(apart).toBeGreaterThan(2)
})

test('in English, her double is found by search, and a colleague who was faster is noticed', async ({
  house,
  as,
}) => {
  const [oneId, otherId] = [
    await createClient(house.receptionist, { name: '欧阳静怡', phone: '13800010001' }, new Date()),
    await createClient(house.receptionist, { name: 'Jingyi Ouyang', phone: '13900020002' }, new Date()),
  ]
  const page = await as(house.manager, { language: 'en' })
  await open(page, `/clients/duplicates?with=${oneId}`)
  await page.getByRole('combobox').fill('Jingyi')
  await page.getByRole('option', { name: /Jingyi Ouyang/ }).click()
  await expect(page.getByRole('heading', { name: 'Is this one guest?' })).toBeVisible()
  await db.client.update({ where: { id: otherId }, data: { revision: { increment: 1 } } })
  await button(page, 'Make them one archive').tap()
  await expect(
    page
      .getByRole('status')
      .filter({ hasText: /colleague/i })
      .first(),
  ).toBeVisible()
  expect(await db.clientMerge.count({ where: { salonId: house.salon.id } })).toBe(0)
})
