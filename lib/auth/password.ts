// Passwords: argon2id with 19 MiB and two passes.
import 'server-only'
import { hash, verify } from '@node-rs/argon2'

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost)
}

/**
 * Whether the password fits. A null hash stands for an account that does not exist: as much work is done, so that
 * the time taken does not tell.
 */
export async function passwordFits(password: string, passwordHash: string | null): Promise<boolean> {
  const stored = passwordHash ?? (await nobodysHash())
  const fits = await verify(stored, password.normalize('NFKC')).catch(() => false)
  return fits && passwordHash !== null
}

let nobodys: Promise<string> | undefined

function nobodysHash(): Promise<string> {
  nobodys ??= hashPassword('nobody has this password')
  return nobodys
}
