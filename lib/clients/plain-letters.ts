// One way of writing for the many in which a name is written: accents, letters of their own, dots, blanks, both scripts.
import 'server-only'
import pairs from 'opencc-js/dict/TSCharacters'

/** Letters that stay themselves when accents are taken off. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ đ: 'd', ð: 'd', ɖ: 'd', ɗ: 'd', ł: 'l', ø: 'o', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ħ: 'h' },
  ...{ ŋ: 'n', ŧ: 't', ĸ: 'k', ə: 'e', ƙ: 'k', ɓ: 'b', ƒ: 'f', ƶ: 'z', ɨ: 'i', ς: 'σ' },
}

/** What German, Danish and Swedish write where a keyboard has no such letter. */
const SPELT_OUT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' }

/** Written in Japan or by families, beside the table of the traditional ones. */
const FAMILY_FORMS =
  '沢泽 斎斋 広广 恵惠 桜樱 辺边 邉边 黒黑 徳德 竜龙 栄荣 実实 関关 児儿 髙高 﨑崎 𠮷吉 戸户 戶户 眞真 瀬濑 楽乐 薫薰 蔵藏 嶋岛 峯峰 羣群 栁柳 粛肃 淵渊 渊渊 喆哲'

const SIMPLIFIED = new Map<string, string>([
  ...pairs.split('|').map((pair): [string, string] => {
    const [written = '', simple = written] = pair.split(' ')
    return [written, simple]
  }),
  ...FAMILY_FORMS.split(' ').map((pair): [string, string] => {
    const [written = '', simple = written] = Array.from(pair)
    return [written, simple]
  }),
])

/** In names these keep the reading that their simplified form has lost. */
const READ_AS_WRITTEN = new Set('乾著藉徵喆')

/** Whatever sets the parts of one name apart in Chinese characters: 阿依古丽·买买提, 王　芳, 扎西‧多吉. */
const BETWEEN_HAN = /(?<=\p{Script=Han})[\s\p{Z}\p{Pd}_.*·•‧・･∙⋅●◦○˙﹒᛫ꞏᐧ]+(?=\p{Script=Han})/gu

const HAN = /\p{Script=Han}/gu

/** Marks that nobody sees; a name copied from a chat is full of them. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu

const APOSTROPHES = /['’‘ʼʻʹ′´`＇]/gu

/** A name without padding: widths made one, unseen marks gone, its Chinese characters together. */
export function closedUp(name: string): string {
  return name.replace(UNSEEN, '').replace(BETWEEN_HAN, '').normalize('NFKC').replace(BETWEEN_HAN, '')
}

/** Traditional and family forms written as the simplified ones, character by character. Only for finding. */
export function simplified(text: string): string {
  return text.replace(HAN, (character) => SIMPLIFIED.get(character) ?? character)
}

/** As `simplified`, but for characters whose reading would be lost. */
export function simplifiedToRead(text: string): string {
  return text.replace(HAN, (character) =>
    READ_AS_WRITTEN.has(character) ? character : simplified(character),
  )
}

/** Lower-case words of letters and digits, accents taken off; apostrophes and hyphens hold no meaning here. */
export function plainWords(text: string): string[] {
  return text
    .replace(UNSEEN, '')
    .replace(APOSTROPHES, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .normalize('NFC')
    .replace(/\p{L}/gu, (letter) => LETTERS[letter] ?? letter)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
}

/**
 * The same Latin words as they may be spelt elsewhere: "Müller" also "mueller", and "Mueller" also "muller". Empty
 * where there is no other spelling.
 */
export function otherSpellings(text: string): string[][] {
  const plain = plainWords(text)
  const speltOut = plainWords(
    text
      .toLowerCase()
      .normalize('NFC')
      .replace(/[äöüøå]/g, (sign) => SPELT_OUT[sign] ?? sign),
  )
  const short = plain.map((word) =>
    /^\p{Script=Latin}+$/u.test(word) ? word.replace(/([aou])e|aa/g, '$1') : word,
  )
  return [speltOut, short].filter((words) => words.join(' ') !== plain.join(' '))
}
