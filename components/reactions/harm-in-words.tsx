// Words beside a treatment speak of harm: what becomes of it, right under the field.
'use client'

import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import { harmsInWords } from '@/lib/reactions/harm-flow'
import type { NoteKind } from '@/lib/visits/visit-schemas'

/** Before a treatment it belongs on the map; afterwards it is asked what did it. */
const SAID_OF: Partial<Record<NoteKind, 'beforeCare' | 'afterCare'>> = {
  assessment: 'beforeCare',
  small_talk: 'afterCare',
  farewell_note: 'afterCare',
  call_note: 'afterCare',
}

export function HarmInWords({ kind, text }: { kind: NoteKind; text: string }) {
  const t = useTranslations('reactions.words')
  const about = SAID_OF[kind]
  const word = about && harmsInWords(text)[0]
  return word ? <Notice tone="warning">{t(about, { word })}</Notice> : null
}
