// What is done at once where a treatment has to stop, in the order of doing it.
import { useTranslations } from 'next-intl'

const STEPS = ['stop', 'take_off', 'look', 'ask'] as const

export function HaltSteps() {
  const t = useTranslations('ending.halt.steps')
  return (
    <ol className="grid list-decimal gap-1 ps-6 text-lg">
      {STEPS.map((step) => (
        <li key={step}>{t(step)}</li>
      ))}
    </ol>
  )
}
