'use server'
// Photos of guests: said to be of another side, and taken away with their bytes.
import { staffAction } from '@/lib/actions/staff-action'
import { correctAngle } from '@/lib/photos/correct-angle'
import { deletePhoto } from '@/lib/photos/delete-photo'
import { correctAngleSchema, photoIdSchema } from '@/lib/photos/photo-schemas'
import { removeDueFiles } from '@/lib/storage/remove-files'

export const correctAngleAction = staffAction({
  name: 'photo.correct_angle',
  schema: correctAngleSchema,
  handler: correctAngle,
})

const remove = staffAction({ name: 'photo.delete', schema: photoIdSchema, handler: deletePhoto })

export async function deletePhotoAction(previous: unknown, formData: FormData): ReturnType<typeof remove> {
  const answer = await remove(previous, formData)
  // The photo is gone for good by now; only then do its bytes go.
  if (answer.status === 'done') await removeDueFiles(new Date())
  return answer
}
