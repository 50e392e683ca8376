// Her business with the house (业务状况): what she spends, how often she comes, what she likes, when she comes again.
import { useFormatter, useLocale, useTimeZone, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { BarPlot } from '@/components/ui/bar-plot'
import { Card } from '@/components/ui/card'
import { type Share, shareOf, shareOfRatings, yearsOf } from '@/lib/clients/business-flow'
import { type ClientBusiness, readBusiness } from '@/lib/clients/business-queries'
import { formatClock, formatDate, formatDay, formatMoney, localName } from '@/lib/i18n/format'
import type { TabProps } from '../tab-props'

export async function BusinessTab({ staff, clientId, now }: TabProps) {
  const business = await readBusiness(staff, clientId, now)
  return business && <Business business={business} currency={staff.salon.currency} />
}

function Business({ business, currency }: { business: ClientBusiness; currency: string }) {
  const t = useTranslations('archive.business')
  return (
    <div className="grid items-start gap-4 md:grid-cols-2">
      <div className="grid gap-4">
        {business.standing.spentMinor !== null && (
          <Part title={t('spending')}>
            <Spending business={business} currency={currency} />
          </Part>
        )}
        <Part title={t('usual')}>
          <Usual business={business} />
        </Part>
      </div>
      <div className="grid gap-4">
        <Part title={t('frequency')}>
          <Frequency business={business} />
        </Part>
        <Part title={t('approval')}>
          <Approval business={business} />
        </Part>
      </div>
      <p className="text-sm text-ink-soft md:col-span-2">{t('derived')}</p>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card as="section" aria-label={title}>
      <h2 className="pb-3 text-lg">{title}</h2>
      <div className="grid gap-3">{children}</div>
    </Card>
  )
}

function Spending({ business, currency }: { business: ClientBusiness; currency: string }) {
  const t = useTranslations('archive.business')
  const locale = useLocale()
  const { visits } = business.standing
  const spentMinor = business.standing.spentMinor ?? 0
  const money = (minor: number) => formatMoney(minor, currency, locale)
  const spent = business.years
    .map(({ year, spentMinor: minor }) => ({ year, minor: minor ?? 0 }))
    .filter(({ minor }) => minor > 0)
    .toReversed()
  return (
    <>
      <p className="numeric flex flex-wrap items-baseline gap-x-3">
        <span className="font-serif text-2xl font-semibold">{money(spentMinor)}</span>
        {visits > 0 && spentMinor > 0 && (
          <span className="text-ink-soft">
            {t('average')} {money(Math.round(spentMinor / visits / 100) * 100)}
          </span>
        )}
      </p>
      {business.brought?.spentMinor != null && business.brought.spentMinor > 0 && (
        <p className="numeric text-sm text-ink-soft">
          {t('spentBrought', { sum: money(business.brought.spentMinor) })}
        </p>
      )}
      {spent.length > 1 && (
        <dl className="numeric grid max-w-64 gap-1">
          {spent.map((year) => (
            <div key={year.year} className="flex justify-between gap-6">
              <dt className="text-ink-soft">{year.year}</dt>
              <dd>{money(year.minor)}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}

function Frequency({ business }: { business: ClientBusiness }) {
  const t = useTranslations('archive.business')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const { brought, usualGapDays, standing, years, thisYear, next } = business
  const told = brought?.visits ?? 0
  return (
    <>
      {(usualGapDays || told === 0) && (
        <p>{usualGapDays ? t('everyDays', { days: usualGapDays }) : t('tooFewVisits')}</p>
      )}
      {told > 0 && <p>{t('visitsBrought', { visits: told })}</p>}
      {years.length > 0 && (
        <BarPlot
          label={t('plot')}
          headings={[t('year'), t('yearVisits')]}
          bars={yearsOf(years, thisYear).map(({ year, visits }) => ({ name: String(year), value: visits }))}
        />
      )}
      {standing.firstVisitAt && (
        <p className="text-sm text-ink-soft">
          {t('since', { day: formatDate(standing.firstVisitAt, timeZone, locale) })}
        </p>
      )}
      <p>
        <span className="me-3 text-sm text-ink-soft">{t('next')}</span>
        {next
          ? t('booked', {
              day: formatDay(next.startsAt, timeZone, locale),
              time: formatClock(next.startsAt, timeZone, locale),
            })
          : t('none')}
      </p>
    </>
  )
}

function Usual({ business }: { business: ClientBusiness }) {
  const t = useTranslations('archive.business')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  if (business.treatments.length === 0) return <p className="text-ink-soft">{t('noTreatments')}</p>
  return (
    <ul className="divide-y divide-hair">
      {business.treatments.map((treatment) => (
        <li key={treatment.id} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2">
          <span className="font-medium">{localName(treatment, locale)}</span>
          <span className="numeric text-sm text-ink-soft">
            {t('times', { times: treatment.times, day: formatDate(treatment.lastAt, timeZone, locale) })}
          </span>
          <span className="basis-full text-sm">
            <Liked share={shareOfRatings(treatment.effects)} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function Approval({ business }: { business: ClientBusiness }) {
  const t = useTranslations('archive.business')
  const locale = useLocale()
  const format = useFormatter()
  const { bought, will_think, declined } = business.products
  const products = shareOf(bought, bought + will_think + declined)
  const favourites = business.favourites.map((product) =>
    t('favourite', { product: localName(product, locale), times: product.times }),
  )
  return (
    <dl className="grid gap-3">
      <Line label={t('effects')}>
        <Liked share={shareOfRatings(business.effects)} />
      </Line>
      <Line label={t('feelings')}>
        <Liked share={shareOfRatings(business.feelings)} />
      </Line>
      <Line label={t('products')}>
        <Told share={products} words="boughtShare" cases="productCases" />
        {products.cases > 0 && (
          <span className="numeric block text-sm text-ink-soft">
            {t('bought')} {bought} · {t('will_think')} {will_think} · {t('declined')} {declined}
          </span>
        )}
      </Line>
      {favourites.length > 0 && <Line label={t('favourites')}>{format.list(favourites)}</Line>}
    </dl>
  )
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex gap-3">
      <dt className="w-28 shrink-0 text-sm leading-[1.8] text-ink-soft">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  )
}

function Liked({ share }: { share: Share }) {
  return <Told share={share} words="liked" cases="cases" />
}

type ToldProps = { share: Share; words: 'liked' | 'boughtShare'; cases: 'cases' | 'productCases' }

/** Never without the cases behind it; nothing is concluded from one or two. */
function Told({ share, words, cases }: ToldProps) {
  const t = useTranslations('archive.business')
  const behind = <span className="text-sm text-ink-soft">{t(cases, { cases: share.cases })}</span>
  if (share.cases === 0) return behind
  return (
    <span className="numeric">
      <span className="me-2 font-medium">
        {share.percent === null ? t('tooFew') : t(words, { percent: share.percent })}
      </span>
      {behind}
    </span>
  )
}
