// Photos of a guest: the guided angles, what may be sent, who may delete. Pure; safe for the client.
import type { Region } from '@/lib/concerns/concern-flow'

/** In the order in which they are taken. */
export const ANGLES = ['front', 'left_45', 'left_90', 'right_45', 'right_90', 'back', 'detail'] as const
export const MOMENTS = ['before', 'after'] as const

export type Angle = (typeof ANGLES)[number]
export type Moment = (typeof MOMENTS)[number]

/** The guided angles of each region: a face has no back, and a head of hair is looked at from above and behind. */
export const ANGLES_OF: Record<Region, readonly Angle[]> = {
  face: ['front', 'left_45', 'left_90', 'right_45', 'right_90', 'detail'],
  body: ['front', 'back', 'left_90', 'right_90', 'detail'],
  scalp: ['front', 'back', 'left_90', 'right_90', 'detail'],
}

/** Bytes of a file, at most: 108 million pixels of a phone that keeps them well. */
export const LARGEST_PHOTO = 60 * 1024 * 1024

/**
 * What the file chooser offers. HEIC is left out on purpose: an iPad that is not offered it hands over a JPEG of the
 * very same photo, and sharp cannot read it.
 */
export const PHOTO_TYPES = 'image/jpeg,image/png,image/webp,image/avif'

/** Within this, whoever took a photo may delete it; later only the manager. */
export const DELETE_OWN_WITHIN_MS = 24 * 3_600_000

type Shot = { region: Region; angle: Angle }

/** The angle to take after this one; null after the last. */
export function angleAfter({ region, angle }: Shot): Angle | null {
  const angles = ANGLES_OF[region]
  return angles[angles.indexOf(angle) + 1] ?? null
}

/** Whether two photos show the same from the same side, and so can be compared. */
export function isSameView(one: Shot, other: Shot): boolean {
  return one.region === other.region && one.angle === other.angle
}

type Dated = Shot & { id: string; takenAt: string }

/**
 * What to compare a photo with: of the same view the oldest before it, since that shows the most; else the next one
 * after it; null when there is no other.
 */
export function counterpartOf<Photo extends Dated>(photo: Photo, photos: readonly Photo[]): Photo | null {
  const others = photos
    .filter((each) => each.id !== photo.id && isSameView(each, photo))
    .toSorted((a, b) => a.takenAt.localeCompare(b.takenAt))
  return others.find(({ takenAt }) => takenAt < photo.takenAt) ?? others[0] ?? null
}

/** The photo that shines through while the same view is taken again: the newest there is. */
export function ghostFor<Photo extends Dated>(shot: Shot, photos: readonly Photo[]): Photo | null {
  return (
    photos
      .filter((each) => isSameView(each, shot))
      .toSorted((a, b) => b.takenAt.localeCompare(a.takenAt))[0] ?? null
  )
}
