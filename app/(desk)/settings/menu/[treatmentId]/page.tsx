// One treatment as its card on the menu: what it costs and takes, for whom, with what, and step by step.
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { PageHeader } from '@/components/ui/page-header'
import { mayEditMenu } from '@/lib/auth/permissions'
import { requireStaff } from '@/lib/auth/require-staff'
import { formatMinutes, formatMoney, localName } from '@/lib/i18n/format'
import { getTreatmentCard } from '@/lib/treatments/treatment-queries'
import {
  addProtocolStepAction,
  reorderProtocolAction,
  restoreTreatmentAction,
  retireProtocolStepAction,
  retireTreatmentAction,
  reviseProtocolStepAction,
  reviseTreatmentAction,
} from '../actions'
import { MenuCard } from './_components/menu-card'
import { ProtocolDesk } from './_components/protocol-desk'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings')
  return { title: t('sections.menu.title') }
}

export default async function Page({ params }: { params: Promise<{ treatmentId: string }> }) {
  const staff = await requireStaff(mayEditMenu)
  const treatmentId = z.uuid().safeParse((await params).treatmentId).data
  const treatment = treatmentId ? await getTreatmentCard(staff.salon.id, treatmentId) : null
  if (!treatment) notFound()
  const [t, card, locale] = [
    await getTranslations('settings'),
    await getTranslations('menu.card'),
    await getLocale(),
  ]
  const facts = [
    formatMoney(treatment.priceMinor, staff.salon.currency, locale),
    formatMinutes(treatment.durationMinutes, locale),
    ...(treatment.retiredAt ? [card('offMenu')] : []),
  ]
  return (
    <div className="mx-auto grid max-w-4xl gap-10">
      <div>
        <PageHeader
          back={{ href: '/settings/menu', label: t('sections.menu.title') }}
          title={localName(treatment, locale)}
          description={<span className="numeric">{facts.join(' · ')}</span>}
        />
        <MenuCard
          treatment={treatment}
          currency={staff.salon.currency}
          followUpAfterHours={staff.salon.followUpAfterHours}
          actions={{
            revise: reviseTreatmentAction,
            retire: retireTreatmentAction,
            restore: restoreTreatmentAction,
          }}
        />
      </div>
      <ProtocolDesk
        treatment={treatment}
        actions={{
          add: addProtocolStepAction,
          revise: reviseProtocolStepAction,
          retire: retireProtocolStepAction,
          reorder: reorderProtocolAction,
        }}
      />
    </div>
  )
}
