// Takes in another system's file. The proxy leaves this address out: it would hold the whole body in memory.
import { z } from 'zod'
import { staffUploadRoute } from '@/lib/actions/staff-upload-route'
import { readImport } from '@/lib/imports/read-import'

export const POST = staffUploadRoute({
  name: 'import.read',
  schema: z.object({}),
  handler: async (asker, key, body) => readImport(asker, key, body),
})
