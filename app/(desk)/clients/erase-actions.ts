// The end of an archive.
'use server'

import { staffAction } from '@/lib/actions/staff-action'
import { noteErasures } from '@/lib/backup/note-erasures'
import { eraseClient } from '@/lib/clients/erase-client'
import { eraseClientSchema } from '@/lib/clients/erase-schemas'
import { removeDueFiles } from '@/lib/storage/remove-files'

const erase = staffAction({ name: 'client.erase', schema: eraseClientSchema, handler: eraseClient })

export async function eraseClientAction(previous: unknown, formData: FormData): ReturnType<typeof erase> {
  const answer = await erase(previous, formData)
  // The archive is gone for good by now; only then do the bytes of its photos go.
  if (answer.status !== 'done') return answer
  await removeDueFiles(new Date())
  await noteErasures(String(formData.get('clientId')))
  return answer
}
