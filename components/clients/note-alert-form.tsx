// Something to mind about her health: of which kind, what, how grave, since when; and her consent to keep it.
'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionMessage, useFieldError } from '@/components/forms/action-message'
import { errorProps } from '@/components/forms/error-props'
import { FormButtons } from '@/components/forms/form-buttons'
import { Checkbox } from '@/components/ui/checkbox'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { ComboBox } from '@/components/ui/combo-box'
import { DateField } from '@/components/ui/date-field'
import type { StaffAction } from '@/lib/actions/action-state'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import { ALERT_KINDS, type AlertKind, SEVERITIES } from '@/lib/clients/client-schemas'
import { localName } from '@/lib/i18n/format'
import { salonDate } from '@/lib/salon-time/salon-time'

/** What an alert can mean: an entry of the salon's list. */
export type Meaning = { id: string; kind: string; name: string; nameEn: string | null }

/** What is typed and chosen there. */
type NoteWords = { kind: string; severity: string; text: string; since: string }

export const BLANK_NOTE: NoteWords = { kind: 'allergy', severity: 'serious', text: '', since: '' }

/** Where the words stand until they are sent. */
type NoteDraft = {
  words: NoteWords
  write: (more: Partial<NoteWords>) => void
  drop: () => void
}

type Props = {
  action: StaffAction<{ alertId: string }>
  about: { clientId: string; visitId?: string }
  /** She was never asked whether the salon may keep this; the form asks along with it. */
  asksConsent: boolean
  /** The salon's list; what is chosen from it needs no sorting afterwards. */
  entries?: readonly Meaning[]
  initialText?: string
  /** Which kind it is, where that is known beforehand. */
  initialKind?: AlertKind
  /** Where the words are kept, if anywhere but in the form itself. */
  draft?: NoteDraft
  onClose: () => void
}

export function NoteAlertForm({
  action,
  about,
  asksConsent,
  entries = [],
  initialText = '',
  initialKind = 'allergy',
  draft,
  onClose,
}: Props) {
  const t = useTranslations('clients.alerts')
  const kinds = useTranslations('door-card.alerts.kinds')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const { state, submit, pending } = useStaffAction(action)
  const errorOf = useFieldError(state)
  const unkept = useUnkept({ ...BLANK_NOTE, kind: initialKind, text: initialText })
  const { words, write, drop } = draft ?? unkept
  const { kind, severity, text, since } = words
  const [isAgreed, setAgreed] = useState(false)
  const [isConsentMissed, setConsentMissed] = useState(false)

  async function note() {
    if (asksConsent && !isAgreed) return setConsentMissed(true)
    const meant = entries.filter((entry) => isNamed(entry, text)).map(({ id }) => id)
    const answer = await submit({
      ...about,
      kind,
      severity,
      text,
      ...(since ? { since } : {}),
      ...(meant.length > 0 ? { contraindicationIds: meant } : {}),
      ...(asksConsent ? { consentSpoken: true } : {}),
    })
    if (answer?.status !== 'done') return
    drop()
    onClose()
  }

  function cancel() {
    drop()
    onClose()
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void note()
      }}
      className="grid gap-4 rounded-lg border border-hair p-4"
    >
      <ChoiceChips
        label={t('kind')}
        items={ALERT_KINDS.map((id) => ({ id, label: kinds(id) }))}
        value={kind}
        onChange={(id) => write({ kind: id ?? kind })}
      />
      <ComboBox
        label={t('text')}
        placeholder={t(`examples.${kind}`)}
        items={likely(entries, kind, text).map((entry) => ({
          id: entry.id,
          label: localName(entry, locale),
        }))}
        defaultWords={text}
        onSearch={(typed) => write({ text: typed })}
        allowsOwnWords
        autoFocus
        {...errorProps(errorOf('text'))}
      />
      <ChoiceChips
        label={t('severity')}
        items={SEVERITIES.map((id) => ({ id, label: t(`severities.${id}`) }))}
        value={severity}
        onChange={(id) => write({ severity: id ?? severity })}
      />
      <DateField
        key={locale}
        label={t('since')}
        value={since || null}
        onChange={(chosen) => write({ since: chosen ?? '' })}
        today={salonDate(new Date(), timeZone)}
        {...errorProps(errorOf('since'))}
      />
      {asksConsent && (
        <Checkbox
          label={t('askConsent')}
          description={t('askConsentHint')}
          isSelected={isAgreed}
          onChange={(agrees) => {
            setAgreed(agrees)
            setConsentMissed(false)
          }}
          {...errorProps(isConsentMissed ? t('askConsentFirst') : undefined)}
        />
      )}
      <ActionMessage state={state} />
      <FormButtons pending={pending} onClose={cancel} />
    </form>
  )
}

/** Words that go with the form. */
function useUnkept(initial: NoteWords): NoteDraft {
  const [words, setWords] = useState(initial)
  const write = (more: Partial<NoteWords>) => setWords((before) => ({ ...before, ...more }))
  return { words, write, drop: nothing }
}

function nothing(): void {}

/** The entries of this kind that go on with what was typed. */
function likely(entries: readonly Meaning[], kind: string, typed: string): Meaning[] {
  const words = plain(typed)
  return entries.filter(
    (entry) => entry.kind === kind && namesOf(entry).some((name) => plain(name).includes(words)),
  )
}

function isNamed(entry: Meaning, typed: string): boolean {
  return namesOf(entry).some((name) => plain(name) === plain(typed))
}

function namesOf({ name, nameEn }: Meaning): string[] {
  return nameEn ? [name, nameEn] : [name]
}

function plain(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}
