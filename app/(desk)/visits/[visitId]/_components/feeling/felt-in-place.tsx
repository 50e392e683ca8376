// What she says while her eyes are still closed: the same answers, tapped by the therapist.
'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { TextField } from '@/components/ui/field'
import { Rating, type RatingValue } from '@/components/ui/rating'
import { useAnswerWords, useFiveWords } from '@/components/visit/answer-words'
import type { Area } from '@/lib/concerns/area-flow'
import { type Feeling, LEANS } from '@/lib/visits/feeling-flow'
import { HER_WORDS_LENGTH } from '@/lib/visits/feeling-schemas'
import { AreaChips } from './area-chips'

type Props = {
  feeling: Feeling
  areas: readonly Area[]
  isEditable: boolean
  onAnswer: (answers: Partial<Feeling>) => void
}

export function FeltInPlace({ feeling, areas, isEditable, onAnswer }: Props) {
  const t = useTranslations('feeling')
  const words = useFiveWords('comfort')
  const answer = useAnswerWords()
  return (
    <div className="grid gap-5 pt-2 pb-5">
      <Rating
        label={t('comfort')}
        value={feeling.comfort as RatingValue | null}
        words={words}
        isDisabled={!isEditable}
        onChange={(comfort) => onAnswer({ comfort })}
      />
      {(['pressureFelt', 'temperatureFelt'] as const).map((question) => (
        <ChoiceChips
          key={question}
          label={t(question)}
          items={LEANS.map((value) => ({ id: String(value), label: answer(question, value) }))}
          value={feeling[question] === null ? null : String(feeling[question])}
          isDisabled={!isEditable}
          onChange={(id) => onAnswer({ [question]: id === null ? null : Number(id) })}
        />
      ))}
      {isEditable ? (
        <>
          <AreaChips
            label={t('lovedAreas')}
            areas={areas}
            chosen={feeling.lovedAreas}
            onChange={(lovedAreas) => onAnswer({ lovedAreas })}
          />
          <Sentence key={feeling.herWords} words={feeling.herWords} onAnswer={onAnswer} />
        </>
      ) : (
        <Said feeling={feeling} />
      )}
    </div>
  )
}

function Sentence({ words, onAnswer }: { words: string; onAnswer: Props['onAnswer'] }) {
  const t = useTranslations('feeling')
  const common = useTranslations('common')
  const [text, setText] = useState(words)
  return (
    <form
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        onAnswer({ herWords: text.trim() })
      }}
    >
      <TextField
        label={t('herWords')}
        value={text}
        maxLength={HER_WORDS_LENGTH}
        autoComplete="off"
        onChange={setText}
        className="min-w-0 flex-1 basis-72"
      />
      {text.trim() !== words && <Button type="submit">{common('save')}</Button>}
    </form>
  )
}

function Said({ feeling: { lovedAreas, herWords } }: { feeling: Feeling }) {
  const t = useTranslations('feeling')
  const names = useTranslations('concerns.areas')
  return (
    <>
      {lovedAreas.length > 0 && (
        <p>
          <span className="text-sm text-ink-soft">{t('lovedAreas')}</span>{' '}
          {lovedAreas.map((area) => names(area)).join(' · ')}
        </p>
      )}
      {herWords && <p className="font-serif text-lg">{t('quoted', { text: herWords })}</p>}
    </>
  )
}
