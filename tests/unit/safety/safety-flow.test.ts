// What can be said of stops without the store.
import { describe, expect, it } from 'vitest'
import { areTheSame, isUnknown, proposalsFor, STOP_KINDS } from '@/lib/safety/safety-flow'
import { SHIPPED_CONTRAINDICATIONS } from '@/lib/salons/ship-contraindications'

describe('what is signed', () => {
  const stops = [{ key: 'a' }, { key: 'b' }]
  it.each([
    [['a', 'b'], true],
    [['b', 'a', 'a'], true],
    [['a'], false],
    [['a', 'b', 'c'], false],
    [['a', 'c'], false],
    [[], false],
  ])('%j is what she saw: %s', (signed, isSame) => {
    expect(areTheSame(signed, stops)).toBe(isSame)
  })
})

it('only what can simply be asked is unknown', () => {
  expect(STOP_KINDS.filter((kind) => isUnknown({ kind }))).toEqual(['not_asked', 'unsorted', 'harm_noted'])
})

describe('what an alert may mean', () => {
  const entry = (id: string, kind: string, name: string, nameEn: string | null = null) => ({
    id,
    kind,
    name,
    nameEn,
  })
  const entries = [
    entry('nuts', 'allergy', '坚果油', 'Nut oil'),
    entry('honey', 'allergy', '蜂产品', 'Bee products'),
    entry('pressure', 'contraindication', '高血压', 'High blood pressure'),
    entry('pregnant', 'pregnancy', '怀孕', 'Pregnancy'),
  ]

  it('is first what shares its letters, then its kind', () => {
    const ids = (kind: string, text: string) => proposalsFor({ kind, text }, entries).map(({ id }) => id)
    expect(ids('allergy', '吃坚果会痒')[0]).toBe('nuts')
    expect(ids('allergy', '蜂蜜')[0]).toBe('honey')
    expect(ids('contraindication', '血压偏高')[0]).toBe('pressure')
    expect(ids('pregnancy', '孕 16 周')[0]).toBe('pregnant')
    expect(ids('allergy', '说不清')).toEqual([])
  })

  it('are none for an acid because others are acids too', () => {
    const shipped = SHIPPED_CONTRAINDICATIONS.map((entry) => ({ ...entry, id: entry.name }))
    const names = (text: string) => proposalsFor({ kind: 'allergy', text }, shipped).map(({ name }) => name)
    expect(names('透明质酸')).toEqual(['透明质酸（玻尿酸）'])
    expect(names('玻尿酸')).toEqual(['透明质酸（玻尿酸）'])
    expect(names('壬二酸')).toEqual([])
    expect(names('芦荟胶')[0]).toBe('芦荟')
  })

  it('is no more than asked for', () => {
    expect(proposalsFor({ kind: 'allergy', text: '蜂蜜坚果' }, entries, 2)).toHaveLength(2)
    expect(proposalsFor({ kind: 'allergy', text: '蜂蜜坚果' }, entries, 1)).toHaveLength(1)
    expect(proposalsFor({ kind: 'allergy', text: '蜂蜜' }, [])).toEqual([])
  })
})
