// Lets somebody in again whom nobody in the house can help: whoever has the computer gives her a password.
import path from 'node:path'
import { parseArgs } from 'node:util'
import { Failure, tell } from './steps/failure.mjs'
import { openDatabase } from './steps/open-database'
import { root } from './steps/run.mjs'

try {
  await letInAgain()
} catch (error) {
  tell(error)
  process.exitCode = 1
}
process.exit()

async function letInAgain(): Promise<void> {
  const { userName, kind } = readArguments()
  const database = await openDatabase(path.resolve(root, process.env.FOYER_DATA ?? '.data'), kind)
  process.env.DATABASE_URL = database.url
  const { db, disconnect } = await import('../lib/db/client')
  const { log } = await import('../lib/log/log')
  const { resetOnServer } = await import('../lib/staff/reset-on-server')
  try {
    const [column] = await db.$queryRaw<unknown[]>`
      SELECT 1 FROM information_schema.columns
      WHERE table_name = 'StaffMember' AND column_name = 'mustChangePassword'`
    if (!column) throw new Failure('This database is of an older Foyer: start Foyer on it once.')
    const done = await db.$transaction((tx) => resetOnServer(tx, userName, new Date()))
    if ('refused' in done) throw new Failure(whyNot(userName, done))
    const { staffMemberId, salonId, sessionsEnded } = done
    log.warn({ staffMemberId, salonId, sessionsEnded }, 'a password was reset on the server')
    tellDone(userName, done)
  } finally {
    await disconnect()
    await database.stop()
  }
}

function readArguments(): { userName: string; kind: string } {
  const { values, positionals } = parseArgs({
    options: { kind: { type: 'string', default: 'salon' } },
    allowPositionals: true,
  })
  const [userName, ...more] = positionals
  if (!userName || more.length > 0)
    throw new Failure('Name whom to let in: npm run password:reset -- <user name>.')
  return { userName, kind: values.kind }
}

function whyNot(userName: string, { refused, managers }: { refused: string; managers: string[] }): string {
  if (refused === 'closed')
    return `The account of ${userName} is closed: a manager opens it again under Settings → Staff (${managers.join(', ')}).`
  return managers.length > 0
    ? `Nobody signs in as ${userName}. Managers sign in as: ${managers.join(', ')}.`
    : 'This house is not set up yet: its first page asks for the manager.'
}

function tellDone(
  userName: string,
  { password, sessionsEnded }: { password: string; sessionsEnded: number },
) {
  const ended = sessionsEnded > 0 ? ' She is signed out on every device.' : ''
  console.log(`
${userName} signs in with this password, which is told here once and kept nowhere:

    ${password}

Foyer asks for another one before anything else.${ended} That it was reset stands in the list of who did what.`)
}
