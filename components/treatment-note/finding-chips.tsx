// What is seen, noted by taps alone: each tap is one stronger, the fourth takes it back.
'use client'

import { useTranslations } from 'next-intl'
import { ToggleButton } from 'react-aria-components'
import { classNames } from '@/components/ui/class-names'
import type { Finding } from '@/lib/treatment-notes/note-schemas'
import { useNoteNames } from './note-words'

type Props = {
  codes: readonly Finding['code'][]
  findings: readonly Finding[]
  onChange: (findings: Finding[]) => void
}

export function FindingChips({ codes, findings, onChange }: Props) {
  const t = useTranslations('treatment-note')
  const { findingName, strengthName } = useNoteNames([])
  const strengthOf = (code: Finding['code']) => findings.find((finding) => finding.code === code)?.strength
  return (
    <fieldset className="grid gap-2">
      <legend className="pb-2 font-medium">
        {t('findings')}
        <span className="ms-3 text-sm font-normal text-ink-soft">{t('findingsHint')}</span>
      </legend>
      <div className="flex flex-wrap gap-2.5">
        {codes.map((code) => {
          const strength = strengthOf(code)
          const name = findingName(code)
          return (
            <ToggleButton
              key={code}
              isSelected={strength !== undefined}
              aria-label={
                strength
                  ? t('findingOf', { name, strength: strengthName(strength) })
                  : t('findingOff', { name })
              }
              onChange={() => onChange(tapped(findings, code))}
              className="flex min-h-12 min-w-12 cursor-pointer items-center justify-center gap-2 rounded-xl border border-edge bg-sheet px-4 py-2 transition-colors duration-150 hover:border-celadon pressed:bg-celadon-wash selected:border-celadon selected:bg-celadon-wash selected:font-medium selected:text-celadon-dark"
            >
              {name}
              {strength !== undefined && (
                <>
                  <span aria-hidden className="flex gap-0.5">
                    {[1, 2, 3].map((step) => (
                      <span
                        key={step}
                        className={classNames(
                          'size-2 rounded-full border border-celadon',
                          step <= strength && 'bg-celadon',
                        )}
                      />
                    ))}
                  </span>
                  <span aria-hidden className="text-sm font-normal">
                    {strengthName(strength)}
                  </span>
                </>
              )}
            </ToggleButton>
          )
        })}
      </div>
    </fieldset>
  )
}

function tapped(findings: readonly Finding[], code: Finding['code']): Finding[] {
  const others = findings.filter((finding) => finding.code !== code)
  const strength = findings.find((finding) => finding.code === code)?.strength
  if (strength === undefined) return [...others, { code, strength: 1 }]
  if (strength === 3) return others
  return [...others, { code, strength: strength === 1 ? 2 : 3 }]
}
