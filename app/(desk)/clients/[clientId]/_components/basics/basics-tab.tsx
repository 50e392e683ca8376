// The basics of an archive (基础资料): who she is, how she is reached, how she lives, her people, how she is sorted.
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import {
  mayCompleteBasics,
  mayEditClassification,
  mayEditClients,
  maySeeTransactionClass,
} from '@/lib/auth/permissions'
import { type ArchiveBasics, getArchiveBasics } from '@/lib/clients/basics-queries'
import { formatDate } from '@/lib/i18n/format'
import { salonDate } from '@/lib/salon-time/salon-time'
import type { TabProps } from '../tab-props'
import { ClassificationSection } from './classification-section'
import { ContactSection } from './contact-section'
import { FurtherPhones } from './further-phones'
import { IdentitySection } from './identity-section'
import { LifeSection } from './life-section'
import { RelationsSection } from './relations-section'
import { TagsField } from './tags-field'
import { ToldSection } from './told-section'

export async function BasicsTab({ staff, clientId, now }: TabProps) {
  const client = await getArchiveBasics(staff, clientId, now)
  if (!client) return null
  const isDesk = mayEditClients(staff)
  const mayTell = mayCompleteBasics(staff)
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="grid min-w-0 gap-6">
        {isDesk ? <IdentitySection client={client} /> : <ToldSection client={client} isEditable={mayTell} />}
        <ContactSection client={client} isEditable={isDesk}>
          <FurtherPhones clientId={client.id} phones={client.phones} isEditable={isDesk} />
        </ContactSection>
        <LifeSection client={client} isEditable={mayTell} />
        <Confirmed client={client} />
      </div>
      <div className="grid min-w-0 gap-6">
        <ClassificationSection
          client={client}
          isEditable={isDesk}
          tellsTransaction={maySeeTransactionClass(staff)}
          today={salonDate(now, staff.salon.timeZone)}
        >
          <TagsField
            clientId={client.id}
            tags={client.tags}
            choices={client.choices.tags}
            isEditable={isDesk}
            maySetUp={mayEditClassification(staff)}
          />
        </ClassificationSection>
        <RelationsSection clientId={client.id} relations={client.relations} isEditable={mayTell} />
      </div>
    </div>
  )
}

function Confirmed({ client: { basicsConfirmedAt } }: { client: ArchiveBasics }) {
  const t = useTranslations('clients.basics')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  return (
    <p className="text-sm text-ink-soft">
      {basicsConfirmedAt
        ? t('confirmed', { day: formatDate(basicsConfirmedAt, timeZone, locale) })
        : t('neverConfirmed')}
    </p>
  )
}
