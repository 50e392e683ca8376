// Every test says what must be: one that only waits for something to end cannot fail where it should.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const ROOT = path.join(import.meta.dirname, '../..')
/** What says it: an expectation, or a helper that is one. */
const SAYS = /\b(expect|expectTypeOf|lookOver|tried)\b|fc\.assert/

const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.(test|spec)\.tsx?$/.test(file),
)

it('is said in every test', () => {
  const silent = files.flatMap((file) =>
    bodiesOf(source(file))
      .filter(({ body }) => !SAYS.test(body))
      .map(({ name }) => `${file}: ${name}`),
  )
  expect(silent).toEqual([])
})

it('is more than that there is an answer', () => {
  const vague = files.filter((file) =>
    /\.resolves\.(toBeDefined|toBeTruthy|not\.toThrow)\(/.test(source(file)),
  )
  expect(vague).toEqual([])
})

function source(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8')
}

/** From the name of each test to the bracket that closes it. */
function bodiesOf(text: string): { name: string; body: string }[] {
  const begun = text.matchAll(/^ *(?:it|test)(?:\.each\([\s\S]*?\))?\(\s*['`"](.*?)['`"],/gm)
  return [...begun].map((match) => ({
    name: match[1] ?? '',
    body: upToItsEnd(text, match.index, match[0].length),
  }))
}

function upToItsEnd(text: string, from: number, head: number): string {
  let depth = 1
  let at = from + head
  for (; at < text.length && depth > 0; at++) {
    if (text[at] === '(') depth += 1
    if (text[at] === ')') depth -= 1
  }
  return text.slice(from + head, at)
}
