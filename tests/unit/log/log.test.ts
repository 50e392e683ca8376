// The log tells what happened and never about whom.
import { Writable } from 'node:stream'
import pino from 'pino'
import { expect, test } from 'vitest'
import { logOptions, requestId } from '@/lib/log/log'

function written(facts: object): Record<string, unknown> {
  const lines: string[] = []
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  pino({ ...logOptions, level: 'info' }, sink).info(facts, 'tried')
  return JSON.parse(lines[0] ?? '{}')
}

test('names, phones and words are blotted out wherever they turn up', () => {
  const line = JSON.stringify(
    written({
      name: '王丽',
      client: { phone: '+8613800138000', basics: { pinyin: 'wang li' } },
      visitId: 'v1',
    }),
  )
  expect(line).not.toMatch(/王丽|13800138000|wang li/)
  expect(line).toContain('"visitId":"v1"')
  expect(line).toContain('"level":"info"')
})

test('an error of the database keeps its code and loses its message', () => {
  class PrismaClientKnownRequestError extends Error {
    override name = 'PrismaClientKnownRequestError'
    code = 'P2002'
  }
  const { err } = written({ err: new PrismaClientKnownRequestError('Key (phone)=(+8613800138000) exists') })
  expect(err).toMatchObject({ type: 'PrismaClientKnownRequestError', code: 'P2002' })
  expect(JSON.stringify(err)).not.toContain('13800138000')
})

test('an error of ours keeps its message and where it came from', () => {
  const { err } = written({ err: new Error('a bug') }) as { err: { message: string; stack: string } }
  expect(err.message).toBe('a bug')
  expect(err.stack).toContain('log.test.ts')
})

test('the id of a request is kept when it is well-formed, and made otherwise', () => {
  expect(requestId(new Headers({ 'x-request-id': 'abc-123_DEF' }))).toBe('abc-123_DEF')
  expect(requestId(new Headers({ 'x-request-id': 'a b\u00e9' }))).toMatch(/^[\w-]{36}$/)
  expect(requestId(new Headers())).toMatch(/^[\w-]{36}$/)
})
