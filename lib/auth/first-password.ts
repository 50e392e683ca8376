// A password that one person reads out to another: long enough to be guessed by nobody, and nothing in it looks alike.
import 'server-only'
import { randomInt } from 'node:crypto'

const CHARACTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Three groups of four characters. */
export function makeFirstPassword(): string {
  const group = () => Array.from({ length: 4 }, () => CHARACTERS[randomInt(CHARACTERS.length)]).join('')
  return [group(), group(), group()].join('-')
}
