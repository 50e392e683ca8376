// Turns a standard's sentence into words for this guest, said by this person. Safe for the client.
import { ADDRESSED_EN, ADDRESSED_ZH } from '@/lib/clients/titles'

/** What is known of how somebody is spoken to. */
export type SpokenTo = {
  name: string
  formOfAddress: string | null
  sex: 'female' | 'male' | null
  /** Syllables separated by blanks; how a Chinese name is said in English. */
  pinyin: string
}

export type Title = 'female' | 'male'

const COMPOUND_SURNAMES = new Set(
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 令狐 百里 呼延 西门 东郭 南门 第五 歐陽 諸葛 司馬 東方 南宮 萬俟 聞人 尉遲 鍾離 長孫 鮮于'.split(
    ' ',
  ),
)

/**
 * How she is addressed, never by a bare full name: by her form of address, by a name that is one already, else by her
 * surname and what her sex says; null where nobody knows, and somebody has to say.
 */
export function addressOf(guest: SpokenTo, locale: string, chosen: Title | null = null): string | null {
  if (guest.formOfAddress && guest.formOfAddress !== guest.name) return guest.formOfAddress
  if (ADDRESSED_ZH.test(guest.name) || ADDRESSED_EN.test(guest.name)) return guest.name
  const title = chosen ?? guest.sex
  return title && titled(guest, title, locale)
}

/** 诸葛女士, Ms Zhuge; without a surname the title alone. */
export function titled(
  { name, pinyin }: Pick<SpokenTo, 'name' | 'pinyin'>,
  title: Title,
  locale: string,
): string {
  const surname = surnameOf(name)
  if (locale !== 'en') return `${surname ?? ''}${title === 'female' ? '女士' : '先生'}`
  if (surname === null) return title === 'female' ? 'Madam' : 'Sir'
  const said = isHan(surname) ? readOf(pinyin, Array.from(surname).length) || surname : surname
  return `${title === 'female' ? 'Ms' : 'Mr'} ${said}`
}

/**
 * What a screen may show of her name to whoever passes: her surname with what she is called, never the whole of it.
 * A name of signs or figures alone tells nobody who she is, and stays.
 */
export function nameFromAfar(
  { name, pinyin, sex }: Pick<SpokenTo, 'name' | 'pinyin' | 'sex'>,
  locale: string,
): string {
  const surname = surnameOf(name)
  if (surname === null) return name
  const [title] = ADDRESSED_ZH.exec(name) ?? []
  if (title) return `${surname.replace(title, '')}${title}`
  if (sex) return titled({ name, pinyin }, sex, locale)
  return isHan(surname) ? `${surname}**` : `${surname.charAt(0)}.`
}

/** The first of a Chinese name, the last of any other; null for a name of signs or figures. */
function surnameOf(name: string): string | null {
  const together = name.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
  const [han] = together.match(/^\p{Script=Han}+/u) ?? []
  if (han) {
    const characters = Array.from(han)
    const pair = characters.slice(0, 2).join('')
    return COMPOUND_SURNAMES.has(pair) ? pair : (characters[0] ?? null)
  }
  return name.match(/[\p{L}\p{M}'’-]+(?=[^\p{L}]*$)/u)?.[0] ?? null
}

function readOf(pinyin: string, syllables: number): string {
  const read = pinyin.split(' ').slice(0, syllables).join('')
  return read.charAt(0).toUpperCase() + read.slice(1)
}

function isHan(word: string): boolean {
  return /^\p{Script=Han}/u.test(word)
}

export type Said = {
  /** Null where nobody knows how she is addressed: the sentence then does without. */
  address: string | null
  /** Who says it. */
  speaker?: string | undefined
  /** The minutes that are still left of the wait she was told. */
  minutes?: number | null | undefined
}

/**
 * A sentence of the standards as it is said: {称呼} or {address} is how she is addressed, ×× (in English …) the name of
 * whoever speaks or the minutes she still waits. What is not known stays open.
 */
export function fillScript(sentence: string, { address, speaker, minutes }: Said): string {
  const addressed = address === null ? unaddressed(sentence) : fillAddress(sentence, address)
  const timed = minutes ? addressed.replace(/×× ?(?=分钟)|…(?= minutes)/g, String(minutes)) : addressed
  return speaker ? timed.replace(/××(?! ?分钟)|(?<=\b(?:my name is|this is) )…/g, speaker) : timed
}

/** Puts her form of address where a standard leaves room for it: {称呼} in Chinese, {address} in English. */
function fillAddress(sentence: string, address: string): string {
  return sentence.replaceAll('{称呼}', address).replaceAll('{address}', address)
}

function unaddressed(sentence: string): string {
  const bare = sentence.replace(/\{称呼\}[，,]?|\{address\}, |,? ?\{address\}/g, '')
  return bare.charAt(0).toUpperCase() + bare.slice(1)
}

/** What is left of a wait that she was told; null once it is over, or where she was told none. */
export function minutesLeft(waitTold: { minutes: number; at: string } | null, now: string): number | null {
  if (!waitTold) return null
  const left = waitTold.minutes - Math.floor((Date.parse(now) - Date.parse(waitTold.at)) / 60_000)
  return left > 0 ? left : null
}
