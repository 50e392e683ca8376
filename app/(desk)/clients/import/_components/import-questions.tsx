// What the file does not tell, asked before anything is brought over: once for a column, or for all of a kind.
'use client'

import { useLocale, useTranslations } from 'next-intl'
import { birthdayWords } from '@/components/clients/birthday-words'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DOUBLE_ANSWERS } from '@/lib/imports/import-flow'
import type { DateQuestion, DoubleQuestion, ImportDetail } from '@/lib/imports/import-queries'
import { answerImportAction } from '../actions'
import { ChooseDial } from './choose-dial'

export function ImportQuestions({ detail, country }: { detail: ImportDetail; country: string }) {
  const t = useTranslations('imports.questions')
  const { id, questions } = detail
  const { dates, doubles, numbers } = questions
  if (dates.length + doubles.length + numbers === 0) return null
  return (
    <section aria-labelledby="import-questions" className="flex flex-col gap-4">
      <div>
        <h2 id="import-questions" className="text-lg">
          {t('title')}
        </h2>
        {dates.length === 0 && <p className="mt-1 text-ink-soft">{t('hint')}</p>}
      </div>
      {dates.map((question) => (
        <AskDates key={question.column} importId={id} question={question} />
      ))}
      {doubles.map((question) => (
        <AskDoubles key={question.kind} importId={id} question={question} />
      ))}
      {numbers > 0 && <AskNumbers importId={id} count={numbers} country={country} />}
    </section>
  )
}

function AskDates({ importId, question }: { importId: string; question: DateQuestion }) {
  const t = useTranslations('imports.questions.dates')
  const locale = useLocale()
  const { submit, pending } = useToldAction(answerImportAction)
  const { column, name, sample, readings } = question
  return (
    <Card mark="ochre" className="flex flex-col gap-3">
      <p className="font-serif text-lg font-semibold">{t('title', { name, sample })}</p>
      <p className="text-ink-soft">{t('hint')}</p>
      <div className="flex flex-wrap gap-2.5">
        {readings.map(({ order, birthday }) => (
          <Button
            key={order}
            isDisabled={pending}
            onPress={() => submit({ question: 'dates', importId, column, order })}
          >
            {birthdayWords(
              {
                birthYear: birthday.year,
                birthMonth: birthday.month,
                birthDay: birthday.day,
                birthLunar: birthday.lunar,
              },
              locale,
            )}
          </Button>
        ))}
        <Button
          variant="quiet"
          isDisabled={pending}
          onPress={() => submit({ question: 'dates', importId, column, order: 'unsure' })}
        >
          {t('note')}
        </Button>
      </div>
    </Card>
  )
}

function AskDoubles({ importId, question }: { importId: string; question: DoubleQuestion }) {
  const t = useTranslations('imports')
  const { submit, pending } = useToldAction(answerImportAction)
  const { kind, count } = question
  return (
    <Card isSunk className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-72">
        <p className="font-medium">{t(`questions.doubles.${kind}`, { count })}</p>
        <p className="text-sm text-ink-soft">{t('questions.doubles.standing', { ...question })}</p>
      </div>
      <div className="flex flex-wrap gap-2.5">
        {DOUBLE_ANSWERS.map((answer) => (
          <Button
            key={answer}
            aria-pressed={question[answer] === count}
            variant={question[answer] === count ? 'secondary' : 'quiet'}
            isDisabled={pending}
            onPress={() => submit({ question: 'doubles', importId, kind, answer })}
          >
            {t(`questions.doubles.all.${answer}`)}
          </Button>
        ))}
      </div>
    </Card>
  )
}

function AskNumbers(props: { importId: string; count: number; country: string }) {
  const t = useTranslations('imports.questions.numbers')
  const { importId, count, country } = props
  return (
    <Card isSunk className="flex flex-col gap-3">
      <div>
        <p className="font-medium">{t('title', { count })}</p>
        <p className="text-sm text-ink-soft">{t('hint')}</p>
      </div>
      <ChooseDial importId={importId} country={country} />
    </Card>
  )
}
