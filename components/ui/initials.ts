// What stands for a person where there is no picture.
const compoundSurnames = new Set(
  '欧阳 上官 司马 诸葛 夏侯 皇甫 尉迟 公孙 慕容 令狐 司徒 司空 端木 东方 南宫 独孤 宇文 长孙 轩辕 申屠 闻人 万俟 钟离 濮阳 淳于 单于 太史 公冶 宗政 赫连 呼延 百里 第五'.split(
    ' ',
  ),
)

/** The given name of a Chinese name, at most its last two characters; first and last initials of any other. */
export function initialsOf(name: string): string {
  const trimmed = name.trim()
  if (/^\p{Script=Han}+$/u.test(trimmed)) return givenNameOf([...trimmed])
  const words = trimmed.split(/[\s·•・]+/u).filter((word) => /^\p{L}/u.test(word))
  const first = words.at(0)
  const last = words.length > 1 ? words.at(-1) : undefined
  return [first, last]
    .map((word) => (word ? [...word][0] : ''))
    .join('')
    .toLocaleUpperCase('en')
}

function givenNameOf(characters: string[]): string {
  const surnameLength = characters.length > 2 && compoundSurnames.has(characters.slice(0, 2).join('')) ? 2 : 1
  const given = characters.length > 1 ? characters.slice(surnameLength) : characters
  return given.slice(-2).join('')
}

/** The same name always gets the same one of `count` tones. */
export function toneOf(name: string, count: number): number {
  let hash = 2166136261
  for (const character of name.trim())
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619) >>> 0
  // The low digits of the sum alone hardly differ between short names.
  hash = Math.imul(hash ^ (hash >>> 15), 2246822519) >>> 0
  return ((hash ^ (hash >>> 13)) >>> 0) % count
}
