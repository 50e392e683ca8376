// Where an import stands, and which columns can be used.
import { describe, expect, it } from 'vitest'
import {
  DOUBLE_ANSWERS,
  fateOf,
  isUnderWay,
  type Mapping,
  mappingTrouble,
  phaseOf,
  stops,
} from '@/lib/imports/import-flow'

describe('the phase of an import', () => {
  it.each([
    ['reading', 0, null, 'reading', false],
    ['ready', 9, null, 'checking', true],
    ['ready', 10, null, 'ready', false],
    ['running', 0, null, 'running', true],
    ['running', 10, null, 'running', true],
    ['done', 10, null, 'done', false],
    ['undone', 0, null, 'undoing', true],
    ['undone', 10, new Date(0), 'undone', false],
    ['failed', 3, null, 'failed', false],
  ] as const)('%s with %i of 10 rows', (state, done, undoneAt, phase, underWay) => {
    expect(phaseOf({ state, rows: 10, done, undoneAt })).toBe(phase)
    expect(isUnderWay(phase)).toBe(underWay)
  })
})

describe('a mapping', () => {
  it.each<[Mapping, string | null]>([
    [['name', 'phone'], null],
    [['firstName', 'lastName'], null],
    [['lastName'], null],
    [['name', 'phone', 'phone', 'note', 'note', 'tags', 'address', 'address'], null],
    [['phone', 'note'], 'import_name_needed'],
    [[null, null], 'import_name_needed'],
    [[], 'import_name_needed'],
    [['name', 'name', 'birthday', 'birthday'], null],
  ])('of %j', (mapping, trouble) => {
    expect(mappingTrouble(mapping)).toBe(trouble)
  })
})

it('tells problems that stop a row from those that are told', () => {
  expect(stops({ code: 'no_person' })).toBe(true)
  expect(stops({ code: 'phone_twice', row: 3 })).toBe(false)
  expect(stops({ code: 'phone_unreadable' })).toBe(false)
})

it('leaves nobody out whom no person has left out', () => {
  const asked = [
    { code: 'formula' as const },
    { code: 'phone_twice' as const, row: 3, likely: 'same' as const },
  ]
  expect(fateOf([], null)).toBe('another')
  expect(fateOf([{ code: 'formula' }], 'leave')).toBe('another')
  expect(fateOf(asked, null)).toBe('same')
  expect(fateOf([{ code: 'phone_twice', row: 3 }], null)).toBe('another')
  for (const answer of DOUBLE_ANSWERS) expect(fateOf(asked, answer)).toBe(answer)
  expect(fateOf([{ code: 'name_missing' }, ...asked], 'another')).toBe('leave')
})
