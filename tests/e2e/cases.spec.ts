// Comparable cases: made by the manager of photos that may be shown, and shown to a guest on a screen of their own.
import { recordConsents } from '@/lib/consents/record-consents'
import { createClient } from '../factories/client'
import { asStaff } from '../factories/context'
import { createPhoto } from '../factories/photo'
import { expect, test } from './fixtures'
import { guestAt } from './guests'
import { button, open, takeBack } from './screens'
import { expectNothingElse } from './turned-to-her'

test.use({ expectedComplaints: [/status of 404/] })

test('the manager makes a case of two photos, the therapist shows it, and she whose it is takes it back', async ({
  house,
  as,
}) => {
  const shown = await createClient(house.receptionist, { name: '许诺' }, new Date())
  await createPhoto(house.therapist, shown, { now: new Date(), background: '#c05a50', moment: 'before' })
  await createPhoto(house.therapist, shown, { now: new Date(), background: '#e8c8b4', moment: 'after' })
  const desk = await as(house.manager)
  await open(desk, '/settings/cases')
  await button(desk, '添加案例').first().tap()
  const form = desk.getByRole('dialog', { name: '添加案例' })
  await form.getByRole('textbox', { name: /^标题/ }).first().fill('两颊泛红')
  await button(form, '泛红').tap()
  await form
    .getByRole('textbox', { name: /^怎么调理/ })
    .first()
    .fill('舒敏护理六次')
  await form.getByRole('textbox', { name: /^结果/ }).first().fill('泛红淡了')
  await button(form, '选照片').tap()
  const choosing = desk.getByRole('dialog', { name: '选照片' })
  await choosing.getByRole('combobox').fill('xunuo')
  await choosing.getByRole('option', { name: /许诺/ }).tap()
  await choosing
    .getByRole('region', { name: '护理前' })
    .getByRole('button', { name: /护理前$/ })
    .tap()
  await choosing
    .getByRole('region', { name: '护理后' })
    .getByRole('button', { name: /护理后$/ })
    .tap()
  await button(choosing, '用这两张').tap()
  await expect(form.getByRole('img')).toHaveCount(2)
  await button(form, '保存').tap()
  await expect(desk.getByText('泛红 · 有前后照片')).toBeVisible()

  const { visitId } = await guestAt(house, 'consultation')
  const room = await as(house.therapist)
  await open(room, `/visits/${visitId}`)
  await room.getByRole('button', { name: '给客人看：两颊泛红' }).tap()
  const sheet = room.getByRole('dialog', { name: '两颊泛红' })
  await expect(sheet.getByRole('img')).toHaveCount(2)
  await expect(sheet.getByText('泛红淡了')).toBeVisible()
  await expectNothingElse(room)
  await expect(sheet.getByText('许诺')).toHaveCount(0)
  const served = await room.request.get(
    (await sheet.getByRole('img', { name: '护理前' }).getAttribute('src')) ?? '',
  )
  expect(served.headers()['cache-control']).toBe('private, no-store')

  await asStaff(
    house.receptionist,
    new Date(),
  )((ctx) =>
    recordConsents(ctx, {
      clientId: shown,
      locale: 'zh-CN',
      answers: [{ kind: 'showing', answer: 'declined' }],
    }),
  )
  expect((await room.request.get(served.url())).status()).toBe(404)
  // It is hers until it is handed back: loading the page anew leads nowhere else.
  await room.reload()
  await expect(sheet.getByText('泛红淡了')).toBeVisible()
  await expect(sheet.getByRole('img')).toHaveCount(0)
  await takeBack(room, '店员：按住收回')
})
