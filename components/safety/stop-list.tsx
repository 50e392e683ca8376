// What meets what, line by line.
import { ShieldAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { StopLine } from '@/lib/safety/stop-sql'
import { useStopWords } from './stop-words'

type Props = {
  stops: readonly StopLine[]
  /** The way out of each, beneath it. */
  wayOut?: (stop: StopLine) => ReactNode
}

export function StopList({ stops, wayOut }: Props) {
  const wordsOf = useStopWords()
  return (
    <ul className="grid gap-4">
      {stops.map((stop) => {
        const { what, meets, aside } = wordsOf(stop)
        return (
          <li key={stop.key} className="flex gap-3">
            <ShieldAlert aria-hidden="true" className="mt-0.5 size-5.5 shrink-0 text-rouge" />
            <div className="grid min-w-0 flex-1 gap-2">
              <div>
                <p>
                  <strong className="font-semibold">{what}</strong>
                  {meets && <span> · {meets}</span>}
                </p>
                {aside && <p className="text-sm text-ink-soft">{aside}</p>}
              </div>
              {wayOut?.(stop)}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
