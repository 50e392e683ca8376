// Which files of a running database make a backup of it, and how they are read while it goes on writing to them.
import 'server-only'
import { type FileHandle, open, readdir } from 'node:fs/promises'
import path from 'node:path'
import type { ArchiveWriter } from './archive'

/** Made anew at every start; what is in them is of this run only. The log has its own way into the backup. */
const EMPTY = [
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
  'pg_wal',
]
const LEFT_OUT =
  /^(postmaster\.(pid|opts)|pg_internal\.init.*|pgsql_tmp.*|backup_(label|manifest)(\.old)?|tablespace_map(\.old)?|(recovery|standby)\.signal|current_logfiles|.*\.tmp|t\d+_\d+(_\w+)?(\.\d+)?)$/
/** Says where recovery begins; the backup_label comes in its place. */
const CONTROL = 'global/pg_control'
const PIECE = 262_144

/** Puts every file of `cluster` under `name` into the archive, the log left out, between start and stop of a backup. */
export async function archiveCluster(archive: ArchiveWriter, cluster: string, name: string): Promise<void> {
  await archiveFolder(archive, cluster, name, '')
  await archive.folder(`${name}/pg_wal/archive_status`)
  await archive.folder(`${name}/pg_wal/summaries`)
  await archiveFile(archive, path.join(cluster, CONTROL), `${name}/${CONTROL}`)
}

/** One file as it is now; nothing when it has gone meanwhile, as a table that was dropped. */
export async function archiveFile(archive: ArchiveWriter, place: string, name: string): Promise<boolean> {
  const file = await open(place).catch((error) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (!file) return false
  try {
    await archive.file(name, (await file.stat()).size, piecesOf(file))
  } finally {
    await file.close()
  }
  return true
}

async function* piecesOf(file: FileHandle): AsyncGenerator<Uint8Array> {
  for (;;) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(PIECE), 0, PIECE)
    if (bytesRead === 0) return
    yield buffer.subarray(0, bytesRead)
  }
}

async function archiveFolder(
  archive: ArchiveWriter,
  cluster: string,
  name: string,
  inside: string,
): Promise<void> {
  await archive.folder(path.posix.join(name, inside))
  if (EMPTY.includes(inside)) return
  const entries = await readdir(path.join(cluster, inside), { withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  for (const entry of entries) {
    const at = path.posix.join(inside, entry.name)
    if (LEFT_OUT.test(entry.name) || at === CONTROL) continue
    if (entry.isDirectory()) await archiveFolder(archive, cluster, name, at)
    else if (entry.isFile()) await archiveFile(archive, path.join(cluster, at), path.posix.join(name, at))
  }
}
