// A busy or unreachable server is asked again for a while, and only for what another try may change.
import { expect, test } from 'vitest'
import type { ActionState } from '@/lib/actions/action-state'
import { askAgain } from '@/lib/actions/ask-again-client'

const busy = { status: 'refused', code: 'busy', particulars: {}, values: {} } as const
const offline = { status: 'offline' } as const
const done = { status: 'done', result: 7 } as ActionState<number>

/** Answers in turn, the last one for ever; each try takes `takes` milliseconds. */
async function ask(answers: ActionState<number>[], { isOnline = true, takes = 0 } = {}) {
  let tries = 0
  let now = 1_000
  let told = 0
  const answer = await askAgain(
    async () => {
      now += takes
      return answers[Math.min(tries++, answers.length - 1)] ?? done
    },
    {
      isOnline: () => isOnline,
      pause: async (milliseconds) => {
        now += milliseconds
      },
      clock: () => now,
      onTryingAgain: () => {
        told += 1
      },
    },
  )
  return { answer, tries, told, waited: now - 1_000 }
}

test('once is enough for an answer, whatever it is', async () => {
  for (const answer of [done, { status: 'failed', errorId: 'x' }, { ...busy, code: 'not_found' }] as const)
    expect(await ask([answer])).toEqual({ answer, tries: 1, told: 0, waited: 0 })
})

test('it is asked again until it answers, and says so once', async () => {
  expect(await ask([busy, offline, done])).toEqual({ answer: done, tries: 3, told: 1, waited: 1_500 })
})

test('it is given up after five tries', async () => {
  expect(await ask([offline])).toEqual({ answer: offline, tries: 5, told: 1, waited: 7_500 })
})

test('no try begins after twelve seconds', async () => {
  expect(await ask([busy], { takes: 6_000 })).toEqual({ answer: busy, tries: 2, told: 1, waited: 12_500 })
  expect(await ask([busy], { takes: 11_501 })).toEqual({ answer: busy, tries: 1, told: 0, waited: 11_501 })
  expect(await ask([busy], { takes: 11_500 })).toMatchObject({ tries: 2 })
})

test('without a network nobody waits', async () => {
  expect(await ask([offline], { isOnline: false })).toEqual({ answer: offline, tries: 1, told: 0, waited: 0 })
})
