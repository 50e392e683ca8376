// What an entry says beside its action.
import { expect, it } from 'vitest'
import { auditFacts } from '@/lib/audit/audit-facts'

it.each([
  [
    { list: '?list=x', columns: ['phone', 'spent'], format: 'csv', rows: 187 },
    [
      { about: 'rows', count: 187 },
      { about: 'columns', columns: ['phone', 'spent'] },
    ],
  ],
  [{ from: 'therapist', to: 'manager' }, [{ about: 'role', from: 'therapist', to: 'manager' }]],
  [
    { from: { priceMinor: 39_800, durationMinutes: 60 }, to: { priceMinor: 42_800, durationMinutes: 60 } },
    [{ about: 'change', field: 'priceMinor', from: 39_800, to: 42_800 }],
  ],
  [
    { from: { opensAt: '10:00' }, to: { opensAt: '09:30' } },
    [{ about: 'change', field: 'opensAt', from: '10:00', to: '09:30' }],
  ],
  [{ fields: ['name'] }, [{ about: 'fields', fields: ['name'] }]],
  [
    { toId: 'x', sessions: 2, promises: 1 },
    [
      { about: 'given_to', staffMemberId: 'x' },
      { about: 'handed', sessions: 2, promises: 1 },
    ],
  ],
  [{ from: { contraindicationIds: ['a'] }, to: { contraindicationIds: ['b'] } }, []],
  [{ from: '2026-11-21T02:00:00Z', to: '2026-11-22T02:00:00Z' }, []],
  [{ promiseId: 'p' }, []],
  [null, []],
])('%j tells %j', (particulars, facts) => {
  expect(auditFacts(particulars)).toEqual(facts)
})
