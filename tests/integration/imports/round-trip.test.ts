// What goes out as a list comes back in: nothing of it is lost on the way.
import { createTranslator } from 'next-intl'
import { describe, expect, it } from 'vitest'
import type { ExportWords } from '@/lib/client-lists/export-cells'
import { exportList } from '@/lib/client-lists/export-list'
import { EVERYBODY } from '@/lib/client-lists/list-flow'
import { COLUMNS, EXPORT_FORMATS, type ExportFormat } from '@/lib/client-lists/list-schemas'
import { db } from '@/lib/db/client'
import archiveEn from '@/lib/i18n/messages/en/archive.json'
import basicsEn from '@/lib/i18n/messages/en/archive-basics.json'
import listsEn from '@/lib/i18n/messages/en/client-lists.json'
import clientsEn from '@/lib/i18n/messages/en/clients.json'
import archiveZh from '@/lib/i18n/messages/zh-CN/archive.json'
import basicsZh from '@/lib/i18n/messages/zh-CN/archive-basics.json'
import listsZh from '@/lib/i18n/messages/zh-CN/client-lists.json'
import clientsZh from '@/lib/i18n/messages/zh-CN/clients.json'
import { createClient } from '../../factories/client'
import { importFile } from '../../factories/import'
import { createSalon, type TestSalon } from '../../factories/salon'
import { TEST_NOW } from '../../factories/test-day'

const messages = {
  'zh-CN': { 'client-lists': listsZh, clients: clientsZh, archive: archiveZh, 'archive-basics': basicsZh },
  en: { 'client-lists': listsEn, clients: clientsEn, archive: archiveEn, 'archive-basics': basicsEn },
}
const CODES = {
  time: 'archive.classes.time',
  transaction: 'archive.classes.transaction',
  source: 'archive-basics.sources',
  sex: 'clients.basics.sexes',
  alert: 'client-lists.value.alert',
}
type Language = keyof typeof messages

/** The words that the screen hands to an export. */
function wordsIn(locale: Language): ExportWords {
  const translator = createTranslator({
    locale,
    messages: messages[locale] as object as Record<string, never>,
  })
  const t = translator as unknown as (key: string, values?: object) => string
  const list = (key: string, values?: object) => t(`client-lists.${key}`, values)
  return {
    locale,
    title: list('lists'),
    name: list('column.name'),
    formOfAddress: list('column.formOfAddress'),
    columns: Object.fromEntries(
      COLUMNS.map((column) => [column, list(`column.${column}`)]),
    ) as ExportWords['columns'],
    code: (of, code) => t(`${CODES[of]}.${code}`),
    lunar: (day) => list('value.lunar', { day }),
  }
}

async function people(house: TestSalon): Promise<unknown[]> {
  const found = await db.client.findMany({
    where: { salonId: house.salon.id },
    orderBy: { name: 'asc' },
    select: {
      name: true,
      formOfAddress: true,
      phone: true,
      sex: true,
      birthYear: true,
      birthMonth: true,
      birthDay: true,
      birthLunar: true,
      source: true,
      tags: { select: { tag: { select: { name: true } } } },
    },
  })
  return found.map(({ tags, ...person }) => ({ ...person, tags: tags.map(({ tag }) => tag.name).toSorted() }))
}

async function fill(house: TestSalon): Promise<void> {
  const { receptionist, manager, salon } = house
  const tag = await db.tag.create({ data: { salonId: salon.id, name: '怕冷', position: 0 } })
  const made: [string, string, object][] = [
    [
      '欧阳静怡',
      '13812345678',
      { sex: 'female', birthYear: 1988, birthMonth: 8, birthDay: 15, source: 'friend' },
    ],
    [
      '单雪梅',
      '13812345679',
      { sex: 'female', birthYear: 1990, birthMonth: 12, birthDay: 3, birthLunar: true, source: 'wechat' },
    ],
    ['Renée O’Brien', '+447911123456', { birthMonth: 5, birthDay: 8, source: 'xiaohongshu' }],
    [
      '=王小明',
      '13812345670',
      { sex: 'male', birthYear: 2005, birthMonth: 3, birthDay: 8, source: 'dianping' },
    ],
  ]
  for (const [name, phone, data] of made) {
    const clientId = await createClient(
      receptionist,
      { name, phone, formOfAddress: `${name.slice(-2)}姐` },
      TEST_NOW,
    )
    await db.client.update({ where: { id: clientId }, data })
    await db.clientTag.create({
      data: { clientId, tagId: tag.id, givenById: manager.id, givenAt: TEST_NOW },
    })
  }
}

describe('a list that was taken out', () => {
  it.each(
    (['zh-CN', 'en'] as const).flatMap((language) =>
      EXPORT_FORMATS.map((format): [Language, ExportFormat] => [language, format]),
    ),
  )('in %s as %s comes back in without loss', async (language, format) => {
    const [house, other] = await Promise.all([createSalon(), createSalon()])
    await fill(house)
    const { body, name } = await exportList(
      { staff: house.manager, now: TEST_NOW },
      { list: { ...EVERYBODY, columns: [...COLUMNS] }, format, title: '全部/客户' },
      wordsIn(language),
    )
    expect(name).toMatch(new RegExp(`^${house.salon.name}-全部 客户-\\d{4}-\\d\\d-\\d\\d\\.${format}$`))
    const file = Buffer.from(await new Response(body).arrayBuffer())
    await importFile(other.manager, file, TEST_NOW)
    expect(await people(other)).toEqual(await people(house))
  })
})
