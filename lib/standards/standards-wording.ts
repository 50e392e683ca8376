// In which words a standard is read: in the reader's language, and where nothing is written in it, in Chinese.

type Standard = Record<`${StandardText}${'Zh' | 'En'}`, string>
export type StandardText = 'title' | 'requirement' | 'say' | 'gesture'

/** Steps whose sentence is an apology: said only to a guest who has a worry or is not happy. */
const FOR_THE_UNHAPPY: ReadonlySet<string> = new Set(['note_concerns'])

/** Whether what the step says is only for a guest who has a worry or is not happy. */
export function isForTheUnhappy(stepKey: string): boolean {
  return FOR_THE_UNHAPPY.has(stepKey)
}

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
