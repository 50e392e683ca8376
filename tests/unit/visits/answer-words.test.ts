// Her answer is never turned into another: one table of words for each question, hers and the staff's.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../../..')

/** She answers on this one. */
const HERS = 'app/(desk)/visits/[visitId]/_components/feeling/question.tsx'

function sources(): string[] {
  return ['app', 'components'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => `${folder}/${file.replaceAll(path.sep, '/')}`),
  )
}

function thatSay(words: RegExp): string[] {
  return sources()
    .filter((file) => words.test(readFileSync(path.join(root, file), 'utf8')))
    .sort()
}

it('no answer is said in the words that belong to no question', () => {
  expect(thatSay(/'ui\.rating'/)).toEqual(['components/ui/rating.tsx'])
})

it('nobody but her own screen reads the table of her words past components/visit/answer-words.ts', () => {
  const table = /her\.\$\{|her\.(effect|comfort|pressureFelt|temperatureFelt)|`\$\{question\}\.\$\{value\}`/
  expect(thatSay(table)).toEqual([HERS, 'components/visit/answer-words.ts'])
  expect(thatSay(/feelings\.\d|record\.feelings/)).toEqual(['components/visit/answer-words.ts'])
})

it('whoever rates for her taps the words that she saw or heard', () => {
  const rating = thatSay(/<Rating\b/)
  const worded = rating.filter((file) => /words=\{/.test(readFileSync(path.join(root, file), 'utf8')))
  expect(rating.filter((file) => !worded.includes(file))).toEqual(['components/ui/look-gallery.tsx'])
})
