// What to say, by the standard that led her visit, with her form of address in it.
'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { AskedTitle } from '@/components/visit/asked-title'
import type { CallDue, ScriptStep } from '@/lib/follow-ups/follow-up-queries'
import { isForTheUnhappy, standardText } from '@/lib/standards/standards-wording'
import { addressOf, fillScript, type Title } from '@/lib/visits/visit-wording'

type CallScriptProps = { steps: readonly ScriptStep[]; client: CallDue['client']; speaker: string }

export function CallScript({ steps, client, speaker }: CallScriptProps) {
  const t = useTranslations('follow-ups')
  const locale = useLocale()
  const [title, setTitle] = useState<Title | null>(null)
  const said = { address: addressOf(client, locale, title), speaker }
  return (
    <section aria-labelledby="script-title">
      <h2 id="script-title" className="pb-3 text-xl">
        {t('script')}
      </h2>
      {addressOf(client, locale) === null && (
        <div className="pb-4">
          <AskedTitle guest={client} title={title} onChoose={setTitle} />
        </div>
      )}
      <ol className="grid gap-4">
        {steps.map((step) => (
          <li key={step.stepKey} className="border-s-2 border-celadon-line ps-4">
            <h3 className="font-sans text-sm font-medium tracking-normal text-ink-soft">
              {standardText(step, 'title', locale)}
            </h3>
            {isForTheUnhappy(step.stepKey) && <p className="text-sm text-ochre">{t('onlyUnhappy')}</p>}
            <p className="font-serif leading-relaxed xl:text-lg">
              {fillScript(standardText(step, 'say', locale), said)}
            </p>
            <p className="hidden pt-1 text-sm text-ink-soft xl:block">
              {standardText(step, 'requirement', locale)}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
