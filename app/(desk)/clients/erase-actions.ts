// The end of an archive.
'use server'

import { staffAction } from '@/lib/actions/staff-action'
import { eraseClient } from '@/lib/clients/erase-client'
import { eraseClientSchema } from '@/lib/clients/erase-schemas'

export const eraseClientAction = staffAction({
  name: 'client.erase',
  schema: eraseClientSchema,
  handler: eraseClient,
})
