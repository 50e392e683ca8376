// What suits her today, each with the sentence to say; one tap recommends it, and the sentence may be reworded first.
'use client'

import { Pencil } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useToldAction } from '@/components/forms/use-told-action'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { TextAreaField } from '@/components/ui/field'
import { formatMoney, localName } from '@/lib/i18n/format'
import type { Match } from '@/lib/matching/matching-flow'
import { reasonInBrief, reasonInWords } from '@/lib/matching/matching-wording'
import { recommendProductAction } from '../../actions'
import { useSpeech } from './speech'

type Props = { visitId: string; proposals: readonly Match[]; today: string; currency: string }

export function Proposals({ proposals, ...about }: Props) {
  const t = useTranslations('matching')
  return (
    <section aria-labelledby="proposals-title" className="grid gap-3">
      <div>
        <h3 id="proposals-title" className="text-lg">
          {t('proposals')}
        </h3>
        <p className="text-sm text-ink-soft">{t(proposals.length > 0 ? 'proposalsHint' : 'none')}</p>
      </div>
      <ul className="grid gap-3">
        {proposals.map((match) => (
          <Proposal key={match.product.id} match={match} {...about} />
        ))}
      </ul>
    </section>
  )
}

function Proposal({ match, visitId, today, currency }: Omit<Props, 'proposals'> & { match: Match }) {
  const t = useTranslations('matching')
  const visit = useTranslations('visit')
  const locale = useLocale()
  const speech = useSpeech(today)
  const { submit, pending } = useToldAction(recommendProductAction)
  const [ownWords, setOwnWords] = useState<string | null>(null)
  const [isWording, setWording] = useState(false)
  const product = localName(match.product, locale)
  const prepared = reasonInWords(match, speech)
  const reason = ownWords?.trim() ? ownWords : prepared
  return (
    <Card as="li" className="grid gap-3 p-4!">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h4 className="font-serif text-lg">{product}</h4>
        <span className="numeric text-sm text-ink-soft">
          {formatMoney(match.product.priceMinor, currency, locale)}
        </span>
        <span className="text-sm text-ink-soft">
          {match.reasons.map((each) => reasonInBrief(each, speech)).join(' · ')}
        </span>
      </div>
      {isWording ? (
        <TextAreaField
          label={visit('recommendationReason')}
          rows={2}
          maxLength={500}
          autoFocus
          value={ownWords ?? prepared}
          onChange={setOwnWords}
        />
      ) : (
        <p className="font-serif leading-relaxed">{reason}</p>
      )}
      {match.needsPatchTest && (
        <Badge tone="ochre" className="justify-self-start">
          {t('patchTest')}
        </Badge>
      )}
      <div className="flex flex-wrap gap-2">
        <Button
          aria-label={t('recommendIt', { product })}
          isPending={pending}
          onPress={() => void submit({ visitId, productId: match.product.id, reason })}
        >
          {t('recommend')}
        </Button>
        <Button
          variant="quiet"
          aria-label={isWording ? undefined : t('rewordIt', { product })}
          icon={<Pencil aria-hidden="true" className="size-5" />}
          onPress={() => setWording(!isWording)}
        >
          {t(isWording ? 'keepWords' : 'reword')}
        </Button>
      </div>
    </Card>
  )
}
