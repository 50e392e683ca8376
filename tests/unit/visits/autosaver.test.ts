// A text that is typed while the network comes and goes is never lost, doubled or overwritten.
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Autosaver, type SaveAnswer, type SendNote } from '@/components/visit/autosaver'
import { bringTogether } from '@/components/visit/autosavers-client'

/** The salon's side: one text with a revision, and keys that were seen. */
class Salon {
  text = ''
  revision = 0
  isReachable = true
  /** The request arrives but its answer is lost. */
  losesAnswers = false
  /** Something over there breaks on such a text, every time. */
  breaksOn: string | null = null
  /** What stands was saved by whoever types, on another tablet. */
  isOwn = false
  sent: string[] = []
  writes = 0
  private answers = new Map<string, SaveAnswer>()

  send: SendNote = async ({ text, baseRevision, key }) => {
    await Promise.resolve()
    if (!this.isReachable) return { status: 'offline' }
    this.sent.push(text)
    if (this.breaksOn !== null && text.includes(this.breaksOn)) return { status: 'failed', errorId: 'ACD3' }
    const answer = this.answers.get(key) ?? this.write(text, baseRevision)
    this.answers.set(key, answer)
    return this.losesAnswers ? { status: 'offline' } : answer
  }

  private write(text: string, baseRevision: number): SaveAnswer {
    if (baseRevision !== this.revision && text !== this.text) {
      return {
        status: 'conflict',
        text: this.text,
        revision: this.revision,
        savedBy: '宋瑶',
        savedAt: 'then',
        isOwn: this.isOwn,
      }
    }
    this.text = text
    this.revision += 1
    this.writes += 1
    return { status: 'saved', revision: this.revision, savedAt: 'now' }
  }
}

const blank = { text: '', revision: 0, savedAt: null }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a text that saves itself', () => {
  it('is saved at a pause of typing, once', async () => {
    const salon = new Salon()
    const autosaver = new Autosaver(salon.send, blank)
    for (const text of ['她', '她今', '她今天']) {
      autosaver.type(text)
      await vi.advanceTimersByTimeAsync(200)
    }
    expect(salon.writes).toBe(0)
    expect(autosaver.state.phase).toBe('typing')
    await vi.advanceTimersByTimeAsync(500)
    expect(salon).toMatchObject({ text: '她今天', writes: 1 })
    expect(autosaver.state).toEqual({ phase: 'saved', savedAt: 'now' })
    expect(autosaver.isUnsaved).toBe(false)
  })

  it('says that it is not saved while the network is gone for 20 s, and saves all of it afterwards', async () => {
    const salon = new Salon()
    const autosaver = new Autosaver(salon.send, blank)
    salon.isReachable = false
    autosaver.type('肩颈偏紧')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(autosaver.state.phase).toBe('offline')
    autosaver.type('肩颈偏紧，右侧更甚')
    expect(autosaver.state.phase).toBe('offline')
    expect(autosaver.isUnsaved).toBe(true)
    await vi.advanceTimersByTimeAsync(10_000)
    salon.isReachable = true
    await vi.advanceTimersByTimeAsync(5_000)
    // What was first sent may have arrived, so it goes again as it was; then the rest.
    expect(salon).toMatchObject({ text: '肩颈偏紧，右侧更甚', writes: 2 })
    expect(autosaver.state.phase).toBe('saved')
  })

  it('writes once when the answer is lost and the same text is sent again', async () => {
    const salon = new Salon()
    salon.losesAnswers = true
    const autosaver = new Autosaver(salon.send, blank)
    autosaver.type('泛红减轻')
    await vi.advanceTimersByTimeAsync(4_000)
    salon.losesAnswers = false
    await vi.advanceTimersByTimeAsync(6_000)
    expect(salon).toMatchObject({ text: '泛红减轻', writes: 1 })
  })

  it('is saved at once when the salon is there again, whatever hangs on a dead wire, and written once', async () => {
    const salon = new Salon()
    let isDead = false
    const dead: (() => void)[] = []
    const autosaver = new Autosaver(async (note) => {
      if (isDead) await new Promise<void>((arrive) => dead.push(arrive))
      return salon.send(note)
    }, blank)
    salon.isReachable = false
    autosaver.type('泛红')
    await vi.advanceTimersByTimeAsync(20_000)
    isDead = true
    await vi.advanceTimersByTimeAsync(5_000)
    expect({ hangs: dead.length, ...autosaver.state }).toEqual({ hangs: 1, phase: 'offline' })
    isDead = false
    salon.isReachable = true
    autosaver.sendAnew()
    await vi.advanceTimersByTimeAsync(1)
    expect(autosaver.state.phase).toBe('saved')
    autosaver.type('泛红减轻')
    dead[0]?.()
    await vi.advanceTimersByTimeAsync(2_000)
    expect(salon).toMatchObject({ text: '泛红减轻', writes: 2 })
    expect(autosaver.state.phase).toBe('saved')
  })

  it('has nothing to send anew when all is saved', async () => {
    const salon = new Salon()
    const autosaver = new Autosaver(salon.send, blank)
    autosaver.sendAnew()
    await vi.advanceTimersByTimeAsync(2_000)
    expect(salon.sent).toEqual([])
  })

  it('tries again while one types on, not only at a pause', async () => {
    const salon = new Salon()
    const autosaver = new Autosaver(salon.send, blank)
    salon.isReachable = false
    autosaver.type('一')
    await vi.advanceTimersByTimeAsync(1_000)
    salon.isReachable = true
    for (let typed = '一'; typed.length < 30; typed += '一') {
      autosaver.type(typed)
      await vi.advanceTimersByTimeAsync(200)
    }
    expect(salon.writes).toBeGreaterThan(0)
  })

  it('shows both versions when somebody else was faster, and overwrites nothing by itself', async () => {
    const salon = new Salon()
    const autosaver = new Autosaver(salon.send, blank)
    salon.text = '她的'
    salon.revision = 3
    autosaver.type('我的')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(autosaver.state).toMatchObject({ phase: 'conflict', theirs: { text: '她的', revision: 3 } })
    autosaver.type('我的，还有')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(salon.text).toBe('她的')
    autosaver.resolve('她的\n我的，还有')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(salon.text).toBe('她的\n我的，还有')
    expect(autosaver.isUnsaved).toBe(false)
  })

  it('is in no conflict where both can stand, nor with what its own writer saved on another tablet', async () => {
    const salon = new Salon()
    const rules = { rebase: bringTogether }
    const autosaver = new Autosaver(salon.send, { text: '茶要淡。', revision: 1, savedAt: null }, rules)
    salon.text = '茶要淡。座位靠窗。'
    salon.revision = 2
    autosaver.type('茶要淡，温的。')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(salon.text).toBe('茶要淡，温的。座位靠窗。')
    expect(autosaver.state.phase).toBe('saved')

    salon.text = '茶要浓。'
    salon.revision += 1
    salon.isOwn = true
    autosaver.type('茶要烫。')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(salon.text).toBe('茶要烫。')
    expect(autosaver.isUnsaved).toBe(false)
  })

  it('asks where a colleague has changed the very same sentence', async () => {
    const salon = new Salon()
    const rules = { rebase: bringTogether }
    const autosaver = new Autosaver(salon.send, { text: '茶要淡。', revision: 1, savedAt: null }, rules)
    salon.text = '茶要浓。'
    salon.revision = 2
    autosaver.type('茶要烫。')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(autosaver.state).toMatchObject({ phase: 'conflict', theirs: { text: '茶要浓。' } })
    expect(salon.text).toBe('茶要浓。')
  })

  it('takes a newer version from the server only when nothing is being typed', async () => {
    const salon = new Salon()
    const autosaver = new Autosaver(salon.send, blank)
    autosaver.adopt({ text: '新的', revision: 2, savedAt: 'then' })
    expect(autosaver.text).toBe('新的')
    autosaver.type('新的，我在写')
    autosaver.adopt({ text: '更新的', revision: 3, savedAt: 'then' })
    expect(autosaver.text).toBe('新的，我在写')
  })

  it('keeps the last word through any weather', async () => {
    const weather = fc.record({
      pauseMs: fc.nat({ max: 900 }),
      isReachable: fc.boolean(),
      losesAnswers: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(weather, { minLength: 1, maxLength: 60 }), async (moments) => {
        const salon = new Salon()
        const autosaver = new Autosaver(salon.send, blank)
        let text = ''
        for (const { pauseMs, isReachable, losesAnswers } of moments) {
          salon.isReachable = isReachable
          salon.losesAnswers = losesAnswers
          text += '字'
          autosaver.type(text)
          await vi.advanceTimersByTimeAsync(pauseMs)
          expect(autosaver.text).toBe(text)
          if (autosaver.state.phase === 'saved') expect(salon.text).toBe(text)
        }
        salon.isReachable = true
        salon.losesAnswers = false
        await vi.advanceTimersByTimeAsync(20_000)
        if (autosaver.state.phase === 'conflict') autosaver.resolve(text)
        await vi.advanceTimersByTimeAsync(20_000)
        expect(salon.text).toBe(text)
        expect(autosaver.state.phase).toBe('saved')
      }),
      { numRuns: 60 },
    )
  })

  it('never meets itself as a stranger: without a second writer there is no conflict', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat({ max: 1200 }), fc.boolean(), fc.boolean()), {
          minLength: 1,
          maxLength: 40,
        }),
        async (moments) => {
          const salon = new Salon()
          const autosaver = new Autosaver(salon.send, blank)
          let text = ''
          for (const [pauseMs, isReachable, losesAnswers] of moments) {
            salon.isReachable = isReachable
            salon.losesAnswers = losesAnswers
            text += '字'
            autosaver.type(text)
            await vi.advanceTimersByTimeAsync(pauseMs)
            expect(autosaver.state.phase).not.toBe('conflict')
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('a text that the salon cannot keep', () => {
  it('is tried three times, then it says so and keeps the words', async () => {
    const salon = new Salon()
    salon.breaksOn = '\0'
    const autosaver = new Autosaver(salon.send, blank)
    autosaver.type('她\0今天')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(autosaver.state.phase).toBe('saving')
    await vi.advanceTimersByTimeAsync(600_000)
    expect(salon.sent).toHaveLength(3)
    expect(autosaver.state).toEqual({ phase: 'failed', errorId: 'ACD3' })
    expect(autosaver).toMatchObject({ text: '她\0今天', isUnsaved: true, isOnItsWay: false })
  })

  it('is never called a dead network', async () => {
    const salon = new Salon()
    salon.breaksOn = '她'
    const autosaver = new Autosaver(salon.send, blank)
    const phases = new Set<string>()
    autosaver.subscribe(() => phases.add(autosaver.state.phase))
    autosaver.type('她')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(phases).toEqual(new Set(['typing', 'saving', 'failed']))
  })

  it('gives way to what is typed next, which is saved', async () => {
    const salon = new Salon()
    salon.breaksOn = '\0'
    const autosaver = new Autosaver(salon.send, blank)
    autosaver.type('她\0')
    await vi.advanceTimersByTimeAsync(60_000)
    autosaver.type('她今天很好')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(salon).toMatchObject({ text: '她今天很好', writes: 1 })
    expect(autosaver.state.phase).toBe('saved')
  })

  it('gives way to what was typed while it was tried', async () => {
    const salon = new Salon()
    salon.breaksOn = '\0'
    const autosaver = new Autosaver(salon.send, blank)
    autosaver.type('她\0')
    await vi.advanceTimersByTimeAsync(700)
    autosaver.type('她今天')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(salon).toMatchObject({ text: '她今天', writes: 1 })
  })

  it('is tried once more when somebody comes back to the page', async () => {
    const salon = new Salon()
    salon.breaksOn = '她'
    const autosaver = new Autosaver(salon.send, blank)
    autosaver.type('她')
    await vi.advanceTimersByTimeAsync(60_000)
    salon.breaksOn = null
    autosaver.flush()
    await vi.advanceTimersByTimeAsync(0)
    expect(salon).toMatchObject({ text: '她', writes: 1 })
  })

  it('is tried on for as long as the salon has its hands full', async () => {
    let isBusy = true
    const salon = new Salon()
    const autosaver = new Autosaver(async (note) => (isBusy ? { status: 'busy' } : salon.send(note)), blank)
    autosaver.type('她')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(autosaver.state.phase).toBe('busy')
    isBusy = false
    await vi.advanceTimersByTimeAsync(5_000)
    expect(salon).toMatchObject({ text: '她', writes: 1 })
  })
})

describe('a text that is given up', () => {
  const begun = async (salon: Salon, text = '她今天') => {
    const autosaver = new Autosaver(salon.send, blank)
    autosaver.type(text)
    await vi.advanceTimersByTimeAsync(1_000)
    return autosaver
  }

  it('is taken back where it was kept', async () => {
    const salon = new Salon()
    const autosaver = await begun(salon)
    autosaver.discard()
    await vi.advanceTimersByTimeAsync(0)
    expect(salon).toMatchObject({ text: '', writes: 2 })
    expect(autosaver.isUnsaved).toBe(false)
  })

  it('asks for nothing when nothing was ever kept', async () => {
    const salon = new Salon()
    const never = new Autosaver(salon.send, blank)
    never.type('她')
    never.discard()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(salon.writes).toBe(0)
    expect(never.isUnsaved).toBe(false)
    expect(never.state.phase).toBe('saved')
  })

  it('is taken back after it arrived, when it was on its way', async () => {
    const salon = new Salon()
    const autosaver = new Autosaver(salon.send, blank)
    autosaver.type('她今天')
    autosaver.flush()
    autosaver.discard()
    await vi.advanceTimersByTimeAsync(2_000)
    expect(salon).toMatchObject({ text: '', writes: 2 })
    expect(autosaver.isUnsaved).toBe(false)
  })

  it('is taken back once the salon answers again', async () => {
    const salon = new Salon()
    const autosaver = await begun(salon)
    salon.isReachable = false
    autosaver.type('她今天说')
    await vi.advanceTimersByTimeAsync(1_000)
    autosaver.discard()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(autosaver.isUnsaved).toBe(true)
    salon.isReachable = true
    await vi.advanceTimersByTimeAsync(10_000)
    expect(salon.text).toBe('')
    expect(autosaver.isUnsaved).toBe(false)
  })

  it('can be begun anew', async () => {
    const salon = new Salon()
    const autosaver = await begun(salon)
    autosaver.discard()
    autosaver.type('又')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(salon.text).toBe('又')
  })
})
