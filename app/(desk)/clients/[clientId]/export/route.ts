// Everything on one client as a file, for her. A POST, because it is written down.
import { staffFileRoute } from '@/lib/actions/staff-route'
import { ofClientSchema } from '@/lib/clients/client-schemas'
import { sendArchive } from '@/lib/clients/export-archive'

export const POST = staffFileRoute({
  name: 'client.export',
  schema: ofClientSchema,
  handler: sendArchive,
})
