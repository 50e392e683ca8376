// What to say, by the standard that led her visit, with her form of address in it.
'use client'

import { useLocale, useTranslations } from 'next-intl'
import type { CallDue, ScriptStep } from '@/lib/follow-ups/follow-up-queries'
import { guestName } from '@/lib/i18n/format'
import { fillAddress } from '@/lib/visits/visit-wording'

type CallScriptProps = { steps: readonly ScriptStep[]; client: CallDue['client'] }

export function CallScript({ steps, client }: CallScriptProps) {
  const t = useTranslations('follow-ups')
  const isEnglish = useLocale() === 'en'
  return (
    <section aria-labelledby="script-title">
      <h2 id="script-title" className="pb-3 text-xl">
        {t('script')}
      </h2>
      <ol className="grid gap-4">
        {steps.map((step) => (
          <li key={step.stepKey} className="border-s-2 border-celadon-line ps-4">
            <h3 className="font-sans text-sm font-medium tracking-normal text-ink-soft">
              {isEnglish ? step.titleEn : step.titleZh}
            </h3>
            <p className="font-serif leading-relaxed xl:text-lg">
              {fillAddress(isEnglish ? step.sayEn : step.sayZh, guestName(client))}
            </p>
            <p className="hidden pt-1 text-sm text-ink-soft xl:block">
              {isEnglish ? step.requirementEn : step.requirementZh}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
