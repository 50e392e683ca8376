// The bytes of a case's photo, for whoever shows it to a guest.
import 'server-only'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { photoSizeSchema } from '@/lib/photos/photo-schemas'
import { PHOTO_TYPE } from '@/lib/photos/read-photo'
import { photoStore } from '@/lib/storage/photo-store'
import { openCasePicture } from './case-queries'
import { casePictureSchema } from './case-schemas'

type Asked = { caseId?: string; side?: string; size?: string }

/** Null for what is not there, or may be shown no more. */
export async function readCasePicture(
  { staff, now }: { staff: SignedInStaff; now: Date },
  asked: Asked,
): Promise<{ type: string; body: ReadableStream<Uint8Array> } | null> {
  const picture = casePictureSchema.safeParse(asked).data
  const isSmall = photoSizeSchema.parse(asked.size) === 'small'
  const opened = picture ? await openCasePicture(staff, { ...picture, isSmall }, now) : null
  const body = opened && (await photoStore().get(opened.key))
  return body ? { type: PHOTO_TYPE, body } : null
}
