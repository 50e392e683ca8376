// The key in the address of a screen on the wall: it follows from the secret, so that no copy of the database holds it.
import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { authSecret } from '@/lib/auth/auth-secret'

const FORM = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})~([\w-]{32})$/

/** What the address of this screen ends with. */
export function wallBoardKey(wallBoardId: string): string {
  const mark = createHmac('sha256', authSecret()).update(`wall board ${wallBoardId}`).digest('base64url')
  return `${wallBoardId}~${mark.slice(0, 32)}`
}

/** The screen whose key this is; null for what we never gave out. */
export function wallBoardOfKey(key: string): string | null {
  const [, wallBoardId] = FORM.exec(key) ?? []
  if (!wallBoardId) return null
  const [given, right] = [Buffer.from(key), Buffer.from(wallBoardKey(wallBoardId))]
  return given.length === right.length && timingSafeEqual(given, right) ? wallBoardId : null
}
