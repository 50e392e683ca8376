// The manager changes a standard: a visit begun before keeps the old one, the next visit is led by the new one.

import { moveVisit } from '@/lib/visits/move-visit'
import { createAppointment, firstTreatment } from '../factories/appointment'
import { createClient } from '../factories/client'
import { asStaff } from '../factories/context'
import type { TestSalon } from '../factories/salon'
import { expect, test } from './fixtures'
import { comingIn } from './guests'
import { open } from './screens'

const WORDS = {
  'zh-CN': {
    step: '称呼问候',
    minutes: '标准时间',
    say: '语言（中文）',
    save: '保存',
    version: '第 2 版',
    old: '下午好',
    newWords: '雨天路滑，您来了真好，{称呼}。',
    shown: '雨天路滑，您来了真好，王姐。',
    about: '约 7 分钟',
  },
  en: {
    step: 'Greet by name',
    minutes: 'Target time',
    say: 'What to say (English)',
    save: 'Save',
    version: 'Version 2',
    old: 'Good afternoon',
    newWords: 'How good to see you in this rain, {address}.',
    shown: 'How good to see you in this rain, 王姐.',
    about: 'about 7 min',
  },
} as const

for (const language of ['zh-CN', 'en'] as const) {
  const words = WORDS[language]
  test(`a changed standard leads the next visit and no earlier one, in ${language}`, async ({
    house,
    as,
  }) => {
    const before = await arrivedGuest(house, 0)
    const office = await as(house.manager, { language })
    await open(office, '/settings/standards')
    await office.getByRole('row', { name: words.step }).click()
    const sheet = office.getByRole('dialog')
    await sheet.getByLabel(words.minutes).fill('7')
    await sheet.getByLabel(words.say).fill(words.newWords)
    await sheet.getByRole('button', { name: words.save }).click()
    await expect(sheet).toBeHidden()
    await expect(office.getByText(words.version)).toBeVisible()

    const after = await arrivedGuest(house, 1)
    const desk = await as(house.receptionist, { language })
    await open(desk, `/visits/${after}`)
    await expect(desk.getByRole('listitem').filter({ hasText: words.shown })).toContainText(words.about)
    await open(desk, `/visits/${before}`)
    await expect(desk.getByText(words.step).first()).toBeVisible()
    await expect(desk.getByText(words.shown)).toHaveCount(0)
    await expect(desk.getByText(words.about)).toHaveCount(0)
  })
}

/** With the first therapist or with the second, so that both can come within one hour. */
async function arrivedGuest(house: TestSalon, index: 0 | 1): Promise<string> {
  const clientId = await createClient(
    house.receptionist,
    { name: '王晓明', formOfAddress: '王姐' },
    new Date(),
  )
  const treatment = {
    ...firstTreatment(house),
    therapistId: house.therapists[index]?.id,
    roomId: house.rooms[index]?.id,
  }
  const coming = { ...comingIn(house, 20), clientId, treatments: [treatment] }
  const { visitId } = await createAppointment(house, coming)
  await asStaff(house.receptionist, new Date())((ctx) => moveVisit(ctx, { visitId, move: 'arrive' }))
  return visitId
}
