// What an address may say of where the list of clients begins; anything may be typed there.
import { expect, test } from 'vitest'
import { clientPageSchema } from '@/lib/clients/client-schemas'

const id = '01937d4e-0000-7000-8000-000000000001'

test.each([
  [{ after: id }, { after: id }],
  [{ from: 'w' }, { from: 'w' }],
  [{ from: ['a', 'b'] }, {}],
  [{ after: [id, id], from: 'ab' }, {}],
  [{ after: 'x', from: 'W', other: '1' }, {}],
])('%j begins at %j', (asked, begins) => expect(clientPageSchema.parse(asked)).toEqual(begins))
