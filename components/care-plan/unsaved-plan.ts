// A plan being written holds words that are nowhere else: the desk is not given up over them.
'use client'

import { useEffect } from 'react'
import { addWordKeeper } from '@/components/shell/unsaved-words'

const unsaved = new Set<object>()
let isKnown = false

/** While `isUnsaved`, the page is not given up by itself. */
export function useUnsavedPlan(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return
    makeKnown()
    const words = {}
    unsaved.add(words)
    return () => void unsaved.delete(words)
  }, [isUnsaved])
}

function makeKnown(): void {
  if (isKnown) return
  isKnown = true
  // Only whoever writes it can say that it is finished.
  addWordKeeper({ isUnsaved: () => unsaved.size > 0, isOnItsWay: () => false, save: () => {} })
}
