// The files by which a PostgreSQL of Foyer's own is set, where none may be taken over from anybody.
import 'server-only'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'

/** Everything that matters is said at the start: see embedded-postgres.ts. */
const FILES = {
  'postgresql.conf': "datestyle = 'iso, mdy'\ndefault_text_search_config = 'pg_catalog.english'\n",
  'postgresql.auto.conf': '',
  'pg_ident.conf': '',
  'pg_hba.conf': 'host all all 127.0.0.1/32 scram-sha-256\n',
}

/** Writes those of `cluster` as they are in a new house; `own` gives each to the database's user. */
export async function writeSettings(cluster: string, own: (place: string) => Promise<void>): Promise<void> {
  for (const [name, text] of Object.entries(FILES)) {
    const place = path.join(cluster, name)
    await writeFile(place, text, { mode: 0o600 })
    await own(place)
  }
}
