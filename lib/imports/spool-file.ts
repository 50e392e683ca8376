// A file on its way in, kept on disk only while it is read.
import 'server-only'
import { mkdtemp, open, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Refusal } from '@/lib/actions/refusal'
import { LARGEST_FILE } from './import-flow'

const FOLDER = 'foyer-import-'
const HOUR_MS = 3_600_000

/**
 * Writes `body` to a file that nobody else can read, hands its path to `read`, and takes it away in every case.
 * Refuses `import_too_large` as soon as more than 64 MB have come; the rest is not waited for.
 */
export async function withSpooledFile<Result>(
  body: ReadableStream<Uint8Array>,
  read: (path: string) => Promise<Result>,
): Promise<Result> {
  await removeForgotten()
  const folder = await mkdtemp(path.join(tmpdir(), FOLDER))
  try {
    const file = path.join(folder, 'table')
    await spool(body, file)
    return await read(file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function spool(body: ReadableStream<Uint8Array>, to: string): Promise<void> {
  const file = await open(to, 'wx', 0o600)
  const reader = body.getReader()
  let size = 0
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      size += piece.value.length
      if (size > LARGEST_FILE) throw new Refusal('import_too_large')
      await file.write(piece.value)
    }
  } finally {
    await file.close()
    await reader.cancel().catch(() => undefined)
  }
}

/** What a crash has left behind. */
async function removeForgotten(): Promise<void> {
  const names = await readdir(tmpdir())
  for (const name of names.filter((each) => each.startsWith(FOLDER))) {
    const folder = path.join(tmpdir(), name)
    const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }))
    if (mtimeMs < Date.now() - HOUR_MS)
      await rm(folder, { recursive: true, force: true }).catch(() => undefined)
  }
}
