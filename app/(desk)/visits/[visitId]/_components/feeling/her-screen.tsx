// The tablet turned towards her: nothing of the desk, one question at a time, in her language, ending with thanks.
'use client'

import { useTimeZone, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { HandBack } from '@/components/shell/hand-back'
import { useHerLanguage } from '@/components/shell/her-language'
import { LanguageChoice } from '@/components/shell/language-choice'
import { Words } from '@/components/shell/words'
import { BrushLine } from '@/components/ui/brush-line'
import { Button } from '@/components/ui/button'
import { useResting } from '@/components/ui/use-resting'
import type { Area } from '@/lib/concerns/area-flow'
import { FEELING_QUESTIONS, type Feeling } from '@/lib/visits/feeling-flow'
import { Question } from './question'

type Props = {
  treatment: { name: string; nameEn: string | null }
  feeling: Feeling
  areas: readonly Area[]
  isOpen: boolean
  onAnswer: (answers: Partial<Feeling>) => void
  onClose: () => void
}

/** Escape, a touch beside it and the way back lead nowhere: it is hers until it is handed back. */
export function HerScreen({ isOpen, ...content }: Props) {
  const timeZone = useTimeZone() ?? 'UTC'
  const [hers, setHers] = useHerLanguage()
  return (
    <ModalOverlay isOpen={isOpen} isKeyboardDismissDisabled className="fixed inset-0 z-60 bg-paper">
      <Modal className="h-full">
        <Words locale={hers} timeZone={timeZone}>
          <Asking {...content} language={hers} onLanguage={setHers} />
        </Words>
      </Modal>
    </ModalOverlay>
  )
}

type AskingProps = Omit<Props, 'isOpen'> & { language: string; onLanguage: (language: string) => void }

function Asking({ treatment, feeling, areas, onAnswer, onClose, language, onLanguage }: AskingProps) {
  const t = useTranslations('feeling.her')
  const [turn, setTurn] = useState(0)
  const isResting = useResting(String(turn))
  const question = FEELING_QUESTIONS[turn]
  const name = language === 'en' && treatment.nameEn ? treatment.nameEn : treatment.name
  const title = question ? t(`questions.${question}`) : t('thanks')
  return (
    <Dialog
      aria-label={title}
      lang={language}
      className="grid h-full font-sans grid-rows-[auto_1fr_auto] gap-4 overflow-y-auto p-6 outline-none sm:p-10"
    >
      <header className="flex flex-wrap items-center justify-between gap-4">
        <Turns turn={turn} />
        {/* Hers need not be the desk's. */}
        <LanguageChoice label={t('language')} value={language} onChange={onLanguage} optionClass="px-5" />
      </header>
      <div className="grid w-full max-w-5xl content-center gap-10 justify-self-center">
        <div className="grid justify-items-center gap-3 text-center">
          {question && <p className="text-lg text-ink-soft">{name}</p>}
          <h2 className="text-3xl">{title}</h2>
          <BrushLine className="w-40" />
          {!question && <p className="max-w-xl pt-4 text-xl leading-relaxed">{t('thanksHint')}</p>}
        </div>
        {question && (
          <Question
            key={question}
            question={question}
            feeling={feeling}
            areas={areas}
            isResting={isResting}
            onAnswer={onAnswer}
            onNext={() => setTurn(turn + 1)}
          />
        )}
      </div>
      <footer className="flex flex-wrap items-center justify-between gap-4">
        <HandBack label={t('handBack')} onHandedBack={onClose} />
        <div className="flex gap-2">
          {turn > 0 && (
            <Button variant="quiet" size="lg" isResting={isResting} onPress={() => setTurn(turn - 1)}>
              {t('back')}
            </Button>
          )}
          {question && (
            <Button variant="quiet" size="lg" isResting={isResting} onPress={() => setTurn(turn + 1)}>
              {t('skip')}
            </Button>
          )}
        </div>
      </footer>
    </Dialog>
  )
}

/** How far she is: a bead for each question. */
function Turns({ turn }: { turn: number }) {
  const t = useTranslations('feeling.her')
  const total = FEELING_QUESTIONS.length
  return (
    <p className="flex items-center gap-2.5">
      <span className="sr-only">{t('turn', { turn: Math.min(turn + 1, total), total })}</span>
      {FEELING_QUESTIONS.map((question, index) => (
        <span
          key={question}
          aria-hidden="true"
          className={`block size-3 rounded-full border border-celadon ${index < turn ? 'bg-celadon' : index === turn ? 'bg-celadon-wash' : 'border-edge'}`}
        />
      ))}
    </p>
  )
}
