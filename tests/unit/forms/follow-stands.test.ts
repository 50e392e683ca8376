// A form whose entry has changed: what was left alone follows, what was typed is never lost.
import { describe, expect, it } from 'vitest'
import { follow, type Stands, type TypedForm } from '@/components/forms/follow-stands'

const stands = (typed: string): Stands => ({ name: 'otherNames', label: '又名', typed, value: typed })
const was = stands('拔罐')

/** A form of one field. */
function form(typed: string, saved: string | null = null, isChoice = false) {
  const field = { words: typed }
  const asked: TypedForm = {
    typed: () => field.words,
    saved: () => saved,
    write: (_, words) => {
      if (isChoice) return false
      field.words = words
      return true
    },
  }
  return { field, asked }
}

describe('a field of a form', () => {
  it('is left alone while nothing has changed', () => {
    const { field, asked } = form('刮痧')
    expect(follow(was, stands('拔罐'), asked)).toBe(was)
    expect(field.words).toBe('刮痧')
  })

  it('takes a colleague’s words over where nothing was typed', () => {
    const now = stands('火罐')
    const { field, asked } = form('拔罐')
    expect(follow(was, now, asked)).toBe(now)
    expect(field.words).toBe('火罐')
  })

  it('takes over what was saved in the house’s own writing', () => {
    const now = stands('拔罐、刮痧、火罐')
    const { field, asked } = form(' 拔罐，刮痧、火罐', ' 拔罐，刮痧、火罐')
    expect(follow(was, now, asked)).toBe(now)
    expect(field.words).toBe('拔罐、刮痧、火罐')
  })

  it('is contested where both have written, also since it was saved', () => {
    for (const saved of [null, '拔罐，刮痧']) {
      const { field, asked } = form('拔罐，刮痧，推拿', saved)
      expect(follow(was, stands('拔罐、走罐'), asked)).toBe(was)
      expect(field.words).toBe('拔罐，刮痧，推拿')
    }
  })

  it('is contested where a choice would have to change before her eyes', () => {
    expect(follow(was, stands('火罐'), form('拔罐', null, true).asked)).toBe(was)
  })

  it('is settled where both have written the same', () => {
    const now = stands('火罐')
    expect(follow(was, now, form('火罐', null, true).asked)).toBe(now)
  })
})
