// Moments are written in one place: what writes its own would show "2:30 PM" beside "14:30".
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../../..')

const OWN_WRITING =
  /\.dateTime\(|toLocale(Time|Date)?String\(|timeStyle|DateTimeFormat\([^)]*\bhour\b|hour: '/

test('nobody writes a moment but lib/i18n/format.ts', () => {
  const files = ['app', 'components', 'lib'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.includes('generated'))
      .map((file) => `${folder}/${file.replaceAll(path.sep, '/')}`),
  )
  const writing = files.filter((file) => OWN_WRITING.test(readFileSync(path.join(root, file), 'utf8')))
  expect(writing).toEqual(['lib/i18n/format.ts'])
})
