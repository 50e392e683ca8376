// Two archives side by side: what has to be chosen, which side is likely better, which archive stays.
import { describe, expect, it } from 'vitest'
import {
  archiveToKeep,
  canUndoMerge,
  type FieldWords,
  fieldsToChoose,
  likelySide,
  MERGE_FIELD_NAMES,
} from '@/lib/clients/merge-flow'

function words(said: Partial<FieldWords>): FieldWords {
  return { ...(Object.fromEntries(MERGE_FIELD_NAMES.map((field) => [field, null])) as FieldWords), ...said }
}

describe('the likely better side', () => {
  it.each([
    ['nothing on either', null, null, 'kept'],
    ['something here alone', '梧桐路', null, 'kept'],
    ['something there alone', null, '梧桐路', 'gone'],
    ['the fuller text there', '梧桐路', '梧桐路 3 号', 'gone'],
    ['the fuller text here', '梧桐路 3 号', '梧桐路', 'kept'],
  ] as const)('%s', (_, kept, gone, side) => {
    expect(likelySide('address', words({ address: kept }), words({ address: gone }))).toBe(side)
  })

  it('is the kept one where length says nothing', () => {
    expect(likelySide('phone', words({ phone: '138' }), words({ phone: '+81 3 1234 5678' }))).toBe('kept')
  })
})

it('asks only where both sides say something else', () => {
  const kept = words({ name: '王小明', phone: '138', address: '梧桐路', nickname: '小明' })
  const gone = words({ name: '王晓明', phone: '138', hobbies: '摄影', nickname: '明明' })
  expect(fieldsToChoose(kept, gone)).toEqual(['name', 'nickname'])
})

it('keeps the archive with more visits, else the older one', () => {
  const archive = (visits: number | null, on: number) => ({
    standing: visits === null ? null : { visits },
    createdAt: new Date(Date.UTC(2026, 0, on)),
  })
  const [old, young, busy] = [archive(1, 1), archive(1, 2), archive(5, 9)]
  expect(archiveToKeep(young, old)).toEqual([old, young])
  expect(archiveToKeep(old, young)).toEqual([old, young])
  expect(archiveToKeep(old, busy)).toEqual([busy, old])
  expect(archiveToKeep(archive(null, 3), young)).toEqual([young, archive(null, 3)])
})

it.each([
  [-1, true],
  [0, true],
  [1, false],
])('can be taken back for a day (%i s)', (seconds, can) => {
  const mergedAt = new Date('2026-11-21T04:00:00Z')
  expect(canUndoMerge(mergedAt, new Date(mergedAt.getTime() + 86_400_000 + seconds * 1000))).toBe(can)
})
