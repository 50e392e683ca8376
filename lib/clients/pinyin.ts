// How a name is read: syllables for sorting and finding, with the right reading of surnames that have several.
import 'server-only'
import { pinyin } from 'pinyin-pro'

const HAN = /\p{Script=Han}+/gu

/**
 * The reading of a name: lower-case syllables and words without tones, separated by blanks.
 * "王小明" is "wang xiao ming", "单雄信" is "shan xiong xin", "Émile Zola" is "emile zola"; ü is "v", as it is typed.
 */
export function pinyinOf(name: string): string {
  return read(name, 'head')
}

/** The reading a colleague would guess who does not know the surname: 单 as "dan". Only for finding. */
export function ordinaryPinyinOf(name: string): string {
  return read(name, 'off')
}

function read(name: string, surname: 'head' | 'off'): string {
  const syllables = name
    .normalize('NFKC')
    .replace(
      HAN,
      (run) => ` ${pinyin(run, { toneType: 'none', type: 'array', v: true, surname }).join(' ')} `,
    )
  return plainWords(syllables).join(' ') || name.trim().toLowerCase()
}

/** Lower-case words of letters and digits, accents taken off; apostrophes and hyphens hold no meaning here. */
export function plainWords(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’`]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}
