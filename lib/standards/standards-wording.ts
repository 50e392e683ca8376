// In which words a standard is read: in the reader's language, and where nothing is written in it, in Chinese.

type Standard = Record<`${StandardText}${'Zh' | 'En'}`, string>
export type StandardText = 'title' | 'requirement' | 'say' | 'gesture'

/** One text of a step for a reader of `locale`. */
export function standardText<Text extends StandardText>(
  standard: Pick<Standard, `${Text}Zh` | `${Text}En`>,
  text: Text,
  locale: string,
): string {
  const words: Partial<Standard> = standard
  const [own, chinese] = [words[`${text}En`] ?? '', words[`${text}Zh`] ?? '']
  return locale === 'en' ? own.trim() || chinese : chinese
}
