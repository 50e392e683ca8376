// What is printed is passed on without waiting: what cannot be printed is left out, and counted.
import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { passOn } from '@/scripts/steps/output.mjs'

type Answer = (error: Error | null, written: number) => void

/** An output that answers when the test says so. */
function slowOutput() {
  const printed: string[] = []
  const answers: (() => void)[] = []
  const send = (_: number, chunk: Buffer, _from: number, length: number, _at: null, answer: Answer) => {
    answers.push(() => {
      printed.push(chunk.toString().slice(0, 60))
      answer(null, length)
    })
  }
  return { printed, send: send as never, answer: () => answers.shift()?.() }
}

test('leaves out what comes while a megabyte waits, and says how much it was', () => {
  const stream = new PassThrough()
  const output = slowOutput()
  let minutes = 0
  passOn(stream, 1, output.send, () => minutes++ * 60_000)
  stream.emit('data', Buffer.from('first\n'))
  for (let piece = 0; piece < 8; piece++) stream.emit('data', Buffer.alloc(131_072, 'a'))
  stream.emit('data', Buffer.from('lost\n'))
  output.answer()
  output.answer()
  output.answer()
  expect(output.printed).toEqual(['first\n', 'a'.repeat(60), '… 5 bytes of the log were lost here.\n'])
})

test('leaves out what a minute has no room for, and goes on with the next', () => {
  const stream = new PassThrough()
  const output = slowOutput()
  let now = 0
  passOn(stream, 1, output.send, () => now)
  stream.emit('data', Buffer.alloc(131_072, 'a'))
  stream.emit('data', Buffer.from('too much\n'))
  output.answer()
  now = 59_999
  stream.emit('data', Buffer.from('still too much\n'))
  output.answer()
  now = 60_000
  stream.emit('data', Buffer.from('again\n'))
  output.answer()
  output.answer()
  expect(output.printed).toEqual([
    'a'.repeat(60),
    '… 9 bytes of the log were lost here.\n',
    '… 15 bytes of the log were lost here.\n',
    'again\n',
  ])
})

test('prints the rest of what was printed in part', () => {
  const stream = new PassThrough()
  const printed: string[] = []
  const send = (_: number, chunk: Buffer, _from: number, _length: number, _at: null, answer: Answer) => {
    printed.push(chunk.toString())
    answer(null, Math.min(3, chunk.length))
  }
  passOn(stream, 1, send as never)
  stream.emit('data', Buffer.from('abcde'))
  expect(printed).toEqual(['abcde', 'de'])
})
