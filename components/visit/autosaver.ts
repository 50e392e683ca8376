// Keeps one text safe while it is typed: saves at every pause, tries again until the salon answers, and never
// overwrites what somebody else saved. Knows nothing of React; lives until its last word is saved.
import { newKey } from '@/lib/actions/new-key-client'

export type TheirVersion = { text: string; revision: number; savedBy: string; savedAt: string }

export type AutosaveState =
  | { phase: 'saved'; savedAt: string | null }
  | { phase: 'typing' }
  | { phase: 'saving' }
  /** No answer; tried again by itself. */
  | { phase: 'offline' }
  | { phase: 'signed_out' }
  | { phase: 'refused'; code: string }
  | { phase: 'conflict'; theirs: TheirVersion }

export type SaveAnswer =
  | { status: 'saved'; revision: number; savedAt: string }
  | ({ status: 'conflict' } & TheirVersion)
  | { status: 'offline' }
  | { status: 'signed_out' }
  | { status: 'refused'; code: string }

export type SendNote = (note: { text: string; baseRevision: number; key: string }) => Promise<SaveAnswer>

/** A pause of typing after which a text is saved, in milliseconds. */
const PAUSE_MS = 500
const FIRST_RETRY_MS = 1_000
const LAST_RETRY_MS = 5_000

export class Autosaver {
  text: string
  state: AutosaveState
  private savedText: string
  private revision: number
  private timer: ReturnType<typeof setTimeout> | undefined
  private retryMs = FIRST_RETRY_MS
  private inFlight = false
  /** What is on its way was given up while it was. */
  private isGivenUp = false
  /**
   * What was sent and not answered. It may have arrived, so it is sent again as it was, under its key, before
   * anything newer: otherwise a text whose answer was lost would meet itself as a stranger's.
   */
  private asked: { text: string; baseRevision: number; key: string } | undefined
  private listeners = new Set<() => void>()

  constructor(
    private readonly send: SendNote,
    initial: { text: string; revision: number; savedAt: string | null },
  ) {
    this.text = initial.text
    this.savedText = initial.text
    this.revision = initial.revision
    this.state = { phase: 'saved', savedAt: initial.savedAt }
  }

  get isUnsaved(): boolean {
    return this.text !== this.savedText || this.state.phase === 'conflict'
  }

  /** Unsaved, and nobody has to decide anything for it to be saved. */
  get isOnItsWay(): boolean {
    const needsSomebody = this.state.phase === 'conflict' || this.state.phase === 'refused'
    return this.isUnsaved && !needsSomebody
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Takes what now stands in the field. */
  type(text: string): void {
    this.text = text
    if (this.state.phase === 'conflict') {
      this.tell(this.state)
      return
    }
    // While the salon does not answer, every keystroke says so; "typing" would promise too much.
    const isCutOff = this.state.phase === 'offline' || this.state.phase === 'signed_out'
    this.tell(isCutOff ? this.state : { phase: 'typing' })
    // The next try is under way already; typing on must not put it off.
    if (!isCutOff) this.saveIn(PAUSE_MS)
  }

  /** Saves at once: at blur, when the network is back, when the page goes away. */
  flush(): void {
    if (this.state.phase === 'conflict' || (!this.asked && this.text === this.savedText)) return
    clearTimeout(this.timer)
    void this.save()
  }

  /** Takes a newer version from the server when nothing typed here would be lost by it. */
  adopt(initial: { text: string; revision: number; savedAt: string | null }): void {
    if (this.isUnsaved || this.inFlight || initial.revision <= this.revision) return
    this.text = initial.text
    this.savedText = initial.text
    this.revision = initial.revision
    this.tell({ phase: 'saved', savedAt: initial.savedAt })
  }

  /** Settles a conflict with the text that shall stand. */
  resolve(text: string): void {
    if (this.state.phase !== 'conflict') return
    const { theirs } = this.state
    this.revision = theirs.revision
    this.savedText = theirs.text
    this.text = text
    if (text === theirs.text) {
      this.tell({ phase: 'saved', savedAt: theirs.savedAt })
      return
    }
    this.tell({ phase: 'typing' })
    void this.save()
  }

  /**
   * Nothing typed here is wanted any more. What was kept is taken back, unless it is gone already; what is on its way
   * is taken back once it has arrived.
   */
  discard({ isGone }: { isGone: boolean }): void {
    clearTimeout(this.timer)
    this.text = ''
    if (this.inFlight) {
      this.isGivenUp = true
      return
    }
    if (this.asked) this.savedText = this.asked.text
    if (isGone) this.savedText = ''
    this.asked = undefined
    if (this.text === this.savedText) this.tell({ phase: 'saved', savedAt: null })
    else void this.save()
  }

  private saveIn(ms: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.save(), ms)
  }

  private async save(): Promise<void> {
    if (this.inFlight) return
    if (!this.asked && this.text === this.savedText) {
      this.settle()
      return
    }
    this.inFlight = true
    this.asked ??= { text: this.text, baseRevision: this.revision, key: newKey() }
    if (this.state.phase === 'typing') this.tell({ phase: 'saving' })
    const { asked } = this
    const answer = await this.send(asked)
    this.inFlight = false
    this.take(answer, asked.text)
  }

  private take(answer: SaveAnswer, text: string): void {
    if (this.isGivenUp) {
      this.isGivenUp = false
      this.asked = undefined
      this.savedText = text
      if (answer.status === 'saved') this.revision = answer.revision
      // Typed anew meanwhile, or still to be taken back.
      this.saveIn(answer.status === 'saved' ? 0 : this.retryMs)
      return
    }
    if (answer.status === 'saved') {
      this.takeSaved(answer, text)
    } else if (answer.status === 'conflict') {
      const { status: _, ...theirs } = answer
      this.asked = undefined
      this.tell({ phase: 'conflict', theirs })
    } else if (answer.status === 'refused') {
      this.asked = undefined
      this.tell({ phase: 'refused', code: answer.code })
    } else {
      this.tell({ phase: answer.status })
      this.saveIn(this.retryMs)
      this.retryMs = Math.min(this.retryMs * 2, LAST_RETRY_MS)
    }
  }

  private takeSaved(answer: { revision: number; savedAt: string }, text: string): void {
    this.asked = undefined
    this.retryMs = FIRST_RETRY_MS
    this.revision = answer.revision
    this.savedText = text
    if (this.text === text) {
      this.tell({ phase: 'saved', savedAt: answer.savedAt })
      return
    }
    this.tell({ phase: 'typing' })
    this.saveIn(PAUSE_MS)
  }

  /** Typed back to what is saved: nothing is open any more. */
  private settle(): void {
    if (this.state.phase !== 'conflict') this.tell({ phase: 'saved', savedAt: null })
  }

  private tell(state: AutosaveState): void {
    this.state = state
    for (const listener of this.listeners) listener()
  }
}
