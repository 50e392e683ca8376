// Asks for what is typed: one question at a time, the older ones dropped, and again by itself while no answer comes.
import type { FoundClient, FoundClients } from '@/lib/clients/search-clients'

export type SearchTrouble = 'offline' | 'signed_out' | 'failed'

export type ClientSearchState = {
  /** The answer to `answered`, which may be older than what stands in the field. */
  found: FoundClient[]
  /** Whether the answer holds but the first of those who are met. */
  isMore: boolean
  /** The query that `found` belongs to; null before the first answer. */
  answered: string | null
  trouble: SearchTrouble | null
}

export type FetchFound = (query: string, signal: AbortSignal) => Promise<FoundClients | SearchTrouble>

export const nothingFound: ClientSearchState = { found: [], isMore: false, answered: null, trouble: null }

/** A pause between keystrokes after which the salon is asked, in milliseconds. */
const PAUSE_MS = 90
const RETRY_MS = 3_000

export class SearchAsker {
  private state = nothingFound
  private query: string | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private controller = new AbortController()

  constructor(
    private readonly fetchFound: FetchFound,
    private readonly onState: (state: ClientSearchState) => void,
  ) {}

  ask(query: string, pauseMs = PAUSE_MS): void {
    this.stop()
    this.query = query
    this.timer = setTimeout(() => void this.run(query), pauseMs)
  }

  /** The salon is there again: what has no answer yet is asked at once, also past a question on a dead wire. */
  askAnew(): void {
    if (this.query !== null && this.query !== this.state.answered) this.ask(this.query, 0)
  }

  stop(): void {
    clearTimeout(this.timer)
    this.controller.abort()
  }

  private async run(query: string): Promise<void> {
    const controller = new AbortController()
    this.controller = controller
    const answer = await this.fetchFound(query, controller.signal)
    if (controller.signal.aborted) return
    if (typeof answer !== 'string') {
      const { clients: found, isMore } = answer
      return this.tell({ found, isMore, answered: query, trouble: null })
    }
    this.tell({ ...nothingFound, trouble: answer })
    if (answer !== 'signed_out') this.ask(query, RETRY_MS)
  }

  private tell(state: ClientSearchState): void {
    this.state = state
    this.onState(state)
  }
}
