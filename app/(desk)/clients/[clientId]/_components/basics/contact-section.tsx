// How she is reached, and how she came to us.
'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { inputOf } from '@/components/clients/basics-draft'
import { ReferrerField } from '@/components/clients/referrer-field'
import { TextField } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { ArchiveBasics } from '@/lib/clients/basics-queries'
import { SOURCES } from '@/lib/clients/basics-schemas'
import { reviseBasicsAction } from '../../../actions'
import { EditableSection } from './editable-section'
import { Facts, PersonLink } from './facts'
import { PhoneNumber } from './phone-number'

type Props = { client: ArchiveBasics; isEditable: boolean; children: ReactNode }

export function ContactSection({ client, isEditable, children }: Props) {
  const t = useTranslations('archive-basics')
  const basics = useTranslations('clients.basics')
  const { phone } = client
  return (
    <EditableSection
      client={client}
      section="contact"
      title={t('sections.contact')}
      isEditable={isEditable}
      now={{
        phone: phone && 'written' in phone ? phone.written : '',
        address: client.address ?? '',
        source: client.source ?? 'unknown',
        referredById: client.referredBy?.id ?? '',
      }}
      action={reviseBasicsAction}
      inputOf={(draft) => ({ section: 'contact', ...inputOf(draft) })}
      facts={<ContactFacts client={client} />}
      below={children}
    >
      {({ field, draft }) => (
        <>
          <TextField {...field('phone')} type="tel" inputMode="tel" maxLength={30} autoComplete="off" />
          <TextField {...field('address')} maxLength={200} autoComplete="off" />
          <Select
            {...field('source')}
            items={[
              ...SOURCES.map((id) => ({ id, label: t(`sources.${id}`) })),
              { id: 'unknown', label: basics('unsaid') },
            ]}
          />
          <ReferrerField
            clientId={client.id}
            value={draft.referredById}
            known={client.referredBy}
            onChange={field('referredById').onChange}
          />
        </>
      )}
    </EditableSection>
  )
}

function ContactFacts({ client }: { client: ArchiveBasics }) {
  const t = useTranslations('archive-basics')
  const basics = useTranslations('clients.basics')
  const { phone, source, referredBy, referred } = client
  return (
    <Facts
      facts={[
        { label: t('fields.phone'), value: phone && <PhoneNumber number={phone} />, isWanted: true },
        { label: t('fields.address'), value: client.address },
        {
          label: t('fields.source'),
          value: source && (t.has(`sources.${source}`) ? t(`sources.${source}`) : source),
        },
        { label: t('fields.referredById'), value: referredBy && <PersonLink person={referredBy} /> },
        {
          label: basics('referred'),
          value:
            referred.length > 0 && referred.map((friend) => <PersonLink key={friend.id} person={friend} />),
        },
      ]}
    />
  )
}
