// Where a timeline goes on, as an address holds it.
import { describe, expect, it } from 'vitest'
import { timelineSchema, writeCursor } from '@/lib/clients/timeline-schemas'

const key = 'visit:01a2006d-fcea-75cb-9f88-51a5fc510f26'
const at = new Date('2026-11-21T04:00:00.123Z')

describe('a cursor', () => {
  it('comes back as it was written', () => {
    expect(timelineSchema.parse({ before: writeCursor({ at, key }) })).toEqual({ before: { at, key } })
  })

  it.each([
    '',
    'x',
    '1.visit:1',
    `${at.getTime()}.${key}'`,
    `${at.getTime()}.王晓明`,
    '99999999999999999.visit:a',
  ])('is left out when it is %o', (before) =>
    expect(timelineSchema.parse({ before })).toEqual({ before: undefined }),
  )

  it('goes with a kind that there is', () => {
    expect(timelineSchema.parse({ kind: 'calls' }).kind).toBe('calls')
    expect(timelineSchema.parse({ kind: 'secrets' }).kind).toBeUndefined()
  })
})
