// The tablet is turned towards her: one case at a time, large and quiet, and nothing else of the desk in sight.
'use client'

import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Dialog, Heading, Modal, ModalOverlay, Button as RacButton } from 'react-aria-components'
import { caseSrc, PhotoPicture } from '@/components/photos/photo-picture'
import { HandBack } from '@/components/shell/hand-back'
import { useHerLanguage } from '@/components/shell/her-language'
import { useTurnedToHer } from '@/components/shell/turned-to-her'
import { Words } from '@/components/shell/words'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { IconButton } from '@/components/ui/icon-button'
import { isConcern } from '@/lib/concerns/concern-flow'
import { CASE_SIDES } from '@/lib/shown-cases/case-flow'
import type { CaseToShow } from '@/lib/shown-cases/case-queries'

type ShowCasesProps = { cases: readonly CaseToShow[] }

export function ShowCases({ cases }: ShowCasesProps) {
  const t = useTranslations('shown-cases')
  const locale = useLocale()
  const [openAt, setOpenAt] = useState<number | null>(null)
  useTurnedToHer('cases', openAt !== null, () => setOpenAt(0))
  return (
    <>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,17rem),1fr))] gap-3">
        {cases.map((each, index) => (
          <li key={each.id}>
            <RacButton
              aria-label={t('show', { title: inWords(each, locale).title })}
              onPress={() => setOpenAt(index)}
              className="flex h-full w-full cursor-pointer items-stretch gap-3 overflow-hidden rounded-lg border border-hair bg-sheet text-start transition-colors hover:border-celadon"
            >
              {each.hasAfter && (
                <PhotoPicture
                  src={caseSrc(each.id, 'after', 'small')}
                  alt=""
                  isLazy
                  className="w-24 shrink-0 bg-fold object-cover"
                />
              )}
              <span className="grid min-h-28 content-center gap-1 p-3">
                <span className="font-serif text-lg font-semibold">{inWords(each, locale).title}</span>
                <Concerns of={each} />
              </span>
            </RacButton>
          </li>
        ))}
      </ul>
      {/* Escape, a touch beside it and the way back lead nowhere: it is hers until it is handed back. */}
      <ModalOverlay
        isOpen={openAt !== null}
        isKeyboardDismissDisabled
        className="fixed inset-0 z-40 bg-paper"
      >
        <Modal className="h-(--visual-viewport-height) w-full overflow-y-auto">
          {openAt !== null && (
            <ForHer cases={cases} at={openAt} onAt={setOpenAt} onClose={() => setOpenAt(null)} />
          )}
        </Modal>
      </ModalOverlay>
    </>
  )
}

type ForHerProps = ShowCasesProps & { at: number; onAt: (at: number) => void; onClose: () => void }

/** In her language, whatever that of the desk is. */
function ForHer(props: ForHerProps) {
  const timeZone = useTimeZone() ?? 'UTC'
  const [locale, setLocale] = useHerLanguage()
  return (
    <Words locale={locale} timeZone={timeZone}>
      <Dialog lang={locale} className="flex min-h-full flex-col px-6 py-4 outline-none landscape:h-full">
        <OneCase {...props} onLocale={setLocale} />
      </Dialog>
    </Words>
  )
}

function OneCase({
  cases,
  at,
  onAt,
  onClose,
  onLocale,
}: ForHerProps & { onLocale: (locale: string) => void }) {
  const t = useTranslations('shown-cases')
  const ask = useTranslations('consents.ask')
  const locale = useLocale()
  const shown = cases[at]
  if (!shown) return null
  const { title, course, result } = inWords(shown, locale)
  const sides = CASE_SIDES.filter((side) => (side === 'before' ? shown.hasBefore : shown.hasAfter))
  return (
    <>
      <header className="flex items-center justify-between gap-4">
        <ChoiceChips
          label={ask('language')}
          isLabelHidden
          items={[
            { id: 'zh-CN', label: ask('chinese') },
            { id: 'en', label: ask('english') },
          ]}
          value={locale}
          onChange={(chosen) => onLocale(chosen === 'en' ? 'en' : 'zh-CN')}
        />
        <HandBack label={ask('handBack')} onHandedBack={onClose} />
      </header>
      <div
        className={
          sides.length > 0
            ? 'grid min-h-0 flex-1 gap-8 py-4 landscape:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] landscape:grid-rows-[minmax(0,1fr)]'
            : 'mx-auto grid max-w-2xl flex-1 content-center gap-8 py-4'
        }
      >
        {sides.length > 0 && (
          <div className="grid min-h-0 grid-flow-col gap-3 portrait:h-[46vh]">
            {sides.map((side) => (
              <figure key={side} className="grid min-h-0 grid-rows-[minmax(0,1fr)_auto] gap-2">
                <PhotoPicture
                  src={caseSrc(shown.id, side)}
                  alt={t(side)}
                  className="size-full rounded-lg object-contain"
                />
                <figcaption className="text-center text-lg text-ink-soft">{t(side)}</figcaption>
              </figure>
            ))}
          </div>
        )}
        <div className="grid content-center gap-6">
          <div className="grid gap-2">
            <Heading slot="title" className="text-3xl">
              {title}
            </Heading>
            <Concerns of={shown} />
          </div>
          {shown.weeks !== null && <p className="numeric text-xl">{t('inWeeks', { weeks: shown.weeks })}</p>}
          <Told label={t('course')}>{course}</Told>
          <Told label={t('result')}>{result}</Told>
          <p className="text-sm text-ink-soft">{t('everybodyDiffers')}</p>
        </div>
      </div>
      {cases.length > 1 && (
        <footer className="flex items-center justify-center gap-6">
          <IconButton
            label={t('previous')}
            icon={<ChevronLeft aria-hidden="true" />}
            isDisabled={at === 0}
            onPress={() => onAt(at - 1)}
          />
          <span className="numeric text-ink-soft">{t('place', { at: at + 1, of: cases.length })}</span>
          <IconButton
            label={t('next')}
            icon={<ChevronRight aria-hidden="true" />}
            isDisabled={at === cases.length - 1}
            onPress={() => onAt(at + 1)}
          />
        </footer>
      )}
    </>
  )
}

function Told({ label, children }: { label: string; children: string }) {
  return (
    <div className="grid gap-1">
      <h3 className="font-sans text-base font-normal tracking-normal text-ink-soft">{label}</h3>
      <p className="font-serif text-xl leading-relaxed whitespace-pre-line">{children}</p>
    </div>
  )
}

function Concerns({ of }: { of: Pick<CaseToShow, 'concerns'> }) {
  const names = useTranslations('concerns.names')
  const locale = useLocale()
  return (
    <span className="text-ink-soft">
      {of.concerns
        .filter(isConcern)
        .map((code) => names(code))
        .join(locale === 'en' ? ', ' : '、')}
    </span>
  )
}

/** In English where there is any; else in the words that are there. */
function inWords(shown: CaseToShow, locale: string) {
  const isEnglish = locale === 'en'
  return {
    title: (isEnglish && shown.titleEn) || shown.title,
    course: (isEnglish && shown.courseEn) || shown.course,
    result: (isEnglish && shown.resultEn) || shown.result,
  }
}
