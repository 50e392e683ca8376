// One question to her, as large as the screen allows.
'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { Radio, RadioGroup } from 'react-aria-components'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import type { Area } from '@/lib/concerns/area-flow'
import { FACES, type Feeling, type FeelingQuestion, LEANS } from '@/lib/visits/feeling-flow'
import { HER_WORDS_LENGTH } from '@/lib/visits/feeling-schemas'
import { AreaChips } from './area-chips'
import { FaceDrawing, PressureDrawing, TemperatureDrawing } from './feeling-drawings'

type Props = {
  question: FeelingQuestion
  feeling: Feeling
  areas: readonly Area[]
  /** The finger has just left the question before this one. */
  isResting: boolean
  onAnswer: (answers: Partial<Feeling>) => void
  onNext: () => void
}

export function Question({ question, feeling, areas, isResting, onAnswer, onNext }: Props) {
  const t = useTranslations('feeling.her')
  const choose = (value: number) => {
    if (isResting) return
    onAnswer({ [question]: value })
    onNext()
  }
  switch (question) {
    case 'effect':
    case 'comfort':
      return (
        <Choices
          label={t(`questions.${question}`)}
          value={feeling[question]}
          onChoose={choose}
          choices={FACES.map((value) => ({
            value,
            word: t(`${question}.${value}`),
            drawing: <FaceDrawing value={value} />,
          }))}
        />
      )
    case 'pressureFelt':
    case 'temperatureFelt': {
      const Drawing = question === 'pressureFelt' ? PressureDrawing : TemperatureDrawing
      return (
        <Choices
          label={t(`questions.${question}`)}
          value={feeling[question]}
          onChoose={choose}
          choices={LEANS.map((value) => ({
            value,
            word: t(`${question}.${value}`),
            drawing: <Drawing value={value} />,
          }))}
        />
      )
    }
    case 'lovedAreas':
      return <Areas chosen={feeling.lovedAreas} areas={areas} onAnswer={onAnswer} onNext={onNext} />
    case 'herWords':
      return <Sentence words={feeling.herWords} onAnswer={onAnswer} onNext={onNext} />
  }
}

type ChoicesProps = {
  label: string
  value: number | null
  choices: readonly { value: number; word: string; drawing: ReactNode }[]
  onChoose: (value: number) => void
}

function Choices({ label, value, choices, onChoose }: ChoicesProps) {
  return (
    <RadioGroup
      aria-label={label}
      orientation="horizontal"
      value={value === null ? null : String(value)}
      onChange={(chosen) => onChoose(Number(chosen))}
      className="grid grid-cols-5 gap-2 sm:gap-4"
    >
      {choices.map((choice) => (
        <Radio
          key={choice.value}
          value={String(choice.value)}
          // The answer that stands can be tapped too: it leads on.
          onClick={() => value === choice.value && onChoose(choice.value)}
          className="group flex cursor-pointer flex-col items-center gap-4 rounded-xl border-2 border-transparent px-2 py-5 text-center text-lg leading-snug transition-colors selected:border-celadon selected:bg-celadon-wash selected:font-medium selected:text-celadon-dark pressed:bg-fold focus-visible:ring-brush"
        >
          <span className="block w-full max-w-36">{choice.drawing}</span>
          {choice.word}
        </Radio>
      ))}
    </RadioGroup>
  )
}

type AreasProps = {
  chosen: readonly Area[]
  areas: readonly Area[]
  onAnswer: (answers: Partial<Feeling>) => void
  onNext: () => void
}

function Areas({ chosen, areas, onAnswer, onNext }: AreasProps) {
  const t = useTranslations('feeling.her')
  return (
    <div className="grid justify-items-center gap-8 text-lg">
      <AreaChips
        label={t('chooseAreas')}
        areas={areas}
        chosen={chosen}
        onChange={(lovedAreas) => onAnswer({ lovedAreas })}
      />
      <Button variant="primary" size="lg" onPress={onNext}>
        {t('next')}
      </Button>
    </div>
  )
}

type SentenceProps = {
  words: string
  onAnswer: (answers: Partial<Feeling>) => void
  onNext: () => void
}

function Sentence({ words, onAnswer, onNext }: SentenceProps) {
  const t = useTranslations('feeling.her')
  const [text, setText] = useState(words)
  const keep = () => {
    if (text.trim() !== words.trim()) onAnswer({ herWords: text.trim() })
  }
  const done = () => {
    keep()
    onNext()
  }
  return (
    <form
      className="mx-auto grid w-full max-w-2xl justify-items-center gap-8"
      onSubmit={(event) => {
        event.preventDefault()
        done()
      }}
    >
      <TextField
        label={t('questions.herWords')}
        isLabelHidden
        description={t('wordsHint')}
        value={text}
        maxLength={HER_WORDS_LENGTH}
        autoComplete="off"
        enterKeyHint="done"
        onChange={setText}
        // Skipped or handed back, what she has written is still hers.
        onBlur={keep}
        className="w-full"
      />
      <Button type="submit" variant="primary" size="lg">
        {t('done')}
      </Button>
    </form>
  )
}
