// One photo of hers, large or small, for those who care.
import { staffPictureRoute } from '@/lib/actions/staff-picture-route'
import { mayReadPhotos } from '@/lib/auth/permissions'
import { readPicture } from '@/lib/photos/read-picture'

export const GET = staffPictureRoute({ name: 'photo.see', may: mayReadPhotos, handler: readPicture })
