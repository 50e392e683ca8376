// The bytes of a photo that somebody looks at.
import 'server-only'
import { z } from 'zod'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { photoStore } from '@/lib/storage/photo-store'
import { openPhoto } from './photo-queries'
import { photoSizeSchema } from './photo-schemas'
import { PHOTO_TYPE } from './read-photo'

type Asked = { photoId?: string; size?: string }

/** Null for what is not there, may not be seen, or was deleted a moment ago. */
export async function readPicture(
  { staff, now }: { staff: SignedInStaff; now: Date },
  asked: Asked,
): Promise<{ type: string; body: ReadableStream<Uint8Array> } | null> {
  const photoId = z.uuid().safeParse(asked.photoId).data
  const opened = photoId
    ? await openPhoto(staff, { photoId, size: photoSizeSchema.parse(asked.size) }, now)
    : null
  const body = opened && (await photoStore().get(opened.key))
  return body ? { type: PHOTO_TYPE, body } : null
}
