// Two archives side by side: what differs is chosen field by field, what hangs on both is kept.
'use client'

import { ChevronRight } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { Label, Radio, RadioGroup, Text } from 'react-aria-components'
import { ActionMessage } from '@/components/forms/action-message'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { classNames } from '@/components/ui/class-names'
import { Link } from '@/components/ui/link'
import { showToast } from '@/components/ui/toast'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import {
  fieldsToChoose,
  likelySide,
  MERGE_FIELD_NAMES,
  type MergeField,
  type MergeSide,
} from '@/lib/clients/merge-flow'
import { mergeClientsAction, sayTwoPeopleAction } from '../actions'
import type { Side, SideFact } from './side-words'
import { TwoPeople } from './two-people'

type ComparePairProps = { kept: Side; gone: Side }
type Choices = Partial<Record<MergeField, MergeSide>>

export function ComparePair({ kept, gone }: ComparePairProps) {
  const t = useTranslations('merge')
  const router = useRouter()
  const { state, submit, pending } = useStaffAction(mergeClientsAction)
  const [choices, setChoices] = useState<Choices>({})
  const sideOf = (field: MergeField) => choices[field] ?? likelySide(field, kept.words, gone.words)
  const open = fieldsToChoose(kept.words, gone.words)
  const settled = MERGE_FIELD_NAMES.filter((field) => !open.includes(field) && wordsOf(field))

  function wordsOf(field: MergeField): string | null {
    return (sideOf(field) === 'gone' ? gone : kept).words[field]
  }

  const merge = async () => {
    const answer = await submit({
      keptId: kept.clientId,
      keptRevision: kept.revision,
      goneId: gone.clientId,
      goneRevision: gone.revision,
      fromGone: MERGE_FIELD_NAMES.filter((field) => sideOf(field) === 'gone'),
    })
    if (answer?.status !== 'done') return
    showToast({ tone: 'success', message: t('compare.done') })
    router.push('/clients/duplicates')
  }

  return (
    <div className="grid gap-6">
      <Card as="section" aria-label={t('compare.kept')} isSunk className="grid gap-4">
        <h2 className="text-lg">{t('compare.kept')}</h2>
        <div className="grid grid-cols-2 gap-6">
          <Hanging side={kept} />
          <Hanging side={gone} />
        </div>
      </Card>
      {open.length > 0 && (
        <section aria-labelledby="choose-title" className="grid gap-5">
          <div>
            <h2 id="choose-title" className="text-xl">
              {t('compare.choose', { count: open.length })}
            </h2>
            <p className="text-ink-soft">{t('compare.chooseHint')}</p>
          </div>
          {open.map((field) => (
            <FieldChoice
              key={field}
              field={field}
              kept={kept.words[field] ?? ''}
              gone={gone.words[field] ?? ''}
              value={sideOf(field)}
              onChange={(side) => setChoices((all) => ({ ...all, [field]: side }))}
            />
          ))}
        </section>
      )}
      {settled.length > 0 && (
        <details className="group">
          <summary className="flex min-h-12 cursor-pointer items-center gap-1 text-ink-soft">
            <ChevronRight aria-hidden="true" className="size-5 transition-transform group-open:rotate-90" />
            {t('compare.settled', { count: settled.length })}
          </summary>
          <dl className="grid gap-x-6 gap-y-3 pt-2 sm:grid-cols-2">
            {settled.map((field) => (
              <Fact key={field} name={<FieldName field={field} />} value={wordsOf(field) ?? ''} />
            ))}
          </dl>
        </details>
      )}
      <ActionMessage state={state} />
      <div className="grid gap-3">
        <Button variant="primary" size="lg" isFullWidth isPending={pending} onPress={() => void merge()}>
          {t('compare.merge')}
        </Button>
        <p className="text-center text-sm text-ink-soft">{t('compare.mergeHint')}</p>
        <div className="justify-self-center">
          <TwoPeople
            oneId={kept.clientId}
            otherId={gone.clientId}
            action={sayTwoPeopleAction}
            onDone={() => router.push('/clients/duplicates')}
          />
        </div>
      </div>
    </div>
  )
}

function Hanging({ side }: { side: Side }) {
  return (
    <div className="grid min-w-0 content-start gap-3">
      <Link
        href={`/clients/${side.clientId}`}
        className="inline-flex min-h-12 items-center font-serif text-2xl font-semibold underline decoration-celadon-line underline-offset-4 hover:decoration-celadon"
      >
        {side.name}
      </Link>
      <dl className="grid gap-2">
        {side.facts.map(({ name, value }: SideFact) => (
          <Fact key={name} name={name} value={value} />
        ))}
      </dl>
    </div>
  )
}

function Fact({ name, value }: { name: ReactNode; value: string }) {
  return (
    <div className="flex min-w-0 flex-wrap gap-x-3">
      <dt className="text-ink-soft">{name}</dt>
      <dd className="numeric min-w-0 wrap-anywhere">{value}</dd>
    </div>
  )
}

/** The names that the basics have everywhere. */
function FieldName({ field }: { field: MergeField }) {
  const t = useTranslations('archive-basics.fields')
  return t(field === 'referrer' ? 'referredById' : field)
}

type FieldChoiceProps = {
  field: MergeField
  kept: string
  gone: string
  value: MergeSide
  onChange: (side: MergeSide) => void
}

function FieldChoice({ field, kept, gone, value, onChange }: FieldChoiceProps) {
  const t = useTranslations('merge.compare')
  return (
    <RadioGroup
      value={value}
      onChange={(side) => onChange(side === 'gone' ? 'gone' : 'kept')}
      orientation="horizontal"
      className="grid gap-2"
    >
      <Label className="text-ink-soft">
        <FieldName field={field} />
      </Label>
      <div className="grid grid-cols-2 gap-4">
        {(['kept', 'gone'] as const).map((side) => (
          <Radio
            key={side}
            value={side}
            className={classNames(
              'flex min-h-14 min-w-0 cursor-pointer items-center gap-3 rounded-lg border bg-sheet px-4 py-3 transition-colors',
              'border-edge hover:border-celadon selected:border-celadon selected:bg-celadon-wash pressed:bg-celadon-wash focus-visible:ring-brush',
            )}
          >
            {({ isSelected }) => (
              <>
                <span
                  aria-hidden="true"
                  className={classNames(
                    'size-6 shrink-0 rounded-full border-2 bg-sheet transition-[border-width]',
                    isSelected ? 'border-[0.45rem] border-celadon' : 'border-edge',
                  )}
                />
                <span className="numeric min-w-0 wrap-anywhere">{side === 'gone' ? gone : kept}</span>
              </>
            )}
          </Radio>
        ))}
      </div>
      {field === 'phone' && (
        <Text slot="description" className="text-sm text-ink-soft">
          {t('phoneHint')}
        </Text>
      )}
    </RadioGroup>
  )
}
