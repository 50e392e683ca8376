// The basics while they are written: what is sent, and what a colleague has overtaken.
import { expect, it } from 'vitest'
import { type BasicsDraft, inputOf, overtakenFields, toldDraftOf } from '@/components/clients/basics-draft'

const begun: BasicsDraft = {
  name: '王小明',
  formOfAddress: '王姐',
  phone: '138 1234 5678',
  birthYear: '',
  birthMonth: '11',
  birthDay: '24',
  sex: 'unknown',
  nature: 'homemaker',
  referredById: '',
  pinyin: 'wang xiao ming',
}

it('sends figures as numbers and leaves out what is blank or unsaid', () => {
  expect(inputOf({ ...begun, formOfAddress: ' ' })).toEqual({
    name: '王小明',
    phone: '138 1234 5678',
    birthMonth: 11,
    birthDay: 24,
    nature: 'homemaker',
    pinyin: 'wang xiao ming',
  })
})

it('sends a blank name and a wrong figure too, so that somebody says what is wrong with them', () => {
  expect(inputOf({ ...begun, name: '', birthDay: 'x' })).toMatchObject({ name: '', birthDay: 'x' })
})

it('tells only of fields that both have changed, to different words', () => {
  const theirs = { ...begun, formOfAddress: '王女士', phone: '139 0000 0000', nature: 'retired' }
  const mine = { ...theirs, formOfAddress: '小明', birthDay: '25', nature: 'retired' }
  expect(overtakenFields(begun, theirs, mine)).toEqual(['formOfAddress'])
  expect(overtakenFields(begun, begun, mine)).toEqual([])
})

it('sends of what is told over tea only what was told', () => {
  const told = toldDraftOf({
    formOfAddress: null,
    birthYear: null,
    birthMonth: null,
    birthDay: null,
    referredBy: null,
  })
  expect(inputOf({ ...told, formOfAddress: '王姐', birthMonth: '11', birthDay: '24' })).toEqual({
    formOfAddress: '王姐',
    birthMonth: 11,
    birthDay: 24,
  })
})
