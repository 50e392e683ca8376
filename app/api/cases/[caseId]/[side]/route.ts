// The photo before or after of a comparable case; nothing in the answer says whose it is.
import { staffPictureRoute } from '@/lib/actions/staff-picture-route'
import { mayShowCases } from '@/lib/auth/permissions'
import { readCasePicture } from '@/lib/shown-cases/read-case-picture'

export const GET = staffPictureRoute({ name: 'case.see', may: mayShowCases, handler: readCasePicture })
