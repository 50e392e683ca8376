// The code with which a house is opened: whoever reads the terminal has it, whoever is merely on the network has not.
import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'

/** No letters or digits that are mistaken for one another. */
const ALPHABET = 'ACDEFGHJKMNPQRTUVWXY34679'

/**
 * Eight letters and digits that follow from the secret, so that every app server asks for the same and none has to keep
 * it: 25^8, a hundred and fifty thousand million. It opens one house, once.
 */
export function setUpCode(secret: string): string {
  const bytes = createHmac('sha256', secret).update('set-up code').digest()
  const letters = Array.from({ length: 8 }, (_, n) => ALPHABET[bytes.readUInt16BE(n * 2) % ALPHABET.length])
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`
}

/** Whether this is the code, however it is spaced and in whatever case. */
export function isSetUpCode(typed: string, secret: string): boolean {
  const plain = (code: string) =>
    Buffer.from(
      code
        .normalize('NFKC')
        .toUpperCase()
        .replace(/[^A-Z\d]/g, ''),
    )
  const [given, right] = [plain(typed), plain(setUpCode(secret))]
  return given.length === right.length && timingSafeEqual(given, right)
}
