// Whether a row is somebody who is there already: three answers, of which one holds.
'use client'

import { useTranslations } from 'next-intl'
import { useToldAction } from '@/components/forms/use-told-action'
import { classNames } from '@/components/ui/class-names'
import { DOUBLE_ANSWERS, type DoubleAnswer, type ProblemCode } from '@/lib/imports/import-flow'
import { answerImportAction } from '../actions'

type Props = { importId: string; row: number; kind: ProblemCode; fate: DoubleAnswer }

export function AnswerDouble({ importId, row, kind, fate }: Props) {
  const t = useTranslations('imports.questions.doubles')
  const { submit, pending } = useToldAction(answerImportAction)
  return (
    <fieldset aria-label={t('title')} className="flex basis-full flex-wrap gap-2 ps-24 max-sm:ps-0">
      {DOUBLE_ANSWERS.map((answer) => (
        <button
          key={answer}
          type="button"
          aria-pressed={answer === fate}
          disabled={pending}
          onClick={() => submit({ question: 'doubles', importId, row, kind, answer })}
          className={classNames(
            'inline-flex min-h-12 items-center rounded-xl border px-4.5 py-2 transition-colors',
            answer === fate
              ? 'border-celadon bg-celadon-wash font-medium text-celadon-dark'
              : 'border-edge bg-sheet hover:border-celadon',
          )}
        >
          {t(`one.${answer}`)}
        </button>
      ))}
    </fieldset>
  )
}
