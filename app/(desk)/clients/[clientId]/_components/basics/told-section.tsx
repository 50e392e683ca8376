// Who she is, for whoever sits with her: what she tells over tea is written here, the rest belongs to the desk.
'use client'

import { useTranslations } from 'next-intl'
import { inputOf, toldDraftOf } from '@/components/clients/basics-draft'
import { BirthdayFields } from '@/components/clients/birthday-fields'
import { ReferrerField } from '@/components/clients/referrer-field'
import { TextField } from '@/components/ui/field'
import type { ArchiveBasics } from '@/lib/clients/basics-queries'
import { completeBasicsAction } from '../../../actions'
import { EditableSection } from './editable-section'
import { IdentityFacts } from './identity-section'

export function ToldSection({ client, isEditable }: { client: ArchiveBasics; isEditable: boolean }) {
  const t = useTranslations('archive-basics.sections')
  return (
    <EditableSection
      client={client}
      section="told"
      title={t('identity')}
      isEditable={isEditable}
      now={toldDraftOf(client)}
      action={completeBasicsAction}
      inputOf={inputOf}
      facts={<IdentityFacts client={client} />}
    >
      {({ field, draft }) => (
        <>
          <TextField {...field('formOfAddress')} maxLength={30} autoComplete="off" />
          <BirthdayFields field={field} />
          {client.referredBy === null && (
            <ReferrerField
              clientId={client.id}
              value={draft.referredById}
              known={null}
              onChange={field('referredById').onChange}
            />
          )}
        </>
      )}
    </EditableSection>
  )
}
