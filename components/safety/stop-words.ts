// A stop in plain words: what she has, and what it meets.
import { useLocale, useNow, useTimeZone, useTranslations } from 'next-intl'
import { formatComing, formatDate, localName } from '@/lib/i18n/format'
import type { StopLine } from '@/lib/safety/stop-sql'

export type StopWords = {
  /** What she has, or what is missing: 她对水杨酸过敏. */
  what: string
  /** What it meets: 这项护理用到果酸焕肤液（含水杨酸）. Null where nothing meets. */
  meets: string | null
  /** In smaller letters: her own words, a day, what follows. */
  aside: string | null
}

const KINDS = ['allergy', 'contraindication', 'pregnancy', 'medication'] as const
type Kind = (typeof KINDS)[number]

export function useStopWords(): (stop: StopLine) => StopWords {
  const now = useNow()
  const t = useTranslations('safety.stops')
  const areas = useTranslations('concerns.areas')
  const findings = useTranslations('concerns.minded')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const day = (at: Date | null | undefined) => (at ? formatDate(new Date(at), timeZone, locale) : '—')
  const thingOf = ({ treatment, product }: StopLine) => {
    const thing = product ?? treatment
    return thing ? localName(thing, locale) : '—'
  }

  function matched(stop: StopLine): StopWords {
    const { contraindication, alert, product } = stop
    const name = contraindication ? localName(contraindication, locale) : t('erased')
    const kind = kindOf(contraindication?.kind)
    return {
      what: t(`matched.${kind}`, { name }),
      meets: product
        ? t(`meets.product.${kind}`, { product: localName(product, locale), name })
        : t(`meets.treatment.${kind}`, { treatment: thingOf(stop) }),
      aside: alert && alert.text !== contraindication?.name ? t('noted', { text: alert.text }) : null,
    }
  }

  function answered({ kind, question }: StopLine): StopWords {
    const asked = question ? t(`questions.${question}`) : t('erased')
    return { what: t(kind, { question: asked }), meets: null, aside: t(`${kind}About`) }
  }

  function said(stop: StopLine): StopWords {
    const what = stop.alert ? t('said', { text: stop.alert.text }) : t('erased')
    return { what, meets: t('saidMeets', { thing: thingOf(stop) }), aside: null }
  }

  function eased({ alert, change }: StopLine): StopWords {
    if (!alert || !change) return { what: t('erased'), meets: null, aside: null }
    return {
      what: t(`eased.${change.easing}`, { name: change.by, text: alert.text }),
      meets: null,
      aside: t('easedAbout', { reason: change.reason }),
    }
  }

  function seen({ kind, mark }: StopLine): StopWords {
    const stop = kind === 'wiped' || kind === 'seen_before' ? kind : 'marked'
    const what = mark ? t(stop, { area: areas(mark.area), mark: findings(mark.kind) }) : t('erased')
    return { what, meets: null, aside: t(`${stop}About`) }
  }

  function reacted({ reaction }: StopLine): StopWords {
    if (!reaction) return { what: t('erased'), meets: null, aside: null }
    return {
      what: t('reacted', {
        day: day(reaction.notedAt),
        treatment: localName(reaction.treatment, locale),
      }),
      meets: null,
      aside: reaction.text === '' ? null : t('reactedAbout', { text: reaction.text }),
    }
  }

  function harmNoted({ notedIn }: StopLine): StopWords {
    const what = notedIn ? t('harm_noted', { day: day(notedIn.endedAt) }) : t('erased')
    return { what, meets: null, aside: t('harm_notedAbout') }
  }

  return (stop) => {
    const { kind, alert, test } = stop
    if (kind === 'matched') return matched(stop)
    if (kind === 'not_asked' || kind === 'told') return answered(stop)
    if (kind === 'said') return said(stop)
    if (kind === 'eased') return eased(stop)
    if (kind === 'marked' || kind === 'wiped' || kind === 'seen_before') return seen(stop)
    if (kind === 'reacted') return reacted(stop)
    if (kind === 'harm_noted') return harmNoted(stop)
    if (kind === 'self_sorted') {
      const what = alert ? t('unsorted', { text: alert.text }) : t('erased')
      return { what, meets: null, aside: t('selfSortedAbout') }
    }
    if (kind === 'unsorted') {
      const what = alert ? t('unsorted', { text: alert.text }) : t('erased')
      return { what, meets: null, aside: t('unsortedAbout') }
    }
    if (kind === 'patch_unread' && test && now < new Date(test.readableAt)) {
      const until = formatComing(new Date(test.readableAt), now, timeZone, locale)
      return {
        what: t('patch_waits', { thing: thingOf(stop), until }),
        meets: null,
        aside: t('patch_waitsAbout'),
      }
    }
    const at = kind === 'patch_expired' ? test?.validUntil : test?.doneAt
    return {
      what: t(kind, { thing: thingOf(stop) }),
      meets: null,
      aside: t(`${kind}About`, { day: day(at) }),
    }
  }
}

function kindOf(kind: string | undefined): Kind {
  return KINDS.find((known) => known === kind) ?? 'contraindication'
}
