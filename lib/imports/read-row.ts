// One row of a foreign file as the client it would become, and what is wrong with it.
import 'server-only'
import type { SOURCES } from '@/lib/clients/basics-schemas'
import { type MoneyHabit, readMoney } from '@/lib/salons/money-flow'
import { isPlainNote } from './column-guess'
import { type DateOrder, type ImportField, JOINING, type Mapping, type Problem } from './import-flow'
import { type ReadBirthday, readBirthday } from './read-birthday'
import { type ReadPhone, readPhones } from './read-phones'

type Source = (typeof SOURCES)[number]

export type Person = {
  /** '' when the row has none; then it is not taken over. */
  name: string
  /** E.164, each once; the first is the one to call. */
  phones: string[]
  /** Those of `phones` that are a switchboard's: others have them too. */
  shared: string[]
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
  /** What the file tells of her time in the house before. */
  opening: Opening
}

export type Opening = {
  /** YYYY-MM-DD. */
  lastVisitOn: string | null
  visits: number | null
  spentMinor: number | null
  level: string | null
  balanceMinor: number | null
  /** Who used to treat her, as the file says. */
  therapist: string | null
}

export type ColumnFacts = {
  headings: readonly string[]
  mapping: Mapping
  /** How a date in each column is to be read. */
  orders: readonly DateOrder[]
  /** Numbers (E.164) and days (`birthdayKey`) of this file that stand for "none". */
  dummies: { phones: ReadonlySet<string>; birthdays: ReadonlySet<string> }
  /** ISO 3166 of the salon. */
  country: string
  /** How sums are written here. */
  money: MoneyHabit
  /** Of the salon, YYYY-MM-DD. */
  today: string
  thisYear: number
}

/** The row's cells as text, and which of them hold a formula. */
export type Cells = {
  row: string[]
  formulas?: number[] | undefined
  /** What the manager said is dialled before this row's number. */
  dial?: string | undefined
}

/** What other systems write where they know nothing. */
const NOTHING =
  /^(?:null|nil|none|n\/?a|#n\/a|#(?:ref|value|null|num|div\/0)!|#name\?|undefined|无|無|没有|暂无|未知|不详|未填写?|空|[-—–_./\\?？。*#]+)$/i
const INVISIBLE = /[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/g
/** A row that adds up, counts, or says who made the list. */
const SUMMARY =
  /^(?:合\s*计|总\s*计|小\s*计|共\s*计|总数|汇总|合計|總計|小計|(?:grand\s*|sub)?total|sum|summe|gesamt|somme|suma|totale?)\s*[:：]?\s*[\d.,]*$/i
const FOOTER =
  /^(?:共\s*\d+\s*[人位条行名个]|(?:导出|打印|制表|统计)(?:时间|日期|人|员)?\s*[:：]|制表人|第\s*\d+\s*页|page\s+\d+|exported\b|printed on\b|generated\b|\d+\s+(?:customers?|clients?|records?|rows?)\b|以下空白|[-=*]*\s*(?:完|end(?: of (?:list|report))?)\s*[-=*]*$)/i

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
  level: 60,
  therapist: 60,
} as const
const LONGEST_TAG = 20
const MOST_TAGS = 10

/** Reads a row by its columns. What cannot be read goes into her notes in the file's own words: nothing is lost. */
export function readRow(cells: Cells, columns: ColumnFacts): { person: Person; problems: Problem[] } {
  const reading = new Reading(cells, columns)
  const name = reading.name()
  const phones = reading.phones()
  const person: Person = {
    name,
    phones: phones.map(({ e164 }) => e164),
    shared: phones.filter(({ isShared }) => isShared).map(({ e164 }) => e164),
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
    opening: reading.opening(),
    notes: reading.notes(),
  }
  return { person, problems: reading.problems(person) }
}

/** By these two rows, or a row and a client, may be one person. Behind a switchboard there are many. */
export function keysOf(person: Person): { phones: string[]; person: string | null } {
  const { name, birthday } = person
  return {
    phones: person.phones.filter((phone) => !person.shared.includes(phone)),
    person: birthday ? [sameName(name), ...Object.values(birthday)].join(' ') : null,
  }
}

/** A birthday cell as it is read in its column. */
export function birthdayCell(
  text: string,
  column: number,
  facts: ColumnFacts,
): ReturnType<typeof readBirthday> {
  const isLunar = /农历|農曆|阴历|陰曆/.test(facts.headings[column] ?? '')
  return readBirthday(isLunar ? `农历${text}` : text, facts.orders[column] ?? 'day_first', facts.thisYear)
}

/** One day as it is compared; null for what is none. */
export function birthdayKey(read: ReturnType<typeof readBirthday>): string | null {
  if (read === null || typeof read === 'string') return null
  return [read.year ?? 0, read.month, read.day, read.lunar ? 'lunar' : 'solar'].join('-')
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
    return isName(name) ? this.cut('name', name, LONGEST.name) : ''
  }

  phones(): ReadPhone[] {
    const numbers = new Map<string, ReadPhone>()
    for (const { column, text } of this.columnsOf('phone')) {
      const { country, dummies } = this.columns
      const dial = this.cells.dial ?? null
      const { phones, troubles, hasWords } = readPhones(text, { country, dial, dummies: dummies.phones })
      for (const phone of phones) if (!numbers.has(phone.e164)) numbers.set(phone.e164, phone)
      for (const trouble of troubles) this.leave(trouble, column, text)
      if (hasWords || phones.some(({ isShared }) => isShared)) this.keep(column, text)
    }
    return [...numbers.values()]
  }

  birthday(): ReadBirthday | null {
    for (const { column, text } of this.columnsOf('birthday')) {
      const read = birthdayCell(text, column, this.columns)
      const key = birthdayKey(read)
      if (key !== null && this.columns.dummies.birthdays.has(key)) this.leave('date_dummy', column, text)
      else if (read === 'impossible') this.leave('date_impossible', column, text)
      else if (read === 'unsure') this.leave('date_unsure', column, text)
      else if (read !== null) return read
    }
    return null
  }

  opening(): Opening {
    return {
      lastVisitOn: this.lastVisit(),
      visits: this.visits(),
      spentMinor: this.money('spent'),
      level: this.short('level'),
      balanceMinor: this.money('balance'),
      therapist: this.short('therapist'),
    }
  }

  private lastVisit(): string | null {
    for (const { column, text } of this.columnsOf('lastVisit')) {
      const read = readBirthday(text, this.columns.orders[column] ?? 'day_first', this.columns.thisYear)
      if (read === 'unsure') this.leave('date_unsure', column, text)
      else if (read !== null && read !== 'impossible' && read.year !== null) {
        const day = `${read.year}-${twoDigits(read.month)}-${twoDigits(read.day)}`
        if (!read.lunar && day <= this.columns.today) return day
        this.leave('figure_unreadable', column, text)
      } else if (read !== null) this.leave('figure_unreadable', column, text)
    }
    return null
  }

  private visits(): number | null {
    for (const { column, text } of this.columnsOf('visits')) {
      const [, count] = /^(\d{1,5})(?:\.0+)?\s*(?:次|回|visits?|times)?$/i.exec(text.normalize('NFKC')) ?? []
      if (count) return Number(count)
      this.leave('figure_unreadable', column, text)
    }
    return null
  }

  private money(field: 'spent' | 'balance'): number | null {
    for (const { column, text } of this.columnsOf(field)) {
      const minor = readMoney(text, this.columns.money)
      if (typeof minor === 'number') return minor
      this.leave(minor === 'unsure' ? 'money_unsure' : 'figure_unreadable', column, text)
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

  /** A second column fills what the first leaves empty; where both say something, the other goes to the notes. */
  text(field: ImportField): string {
    const found = this.columnsOf(field)
    if (JOINING.includes(field)) return found.map(({ text }) => text).join(' ')
    const [first, ...others] = found
    for (const { column, text } of others) {
      const words = this.labelled(column, text)
      if (text !== first?.text && !this.rest.includes(words)) this.rest.push(words)
    }
    return first?.text ?? ''
  }

  problems({ name }: Person): Problem[] {
    if (this.isNobody()) return [{ code: 'no_person' }]
    const codes = [...(name === '' ? (['name_missing'] as const) : []), ...this.found]
    return codes.map((code) => ({ code }))
  }

  /** A total, a footer, or the headings once more. */
  private isNobody(): boolean {
    const filled = this.cells.row.flatMap((cell, column) => (cell.trim() === '' ? [] : [{ cell, column }]))
    const heads = filled.filter(({ cell, column }) => cell.trim() === this.columns.headings[column]?.trim())
    if (heads.length === filled.length || (heads.length > 1 && heads.length * 2 > filled.length)) return true
    if (this.columnsOf('phone').some(({ text }) => text.replace(/\D/g, '').length >= 7)) return false
    const first = clean(filled[0]?.cell ?? '')
    const name = clean(this.text('name'))
    return [first, name].some((text) => SUMMARY.test(text) || FOOTER.test(text))
  }

  private columnsOf(field: ImportField): { column: number; text: string }[] {
    return (
      this.columns.mapping
        .map((mapped, column) => ({
          column,
          text: mapped === field ? clean(this.cells.row[column] ?? '') : '',
        }))
        // In a note "none" is an answer: 过敏史 无.
        .filter(({ text }) => text !== '' && (field === 'note' || !NOTHING.test(text)))
    )
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
    this.keep(column, text)
  }

  private keep(column: number, text: string): void {
    const words = this.labelled(column, text)
    if (!this.rest.includes(words)) this.rest.push(words)
  }

  private labelled(column: number, text: string): string {
    const heading = this.columns.headings[column] ?? ''
    return heading ? `${heading}: ${text}` : text
  }
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0')
}

function clean(cell: string): string {
  return cell.replace(INVISIBLE, '').trim()
}

/** A guest may be known as 🌸 or 888; a telephone number is nobody's name. */
function isName(text: string): boolean {
  return /[\p{L}\p{Extended_Pictographic}]/u.test(text) || /^[\d\s]{1,6}$/.test(text)
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
