// One row of a foreign file as the client it would become, and what is wrong with it.
import 'server-only'
import type { SOURCES } from '@/lib/clients/basics-schemas'
import { toE164 } from '@/lib/clients/phone-numbers'
import { isPlainNote } from './column-guess'
import type { ImportField, Mapping, Problem } from './import-flow'
import { type DateOrder, type ReadBirthday, readBirthday } from './read-birthday'

type Source = (typeof SOURCES)[number]

export type Person = {
  /** '' when the row has none; then it is not taken over. */
  name: string
  /** E.164, each once; the first is the one to call. */
  phones: string[]
  sex: 'female' | 'male' | null
  birthday: ReadBirthday | null
  formOfAddress: string | null
  nickname: string | null
  address: string | null
  occupation: string | null
  education: string | null
  family: string | null
  character: string | null
  hobbies: string | null
  source: Source
  /** The name or number of who referred her, as it stands in the file. */
  referrer: string | null
  tags: string[]
  notes: string[]
}

export type ColumnFacts = {
  headings: readonly string[]
  mapping: Mapping
  /** How a date in each column is to be read. */
  orders: readonly DateOrder[]
  /** ISO 3166 of the salon. */
  country: string
  thisYear: number
}

/** The row's cells as text, and which of them hold a formula. */
export type Cells = { row: string[]; formulas?: number[] | undefined }

const LONGEST = {
  name: 60,
  formOfAddress: 30,
  nickname: 30,
  address: 200,
  occupation: 120,
  education: 120,
  family: 500,
  character: 500,
  hobbies: 500,
} as const
const LONGEST_TAG = 20
const MOST_TAGS = 10

/** Reads a row by its columns. What cannot be read goes into her notes in the file's own words: nothing is lost. */
export function readRow(cells: Cells, columns: ColumnFacts): { person: Person; problems: Problem[] } {
  const reading = new Reading(cells, columns)
  const person: Person = {
    name: reading.name(),
    phones: reading.phones(),
    sex: readSex(reading.text('sex')),
    birthday: reading.birthday(),
    formOfAddress: reading.short('formOfAddress'),
    nickname: reading.short('nickname'),
    address: reading.short('address'),
    occupation: reading.short('occupation'),
    education: reading.short('education'),
    family: reading.short('family'),
    character: reading.short('character'),
    hobbies: reading.short('hobbies'),
    source: reading.source(),
    referrer: reading.text('referrer') || null,
    tags: reading.tags(),
    notes: reading.notes(),
  }
  return { person, problems: reading.problems(person) }
}

/** By these two rows, or a row and a client, are recognised as one person. */
export function keysOf({ name, phones, birthday }: Person): { phones: string[]; person: string | null } {
  return { phones, person: birthday ? [sameName(name), ...Object.values(birthday)].join(' ') : null }
}

/** A name as it is compared: without blanks and case. */
export function sameName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s/g, '')
}

class Reading {
  private readonly found = new Set<Problem['code']>()
  /** What could not be kept in its own place. */
  private readonly rest: string[] = []

  constructor(
    private readonly cells: Cells,
    private readonly columns: ColumnFacts,
  ) {
    const used = (cells.formulas ?? []).some((column) => columns.mapping[column])
    if (used) this.found.add('formula')
  }

  name(): string {
    const given = this.text('firstName')
    const family = this.text('lastName')
    const isHan = /\p{Script=Han}/u.test(given + family)
    const joined = isHan ? family + given : [given, family].filter(Boolean).join(' ')
    const name = (this.text('name') || joined).replace(/\s+/g, ' ').trim()
    if (!/\p{L}/u.test(name)) return ''
    return this.cut('name', name, LONGEST.name)
  }

  phones(): string[] {
    const numbers = new Set<string>()
    for (const { column, text } of this.columnsOf('phone')) {
      for (const part of phoneParts(text, this.columns.country)) {
        const number = toE164(part, this.columns.country)
        if (number && /^\+[1-9]\d{4,14}$/.test(number)) numbers.add(number)
        else this.leave('phone_unreadable', column, text)
      }
    }
    return [...numbers]
  }

  birthday(): ReadBirthday | null {
    for (const { column, text } of this.columnsOf('birthday')) {
      const heading = this.columns.headings[column] ?? ''
      const order = this.columns.orders[column] ?? 'day_first'
      const read = readBirthday(/农历/.test(heading) ? `农历${text}` : text, order, this.columns.thisYear)
      if (read === 'impossible') this.leave('date_impossible', column, text)
      else if (read === 'unsure') this.leave('date_unsure', column, text)
      else return read
    }
    return null
  }

  short(field: keyof typeof LONGEST): string | null {
    return this.cut(field, this.text(field), LONGEST[field]) || null
  }

  source(): Source {
    const text = this.text('source')
    const code = sourceOf(text)
    if (text && code === 'imported') this.rest.push(this.labelled(this.columnOf('source'), text))
    return code
  }

  tags(): string[] {
    const words = this.columnsOf('tags').flatMap(({ text }) => text.split(/[,，;；、|\n]/))
    const tags = [...new Set(words.map((word) => word.trim()).filter(Boolean))]
    const kept = tags.filter((tag) => tag.length <= LONGEST_TAG).slice(0, MOST_TAGS)
    if (kept.length < tags.length) {
      this.leave('too_long', this.columnOf('tags'), tags.filter((tag) => !kept.includes(tag)).join('、'))
    }
    return kept
  }

  notes(): string[] {
    const written = this.columnsOf('note').map(({ column, text }) =>
      isPlainNote(this.columns.headings[column] ?? '') ? text : this.labelled(column, text),
    )
    return [...written, ...this.rest]
  }

  text(field: ImportField): string {
    return this.columnsOf(field)
      .map(({ text }) => text)
      .join(' ')
  }

  problems({ name }: Person): Problem[] {
    const codes = [...(name === '' ? (['name_missing'] as const) : []), ...this.found]
    return codes.map((code) => ({ code }))
  }

  private columnsOf(field: ImportField): { column: number; text: string }[] {
    return this.columns.mapping
      .map((mapped, column) => ({
        column,
        text: mapped === field ? (this.cells.row[column] ?? '').trim() : '',
      }))
      .filter(({ text }) => text !== '')
  }

  private columnOf(field: ImportField): number {
    return this.columns.mapping.indexOf(field)
  }

  private cut(field: ImportField, text: string, longest: number): string {
    if (text.length <= longest) return text
    this.leave('too_long', this.columnOf(field), text)
    return Array.from(text).slice(0, longest).join('').slice(0, longest)
  }

  private leave(code: Problem['code'], column: number, text: string): void {
    this.found.add(code)
    const words = this.labelled(column, text)
    if (!this.rest.includes(words)) this.rest.push(words)
  }

  private labelled(column: number, text: string): string {
    const heading = this.columns.headings[column] ?? ''
    return heading ? `${heading}: ${text}` : text
  }
}

/** A cell may hold several numbers, and words beside them: "138 1234 5678 / 0571-8888 6666（老公）". */
function phoneParts(cell: string, country: string): string[] {
  const bare = cell
    .normalize('NFKC')
    .replace(/\([^\d]*\)/g, ' ')
    .trim()
  const parts = bare.split(/[,;、/|\n]+/).flatMap((part) => splitByBlanks(part.trim(), country))
  return parts.map(cleanNumber).filter((part) => part !== '')
}

/** Blanks group the digits of one number, or stand between two whole ones. */
function splitByBlanks(part: string, country: string): string[] {
  if (toE164(cleanNumber(part), country)) return [part]
  const words = part.split(/\s+/)
  return words.length > 1 && words.every((word) => word.replace(/\D/g, '').length >= 7) ? words : [part]
}

/** Without the apostrophe, the ".0" and the 00 that spreadsheets and habits add. */
function cleanNumber(text: string): string {
  return text
    .replace(/^['"=\s]+|['"\s]+$/g, '')
    .replace(/^(\d{7,15})\.0+$/, '$1')
    .replace(/^00(?=[1-9])/, '+')
}

function readSex(text: string): 'female' | 'male' | null {
  const word = text.normalize('NFKC').trim().toLowerCase()
  if (/^(女|女性|女士|小姐|太太|f|female|woman|w|ms|mrs|miss)\.?$/.test(word)) return 'female'
  return /^(男|男性|男士|先生|m|male|man|mr)\.?$/.test(word) ? 'male' : null
}

const SOURCE_WORDS: readonly (readonly [Source, RegExp])[] = [
  ['dianping', /大众点评|点评|美团|dianping|meituan/i],
  ['xiaohongshu', /小红书|xiaohongshu|rednote/i],
  ['douyin', /抖音|douyin|tiktok/i],
  ['wechat', /微信|公众号|wechat/i],
  ['friend', /介绍|推荐|朋友|亲友|friend|referral|word of mouth/i],
  ['event', /活动|展会|地推|event/i],
  ['walk_in', /路过|自然到店|自然进店|上门|门店|walk.?in|passing/i],
]

function sourceOf(text: string): Source {
  return SOURCE_WORDS.find(([, words]) => words.test(text))?.[0] ?? 'imported'
}
