// A section while it is written: what is sent, what a colleague has overtaken, what is kept and taken up again.
import { describe, expect, it } from 'vitest'
import {
  birthdayDraftOf,
  inputOf,
  keptValuesOf,
  overtakenFields,
  takenUp,
  toldDraftOf,
} from '@/components/clients/basics-draft'
import { draftText } from '@/components/clients/send-draft-client'

const begun = {
  name: '王小明',
  formOfAddress: '王姐',
  birthYear: '',
  birthMonth: '11',
  birthDay: '24',
  birthLunar: 'lunar',
  sex: 'unknown',
  referredById: '',
  pinyin: 'wang xiao ming',
}

const unborn = { birthYear: null, birthMonth: null, birthDay: null, birthLunar: false }

describe('what is sent', () => {
  it('has figures as numbers, the calendar as a yes or no, and nothing that is blank or unsaid', () => {
    expect(inputOf({ ...begun, formOfAddress: ' ' })).toEqual({
      name: '王小明',
      birthMonth: 11,
      birthDay: 24,
      birthLunar: true,
      pinyin: 'wang xiao ming',
    })
  })

  it('has a blank name and a wrong figure too, so that somebody says what is wrong with them', () => {
    expect(inputOf({ ...begun, name: '', birthDay: 'x' })).toMatchObject({ name: '', birthDay: 'x' })
  })

  it('has of another section no word of these', () => {
    expect(inputOf({ hobbies: '书法', family: '' })).toEqual({ hobbies: '书法' })
  })

  it('has of what is told over tea only what was told', () => {
    const told = toldDraftOf({ ...unborn, formOfAddress: null, referredBy: null })
    expect(inputOf({ ...told, formOfAddress: '王姐', birthMonth: '11', birthDay: '24' })).toEqual({
      formOfAddress: '王姐',
      birthMonth: 11,
      birthDay: 24,
      birthLunar: false,
    })
  })
})

it('shows a birthday part by part', () => {
  expect(birthdayDraftOf({ birthYear: 1986, birthMonth: 8, birthDay: 15, birthLunar: true })).toEqual({
    birthYear: '1986',
    birthMonth: '8',
    birthDay: '15',
    birthLunar: 'lunar',
  })
  expect(birthdayDraftOf(unborn)).toMatchObject({ birthMonth: '', birthLunar: 'solar' })
})

it('tells only of fields that both have changed, to different words', () => {
  const theirs = { ...begun, formOfAddress: '王女士', sex: 'female', pinyin: 'wang xiao min' }
  const mine = { ...theirs, formOfAddress: '小明', birthDay: '25', pinyin: 'wang xiao min' }
  expect(overtakenFields(begun, theirs, mine)).toEqual(['formOfAddress'])
  expect(overtakenFields(begun, begun, mine)).toEqual([])
})

describe('a draft', () => {
  const values = keptValuesOf(begun, { formOfAddress: '小明', sex: 'female' })

  it('keeps each touched field as it was and as it is', () => {
    expect(values).toEqual({
      formOfAddress: { begun: '王姐', mine: '小明' },
      sex: { begun: 'unknown', mine: 'female' },
    })
    expect(JSON.parse(draftText(values, 3))).toEqual({ values, baseRevision: 3 })
    expect(draftText({}, 3)).toBe('')
  })

  it('is taken up on the archive of now, and a colleague’s change in between is told', () => {
    const now = { ...begun, formOfAddress: '王女士', birthDay: '25' }
    const again = takenUp(now, values)
    const draft = { ...now, ...again.touched }
    expect(draft).toMatchObject({ formOfAddress: '小明', sex: 'female', birthDay: '25' })
    expect(overtakenFields(again.begun, now, draft)).toEqual(['formOfAddress'])
    expect(overtakenFields(takenUp(begun, values).begun, begun, { ...begun, ...again.touched })).toEqual([])
  })

  it('drops fields that the form no longer has', () => {
    const old = { nature: { begun: '', mine: 'homemaker' }, ...values }
    expect(Object.keys(takenUp(begun, old).touched)).toEqual(['formOfAddress', 'sex'])
  })
})
