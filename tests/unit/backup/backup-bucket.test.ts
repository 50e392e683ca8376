// Backups outside of the house: sent whole or in parts, and taken away there when their time is over.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { AwsClient } from 'aws4fetch'
import S3rver from 's3rver'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type BackupBucket, bucketOf, sendToBucket } from '@/lib/backup/backup-bucket'

const keys = { keyId: 'S3RVER', secret: 'S3RVER', region: 'us-east-1' }
const reader = new AwsClient({
  accessKeyId: 'S3RVER',
  secretAccessKey: 'S3RVER',
  service: 's3',
  region: 'us-east-1',
})

let folder = ''
let server: S3rver
let bucket: BackupBucket

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'foyer-bucket-'))
  const settings = { port: 0, address: '127.0.0.1', silent: true, directory: path.join(folder, 's3') }
  server = new S3rver({ ...settings, configureBuckets: [{ name: 'backups' }] })
  const { port } = await server.run()
  bucket = { url: `http://127.0.0.1:${port}/backups`, ...keys }
})

afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

async function send(name: string, bytes: Buffer): Promise<void> {
  const place = path.join(folder, name)
  await writeFile(place, bytes)
  await sendToBucket(bucket, place, { days: 2, weeks: 0, months: 0 })
}

const fetched = (name: string) => reader.fetch(`${bucket.url}/${name}`)

it('sends small ones at once and large ones in parts, and keeps the last ones there', async () => {
  const large = Buffer.alloc(70 * 1_048_576, 'guest ')
  await send('foyer-2026-11-28-200000.tar.gz', Buffer.from('the first'))
  await send('foyer-2026-11-29-200000.tar.gz', large)
  await send('foyer-2026-11-30-200000.tar.gz', Buffer.from('the third'))
  expect(await (await fetched('foyer-2026-11-30-200000.tar.gz')).text()).toBe('the third')
  const back = Buffer.from(await (await fetched('foyer-2026-11-29-200000.tar.gz')).arrayBuffer())
  expect(back.equals(large)).toBe(true)
  expect((await fetched('foyer-2026-11-28-200000.tar.gz')).status).toBe(404)
})

it('says that the bucket did not take it', async () => {
  const place = path.join(folder, 'foyer-2026-12-01-200000.tar.gz')
  await writeFile(place, 'bytes')
  const nowhere = { ...bucket, url: bucket.url.replace('/backups', '/not-there') }
  await expect(sendToBucket(nowhere, place, { days: 1, weeks: 0, months: 0 })).rejects.toThrow(
    'The bucket did not take the backup: it answered 404',
  )
})

it('is one only where it is named with its keys', () => {
  expect(bucketOf({})).toBeNull()
  expect(() => bucketOf({ FOYER_BACKUPS_S3: 'https://s3.example.com/b' })).toThrow('FOYER_BACKUPS_S3_KEY_ID')
})
