// The patch tests that today's treatments want: how each stands, and what is to be done about it.
'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { PatchTestTurn } from '@/components/patch-tests/patch-test-turn'
import { TakeBack } from '@/components/patch-tests/take-back'
import { Badge } from '@/components/ui/badge'
import { formatComing, formatDate, localName } from '@/lib/i18n/format'
import { PATCH_TEST_TONES, patchTestState } from '@/lib/patch-tests/patch-test-flow'
import type { PatchNeed } from '@/lib/safety/safety-queries'
import {
  doPatchTestAction,
  noteAlertAction,
  readPatchTestAction,
  takeBackPatchTestAction,
  takeBackReadingAction,
} from '../../../../clients/actions'
import type { GateDesk } from './gate-flow'

const actions = {
  doPatchTest: doPatchTestAction,
  readPatchTest: readPatchTestAction,
  noteAlert: noteAlertAction,
}

const takingBack = { takeBackTest: takeBackPatchTestAction, takeBackReading: takeBackReadingAction }

export function PatchNeeds({ desk, isEditable }: { desk: GateDesk; isEditable: boolean }) {
  return (
    <ul className="grid gap-4">
      {desk.safety.patchNeeds.map((need) => (
        <li
          key={need.product?.id ?? need.treatment?.id}
          className="grid gap-2 rounded-lg border border-hair p-4"
        >
          <NeedHead need={need} now={desk.now} />
          {isEditable && desk.may.patchTest && <PatchTestOfNeed need={need} desk={desk} />}
          {isEditable && desk.may.patchTest && need.test && (
            <div>
              <TakeBack
                test={need.test}
                thing={need}
                staff={desk.staff}
                now={new Date(desk.now)}
                actions={takingBack}
              />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

function NeedHead({ need, now }: { need: PatchNeed; now: string }) {
  const t = useTranslations('safety.patch')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const thing = need.product ?? need.treatment
  const state = patchTestState(need, new Date(now))
  const day = (at: Date) => formatDate(new Date(at), timeZone, locale)
  const coming = (at: Date) => formatComing(new Date(at), new Date(now), timeZone, locale)
  const { test } = need
  return (
    <div>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">{thing && localName(thing, locale)}</span>
        <Badge tone={PATCH_TEST_TONES[state]}>{t(`state.${state}`)}</Badge>
      </p>
      {test && (
        <p className="text-sm text-ink-soft">
          {[
            t('done', { day: day(test.doneAt), name: test.doneBy }),
            test.place && t(`place.${test.place}`),
            state === 'unread' &&
              isBefore(now, test.readableAt) &&
              t('readableFrom', { until: coming(test.readableAt) }),
            test.validUntil && t(state === 'clear' ? 'valid' : 'wasValid', { day: day(test.validUntil) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
    </div>
  )
}

/** Dates come as they are, or as text once they were handed to the browser. */
function isBefore(now: string, at: Date): boolean {
  return new Date(now) < new Date(at)
}

export function PatchTestOfNeed({ need, desk }: { need: PatchNeed; desk: GateDesk }) {
  const state = patchTestState(need, new Date(desk.now))
  return (
    <PatchTestTurn
      about={{ clientId: desk.safety.clientId, visitId: desk.visitId }}
      thing={need}
      unread={need.test && need.test.result === null ? need.test : null}
      now={new Date(desk.now)}
      hasReacted={state === 'failed'}
      isClear={state === 'clear'}
      healthConsent={desk.healthConsent}
      entries={desk.safety.entries}
      actions={actions}
    />
  )
}
