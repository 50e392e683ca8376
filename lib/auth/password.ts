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

/** What a person remembers of a password: its letters and figures, in lower case; all of it where there are none. */
function remembered(password: string): string {
  const all = password.normalize('NFKC').toLowerCase()
  return all.replace(/[^\p{L}\p{N}]/gu, '') || all
}

/** The columns of a password that somebody else gives her, which she changes at her next sign-in. */
export async function givenPassword(password: string) {
  return {
    passwordHash: await hashPassword(password),
    givenPasswordHash: await hashPassword(remembered(password)),
    mustChangePassword: true,
  }
}

/** Whether a password is the one that was given to her, in whatever case and with whatever signs between. */
export async function isLikeGiven(
  password: string,
  given: { passwordHash: string; givenPasswordHash: string | null },
): Promise<boolean> {
  if (await passwordFits(password, given.passwordHash)) return true
  return given.givenPasswordHash !== null && passwordFits(remembered(password), given.givenPasswordHash)
}

let nobodys: Promise<string> | undefined

function nobodysHash(): Promise<string> {
  nobodys ??= hashPassword('nobody has this password')
  return nobodys
}
