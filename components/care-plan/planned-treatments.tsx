// The treatments of a plan being written: how many and how far apart, by tapping.
'use client'

import { Plus, X } from 'lucide-react'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ErrorText } from '@/components/ui/field-parts'
import { fieldStyles } from '@/components/ui/field-styles'
import { IconButton } from '@/components/ui/icon-button'
import { Select } from '@/components/ui/select'
import { Stepper } from '@/components/ui/stepper'
import type { PlannedTreatment } from '@/lib/care-plans/plan-content-flow'
import { PLAN_LIMITS } from '@/lib/care-plans/plan-schemas'
import { type Proposal, plannedWith } from '@/lib/care-plans/proposal-flow'
import { localName } from '@/lib/i18n/format'

export type MenuEntry = {
  id: string
  name: string
  nameEn: string | null
  intervalDays: number | null
}

type Props = {
  planned: readonly PlannedTreatment[]
  menu: readonly MenuEntry[]
  proposals: readonly Proposal[]
  nameOf: (treatmentId: string) => string
  error?: string | undefined
  onChange: (planned: PlannedTreatment[]) => void
}

export function PlannedTreatments({ planned, menu, proposals, nameOf, error, onChange }: Props) {
  const t = useTranslations('care-plans')
  const becauseOf = useBecause(proposals)
  const change = (treatmentId: string, numbers: Partial<PlannedTreatment>) =>
    onChange(planned.map((each) => (each.treatmentId === treatmentId ? { ...each, ...numbers } : each)))
  const isFull = planned.length >= PLAN_LIMITS.treatments
  return (
    <fieldset className="grid min-w-0 gap-3">
      <legend className={`${fieldStyles.label} pb-2`}>{t('courses')}</legend>
      <ul className="grid gap-3">
        {planned.map((each) => (
          <li key={each.treatmentId} className="rounded-lg border border-hair p-4 pt-2.5">
            <Row
              planned={each}
              name={nameOf(each.treatmentId)}
              because={becauseOf(each.treatmentId)}
              onChange={(numbers) => change(each.treatmentId, numbers)}
              onRemove={() => onChange(planned.filter((other) => other !== each))}
            />
          </li>
        ))}
      </ul>
      {!isFull && (
        <AddTreatment
          menu={menu.filter(({ id }) => planned.every(({ treatmentId }) => treatmentId !== id))}
          isFirst={planned.length === 0}
          onAdd={(entry) => onChange([...planned, plannedWith(entry)])}
        />
      )}
      {error && (
        <p className={fieldStyles.error}>
          <ErrorText>{error}</ErrorText>
        </p>
      )}
    </fieldset>
  )
}

type RowProps = {
  planned: PlannedTreatment
  name: string
  because: string | null
  onChange: (numbers: Partial<PlannedTreatment>) => void
  onRemove: () => void
}

function Row({ planned, name, because, onChange, onRemove }: RowProps) {
  const t = useTranslations('care-plans.editor')
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset within a fieldset would say its legend with every number
    <div role="group" aria-label={name} className="grid gap-2">
      <div className="flex items-center gap-3">
        <p className="min-w-0 flex-1">
          <span className="font-serif text-lg">{name}</span>
          {because && <span className="ms-3 text-sm text-ink-soft">{because}</span>}
        </p>
        <IconButton
          label={t('remove', { treatment: name })}
          icon={<X aria-hidden="true" className="size-5" />}
          onPress={onRemove}
          className="-me-2"
        />
      </div>
      <div className="flex flex-wrap gap-x-8 gap-y-3">
        <Stepper
          label={t('sessions')}
          value={planned.sessions}
          min={1}
          max={PLAN_LIMITS.sessions}
          unit={t('times')}
          fewer={t('fewer')}
          more={t('more')}
          onChange={(sessions) => onChange({ sessions })}
        />
        <Stepper
          label={t('interval')}
          value={planned.intervalDays}
          min={1}
          max={PLAN_LIMITS.intervalDays}
          unit={t('days')}
          fewer={t('sooner')}
          more={t('later')}
          onChange={(intervalDays) => onChange({ intervalDays })}
        />
      </div>
    </div>
  )
}

type AddProps = { menu: readonly MenuEntry[]; isFirst: boolean; onAdd: (entry: MenuEntry) => void }

function AddTreatment({ menu, isFirst, onAdd }: AddProps) {
  const t = useTranslations('care-plans.editor')
  const locale = useLocale()
  const [isOpen, setOpen] = useState(isFirst)
  if (menu.length === 0) return null
  if (!isOpen && !isFirst) {
    return (
      <div>
        <Button
          variant="quiet"
          icon={<Plus aria-hidden="true" className="size-5" />}
          onPress={() => setOpen(true)}
        >
          {t('addTreatment')}
        </Button>
      </div>
    )
  }
  return (
    <Select
      label={t('addTreatment')}
      isLabelHidden={isFirst}
      placeholder={t('choose')}
      value={null}
      items={menu.map((entry) => ({ id: entry.id, label: localName(entry, locale) }))}
      onChange={(id) => {
        const entry = menu.find((each) => each.id === id)
        if (!entry) return
        onAdd(entry)
        setOpen(false)
      }}
    />
  )
}

/** 「为了干燥缺水、泛红」, of what was proposed. */
function useBecause(proposals: readonly Proposal[]): (treatmentId: string) => string | null {
  const t = useTranslations('care-plans.editor')
  const concerns = useTranslations('concerns.names')
  const format = useFormatter()
  return (treatmentId) => {
    const because = proposals.find((each) => each.treatmentId === treatmentId)?.because ?? []
    const names = because.filter((code) => concerns.has(code)).map((code) => concerns(code))
    return names.length > 0 ? t('because', { concerns: format.list(names) }) : null
  }
}
