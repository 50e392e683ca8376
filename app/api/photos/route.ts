// Takes in a photo as it comes. The proxy leaves this address out: it would hold the whole body in memory.
import { staffUploadRoute } from '@/lib/actions/staff-upload-route'
import { takePhotoSchema } from '@/lib/photos/photo-schemas'
import { takePhoto } from '@/lib/photos/take-photo'

export const POST = staffUploadRoute({
  name: 'photo.take',
  schema: takePhotoSchema,
  handler: (asker, key, body, asked) => takePhoto(asker, key, body, asked),
})
