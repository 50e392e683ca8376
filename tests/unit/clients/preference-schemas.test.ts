// What may be noted of how she likes things.
import { describe, expect, it } from 'vitest'
import { PREFERENCE_KINDS } from '@/lib/clients/client-schemas'
import { choicesOf, newPreferenceSchema, TEA_DEGREES } from '@/lib/clients/preference-schemas'
import { messages as english } from '@/lib/i18n/en-messages'
import { messages as chinese } from '@/lib/i18n/zh-cn-messages'

const clientId = crypto.randomUUID()
const id = crypto.randomUUID()
const trouble = (preference: object) =>
  newPreferenceSchema.safeParse({ clientId, ...preference }).error?.issues.map(({ path }) => path[0]) ?? null

describe('a preference', () => {
  it.each([
    { kind: 'tea', choice: 'longjing' },
    { kind: 'tea', choice: 'longjing', degree: 'strong', text: '八十度水' },
    { kind: 'tea', text: '陈皮白茶', degree: 'light' },
    { kind: 'seat', seatId: id },
    { kind: 'therapist', choice: 'not_wished', therapistId: id },
    { kind: 'therapist', text: '手法熟的都好' },
    { kind: 'never_mention', text: '孩子升学' },
  ])('may say %o', (preference) => expect(trouble(preference)).toBeNull())

  it.each([
    [{ kind: 'tea' }, 'text'],
    [{ kind: 'tea', text: '  ' }, 'text'],
    [{ kind: 'tea', choice: 'firm' }, 'choice'],
    [{ kind: 'habit', choice: 'longjing' }, 'choice'],
    [{ kind: 'music', choice: 'piano', degree: 'strong' }, 'degree'],
    [{ kind: 'tea', degree: 'strong' }, 'degree'],
    [{ kind: 'tea', choice: 'rose', seatId: id }, 'seatId'],
    [{ kind: 'therapist', choice: 'wished' }, 'therapistId'],
    [{ kind: 'therapist', therapistId: id }, 'therapistId'],
    [{ kind: 'tea', choice: 'rose', therapistId: id }, 'therapistId'],
  ])('may not say %o', (preference, field) => expect(trouble(preference)).toContain(field))

  it('has words for each choice in both languages', () => {
    for (const { archive } of [english, chinese] as { archive: { preference: Record<string, object> } }[]) {
      for (const kind of PREFERENCE_KINDS.filter(
        (name) => name !== 'therapist' && choicesOf(name).length > 0,
      )) {
        expect(Object.keys(archive.preference[kind] ?? {}).toSorted()).toEqual(
          [...choicesOf(kind)].toSorted(),
        )
      }
      expect(Object.keys(archive.preference.degree ?? {})).toEqual([...TEA_DEGREES])
    }
  })
})
