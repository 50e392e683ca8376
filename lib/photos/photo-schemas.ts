// What is sent along with a photo, and with what is asked of one. Safe for the client.
import { z } from 'zod'
import { REGIONS } from '@/lib/concerns/concern-flow'
import { ANGLES, MOMENTS } from './photo-flow'

/** Stands in the address of the upload: ids and codes alone. */
export const takePhotoSchema = z.object({
  clientId: z.uuid(),
  visitId: z.uuid().optional(),
  sessionId: z.uuid().optional(),
  region: z.enum(REGIONS),
  angle: z.enum(ANGLES),
  moment: z.enum(MOMENTS).optional(),
})

export const photoIdSchema = z.object({ photoId: z.uuid() })

export const correctAngleSchema = photoIdSchema.extend({ angle: z.enum(ANGLES) })

export const photoSizeSchema = z.enum(['full', 'small']).catch('full')

export type TakePhotoInput = z.output<typeof takePhotoSchema>
export type CorrectAngle = z.output<typeof correctAngleSchema>
export type PhotoSize = z.output<typeof photoSizeSchema>
