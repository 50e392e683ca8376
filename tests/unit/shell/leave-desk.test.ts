// Whoever is signed out leaves a fresh document behind, but never a word that was not saved.
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type * as desk from '@/components/shell/leave-desk'
import type { WordKeeper } from '@/components/shell/unsaved-words'

const replace = vi.fn()
let answer = { status: 401, body: {} as object }
let shell: typeof desk
let place: { pathname: string; search: string }
let words: { isUnsaved: boolean; isOnItsWay: boolean; saved: number }

beforeEach(async () => {
  vi.resetModules()
  replace.mockReset()
  answer = { status: 401, body: {} }
  words = { isUnsaved: false, isOnItsWay: false, saved: 0 }
  place = { pathname: '/visits/01', search: '?stage=treatment' }
  vi.stubGlobal('window', { location: { replace } })
  vi.stubGlobal('location', place)
  vi.stubGlobal('fetch', async () => Response.json(answer.body, { status: answer.status }))
  shell = await import('@/components/shell/leave-desk')
  const { addWordKeeper } = await import('@/components/shell/unsaved-words')
  const keeper: WordKeeper = {
    isUnsaved: () => words.isUnsaved,
    isOnItsWay: () => words.isOnItsWay,
    save: () => {
      words.saved += 1
    },
  }
  addWordKeeper(keeper)
  return () => vi.unstubAllGlobals()
})

const signedInAgain = () => {
  answer = { status: 200, body: { status: 'live', idleInSeconds: 60 } }
}

describe('leaving the desk', () => {
  it('goes at once when all is saved', () => {
    shell.leaveDesk()
    expect(replace).toHaveBeenCalledWith('/sign-in')
    expect(shell.isDeskHeld()).toBe(false)
  })

  it('holds the document while a word would be lost, and says so', () => {
    words = { isUnsaved: true, isOnItsWay: true, saved: 0 }
    const told = vi.fn()
    shell.onDeskHeld(told)
    shell.leaveDesk()
    expect(replace).not.toHaveBeenCalled()
    expect(told).toHaveBeenCalledOnce()
    expect(shell.isDeskHeld()).toBe(true)
  })
})

describe('a held desk', () => {
  beforeEach(() => {
    words = { isUnsaved: true, isOnItsWay: true, saved: 0 }
    shell.leaveDesk()
  })

  it('waits while nobody has signed in, and while the server cannot be reached', async () => {
    await shell.lookAtHeldDesk()
    answer = { status: 503, body: {} }
    await shell.lookAtHeldDesk()
    expect(replace).not.toHaveBeenCalled()
    expect(words.saved).toBe(0)
    expect(shell.isDeskHeld()).toBe(true)
  })

  it('saves once somebody has signed in, looks again soon, and then goes', async () => {
    const idleMs = await shell.lookAtHeldDesk()
    signedInAgain()
    expect(await shell.lookAtHeldDesk()).toBeLessThan(idleMs)
    expect(words.saved).toBe(1)
    expect(replace).not.toHaveBeenCalled()
    words.isUnsaved = words.isOnItsWay = false
    await shell.lookAtHeldDesk()
    expect(replace).toHaveBeenCalledWith('/sign-in')
  })

  it('shows itself again for what only a person can settle, but not before somebody has signed in', async () => {
    words.isOnItsWay = false
    await shell.lookAtHeldDesk()
    expect(shell.isDeskHeld()).toBe(true)
    signedInAgain()
    await shell.lookAtHeldDesk()
    expect(shell.isDeskHeld()).toBe(false)
    expect(replace).not.toHaveBeenCalled()
  })
})
