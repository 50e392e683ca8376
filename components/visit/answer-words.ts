// What she answered, in the words that she saw: the staff read on their screens what stood on hers.
import { useTranslations } from 'next-intl'

type Worded = 'effect' | 'comfort' | 'pressureFelt' | 'temperatureFelt'

/** How she feels now, as she is asked on the phone. */
type OnThePhone = 'feeling'

/** The words of an answer: of what she answers on the tablet `feeling.her`, of what on the phone `follow-ups.record`. */
export function useAnswerWords(): (question: Worded | OnThePhone, value: number) => string {
  const hers = useTranslations('feeling.her')
  const call = useTranslations('follow-ups.record.feelings')
  return (question, value) => (question === 'feeling' ? call(`${value}`) : hers(`${question}.${value}`))
}

/** From worst to best. */
export function useFiveWords(
  question: 'effect' | 'comfort' | 'feeling',
): readonly [string, string, string, string, string] {
  const words = useAnswerWords()
  return [words(question, 1), words(question, 2), words(question, 3), words(question, 4), words(question, 5)]
}
