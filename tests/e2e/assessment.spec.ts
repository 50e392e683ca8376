// An assessment with finger and keyboard, in both languages: each tap is kept, two tablets meet, and the same readings
// taken again show what the treatment did.
import { db } from '@/lib/db/client'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { moveVisit } from '@/lib/visits/move-visit'
import { startSession } from '@/lib/visits/perform-session'
import { createSheets, createVisit, read } from '../factories/assessment'
import { asStaff } from '../factories/context'
import { expect, test } from './fixtures'
import { guestAt } from './guests'
import { button, open } from './screens'

test('she taps what she sees, and it stands at once', async ({ house, as }) => {
  const sheets = await createSheets(house)
  const { clientId, visitId } = await guestAt(house, 'consultation')
  const long = addMinutes(new Date(), -30 * 24 * 60)
  const earlier = await createVisit(house, { clientId, startsAt: long, stage: 'follow_up', hasBegun: true })
  await read(house, { ...earlier, readingTypeId: sheets.face.readings.Redness, value: 4, now: long })
  await read(house, {
    ...earlier,
    readingTypeId: sheets.face.readings.Redness,
    value: 3,
    moment: 'after',
    now: long,
  })
  const page = await as(house.therapist)
  await open(page, `/visits/${visitId}`)
  await expect(page.getByText(/上次 4 → 3/)).toBeVisible()
  const redness = page.getByRole('radiogroup', { name: '泛红', exact: true })
  await redness.getByRole('radio', { name: /5 档中的 3/ }).tap()
  await expect(redness.getByRole('radio', { name: /5 档中的 3/ })).toBeChecked()
  const hydration = page.getByRole('textbox', { name: '水分的数值' })
  await hydration.fill('３８，５')
  await hydration.blur()
  await expect(hydration).toHaveValue('38.5')
  const valuesOf = async () =>
    (await db.reading.findMany({ where: { assessment: { visitId } }, orderBy: { value: 'asc' } })).map(
      ({ value }) => value,
    )
  await expect.poll(valuesOf).toEqual([3, 38.5])
  const follows = page.getByRole('region', { name: '由此看出' })
  await expect(follows).toContainText('泛红')
  await expect(follows).toContainText('干燥缺水')

  await hydration.fill('380')
  await hydration.blur()
  await expect(page.getByText('请填 0 到 100 之间的数字。')).toBeVisible()
  expect(await valuesOf()).toEqual([3, 38.5])

  await page.locator('[data-area=cheek_left]').tap()
  const asked = page.getByRole('dialog', { name: '左脸颊' })
  await button(asked, '泛红').tap()
  await asked.getByRole('radio', { name: '3 重' }).tap()
  await button(asked, '伤口').tap()
  await button(asked, '好了').tap()
  await expect(page.getByRole('button', { name: /^左脸颊.*泛红·重.*伤口·中/ })).toBeVisible()
  await expect
    .poll(() => db.areaMark.findMany({ where: { assessment: { visitId } }, orderBy: { kind: 'asc' } }))
    .toMatchObject([
      { area: 'cheek_left', kind: 'redness', strength: 3 },
      { area: 'cheek_left', kind: 'wound', strength: 2 },
    ])
  await expect(follows).toContainText('左脸颊 伤口')
})

test('the keyboard reaches all of it, in English', async ({ house, as }) => {
  await createSheets(house)
  const { visitId } = await guestAt(house, 'consultation')
  const page = await as(house.therapist, { language: 'en' })
  await open(page, `/visits/${visitId}`)
  await page.getByRole('radio', { name: 'Body', exact: true }).focus()
  await page.keyboard.press('Space')
  const tension = page.getByRole('radiogroup', { name: 'Neck and shoulder tension' })
  await tension.getByRole('radio').first().focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Space')
  await expect(tension.getByRole('radio').nth(3)).toBeChecked()

  const areas = page.getByRole('group', { name: 'Areas' })
  await areas.getByRole('button', { name: /^Nape/ }).focus()
  await expect(page.locator('svg[data-view=back]')).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(areas.getByRole('button', { name: /^Left shoulder/ })).toBeFocused()
  await page.keyboard.press('Enter')
  const asked = page.getByRole('dialog', { name: 'Left shoulder' })
  await button(asked, 'Tension').focus()
  await page.keyboard.press('Enter')
  await expect(asked.getByRole('radio', { name: /Clear/ })).toBeChecked()
  await page.keyboard.press('Escape')
  await expect(areas.getByRole('button', { name: /^Left shoulder.*Tension/ })).toBeFocused()
  await expect
    .poll(() => db.areaMark.findMany({ where: { assessment: { visitId } } }))
    .toMatchObject([{ area: 'shoulder_left', kind: 'tension', strength: 2 }])
})

test('two tablets read side by side, and on the same reading the slower is told', async ({ house, as }) => {
  const sheets = await createSheets(house)
  const { visitId } = await guestAt(house, 'consultation')
  const page = await as(house.therapist)
  await open(page, `/visits/${visitId}`)
  await read(house, { visitId, readingTypeId: sheets.face.readings.Oil, value: 2 })
  const oil = page.getByRole('radiogroup', { name: '油脂', exact: true })
  await expect(oil.getByRole('radio').nth(1)).toBeChecked()
  // A colleague has corrected it, and this tablet has not heard of it yet.
  await db.reading.updateMany({ where: { assessment: { visitId } }, data: { value: 1 } })
  await oil.getByRole('radio').nth(2).tap()
  await expect(page.getByText('同事刚记下了 1，请看看再决定要不要改。')).toBeVisible()
})

test('the key readings taken again show what it did', async ({ house, as }) => {
  const sheets = await createSheets(house)
  const { visitId } = await guestAt(house, 'consultation')
  await read(house, { visitId, readingTypeId: sheets.face.readings.Redness, value: 4 })
  await read(house, { visitId, readingTypeId: sheets.face.readings.Pores, value: 4 })
  await asStaff(house.manager, new Date())((ctx) => moveVisit(ctx, { visitId, move: 'begin_treatment' }))
  const session = await db.treatmentSession.findFirstOrThrow({ where: { visitId } })
  await asStaff(house.therapist, new Date())((ctx) => startSession(ctx, { sessionId: session.id }))
  const page = await as(house.therapist)
  await open(page, `/visits/${visitId}`)
  const again = page.getByRole('region', { name: '重点指标复测' })
  await expect(again.getByRole('radiogroup')).toHaveCount(1)
  await expect(again).toContainText('护理前 4')
  await again.getByRole('radio').nth(1).tap()
  await expect(again).toContainText('好转')
  await expect
    .poll(() => db.reading.findFirst({ where: { assessment: { visitId, moment: 'after' } } }))
    .toMatchObject({ value: 2 })

  const desk = await as(house.receptionist)
  await open(desk, `/visits/${visitId}`)
  await expect(desk.getByRole('region', { name: '重点指标复测' })).toBeHidden()
})

test('her readings over her visits are seen as plots and read as a table', async ({ house, as }) => {
  const sheets = await createSheets(house)
  const { clientId } = await guestAt(house, 'consultation')
  const { Redness: readingTypeId } = sheets.face.readings
  for (const [index, [before, after]] of [
    [5, 4],
    [4, 3],
    [3, 2],
  ].entries()) {
    const startsAt = addMinutes(new Date(), (index - 4) * 20 * 24 * 60)
    const { visitId } = await createVisit(house, { clientId, startsAt, stage: 'follow_up', hasBegun: true })
    await read(house, { visitId, readingTypeId, value: before ?? 0, now: startsAt })
    await read(house, { visitId, readingTypeId, value: after ?? 0, moment: 'after', now: startsAt })
  }
  const page = await as(house.therapist)
  await open(page, `/clients/${clientId}?tab=care&part=readings`)
  const readings = page.getByRole('region', { name: '检测指标' })
  await expect(readings).toContainText('最近 3 次')
  await expect(readings.getByRole('img', { name: '泛红，3 次检测' })).toBeVisible()
  await readings.getByText('看表', { exact: true }).tap()
  const row = readings.getByRole('row', { name: /^泛红/ })
  await expect(row.getByRole('cell')).toHaveText(['5 → 4', '4 → 3', '3 → 2'])

  const desk = await as(house.receptionist)
  await open(desk, `/clients/${clientId}?tab=care`)
  await expect(desk.getByText('检测指标')).toBeHidden()
})

test('the manager makes a sheet her own', async ({ house, as }) => {
  await createSheets(house)
  const page = await as(house.manager, { language: 'en' })
  await open(page, '/settings/assessments')
  await page.getByRole('row', { name: 'Face' }).tap()
  await page.getByRole('link', { name: 'Edit its readings' }).tap()
  await button(page, 'Add a reading').tap()
  const form = page.getByRole('dialog')
  await form.getByRole('textbox', { name: /^Chinese name/ }).fill('酸碱度')
  await form.getByText('Measured', { exact: true }).tap()
  await form.getByRole('textbox', { name: 'Lowest' }).fill('3')
  await form.getByRole('textbox', { name: 'Highest' }).fill('9')
  await form.getByRole('textbox', { name: 'Unit' }).fill('pH')
  await button(form, 'Save').tap()
  await expect(form).toBeHidden()
  await expect(page.getByText('酸碱度')).toBeVisible()
  expect(await db.readingType.findFirst({ where: { name: '酸碱度' } })).toMatchObject({
    form: 'measure',
    minimum: 3,
    maximum: 9,
    unit: 'pH',
  })
})
