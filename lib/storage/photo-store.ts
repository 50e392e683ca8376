// Where the salon's photos lie: in a folder of this computer, or in a bucket when one is named. Decided here alone.
import 'server-only'
import path from 'node:path'
import type { FileStore } from './file-store'
import { folderStore } from './folder-store'
import { s3Store } from './s3-store'

let chosen: FileStore | undefined

/** The store that the environment names, made at its first use; see the settings in README.md. */
export function photoStore(): FileStore {
  chosen ??= choose(process.env)
  return chosen
}

function choose(env: NodeJS.ProcessEnv): FileStore {
  const { FOYER_PHOTOS_S3: url, FOYER_PHOTOS_S3_KEY_ID: keyId, FOYER_PHOTOS_S3_SECRET: secret } = env
  if (!url) return folderStore(env.FOYER_PHOTOS ?? path.join(env.FOYER_DATA ?? '.data', 'photos'))
  if (!keyId || !secret) {
    throw new Error('FOYER_PHOTOS_S3 needs FOYER_PHOTOS_S3_KEY_ID and FOYER_PHOTOS_S3_SECRET beside it.')
  }
  return s3Store({ url, keyId, secret, region: env.FOYER_PHOTOS_S3_REGION ?? 'us-east-1' })
}
