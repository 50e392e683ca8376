// A treatment note under faults: whatever the network does, and whenever the page is closed, at most a second of typing
// is lost and nothing stands twice.
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { noteRules } from '@/components/treatment-note/note-keepers-client'
import type { HeldNote } from '@/components/treatment-note/send-treatment-note-client'
import { Autosaver, type SaveAnswer, type SentNote } from '@/components/visit/autosaver'
import { mergeNotes } from '@/lib/treatment-notes/merge-flow'
import { BLANK_CONTENT, BLANK_NOTE, isSameNote } from '@/lib/treatment-notes/note-schemas'

type Network = 'up' | 'cut' | 'answers_lost' | 'slow'

const LATENCY_MS = { up: 20, cut: 20, answers_lost: 30, slow: 4_000 } as const

/** The salon's side by the rules of lib/treatment-notes/save-treatment-note.ts, behind a network that fails. */
class Salon {
  network: Network = 'up'
  isSignedOut = false
  readonly revisions: HeldNote[] = []
  private readonly answers = new Map<string, SaveAnswer<HeldNote> | 'superseded'>()

  get latest(): HeldNote {
    return this.revisions.at(-1) ?? BLANK_NOTE
  }

  send = async (sent: SentNote<HeldNote>): Promise<SaveAnswer<HeldNote>> => {
    const { network } = this
    await wait(LATENCY_MS[network] / 2)
    if (network === 'cut' || this.isCut()) return { status: 'offline' }
    if (this.isSignedOut) return { status: 'signed_out' }
    const answer = this.answer(sent)
    await wait(LATENCY_MS[network] / 2)
    return network === 'answers_lost' || this.isCut() ? { status: 'offline' } : answer
  }

  /** It may have been cut since the request set out. */
  private isCut(): boolean {
    return this.network === 'cut'
  }

  private answer({ text, key, baseRevision, supersedes }: SentNote<HeldNote>): SaveAnswer<HeldNote> {
    const known = this.answers.get(key)
    if (known === 'superseded') return { status: 'refused', code: 'key_reused' }
    if (known) return known
    let base = baseRevision
    for (const before of supersedes) {
      const answer = this.answers.get(before)
      if (!answer) this.answers.set(before, 'superseded')
      else if (answer !== 'superseded' && answer.status === 'saved' && !answer.merged) base = answer.revision
    }
    const started = this.revisions[base - 1] ?? BLANK_NOTE
    const { note, contested } = mergeNotes(started, text, this.latest)
    if (contested.length > 0) return { status: 'conflict', ...this.told(this.latest) }
    if (!isSameNote(note, this.latest)) this.revisions.push(note)
    const merged = isSameNote(note, text) ? {} : { merged: { text: note, savedBy: '宋瑶' } }
    const answer = { status: 'saved' as const, revision: this.revisions.length, savedAt: 'now', ...merged }
    this.answers.set(key, answer)
    return answer
  }

  private told(text: HeldNote) {
    return { text, revision: this.revisions.length, savedBy: '宋瑶', savedAt: 'then' }
  }
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

const blank = { text: BLANK_NOTE, revision: 0, savedAt: null }
const saying = (text: string): HeldNote => ({ content: { ...BLANK_CONTENT, text }, privateText: '' })

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A character that is typed once in the whole note. */
const letter = (index: number) => String.fromCodePoint(0x4e00 + index)
const letters = (count: number) => Array.from({ length: count }, (_, index) => letter(index)).join('')

describe('a network cut at five hundred random keystrokes', () => {
  it('loses no letter once it is back, and doubles none', async () => {
    const cuts: number[] = []
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            pause: fc.integer({ min: 30, max: 900 }),
            network: fc.constantFrom<Network>('up', 'up', 'cut', 'answers_lost', 'slow'),
          }),
          { minLength: 10, maxLength: 30 },
        ),
        async (strokes) => {
          const salon = new Salon()
          const keeper = new Autosaver(salon.send, blank, noteRules)
          for (const [index, { pause, network }] of strokes.entries()) {
            salon.network = network
            if (network !== 'up') cuts.push(index)
            keeper.type(saying(letters(index + 1)))
            await vi.advanceTimersByTimeAsync(pause)
          }
          salon.network = 'up'
          await vi.advanceTimersByTimeAsync(30_000)
          expect(keeper.state.phase).toBe('saved')
          expect(salon.latest.content.text).toBe(letters(strokes.length))
        },
      ),
      { numRuns: 120 },
    )
    expect(cuts.length).toBeGreaterThanOrEqual(500)
  }, 600_000)

  it('costs at most a second of typing when the page is closed', async () => {
    let closings = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 40, max: 900 }), { minLength: 3, maxLength: 30 }),
        fc.constantFrom<Network>('up', 'answers_lost', 'slow'),
        fc.boolean(),
        async (pauses, network, isKilled) => {
          const salon = new Salon()
          const keeper = new Autosaver(salon.send, blank, noteRules)
          const typedAt: number[] = []
          for (const [index, pause] of pauses.entries()) {
            keeper.type(saying(letters(index + 1)))
            typedAt.push(Date.now())
            // The fault comes with the last strokes.
            if (index >= pauses.length - 3) salon.network = network
            await vi.advanceTimersByTimeAsync(pause)
          }
          const closedAt = Date.now()
          // A closed tab says goodbye; one that is killed does not, and then the network was well.
          if (!isKilled) keeper.leave()
          else if (network !== 'up') return
          closings += 1
          // Nobody reads the answers any more, and nothing is sent after this.
          Object.assign(keeper, { send: () => new Promise(() => {}) })
          await vi.advanceTimersByTimeAsync(10_000)
          const lost = letters(pauses.length).slice(salon.latest.content.text.length)
          expect(letters(pauses.length).startsWith(salon.latest.content.text)).toBe(true)
          const first = pauses.length - lost.length
          if (lost !== '') expect(closedAt - (typedAt[first] ?? closedAt)).toBeLessThanOrEqual(1_000)
          if (!isKilled) expect(lost).toBe('')
        },
      ),
      { numRuns: 200 },
    )
    expect(closings).toBeGreaterThan(50)
  }, 600_000)
})

describe('what is typed', () => {
  it('waits for a new sign-in and goes on as if nothing had been', async () => {
    const salon = new Salon()
    const keeper = new Autosaver(salon.send, blank, noteRules)
    salon.isSignedOut = true
    keeper.type(saying('左肩紧'))
    await vi.advanceTimersByTimeAsync(3_000)
    expect(keeper.state.phase).toBe('signed_out')
    keeper.type(saying('左肩紧。'))
    salon.isSignedOut = false
    await vi.advanceTimersByTimeAsync(10_000)
    expect(salon.revisions.at(-1)?.content.text).toBe('左肩紧。')
    expect(keeper.isUnsaved).toBe(false)
  })

  it('takes a colleague’s words in under the hands, those typed meanwhile too', async () => {
    const salon = new Salon()
    const keeper = new Autosaver(salon.send, blank, noteRules)
    keeper.type(saying('左肩紧。'))
    await vi.advanceTimersByTimeAsync(1_000)
    salon.revisions.push(saying('左肩紧。她睡着了。'))
    salon.network = 'slow'
    keeper.type(saying('左肩紧。热敷。'))
    await vi.advanceTimersByTimeAsync(1_500)
    keeper.type(saying('左肩紧。热敷。再按。'))
    salon.network = 'up'
    await vi.advanceTimersByTimeAsync(10_000)
    expect(keeper.text.content.text).toContain('她睡着了。')
    expect(keeper.text.content.text).toContain('再按。')
    expect(salon.latest).toEqual(keeper.text)
    expect(keeper.state.phase).toBe('saved')
  })

  it('is shown beside a colleague’s words where both changed the same, and typed on', async () => {
    const salon = new Salon()
    const keeper = new Autosaver(salon.send, blank, noteRules)
    keeper.type(saying('左肩紧。'))
    await vi.advanceTimersByTimeAsync(1_000)
    salon.revisions.push(saying('左肩不紧。'))
    keeper.type(saying('左肩很紧。'))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(keeper.state).toMatchObject({ phase: 'conflict', theirs: { savedBy: '宋瑶' } })
    expect(salon.latest.content.text).toBe('左肩不紧。')
    keeper.resolve(saying('左肩很紧。'))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(salon.latest.content.text).toBe('左肩很紧。')
  })

  it('is not exchanged under an input method that is composing', async () => {
    const salon = new Salon()
    const keeper = new Autosaver(salon.send, blank, noteRules)
    keeper.type(saying('左肩紧。'))
    await vi.advanceTimersByTimeAsync(1_000)
    salon.revisions.push(saying('左肩紧。她睡着了。'))
    const release = keeper.hold()
    keeper.type(saying('左肩紧。re'))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(keeper.text.content.text).toBe('左肩紧。re')
    keeper.type(saying('左肩紧。热敷。'))
    release()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(salon.latest.content.text).toContain('热敷。')
    expect(salon.latest.content.text).toContain('她睡着了。')
  })
})
