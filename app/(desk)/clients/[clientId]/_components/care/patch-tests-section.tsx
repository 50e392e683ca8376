// Her patch tests (皮试): what was tried, what came of it, how long it holds; and trying another.
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { formatComing, formatDate, localName } from '@/lib/i18n/format'
import { PATCH_TEST_TONES, patchTestState, type Taker } from '@/lib/patch-tests/patch-test-flow'
import {
  type ClientPatchTests,
  type KeptPatchTest,
  listPatchTests,
} from '@/lib/patch-tests/patch-test-queries'
import type { TabProps } from '../tab-props'
import { DoPatchTest, ReadPatchTestLine, TakeBackLine } from './patch-test-forms'

/** Of no concern to those who do not care for her, nor where nothing wants a test. */
export async function PatchTestsSection({ staff, clientId, now }: TabProps) {
  const found = await listPatchTests(staff, clientId, now)
  return found && <PatchTests found={found} staff={staff} clientId={clientId} now={now} />
}

type Props = Omit<TabProps, 'before'> & { found: ClientPatchTests }

function PatchTests({ found, staff, clientId, now }: Props) {
  const taker = { id: staff.id, role: staff.role, mayOverrideSafety: staff.mayOverrideSafety }
  const t = useTranslations('safety.patch')
  const { tests, treatments, products, mayNote } = found
  const needsAny = treatments.length + products.length > 0
  if (tests.length === 0 && !needsAny) return null
  return (
    <Card as="section" aria-label={t('title')}>
      <h2 className="pb-3 text-lg">{t('title')}</h2>
      {tests.length === 0 && <p className="text-ink-soft">{t('none')}</p>}
      <ul className="divide-y divide-hair">
        {tests.map((test) => (
          <TestLine key={test.id} test={test} staff={taker} now={now} mayNote={mayNote} />
        ))}
      </ul>
      {needsAny && (
        <div className="pt-4">
          <DoPatchTest clientId={clientId} treatments={treatments} products={products} />
        </div>
      )}
    </Card>
  )
}

type LineProps = { test: KeptPatchTest; staff: Taker; now: Date; mayNote: boolean }

function TestLine({ test, staff, now, mayNote }: LineProps) {
  const t = useTranslations('safety.patch')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const day = (at: Date) => formatDate(at, timeZone, locale)
  const coming = (at: Date) => formatComing(at, now, timeZone, locale)
  const thing = test.product ?? test.treatment
  const state = patchTestState({ hasReacted: test.result === 'reaction', test }, now)
  const { takenBack } = test
  const facts = [
    t('done', { day: day(test.doneAt), name: test.doneBy }),
    test.place && t(`place.${test.place}`),
    takenBack && t('takenBack', { day: day(takenBack.at), name: takenBack.by }),
    !takenBack &&
      state === 'unread' &&
      now < test.readableAt &&
      t('readableFrom', { until: coming(test.readableAt) }),
    test.readAt && test.readBy && t('readBy', { day: day(test.readAt), name: test.readBy }),
    test.validUntil && t(state === 'clear' ? 'valid' : 'wasValid', { day: day(test.validUntil) }),
  ]
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3 first:pt-0">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-medium">{thing && localName(thing, locale)}</span>
          {!takenBack && <Badge tone={PATCH_TEST_TONES[state]}>{t(`state.${state}`)}</Badge>}
        </p>
        <p className="text-sm text-ink-soft">{facts.filter(Boolean).join(' · ')}</p>
        {test.note && <p>{test.note}</p>}
      </div>
      {!takenBack && (
        <div className="flex flex-wrap gap-2.5">
          {state === 'unread' && (
            <ReadPatchTestLine
              patchTestId={test.id}
              name={thing ? localName(thing, locale) : ''}
              readableAt={test.readableAt}
              now={now}
              mayNote={mayNote}
            />
          )}
          <TakeBackLine test={test} staff={staff} now={now} />
        </div>
      )}
    </li>
  )
}
