// What whoever started this process has noted: when something had ended by itself and was started again.
import 'server-only'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'

const noted = z.array(z.object({ at: z.coerce.date() }))

/** The last restarts, oldest first; none where nobody notes them (FOYER_RESTARTS names the file). */
export async function lastRestarts(): Promise<Date[]> {
  const file = process.env.FOYER_RESTARTS
  if (!file) return []
  const text = await readFile(/* turbopackIgnore: true */ file, 'utf8').catch(() => '[]')
  return noted.parse(JSON.parse(text)).map(({ at }) => at)
}
