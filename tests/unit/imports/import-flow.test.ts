// Where an import stands, and which columns can be used.
import { describe, expect, it } from 'vitest'
import { isUnderWay, type Mapping, mappingTrouble, phaseOf, stops } from '@/lib/imports/import-flow'

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
    [['name', 'name'], 'import_field_twice'],
    [['name', 'birthday', 'birthday'], 'import_field_twice'],
  ])('of %j', (mapping, trouble) => {
    expect(mappingTrouble(mapping)).toBe(trouble)
  })
})

it('tells problems that stop a row from those that are told', () => {
  expect(stops({ code: 'phone_twice', row: 3 })).toBe(true)
  expect(stops({ code: 'phone_unreadable' })).toBe(false)
})
