// Takes in another system's file. The proxy leaves this address out: it would hold the whole body in memory.
import { staffUploadRoute } from '@/lib/actions/staff-upload-route'
import { readingSchema } from '@/lib/imports/import-schemas'
import { readImport } from '@/lib/imports/read-import'

export const POST = staffUploadRoute({
  name: 'import.read',
  schema: readingSchema,
  handler: readImport,
})
