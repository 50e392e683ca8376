// What is to be done about one patch test: doing it, reading it, noting what it told.
'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { NoteAlertForm } from '@/components/clients/note-alert-form'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import type { StaffAction } from '@/lib/actions/action-state'
import { type ConsentState, hasRefused } from '@/lib/consents/consent-flow'
import { localName } from '@/lib/i18n/format'
import { PatchPlaces } from './patch-places'
import { ReadPatchTest } from './read-patch-test'

export type PatchTestActions = {
  doPatchTest: StaffAction<{ patchTestId: string }>
  readPatchTest: StaffAction<void>
  noteAlert: StaffAction<{ alertId: string }>
}

type Named = { id: string; name: string; nameEn: string | null }
type Entry = Named & { kind: string }

export type TestedThing = { treatment: Named | null; product: Named | null }

type Props = {
  about: { clientId: string; visitId?: string }
  thing: TestedThing
  /** The one still to be read, if there is one. */
  unread: { id: string; readableAt: Date } | null
  /** When the page was drawn. */
  now: Date
  hasReacted: boolean
  /** The one that counts holds; there is nothing to do. */
  isClear: boolean
  healthConsent: ConsentState
  entries: readonly Entry[]
  actions: PatchTestActions
}

export function PatchTestTurn({ about, thing, unread, now, hasReacted, isClear, actions, ...note }: Props) {
  const t = useTranslations('safety.patch')
  const locale = useLocale()
  const [isNoting, setNoting] = useState(false)
  const doing = useToldAction(actions.doPatchTest)
  const { treatment, product } = thing
  const tested = product ?? treatment
  const name = tested ? localName(tested, locale) : ''
  if (isClear) return null
  if (isNoting) {
    return (
      <NoteAlertForm
        about={about}
        action={actions.noteAlert}
        entries={note.entries}
        asksConsent={note.healthConsent !== 'given'}
        initialText={t('noteAlertText', { thing: name })}
        onClose={() => setNoting(false)}
      />
    )
  }
  return (
    <div className="flex flex-wrap gap-2.5">
      {unread ? (
        <ReadPatchTest
          key={unread.id}
          patchTestId={unread.id}
          name={name}
          readableAt={unread.readableAt}
          now={now}
          mayNote={note.healthConsent === 'given'}
          action={actions.readPatchTest}
        />
      ) : (
        <PatchPlaces
          isAgain={hasReacted}
          isPending={doing.pending}
          onChoose={(place) =>
            void doing.submit({
              ...about,
              ...(product ? { productId: product.id } : { treatmentId: treatment?.id }),
              place,
            })
          }
        />
      )}
      {hasReacted && !hasRefused(note.healthConsent) && (
        <Button variant="quiet" onPress={() => setNoting(true)}>
          {t('noteAlert')}
        </Button>
      )}
    </div>
  )
}
