'use client'
// Asks for one step of an import after another while the page is open; leaving it pauses.
import { useCallback, useEffect, useState } from 'react'
import { newKey } from '@/lib/actions/new-key-client'
import type { RouteAnswer } from '@/lib/actions/staff-route'
import { type ImportProgress, isUnderWay } from '@/lib/imports/import-flow'

/** Longest wait for a step, in milliseconds; on a slow machine one takes some seconds. */
const PATIENCE_MS = 60_000
/** Until a lost network is tried again. */
const AGAIN_MS = 3_000

export type StepTrouble = Exclude<RouteAnswer<ImportProgress>, { status: 'done' }>

type Walk = {
  progress: ImportProgress
  isOffline: boolean
  /** Why it stands still; null while it goes on. */
  trouble: StepTrouble | null
  goOn: () => void
}

export function useImportSteps(
  importId: string,
  first: ImportProgress,
  onEnd: (progress: ImportProgress) => void,
): Walk {
  const [progress, setProgress] = useState(first)
  const [isOffline, setOffline] = useState(false)
  const [trouble, setTrouble] = useState<StepTrouble | null>(null)
  const [walks, setWalks] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: it walks on from where it stands; only a new walk begins anew
  useEffect(() => {
    const leaving = new AbortController()
    void walk()
    return () => leaving.abort()

    async function walk() {
      let at = progress
      let key = newKey()
      while (isUnderWay(at.phase) && !leaving.signal.aborted) {
        const answer = await askForStep(importId, at.done, key, leaving.signal)
        if (leaving.signal.aborted) return
        setOffline(answer === null)
        if (answer === null || isBusy(answer)) {
          // An answer may have been lost and not the step: the same key tells.
          await moment(AGAIN_MS, leaving.signal)
          continue
        }
        if (answer.status !== 'done') {
          setTrouble(answer)
          return
        }
        at = answer.result
        key = newKey()
        setProgress(at)
      }
      if (!leaving.signal.aborted) onEnd(at)
    }
  }, [walks])

  const goOn = useCallback(() => {
    setTrouble(null)
    setWalks((count) => count + 1)
  }, [])
  return { progress, isOffline, trouble, goOn }
}

/** Somebody else's page is in the middle of a step, or the salon has its hands full. */
function isBusy(answer: RouteAnswer<ImportProgress>): boolean {
  return answer.status === 'refused' && (answer.code === 'someone_was_faster' || answer.code === 'busy')
}

async function askForStep(
  importId: string,
  from: number,
  key: string,
  leaving: AbortSignal,
): Promise<RouteAnswer<ImportProgress> | null> {
  try {
    const response = await fetch(`/clients/import/${importId}/step`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ from, idempotencyKey: key }),
      signal: AbortSignal.any([leaving, AbortSignal.timeout(PATIENCE_MS)]),
    })
    return (await response.json()) as RouteAnswer<ImportProgress>
  } catch {
    return null
  }
}

function moment(milliseconds: number, leaving: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = setTimeout(resolve, milliseconds)
    leaving.addEventListener('abort', () => {
      clearTimeout(end)
      resolve()
    })
  })
}
