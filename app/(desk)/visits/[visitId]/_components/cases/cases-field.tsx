// Comparable cases for this guest: what fits her assessment, shown to her on a screen of its own.
import { useLocale, useTranslations } from 'next-intl'
import { mayShowCases } from '@/lib/auth/permissions'
import { type FittingCases, listFittingCases } from '@/lib/shown-cases/case-queries'
import type { StageContext } from '../stage-fields'
import { ShowCases } from './show-cases'

export async function CasesField({ visit, staff }: StageContext) {
  if (!mayShowCases(staff)) return null
  return <Cases fitting={await listFittingCases(staff, visit.id)} />
}

function Cases({ fitting: { cases, isFitting, concerns } }: { fitting: FittingCases }) {
  const t = useTranslations('shown-cases')
  const names = useTranslations('concerns.names')
  const locale = useLocale()
  if (cases.length === 0) return <p className="text-ink-soft">{t('noneYet')}</p>
  const listed = concerns.map((code) => names(code)).join(locale === 'en' ? ', ' : '、')
  return (
    <div className="grid gap-3">
      <p className="text-ink-soft">
        {isFitting ? t('fitting', { concerns: listed }) : t(concerns.length > 0 ? 'noneFits' : 'notAssessed')}
      </p>
      <ShowCases cases={cases} />
    </div>
  )
}
