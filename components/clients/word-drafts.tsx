// What is typed into a sheet about a guest and not sent yet — why she stops, what it did to her — is a draft: whoever
// types it finds it again after a reload.
'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { KeptWords, WordSection } from '@/lib/clients/draft-schemas'
import { useKeptDraft } from './use-kept-draft'

type Guest = { clientId: string; kept: readonly KeptWords[] }

const Drafts = createContext<Guest | null>(null)

export function WordDrafts({ children, ...guest }: Guest & { children: ReactNode }) {
  return <Drafts value={guest}>{children}</Drafts>
}

/** The fields of one sheet; two places that open the same sheet show the same words. */
export function useWordDraft<Words extends Record<string, string>>(section: WordSection, blank: Words) {
  const guest = useContext(Drafts)
  if (!guest) throw new Error(`nobody keeps what is typed into ${section}`)
  const { clientId, kept } = guest
  const known = kept.find((each) => each.section === section) ?? null
  const draft = useKeptDraft({ clientId, section }, known)
  const mine = Object.entries(draft.values).map(([field, { mine }]) => [field, mine])
  const words: Words = { ...blank, ...Object.fromEntries(mine) }
  return {
    words,
    write: (more: Partial<Words>) => {
      const typed = Object.entries({ ...words, ...more }).filter(([, text]) => text)
      draft.keep(
        Object.fromEntries(typed.map(([field, text]) => [field, { begun: '', mine: text ?? '' }])),
        0,
      )
    },
    /** Kept at once, where the field is about to go. */
    flush: draft.flush,
    /** They were sent, or are not wanted any more. */
    drop: draft.drop,
  }
}
