// The basics (基础资料), edited in place; when a colleague was faster, both versions are seen.
'use client'

import { Pencil } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { type DraftField, draftOf, inputOf } from '@/components/clients/basics-draft'
import { BirthdayFields } from '@/components/clients/birthday-fields'
import { birthdayWords } from '@/components/clients/birthday-words'
import { OvertakenNotice } from '@/components/clients/overtaken-notice'
import { ReferrerField } from '@/components/clients/referrer-field'
import { useBasicsDraft } from '@/components/clients/use-basics-draft'
import { ActionMessage, useFieldError } from '@/components/forms/action-message'
import { Button } from '@/components/ui/button'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { TextField } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import type { ClientArchive } from '@/lib/clients/client-queries'
import { NATURES, SEXES } from '@/lib/clients/client-schemas'
import { formatDate, guestName } from '@/lib/i18n/format'
import { reviseBasicsAction } from '../../actions'

type Props = { client: ClientArchive; isEditable: boolean }

export function BasicsSection({ client, isEditable }: Props) {
  const words = useTranslations('common')
  const [isEditing, setEditing] = useState(false)
  if (isEditing) return <BasicsForm client={client} onClose={() => setEditing(false)} />
  return (
    <div className="grid gap-4">
      <BasicsFacts client={client} />
      {isEditable && (
        <div>
          <Button icon={<Pencil aria-hidden="true" className="size-5" />} onPress={() => setEditing(true)}>
            {words('edit')}
          </Button>
        </div>
      )}
    </div>
  )
}

function BasicsFacts({ client }: { client: ClientArchive }) {
  const t = useTranslations('clients.basics')
  const natures = useTranslations('clients.natures')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const { phone, referredBy, referred, basicsConfirmedAt } = client
  const facts: [string, ReactNode][] = [
    [t('phone'), phone && <Phone phone={phone} />],
    [t('formOfAddress'), client.formOfAddress],
    [t('birthday'), birthdayWords(client, locale)],
    [t('sex'), client.sex && t(`sexes.${client.sex}`)],
    [t('nature'), client.nature && (natures.has(client.nature) ? natures(client.nature) : client.nature)],
    [t('referredBy'), referredBy && <ClientLink client={referredBy} />],
    [
      t('referred'),
      referred.length > 0 && referred.map((friend) => <ClientLink key={friend.id} client={friend} />),
    ],
    [t('pinyin'), client.pinyin],
  ]
  return (
    <>
      <dl className="divide-y divide-hair">
        {facts.map(([label, value]) => (
          <div key={label} className="flex min-h-12 items-center gap-4">
            <dt className="w-24 shrink-0 text-sm text-ink-soft">{label}</dt>
            <dd className="flex min-w-0 flex-wrap gap-x-4">
              {value || <span className="text-ink-soft">{t('unknown')}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-sm text-ink-soft">
        {basicsConfirmedAt
          ? t('confirmed', { day: formatDate(basicsConfirmedAt, timeZone, locale) })
          : t('neverConfirmed')}
      </p>
    </>
  )
}

function Phone({ phone }: { phone: NonNullable<ClientArchive['phone']> }) {
  const t = useTranslations('clients.basics')
  if ('ending' in phone) return <span className="numeric">{t('phoneEnding', { digits: phone.ending })}</span>
  return (
    <a
      href={`tel:${phone.e164}`}
      className="numeric inline-flex min-h-12 items-center text-celadon-deep underline-offset-4 hover:underline"
    >
      {phone.written}
    </a>
  )
}

function ClientLink({ client }: { client: { id: string; name: string; formOfAddress: string | null } }) {
  return (
    <Link
      href={`/clients/${client.id}`}
      prefetch={false}
      className="inline-flex min-h-12 items-center text-celadon-deep underline-offset-4 hover:underline"
    >
      {client.name}
      {client.formOfAddress && client.formOfAddress !== client.name && (
        <span className="ms-1.5 text-sm text-ink-soft">{guestName(client)}</span>
      )}
    </Link>
  )
}

function BasicsForm({ client, onClose }: { client: ClientArchive; onClose: () => void }) {
  const t = useTranslations('clients.basics')
  const natures = useTranslations('clients.natures')
  const words = useTranslations('common')
  const router = useRouter()
  const { state, submit, pending } = useStaffAction(reviseBasicsAction)
  const errorOf = useFieldError(state)
  const { draft, set, overtaken, takeTheirs, keepMine } = useBasicsDraft(draftOf(client))
  const isShared = state.status === 'refused' && state.code === 'phone_known'

  const field = (name: DraftField) => {
    const error = errorOf(name)
    return { label: t(name), value: draft[name], onChange: set(name), ...(error ? { error } : {}) }
  }

  async function save(samePhoneConfirmed: boolean) {
    const answer = await submit({
      ...inputOf(draft),
      clientId: client.id,
      revision: client.revision,
      ...(samePhoneConfirmed ? { samePhoneConfirmed } : {}),
    })
    if (answer?.status === 'done') return onClose()
    if (answer?.status === 'refused' && answer.code === 'someone_was_faster') router.refresh()
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (overtaken.length === 0) void save(false)
      }}
      className="grid gap-5"
    >
      <TextField {...field('name')} maxLength={60} autoComplete="off" isRequired />
      <TextField {...field('formOfAddress')} maxLength={30} autoComplete="off" />
      <TextField {...field('phone')} type="tel" inputMode="tel" maxLength={30} autoComplete="off" />
      <BirthdayFields field={field} />
      <ChoiceChips
        {...field('sex')}
        items={[
          ...SEXES.map((id) => ({ id, label: t(`sexes.${id}`) })),
          { id: 'unknown', label: t('unsaid') },
        ]}
      />
      <Select
        {...field('nature')}
        items={[...NATURES.map((id) => ({ id, label: natures(id) })), { id: 'unknown', label: t('unsaid') }]}
      />
      <ReferrerField
        clientId={client.id}
        value={draft.referredById}
        known={client.referredBy}
        onChange={set('referredById')}
      />
      <TextField {...field('pinyin')} description={t('pinyinHint')} maxLength={120} autoComplete="off" />
      <ActionMessage state={state} />
      <OvertakenNotice overtaken={overtaken} onTakeTheirs={takeTheirs} onKeepMine={keepMine} />
      <div className="flex flex-wrap gap-3">
        {isShared ? (
          <Button variant="primary" isPending={pending} onPress={() => void save(true)}>
            {t('shareNumber')}
          </Button>
        ) : (
          <Button type="submit" variant="primary" isPending={pending} isDisabled={overtaken.length > 0}>
            {words('save')}
          </Button>
        )}
        <Button variant="quiet" onPress={onClose}>
          {words('cancel')}
        </Button>
      </div>
    </form>
  )
}
