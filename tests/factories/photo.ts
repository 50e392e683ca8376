// Photos to test with: plain colours, taken in the way a tablet sends them.
import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import type { TakePhotoInput } from '@/lib/photos/photo-schemas'
import { takePhoto } from '@/lib/photos/take-photo'

/** A JPEG of one colour. */
export function pictureOf(background = '#c89a86', width = 320, height = 240): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer()
}

export function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new Blob([new Uint8Array(bytes)]).stream()
}

export type PhotoOverrides = Partial<TakePhotoInput> & { background?: string; now: Date; key?: string }

/** Her face from the front, unless told otherwise. Returns its id. */
export async function createPhoto(
  staff: SignedInStaff,
  clientId: string,
  { background, now, key = randomUUID(), ...asked }: PhotoOverrides,
): Promise<string> {
  const body = streamOf(await pictureOf(background))
  const { photoId } = await takePhoto({ staff, now }, key, body, {
    clientId,
    region: 'face',
    angle: 'front',
    ...asked,
  })
  return photoId
}
