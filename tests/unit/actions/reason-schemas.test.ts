// A reason is given in words, in every field that asks for one.
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { saysSomething, withReason } from '@/lib/actions/reason-schemas'
import { cancelAppointmentSchema } from '@/lib/appointments/appointment-schemas'
import { endedAlertSchema, revisedAlertSchema, sortedAlertSchema } from '@/lib/clients/client-schemas'
import { clearReactionSchema, reportReactionSchema } from '@/lib/reactions/reaction-schemas'
import { overrideSchema } from '@/lib/safety/safety-schemas'
import { saveTreatmentNoteSchema } from '@/lib/treatment-notes/note-schemas'
import { moveSchema, recommendSchema, removeSessionSchema } from '@/lib/visits/visit-schemas'

const WORDS = ['忙', 'no', '太累', 'été', 'нет', '她说：好。', '3 days ago']
const NO_WORDS = ['.', '…', '-', '。。。', 'x', '??', '12345', 'a b c', '  ', '😀😀']

it.each(WORDS)('%s says something', (text) => expect(saysSomething(text)).toBe(true))
it.each(NO_WORDS)('%s says nothing', (text) => expect(saysSomething(text)).toBe(false))

const id = crypto.randomUUID()
const FIELDS: Record<string, [z.ZodType, (reason: string) => object]> = {
  override: [overrideSchema, (reason) => ({ sessionId: id, stops: ['x'], reason })],
  'ended alert': [endedAlertSchema, (reason) => ({ alertId: id, reason })],
  'softened alert': [revisedAlertSchema, (reason) => ({ alertId: id, severity: 'mild', reason })],
  'narrowed alert': [sortedAlertSchema, (reason) => ({ alertId: id, reason })],
  'cleared reaction': [clearReactionSchema, (reason) => ({ reactionId: id, reason })],
  reaction: [reportReactionSchema, (text) => ({ sessionId: id, text })],
  amendment: [
    saveTreatmentNoteSchema,
    (amendmentReason) => ({ sessionId: id, baseRevision: 1, content: {}, amendmentReason }),
  ],
  'skipped stage': [moveSchema, (reason) => ({ visitId: id, move: 'skip_consultation', reason })],
  'treatment taken out': [removeSessionSchema, (reason) => ({ sessionId: id, reason })],
  'appointment cancelled': [cancelAppointmentSchema, (reason) => ({ visitId: id, reason })],
  recommendation: [recommendSchema, (reason) => ({ visitId: id, productId: id, reason })],
}

describe.each(Object.entries(FIELDS))('%s', (_, [schema, asked]) => {
  it('asks for words', () => {
    for (const reason of ['。。。。。', '.....', '- - - -', '????']) {
      expect(schema.safeParse(asked(reason)).error?.issues.map(({ message }) => message)).toEqual([
        'reason_too_short',
      ])
    }
    expect(schema.safeParse(asked('她今天太累了')).success).toBe(true)
  })
})

it('may be left blank where the verb says whether it may', () => {
  for (const name of ['skipped stage', 'treatment taken out', 'appointment cancelled']) {
    const [schema, asked] = FIELDS[name] ?? []
    expect(schema?.safeParse(asked?.(' ')).success).toBe(true)
  }
})

it('may be one word where it was short before', () => {
  for (const name of ['amendment', 'skipped stage', 'treatment taken out', 'recommendation']) {
    const [schema, asked] = FIELDS[name] ?? []
    expect(schema?.safeParse(asked?.('忙')).success).toBe(true)
  }
})

describe('a reason tapped', () => {
  const QUICK = ['已经好了', '记错了']
  it.each([
    ['', '已经好了', '已经好了'],
    ['  ', '已经好了', '已经好了'],
    ['记错了', '已经好了', '已经好了'],
    [' 记错了 ', '已经好了', '已经好了'],
    ['上周复查过', '已经好了', '上周复查过；已经好了'],
    ['上周复查，已经好了', '已经好了', '上周复查，已经好了'],
    ['seen last week', 'healed', 'seen last week; healed'],
  ])('after %j leaves %j as %j', (typed, tapped, left) => {
    expect(withReason(typed, tapped, QUICK)).toBe(left)
  })
})
