// Which new passwords are refused: those that everybody tries first, and those that the house itself gives away.
import 'server-only'
import { dictionary } from '@zxcvbn-ts/language-common'
import { pinyin } from 'pinyin-pro'

export type PasswordFault = 'password_common' | 'password_like_name'

/** Much used where Chinese is typed, and missing in a list that was gathered elsewhere. */
const USED_HERE = [
  'woaini',
  'woaiwojia',
  'wodemima',
  '5201314',
  '1314520',
  '7758521',
  '7758258',
  'yazuo',
  'foyer',
]

const COMMON = new Set([...dictionary['passwords-common'], ...USED_HERE])

/** What is left of a name may stand beside it: a year, a date, a few signs. */
const BESIDE_A_NAME = 4

/**
 * What is wrong with a new password, or null. Common is one of the list, in any case, also with figures or signs put
 * after it, and one of three different characters at most; `names` are those of the person and of the house.
 */
export function passwordFault(password: string, names: readonly string[]): PasswordFault | null {
  const typed = password.normalize('NFKC').toLowerCase()
  if (names.flatMap(spellings).some((name) => isLike(typed, name))) return 'password_like_name'
  const core = typed.replace(/[\d\W_]+$/u, '')
  const isCommon = [typed, core].some((each) => COMMON.has(each)) || startsWithFavourite(typed)
  return isCommon || new Set(typed).size <= 3 ? 'password_common' : null
}

/** 5201314 with a few more figures is no better. */
function startsWithFavourite(typed: string): boolean {
  return USED_HERE.some((favourite) => /^\d+$/.test(favourite) && typed.startsWith(favourite))
}

function spellings(name: string): string[] {
  const read = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive' }).join('')
  return [...new Set([bare(name), bare(read)])].filter(({ length }) => length >= 2)
}

function isLike(typed: string, name: string): boolean {
  const rest = bare(typed)
  return rest.includes(name) && rest.length - name.length <= BESIDE_A_NAME
}

function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
