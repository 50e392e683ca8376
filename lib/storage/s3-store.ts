// Files in a bucket that speaks S3, addressed by path: any number of app servers share them.
import 'server-only'
import { AwsClient } from 'aws4fetch'
import { checkKey, type FileStore } from './file-store'

export type Bucket = {
  /** With the bucket as its path: https://s3.example.com/photos. */
  url: string
  keyId: string
  secret: string
  region: string
}

/** Longest wait for the answer to one request. */
const PATIENCE_MS = 15_000

/** Keeps files in `bucket`, which must be there. What it answers besides yes and "not there" is thrown. */
export function s3Store(bucket: Bucket): FileStore {
  const client = new AwsClient({
    accessKeyId: bucket.keyId,
    secretAccessKey: bucket.secret,
    service: 's3',
    region: bucket.region,
    retries: 2,
  })
  const ask = (key: string, init: RequestInit) => {
    const url = `${bucket.url.replace(/\/+$/, '')}/${checkKey(key)}`
    return client.fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) })
  }
  return {
    async put(key, bytes, type) {
      const body = new Uint8Array(bytes)
      const answer = await ask(key, { method: 'PUT', body, headers: { 'content-type': type } })
      await expectYes(answer, 'put')
    },
    async get(key) {
      const answer = await ask(key, { method: 'GET' })
      if (answer.status === 404) {
        await answer.body?.cancel()
        return null
      }
      if (!answer.ok) await expectYes(answer, 'get')
      return answer.body
    },
    async remove(key) {
      const answer = await ask(key, { method: 'DELETE' })
      if (answer.status !== 404) await expectYes(answer, 'remove')
      else await answer.body?.cancel()
    },
  }
}

/** Its body is not repeated: it may name what nobody should read in a log. */
async function expectYes(answer: Response, doing: string): Promise<void> {
  await answer.body?.cancel()
  if (!answer.ok) throw new Error(`the storage answered ${answer.status} to ${doing}`)
}
