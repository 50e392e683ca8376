// From form fields to what a schema holds.
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { formToObject, legible, readInput, readKey, typedValues } from '@/lib/actions/read-input'

function form(fields: [string, string][]): FormData {
  const formData = new FormData()
  for (const [name, value] of fields) formData.append(name, value)
  return formData
}

const schema = z.object({
  name: z.string().trim().min(1),
  note: z.string().optional(),
  phone: z.string().nullable(),
  minutes: z.coerce.number().int().min(1),
  asked: z.boolean(),
  rooms: z.array(z.string()),
  english: z
    .string()
    .nullish()
    .transform((text) => text || null),
})

describe('form fields', () => {
  it('become what the schema asks for', () => {
    const formData = form([
      ['idempotencyKey', 'x'],
      ['$ACTION_REF_1', ''],
      ['name', ' 王姐 '],
      ['note', ''],
      ['phone', ''],
      ['minutes', '12'],
      ['asked', 'on'],
      ['rooms', 'a'],
      ['english', ''],
    ])
    const read = readInput(schema, formToObject(schema, formData))
    expect(read).toEqual({
      ok: true,
      input: { name: '王姐', phone: null, minutes: 12, asked: true, rooms: ['a'], english: null },
    })
  })

  it('lists are lists where the schema has them, and the last value elsewhere', () => {
    const object = formToObject(
      schema,
      form([
        ['rooms', 'a'],
        ['rooms', 'b'],
        ['name', 'a'],
        ['name', 'b'],
      ]),
    )
    expect(object).toMatchObject({ rooms: ['a', 'b'], name: 'b', asked: false })
  })

  it('a blank number is missing, never zero', () => {
    const read = readInput(schema, formToObject(schema, form([['minutes', ' ']])))
    expect(read).toMatchObject({ ok: false, fieldErrors: { minutes: ['required'], name: ['required'] } })
  })

  it('a payload is read as JSON and laid over the rest', () => {
    const formData = form([
      ['name', 'a'],
      ['payload', '{"minutes":3,"asked":false,"rooms":[],"phone":null}'],
    ])
    expect(readInput(schema, formToObject(schema, formData))).toMatchObject({
      ok: true,
      input: { name: 'a', minutes: 3 },
    })
  })

  it.each(['', 'not json', '[1]', 'null', '"x"'])('the payload %j says nothing', (payload) => {
    expect(formToObject(schema, form([['payload', payload]]))).toEqual({})
  })
})

describe('errors', () => {
  it('are keys: the schema’s own where it names one', () => {
    const own = z.object({
      password: z.string().min(8, 'password_too_short'),
      role: z.enum(['therapist', 'manager']),
      id: z.uuid(),
      many: z.array(z.string()).min(1),
      far: z.number().max(3),
      inner: z.object({ date: z.string() }),
    })
    const read = readInput(own, { password: 'x', role: 'boss', id: 'no', many: [], far: 4, inner: {} })
    expect(read).toEqual({
      ok: false,
      fieldErrors: {
        password: ['password_too_short'],
        role: ['invalid'],
        id: ['invalid'],
        many: ['choose_one'],
        far: ['too_big'],
        'inner.date': ['required'],
      },
    })
  })
})

it('gives back what was typed, but never a password', () => {
  const typed = typedValues(
    form([
      ['name', 'a'],
      ['rooms', 'a'],
      ['rooms', 'b'],
      ['newPassword', 'secret'],
      ['idempotencyKey', 'x'],
    ]),
  )
  expect(typed).toEqual({ name: 'a', rooms: ['a', 'b'] })
})

it('takes a UUID for a key and nothing else', () => {
  expect(readKey('0192F1A0-0000-7000-8000-00000000000A')).toBe('0192f1a0-0000-7000-8000-00000000000a')
  for (const bad of [null, '', 'x', 12, '0192f1a0-0000-7000-8000-00000000000'])
    expect(readKey(bad)).toBeNull()
})

describe('what can neither be kept nor seen', () => {
  it.each([
    ['她\0今天', '她今天'],
    ['a\ud83d b', 'a b'],
    ['\udc00她', '她'],
    ['她😊', '她😊'],
    ['林\u200d悦', '林\u200d悦'],
    ['  ', '  '],
    ['\u200b', ''],
    [' \u2060\ufeff ', ''],
    ['\u3164', ''],
    ['\u202e', ''],
    ['\u2800', ''],
    ['\0', ''],
  ])('of %j leaves %j', (typed, kept) => {
    expect(legible(typed)).toBe(kept)
    expect(legible({ deep: [{ text: typed }] })).toEqual({ deep: [{ text: kept }] })
    expect(legible({ [`x${typed}x`]: 1 })).toEqual({
      [`x${typed.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '')}x`]: 1,
    })
  })

  it('ends where no form is as deep, however deep it is', () => {
    let deep: unknown = 'at the bottom'
    for (let level = 0; level < 60_000; level++) deep = { inner: deep }
    expect(JSON.stringify(legible(deep))).toBe(`${'{"inner":'.repeat(50)}null${'}'.repeat(50)}`)
  })

  it('makes no name, in a form as in JSON', () => {
    const fields = formToObject(schema, form([['name', '\u200b\u200b']]))
    const sent = { name: '\u200b', phone: null, minutes: 1, asked: true, rooms: [], english: null }
    for (const read of [readInput(schema, { ...sent, ...fields }), readInput(schema, sent)]) {
      expect(read).toMatchObject({ ok: false, fieldErrors: { name: ['required'] } })
    }
  })
})
