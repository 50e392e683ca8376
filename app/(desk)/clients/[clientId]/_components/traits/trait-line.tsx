// One kind of trait: what holds, who said so, and noting another in two taps.
'use client'

import { Pencil, Plus, X } from 'lucide-react'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useState } from 'react'
import { usePreferenceWords } from '@/components/clients/preference-words'
import { useToldAction } from '@/components/forms/use-told-action'
import { AskingIconButton } from '@/components/ui/asking-icon-button'
import { Button } from '@/components/ui/button'
import type { PreferenceKind } from '@/lib/clients/client-schemas'
import { SIDE_BY_SIDE } from '@/lib/clients/preference-schemas'
import type { ClientTraits, Trait } from '@/lib/clients/trait-queries'
import { formatDate } from '@/lib/i18n/format'
import { retirePreferenceAction } from '../../../actions'
import { NoteTrait } from './note-trait'

type Props = Pick<ClientTraits, 'seats' | 'therapists'> & {
  clientId: string
  kind: PreferenceKind
  traits: readonly Trait[]
  isEditable: boolean
}

export function TraitLine({ clientId, kind, traits, seats, therapists, isEditable }: Props) {
  const t = useTranslations('archive.traits')
  const [isNoting, setNoting] = useState(false)
  const isOne = !SIDE_BY_SIDE.includes(kind)
  const asks = traits.length === 0 ? 'note' : isOne ? 'change' : 'another'
  return (
    <div className="grid gap-x-6 gap-y-1 py-2.5 sm:grid-cols-[9rem_minmax(0,1fr)]">
      <dt className="pt-2.5 text-ink-soft">{t(`kinds.${kind}`)}</dt>
      <dd className="grid gap-2">
        <div className="flex flex-wrap items-start gap-x-4">
          <div className="min-w-0 flex-1 basis-60">
            {traits.length === 0 && (
              <p className="pt-2.5 text-ink-soft">{t(isOne ? 'unknown' : 'nothing')}</p>
            )}
            {traits.map((trait) => (
              <Noted key={trait.preference.id} trait={trait} isEditable={isEditable} />
            ))}
          </div>
          {isEditable && !isNoting && (
            <Button
              variant="quiet"
              aria-label={`${t(asks)}: ${t(`kinds.${kind}`)}`}
              icon={
                asks === 'change' ? (
                  <Pencil aria-hidden="true" className="size-5" />
                ) : (
                  <Plus aria-hidden="true" className="size-5" />
                )
              }
              onPress={() => setNoting(true)}
            >
              {t(asks)}
            </Button>
          )}
        </div>
        {isNoting && (
          <NoteTrait
            clientId={clientId}
            kind={kind}
            seats={seats}
            therapists={therapists}
            onClose={() => setNoting(false)}
          />
        )}
      </dd>
    </div>
  )
}

function Noted({ trait, isEditable }: { trait: Trait; isEditable: boolean }) {
  const t = useTranslations('archive.traits')
  const wordsOf = usePreferenceWords()
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const { submit, pending } = useToldAction(retirePreferenceAction)
  const { preference, notedBy, notedAt, visit } = trait
  const day = (at: Date) => formatDate(new Date(at), timeZone, locale)
  const words = wordsOf(preference)
  return (
    <div className="flex items-start gap-2">
      <div className="min-w-0 flex-1 py-2">
        <p className="font-medium">{words}</p>
        <p className="numeric text-sm text-ink-soft">
          {t('notedBy', { name: notedBy, day: day(notedAt) })}
          {visit && ` · ${t('fromVisit', { day: day(visit.startsAt) })}`}
        </p>
      </div>
      {isEditable && (
        <AskingIconButton
          label={t('retire', { text: words })}
          icon={<X aria-hidden="true" className="size-5" />}
          isPending={pending}
          onConfirm={() => submit({ preferenceId: preference.id })}
        />
      )}
    </div>
  )
}
