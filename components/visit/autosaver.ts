// Keeps one text safe while it is typed: saves at every pause, tries again until the salon answers, and never
// overwrites what somebody else saved. A text may be a whole sheet of fields. Knows nothing of React; lives until its
// last word is saved.
import { newKey } from '@/lib/actions/new-key-client'

export type TheirVersion<Text = string> = {
  text: Text
  revision: number
  savedBy: string
  savedAt: string
  /** Whoever types here has saved it herself, on another tablet. */
  isOwn?: boolean
}

/** What is wrong with which field, by its path. */
type FieldErrors = Readonly<Record<string, string[]>>

export type AutosaveState<Text = string> =
  | { phase: 'saved'; savedAt: string | null }
  | { phase: 'typing' }
  | { phase: 'saving' }
  /** No answer; tried again by itself. */
  | { phase: 'offline' }
  /** The salon has its hands full; tried again by itself. */
  | { phase: 'busy' }
  /** The salon answers and cannot keep it. What is typed next is tried, and this once more when it is asked for. */
  | { phase: 'failed'; errorId: string }
  | { phase: 'signed_out' }
  | { phase: 'refused'; code: string; fieldErrors?: FieldErrors }
  | { phase: 'conflict'; theirs: TheirVersion<Text> }

export type SaveAnswer<Text = string> =
  /** With `merged` what stands now holds a colleague's words too. */
  | { status: 'saved'; revision: number; savedAt: string; merged?: { text: Text; savedBy: string } }
  | ({ status: 'conflict' } & TheirVersion<Text>)
  | { status: 'offline' }
  | { status: 'busy' }
  /** A bug over there: nothing happened. */
  | { status: 'failed'; errorId: string }
  | { status: 'signed_out' }
  | { status: 'refused'; code: string; fieldErrors?: FieldErrors }

export type SentNote<Text = string> = {
  text: Text
  baseRevision: number
  key: string
  /** Keys of what was sent before and not answered, oldest first: this takes their place. */
  supersedes: readonly string[]
}

export type SendNote<Text = string> = (note: SentNote<Text>) => Promise<SaveAnswer<Text>>

/** What has to be known of a text that is no string, or of a salon that can do more than take it. */
export type TextRules<Text> = {
  isSame?: (one: Text, other: Text) => boolean
  /** What is typed here brought together with what stands there, both grown from `base`; null where they collide. */
  rebase?: (base: Text, mine: Text, theirs: Text) => Text | null
  /** The salon lets a text take the place of what was sent and not answered. */
  canSupersede?: boolean
}

type Initial<Text> = { text: Text; revision: number; savedAt: string | null }

/** A pause of typing after which a text is saved, in milliseconds. */
const PAUSE_MS = 500
/** Who types without a pause is saved at least this often. */
const LONGEST_OPEN_MS = 1_000
const FIRST_RETRY_MS = 1_000
const LAST_RETRY_MS = 5_000
/** After as many failures one after another it is said, and no longer tried without being asked. */
const MOST_FAILURES = 3
/** As many as the salon looks up for one text. */
const MOST_SUPERSEDED = 20

/** Waiting alone saves nothing. */
const NEEDS_SOMEBODY = new Set<AutosaveState['phase']>(['conflict', 'refused', 'failed'])

/** The next try is under way already. */
const IS_TRIED_AGAIN = new Set<AutosaveState['phase']>(['offline', 'busy', 'signed_out'])

export class Autosaver<Text = string> {
  text: Text
  state: AutosaveState<Text>
  private savedText: Text
  private revision: number
  private timer: ReturnType<typeof setTimeout> | undefined
  /** When the first of what is not on its way yet was typed. */
  private openSince: number | undefined
  private retryMs = FIRST_RETRY_MS
  /** One after another; nothing of what was sent has happened. */
  private failures = 0
  /** What is on its way. */
  private inFlight: SentNote<Text> | undefined
  /** What is on its way was given up while it was. */
  private isGivenUp = false
  /**
   * What was sent and not answered. It may have arrived, so it is sent again as it was, under its key, before
   * anything newer: otherwise a text whose answer was lost would meet itself as a stranger's.
   */
  private asked: SentNote<Text> | undefined
  private readonly blank: Text
  private readonly isSame: (one: Text, other: Text) => boolean
  private held: Promise<void> | undefined
  private listeners = new Set<() => void>()

  /** `initial` is also what it goes back to when it is discarded. */
  constructor(
    private readonly send: SendNote<Text>,
    initial: Initial<Text>,
    private readonly rules: TextRules<Text> = {},
  ) {
    this.text = initial.text
    this.savedText = initial.text
    this.blank = initial.text
    this.revision = initial.revision
    this.state = { phase: 'saved', savedAt: initial.savedAt }
    this.isSame = rules.isSame ?? Object.is
  }

  get isUnsaved(): boolean {
    return !this.isSame(this.text, this.savedText) || this.state.phase === 'conflict'
  }

  /** Unsaved, and nobody has to decide anything for it to be saved. */
  get isOnItsWay(): boolean {
    return this.isUnsaved && !NEEDS_SOMEBODY.has(this.state.phase)
  }

  /** What the salon had when this text began to differ. */
  get base(): Text {
    return this.savedText
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Takes what now stands in the field. */
  type(text: Text): void {
    this.text = text
    if (this.state.phase === 'conflict') {
      this.tell(this.state)
      return
    }
    // While the salon does not answer, every keystroke says so; "typing" would promise too much.
    const isCutOff = IS_TRIED_AGAIN.has(this.state.phase)
    this.tell(isCutOff ? this.state : { phase: 'typing' })
    // The next try is under way already; typing on must not put it off.
    if (!isCutOff) this.saveSoon()
  }

  /** Saves at once: at blur, when the network is back. */
  flush(): void {
    if (this.state.phase === 'conflict' || (!this.asked && this.isSame(this.text, this.savedText))) return
    clearTimeout(this.timer)
    void this.save()
  }

  /**
   * The salon is there again: nobody waits for the next try, nor for an answer that was under way when it went. The same
   * is sent under the same key, so that it happens once whichever arrives.
   */
  sendAnew(): void {
    this.retryMs = FIRST_RETRY_MS
    if (this.inFlight) {
      this.asked = { ...this.inFlight }
      this.inFlight = undefined
    }
    this.flush()
  }

  /**
   * The page may be going away: all that is typed is sent now, also past what is still on its way, for nobody will be
   * here to send it afterwards.
   */
  leave(): void {
    const { asked } = this
    const isBehind = asked !== undefined && !this.isSame(this.text, asked.text)
    if (!this.rules.canSupersede || !isBehind || this.isGivenUp || this.state.phase === 'conflict') {
      this.flush()
      return
    }
    if (asked.supersedes.length >= MOST_SUPERSEDED) return
    clearTimeout(this.timer)
    const supersedes = [...asked.supersedes, asked.key]
    this.asked = { text: this.text, baseRevision: asked.baseRevision, key: newKey(), supersedes }
    this.inFlight = undefined
    void this.save()
  }

  /** Until `release`, what stands here is not exchanged: an input method is composing in it. */
  hold(): () => void {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = () => {
        if (this.held === held) this.held = undefined
        resolve()
      }
    })
    this.held = held
    return release
  }

  /** Takes a newer version from the server when nothing typed here would be lost by it. */
  adopt(initial: Initial<Text>): void {
    if (this.isUnsaved || this.inFlight || this.held || initial.revision <= this.revision) return
    this.text = initial.text
    this.savedText = initial.text
    this.revision = initial.revision
    this.tell({ phase: 'saved', savedAt: initial.savedAt })
  }

  /** Settles a conflict with the text that shall stand. */
  resolve(text: Text): void {
    if (this.state.phase !== 'conflict') return
    const { theirs } = this.state
    this.revision = theirs.revision
    this.savedText = theirs.text
    this.text = text
    if (this.isSame(text, theirs.text)) {
      this.tell({ phase: 'saved', savedAt: theirs.savedAt })
      return
    }
    this.tell({ phase: 'typing' })
    void this.save()
  }

  /**
   * Nothing typed here is wanted any more. What was kept is taken back, also where a deed has taken it along: it may have
   * been kept once more while that was under way. What is on its way is taken back once it has arrived.
   */
  discard(): void {
    clearTimeout(this.timer)
    this.text = this.blank
    if (this.inFlight) {
      this.isGivenUp = true
      return
    }
    if (this.asked) this.savedText = this.asked.text
    this.asked = undefined
    if (this.isSame(this.text, this.savedText)) this.tell({ phase: 'saved', savedAt: null })
    else void this.save()
  }

  private saveSoon(): void {
    this.openSince ??= Date.now()
    this.saveIn(Math.max(0, Math.min(PAUSE_MS, this.openSince + LONGEST_OPEN_MS - Date.now())))
  }

  private saveIn(ms: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.save(), ms)
  }

  private async save(): Promise<void> {
    if (this.inFlight) return
    this.openSince = undefined
    if (!this.asked && this.isSame(this.text, this.savedText)) {
      this.settle()
      return
    }
    if (this.failures > 0 && this.asked && !this.isSame(this.text, this.asked.text)) this.asked = undefined
    this.asked ??= { text: this.text, baseRevision: this.revision, key: newKey(), supersedes: [] }
    const { asked } = this
    this.inFlight = asked
    if (this.state.phase === 'typing') this.tell({ phase: 'saving' })
    const answer = await this.send(asked)
    if (answer.status === 'saved' && answer.merged) await this.held
    // Something newer was sent in its place.
    if (this.inFlight !== asked) return
    this.inFlight = undefined
    this.take(answer, asked.text)
  }

  private take(answer: SaveAnswer<Text>, text: Text): void {
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
      this.takeTheirs(theirs)
    } else if (answer.status === 'refused') {
      const { status: _, ...refused } = answer
      this.asked = undefined
      this.tell({ phase: 'refused', ...refused })
    } else if (answer.status === 'failed') {
      this.takeFailed(answer.errorId)
    } else {
      this.tell({ phase: answer.status })
      this.tryAgain()
    }
  }

  /** What can be brought together is no conflict, and nobody is in one with herself: what she types now counts. */
  private takeTheirs(theirs: TheirVersion<Text>): void {
    this.asked = undefined
    const together = this.rules.rebase?.(this.savedText, this.text, theirs.text) ?? null
    const typed = together ?? (theirs.isOwn ? this.text : null)
    if (typed === null) {
      this.tell({ phase: 'conflict', theirs })
      return
    }
    this.revision = theirs.revision
    this.savedText = theirs.text
    this.text = typed
    this.tell({ phase: 'typing' })
    this.saveIn(0)
  }

  private takeFailed(errorId: string): void {
    this.failures += 1
    if (this.failures < MOST_FAILURES) {
      this.tell({ phase: 'saving' })
      this.tryAgain()
      return
    }
    this.tell({ phase: 'failed', errorId })
    // Typed on meanwhile: that has not been tried yet.
    if (this.asked && !this.isSame(this.text, this.asked.text)) this.saveSoon()
  }

  private tryAgain(): void {
    this.saveIn(this.retryMs)
    this.retryMs = Math.min(this.retryMs * 2, LAST_RETRY_MS)
  }

  private takeSaved(answer: Extract<SaveAnswer<Text>, { status: 'saved' }>, sent: Text): void {
    const { revision, savedAt, merged } = answer
    this.asked = undefined
    this.retryMs = FIRST_RETRY_MS
    this.failures = 0
    const standing = merged ? merged.text : sent
    const typed = this.isSame(this.text, sent) ? standing : this.bringTogether(sent, merged?.text)
    if (typed === null) {
      // Typed on in the very words that a colleague has changed.
      this.savedText = sent
      this.tell({
        phase: 'conflict',
        theirs: { text: standing, revision, savedAt, savedBy: merged?.savedBy ?? '' },
      })
      return
    }
    this.revision = revision
    this.savedText = standing
    this.text = typed
    if (this.isSame(typed, standing)) {
      this.tell({ phase: 'saved', savedAt })
      return
    }
    this.tell({ phase: 'typing' })
    this.saveIn(PAUSE_MS)
  }

  /** What was typed since `sent` was sent, brought together with what came into it there. */
  private bringTogether(sent: Text, merged: Text | undefined): Text | null {
    if (merged === undefined) return this.text
    return this.rules.rebase ? this.rules.rebase(sent, this.text, merged) : null
  }

  /** Typed back to what is saved: nothing is open any more. */
  private settle(): void {
    if (this.state.phase !== 'conflict') this.tell({ phase: 'saved', savedAt: null })
  }

  private tell(state: AutosaveState<Text>): void {
    this.state = state
    for (const listener of this.listeners) listener()
  }
}
