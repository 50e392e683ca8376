// Backups outside of the house, in a bucket that speaks S3: sent in parts, so that none is ever whole in memory.
import 'server-only'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { AwsClient } from 'aws4fetch'
import { madeAtOf, pastTheirTime, type Retention } from './backup-flow'
import { BackupTrouble } from './backup-trouble'

export type BackupBucket = {
  /** With the bucket as its path: https://s3.example.com/backups. */
  url: string
  keyId: string
  secret: string
  region: string
}

/** The bucket that the settings name; null for none. Throws BackupTrouble when its keys are missing. */
export function bucketOf(env: Record<string, string | undefined>): BackupBucket | null {
  const { FOYER_BACKUPS_S3: url, FOYER_BACKUPS_S3_KEY_ID: keyId, FOYER_BACKUPS_S3_SECRET: secret } = env
  if (!url) return null
  if (keyId && secret)
    return { url: url.replace(/\/+$/, ''), keyId, secret, region: env.FOYER_BACKUPS_S3_REGION ?? 'us-east-1' }
  throw new BackupTrouble(
    'FOYER_BACKUPS_S3 needs FOYER_BACKUPS_S3_KEY_ID and FOYER_BACKUPS_S3_SECRET beside it.',
  )
}

/** S3 takes ten thousand of them: 320 GB. */
const PART = 32 * 1_048_576
const PATIENCE_MS = 10 * 60_000

/** Sends the file, and takes away what is past its time there. Throws BackupTrouble when the bucket does not take it. */
export async function sendToBucket(bucket: BackupBucket, file: string, retention: Retention): Promise<void> {
  const ask = asking(bucket)
  try {
    await sendFile(ask, file)
    await takeAwayOld(ask, retention)
  } catch (error) {
    throw new BackupTrouble(
      `The bucket did not take the backup: ${error instanceof Error ? error.message : error}`,
      { cause: error },
    )
  }
}

type Ask = (method: string, name: string, query: string, body?: Uint8Array<ArrayBuffer>) => Promise<Answered>
type Answered = { text: string; etag: string }

function asking({ url, keyId, secret, region }: BackupBucket): Ask {
  const keys = { accessKeyId: keyId, secretAccessKey: secret, service: 's3', region, retries: 3 }
  const client = new AwsClient(keys)
  return async (method, name, query, body) => {
    const init = { method, signal: AbortSignal.timeout(PATIENCE_MS), ...(body ? { body } : {}) }
    const response = await client.fetch(`${url}${name && `/${name}`}${query}`, init)
    const text = await response.text()
    if (!response.ok) throw new Error(`it answered ${response.status} to ${method}`)
    return { text, etag: response.headers.get('etag') ?? '' }
  }
}

async function sendFile(ask: Ask, place: string): Promise<void> {
  const name = path.basename(place)
  const file = await open(place)
  try {
    const { size } = await file.stat()
    const partAt = async (from: number) => {
      const bytes = new Uint8Array(Math.min(PART, size - from))
      await file.read(bytes, 0, bytes.length, from)
      return bytes
    }
    if (size <= PART) await ask('PUT', name, '', await partAt(0))
    else await sendInParts(ask, name, size, partAt)
  } finally {
    await file.close()
  }
}

/** Unfinished, it is no file there: what was sent is given up when a part will not go. */
async function sendInParts(
  ask: Ask,
  name: string,
  size: number,
  partAt: (from: number) => Promise<Uint8Array<ArrayBuffer>>,
): Promise<void> {
  const uploadId = tagged((await ask('POST', name, '?uploads')).text, 'UploadId')[0] ?? ''
  const of = `uploadId=${encodeURIComponent(uploadId)}`
  try {
    const parts: string[] = []
    for (let from = 0; from < size; from += PART) {
      const number = parts.length + 1
      const { etag } = await ask('PUT', name, `?partNumber=${number}&${of}`, await partAt(from))
      parts.push(`<Part><PartNumber>${number}</PartNumber><ETag>${etag}</ETag></Part>`)
    }
    const whole = `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`
    await ask('POST', name, `?${of}`, new TextEncoder().encode(whole))
  } catch (error) {
    await ask('DELETE', name, `?${of}`).catch(() => undefined)
    throw error
  }
}

async function takeAwayOld(ask: Ask, retention: Retention): Promise<void> {
  const { text } = await ask('GET', '', '?list-type=2&prefix=foyer-')
  const backups = tagged(text, 'Key').flatMap((name) => {
    const madeAt = madeAtOf(name)
    return madeAt ? [{ name, madeAt }] : []
  })
  for (const { name } of pastTheirTime(backups, retention)) await ask('DELETE', name, '')
}

function tagged(xml: string, tag: string): string[] {
  return [...xml.matchAll(new RegExp(`<${tag}>([^<]*)</${tag}>`, 'g'))].map(([, value]) => value ?? '')
}
