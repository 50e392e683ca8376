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
  passOn(stream, 1, output.send)
  stream.emit('data', Buffer.from('first\n'))
  stream.emit('data', Buffer.alloc(1_048_576, 'a'))
  stream.emit('data', Buffer.from('lost\n'))
  output.answer()
  output.answer()
  output.answer()
  expect(output.printed).toEqual(['first\n', 'a'.repeat(60), '… 5 bytes of the log were lost here.\n'])
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
