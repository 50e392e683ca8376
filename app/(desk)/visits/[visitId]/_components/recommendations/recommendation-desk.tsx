// Products for home, from what she still has to what she takes with her.
import { useTranslations } from 'next-intl'
import { AtHomeLines } from '@/components/at-home/at-home-lines'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { AtHome } from '@/lib/at-home/at-home-rows'
import type { Matching } from '@/lib/matching/matching-queries'
import type { GuidedVisit } from '@/lib/visits/visit-queries'
import { correctAtHomeAction, endAtHomeAction } from '../../../../clients/at-home-actions'
import { MadeRecommendation } from './made-recommendation'
import { OtherProduct } from './other-product'
import { Proposals } from './proposals'

type Props = {
  visitId: string
  made: GuidedVisit['recommendations']
  /** Null for whoever only looks on. */
  matching: Matching | null
  atHome: readonly AtHome[]
  /** YYYY-MM-DD in the salon's zone. */
  today: string
  currency: string
  mayChangeAtHome: boolean
}

export function RecommendationDesk(props: Props) {
  const { visitId, made, matching, atHome, today, currency, mayChangeAtHome } = props
  const t = useTranslations()
  const actions = mayChangeAtHome ? { correct: correctAtHomeAction, end: endAtHomeAction } : null
  const heldBack = matching?.heldBack ?? null
  return (
    <div className="grid gap-7">
      {atHome.length > 0 && (
        <section aria-labelledby="still-at-home" className="grid gap-1">
          <h3 id="still-at-home" className="text-lg">
            {t('at-home.still')}
          </h3>
          <AtHomeLines items={atHome} today={today} actions={actions} />
        </section>
      )}
      {heldBack && <HeldBack heldBack={heldBack} visitId={visitId} />}
      {matching?.hasReacted && (
        <Notice tone="warning" title={t('matching.reacted')}>
          {t('matching.reactedHint')}
        </Notice>
      )}
      {made.length > 0 ? (
        <ul aria-label={t('matching.made')} className="grid gap-5">
          {made.map((each) => (
            <MadeRecommendation
              key={each.id}
              made={each}
              isStopped={isStopped(matching, each.product.id)}
              currency={currency}
              isEditable={matching !== null}
            />
          ))}
        </ul>
      ) : (
        !matching && <p className="text-ink-soft">{t('visit.noRecommendations')}</p>
      )}
      {matching && !heldBack && (
        <>
          {(matching.proposals.length > 0 || made.length === 0) && (
            <Proposals visitId={visitId} proposals={matching.proposals} today={today} currency={currency} />
          )}
          <OtherProduct visitId={visitId} products={matching.products} currency={currency} />
        </>
      )}
    </div>
  )
}

function HeldBack({ heldBack, visitId }: { heldBack: NonNullable<Matching['heldBack']>; visitId: string }) {
  const t = useTranslations('matching')
  const title = { not_asked: 'notAsked', told: 'told', unsorted: 'unsorted', one_word: 'oneWord' } as const
  const hint = {
    not_asked: 'notAskedHint',
    told: 'toldHint',
    unsorted: 'unsortedHint',
    one_word: 'oneWordHint',
  } as const
  return (
    <Notice
      tone="warning"
      title={t(title[heldBack.why])}
      action={<ButtonLink href={`/visits/${visitId}?stage=consultation`}>{t('toConsultation')}</ButtonLink>}
    >
      {'alerts' in heldBack
        ? t(hint[heldBack.why], { alerts: heldBack.alerts.map(({ text }) => text).join(' · ') })
        : t(hint[heldBack.why])}
    </Notice>
  )
}

function isStopped(matching: Matching | null, productId: string): boolean {
  return (matching?.products.find(({ id }) => id === productId)?.stops.length ?? 0) > 0
}
