// The fields of a treatment note: taps first, then words, and folded what only those who care may read.
'use client'

import { Lock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { AreaMap } from '@/components/body-map/area-map'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { ManyChips } from '@/components/ui/many-chips'
import { AREAS_OF, FINDINGS_TO_MIND } from '@/lib/concerns/area-flow'
import { CONCERNS_OF, REGIONS, type Region } from '@/lib/concerns/concern-flow'
import type { HarmPlace } from '@/lib/reactions/harm-flow'
import { LONGEST, PRESSURES, REACTIONS } from '@/lib/treatment-notes/note-schemas'
import type { NotedSession, VisitNotes } from '@/lib/treatment-notes/treatment-note-queries'
import { FindingChips } from './finding-chips'
import { useNoteNames } from './note-words'
import { NumberSetting } from './number-setting'
import type { TreatmentNoteHandle } from './use-treatment-note'
import { UsedProducts } from './used-products'
import { WordsField } from './words-field'

type Props = {
  session: NotedSession
  choices: Pick<VisitNotes, 'products' | 'phrases'>
  handle: TreatmentNoteHandle
  errorOf: (part: string) => string | undefined
  /** Says whether it is saved. */
  markId: string
  /** What is asked about the words, right under the field in which they were typed. */
  hintAt: (place: HarmPlace) => ReactNode
}

export function NoteFields({ session, choices, handle, errorOf, markId, hintAt }: Props) {
  const t = useTranslations('treatment-note')
  const { note, change, flush, hold } = handle
  const { content } = note
  const words = { onBlur: flush, hold, 'aria-describedby': markId }
  const phrasesOf = (kind: string) => choices.phrases.filter((phrase) => phrase.kind === kind)
  return (
    <div className="grid gap-6">
      <TappedFields session={session} handle={handle} />
      {hintAt('findings')}
      <UsedProducts
        products={choices.products}
        usualIds={session.productIds}
        used={content.products}
        onChange={(products) => change({ products })}
      />
      <fieldset className="grid gap-3">
        <legend className="pb-2 font-medium">{t('settings')}</legend>
        <ChoiceOrNone
          label={t('pressure')}
          items={PRESSURES.map((id) => ({ id, label: t(`pressures.${id}`) }))}
          value={content.pressure}
          onChange={(pressure) => change({ pressure })}
        />
        <div className="grid gap-3 sm:grid-cols-3">
          {(['minutes', 'intensity', 'temperature'] as const).map((setting) => (
            <NumberSetting
              key={setting}
              setting={setting}
              value={content[setting]}
              onChange={(value) => change({ [setting]: value })}
            />
          ))}
        </div>
      </fieldset>
      <div className="grid gap-3">
        <ChoiceOrNone
          label={t('reaction')}
          items={REACTIONS.map((id) => ({ id, label: t(`reactions.${id}`) }))}
          value={content.reaction}
          onChange={(reaction) => change({ reaction })}
        />
        {(content.reaction !== null && content.reaction !== 'none') || content.reactionWords !== '' ? (
          <WordsField
            {...words}
            label={t('reactionWords')}
            value={content.reactionWords}
            maxLength={LONGEST.reactionWords}
            rows={2}
            phrases={phrasesOf('reaction')}
            error={errorOf('content.reactionWords')}
            onChange={(reactionWords) => change({ reactionWords })}
          />
        ) : null}
        {hintAt('reaction')}
        {hintAt('reactionWords')}
      </div>
      <div className="grid gap-3">
        <WordsField
          {...words}
          label={t('label')}
          description={t('hint')}
          value={content.text}
          maxLength={LONGEST.text}
          rows={4}
          phrases={phrasesOf('observation')}
          error={errorOf('content.text')}
          onChange={(text) => change({ text })}
        />
        {hintAt('text')}
      </div>
      <div className="grid gap-3">
        <WordsField
          {...words}
          label={t('advice')}
          description={t('adviceHint')}
          value={content.advice}
          maxLength={LONGEST.advice}
          rows={2}
          phrases={phrasesOf('advice')}
          error={errorOf('content.advice')}
          onChange={(advice) => change({ advice })}
        />
        {hintAt('advice')}
      </div>
      <div className="grid gap-3">
        <PrivatePart handle={handle} error={errorOf('privateText')} markId={markId} />
        {hintAt('privateText')}
      </div>
    </div>
  )
}

/** Findings and areas of the part of her that is being cared for; what stands elsewhere is told beside. */
function TappedFields({ session, handle }: Pick<Props, 'session' | 'handle'>) {
  const t = useTranslations('treatment-note')
  const concerns = useTranslations('concerns')
  const names = useNoteNames([])
  const { note, change } = handle
  const { findings, areas } = note.content
  const [region, setRegion] = useState<Region>(() => regionOf(session, areas))
  const here: readonly string[] = AREAS_OF[region]
  const elsewhere = areas.filter((area) => !here.includes(area))
  const codes = [...CONCERNS_OF[region], ...FINDINGS_TO_MIND]
  const further = findings.map(({ code }) => code).filter((code) => !codes.some((known) => known === code))
  return (
    <div className="grid gap-5">
      <ChoiceChips
        label={t('region')}
        items={REGIONS.map((id) => ({ id, label: concerns(`regions.${id}`) }))}
        value={region}
        onChange={(id) => setRegion(REGIONS.find((each) => each === id) ?? region)}
      />
      <FindingChips
        codes={[...codes, ...further]}
        findings={findings}
        onChange={(changed) => change({ findings: changed })}
      />
      <div className="grid gap-1.5">
        <p className="font-medium">{t('areas')}</p>
        <AreaMap
          key={region}
          mode="choose"
          region={region}
          label={t('areas')}
          chosen={areas.filter((area) => here.includes(area))}
          onChoose={(area) =>
            change({ areas: areas.includes(area) ? areas.filter((each) => each !== area) : [...areas, area] })
          }
        />
        {elsewhere.length > 0 && (
          <p className="text-sm text-ink-soft">
            {t('areasMore', { names: elsewhere.map(names.areaName).join(' · ') })}
          </p>
        )}
      </div>
    </div>
  )
}

/** Where she was worked on already, or else what the treatment is good for. */
function regionOf({ treatment }: NotedSession, areas: readonly string[]): Region {
  const byArea = REGIONS.find((region) => (AREAS_OF[region] as readonly string[]).includes(areas[0] ?? ''))
  const counted = REGIONS.map((region) => ({
    region,
    count: treatment.concerns.filter((code) => (CONCERNS_OF[region] as readonly string[]).includes(code))
      .length,
  })).toSorted((one, other) => other.count - one.count)
  return byArea ?? counted[0]?.region ?? 'face'
}

type ChoiceOrNoneProps<Id extends string> = {
  label: string
  items: readonly { id: Id; label: string }[]
  value: Id | null
  onChange: (id: Id | null) => void
}

/** One of a few, or none: what was tapped by mistake is tapped away. */
function ChoiceOrNone<Id extends string>({ label, items, value, onChange }: ChoiceOrNoneProps<Id>) {
  return (
    <ManyChips
      label={label}
      items={items}
      value={value === null ? [] : [value]}
      onChange={(ids) => onChange(items.find(({ id }) => ids.includes(id) && id !== value)?.id ?? null)}
    />
  )
}

/** Folded away until somebody has written something, or means to. */
function PrivatePart({
  handle,
  error,
  markId,
}: {
  handle: TreatmentNoteHandle
  error: string | undefined
  markId: string
}) {
  const t = useTranslations('treatment-note')
  const { note, changePrivate, flush, hold } = handle
  const [isOpen, setOpen] = useState(note.privateText !== '')
  return (
    <details
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="rounded-lg bg-fold/60 px-4 py-1"
    >
      <summary className="flex min-h-12 cursor-pointer items-center gap-2 text-ink-soft">
        <Lock aria-hidden className="size-4" />
        {t('private')}
      </summary>
      <div className="pb-3">
        <WordsField
          label={t('privateLabel')}
          description={t('privateHint')}
          value={note.privateText}
          maxLength={LONGEST.privateText}
          rows={3}
          error={error}
          aria-describedby={markId}
          onChange={changePrivate}
          onBlur={flush}
          hold={hold}
        />
      </div>
    </details>
  )
}
