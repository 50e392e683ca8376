// The basics (基础资料), edited in place; when a colleague was faster, both versions are seen.
'use client'

import { Pencil } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { birthdayWords } from '@/components/clients/birthday-words'
import { ActionMessage, useFieldError } from '@/components/forms/action-message'
import { Button } from '@/components/ui/button'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { NumberField, TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { Select } from '@/components/ui/select'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import type { ClientArchive } from '@/lib/clients/client-queries'
import { NATURES, SEXES } from '@/lib/clients/client-schemas'
import { formatDate, guestName } from '@/lib/i18n/format'
import { reviseBasicsAction } from '../../actions'
import { type BasicsDraft, type DraftField, draftOf, inputOf, overtakenFields } from './basics-draft'
import { ReferrerField } from './referrer-field'

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
  /** As it stood when the pen was taken up, to tell a colleague's change from one's own. */
  const [begun, setBegun] = useState(() => draftOf(client))
  const [touched, setTouched] = useState<Partial<BasicsDraft>>({})
  const now = draftOf(client)
  // What is not touched here follows what a colleague writes meanwhile.
  const draft: BasicsDraft = { ...now, ...touched }
  const overtaken = overtakenFields(begun, now, draft)
  const isShared = state.status === 'refused' && state.code === 'phone_known'

  const set = (field: DraftField) => (value: string | null) =>
    setTouched({ ...touched, [field]: value ?? '' })
  const field = (name: DraftField) => {
    const error = errorOf(name)
    return { label: t(name), value: draft[name], onChange: set(name), ...(error ? { error } : {}) }
  }

  function takeTheirs() {
    setTouched(
      Object.fromEntries(Object.entries(touched).filter(([name]) => !overtaken.includes(name as DraftField))),
    )
    setBegun(now)
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
      <fieldset className="grid gap-1.5">
        <legend className="text-sm font-medium">{t('birthday')}</legend>
        <div className="grid grid-cols-3 gap-3">
          <NumberField {...field('birthYear')} maxLength={4} />
          <NumberField {...field('birthMonth')} maxLength={2} />
          <NumberField {...field('birthDay')} maxLength={2} />
        </div>
      </fieldset>
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
      {overtaken.length > 0 && (
        <Overtaken
          fields={overtaken}
          theirs={now}
          mine={draft}
          onTakeTheirs={takeTheirs}
          onKeepMine={() => setBegun(now)}
        />
      )}
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

type OvertakenProps = {
  fields: DraftField[]
  theirs: BasicsDraft
  mine: BasicsDraft
  onTakeTheirs: () => void
  onKeepMine: () => void
}

/** What a colleague wrote meanwhile beside what is typed here; which of them holds is for the writer to say. */
function Overtaken({ fields, theirs, mine, onTakeTheirs, onKeepMine }: OvertakenProps) {
  const t = useTranslations('clients.basics')
  const wordsOf = useDraftWords()
  return (
    <Notice
      tone="warning"
      title={t('overtaken')}
      action={
        <>
          <Button onPress={onTakeTheirs}>{t('takeTheirs')}</Button>
          <Button onPress={onKeepMine}>{t('keepMine')}</Button>
        </>
      }
    >
      <ul>
        {fields.map((field) => (
          <li key={field}>
            {t('both', {
              field: t(field),
              theirs: wordsOf(field, theirs[field]),
              mine: wordsOf(field, mine[field]),
            })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function useDraftWords() {
  const t = useTranslations('clients.basics')
  const natures = useTranslations('clients.natures')
  return (field: DraftField, value: string): string => {
    if (value === '' || value === 'unknown') return t('unknown')
    if (field === 'sex') return t(`sexes.${value}`)
    if (field === 'nature' && natures.has(value)) return natures(value)
    return field === 'referredById' ? t('anotherGuest') : value
  }
}
