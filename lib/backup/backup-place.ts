// Where backups and what goes into them lie, read from the settings of the environment.
import 'server-only'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { parseRetention, type Retention } from './backup-flow'

export type BackupPlaces = {
  /** The folder `.data`, in which each kind has its own. */
  data: string
  /** The folder that holds the backups. */
  folder: string
  /** The folder of the photos; null when they lie in a bucket. */
  photos: string | null
  passphrase: string | null
}

type Environment = Record<string, string | undefined>

/** The places of `kind`, beside `root` unless the settings name others; see README.md. */
export function backupPlaces(env: Environment, root: string, kind: string): BackupPlaces {
  const data = path.resolve(/* turbopackIgnore: true */ root, env.FOYER_DATA ?? '.data')
  const ownPhotos = path.join(/* turbopackIgnore: true */ data, kind, 'photos')
  const passphrase = env.FOYER_BACKUP_PASSPHRASE || null
  if (kind !== 'salon')
    return {
      data,
      folder: path.join(/* turbopackIgnore: true */ data, `${kind}-backups`),
      photos: ownPhotos,
      passphrase,
    }
  const named = (value: string | undefined) => value && path.resolve(/* turbopackIgnore: true */ root, value)
  return {
    data,
    folder: named(env.FOYER_BACKUPS) || path.join(/* turbopackIgnore: true */ data, 'backups'),
    photos: env.FOYER_PHOTOS_S3 ? null : named(env.FOYER_PHOTOS) || ownPhotos,
    passphrase,
  }
}

/** What is set and may be read by whoever opens a backup; no key and no password is among it. */
export function tellableSettings(env: Environment): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      value &&
      /^(PORT|HOST|FOYER_[A-Z0-9_]+)$/.test(name) &&
      !/SECRET|KEY|PASS|^FOYER_(KIND|DATA)$/.test(name)
        ? [[name, value]]
        : [],
    ),
  )
}

export type BackupPlace = {
  folder: string
  onSameDisk: boolean
  isLocked: boolean
  /** How many are kept of those that are made by themselves; null where none are, as in a demo. */
  byClock: Retention | null
}

/** How backups are made in this house, and where they are kept, as a person would look for it. */
export async function whereBackupsLie(): Promise<BackupPlace> {
  const { data, folder, passphrase } = backupPlaces(
    process.env,
    process.cwd(),
    process.env.FOYER_KIND ?? 'salon',
  )
  const [own, others] = await Promise.all([diskOf(data), diskOf(folder)])
  // A folder that is not there yet is made beside the data, or on a drive that is not plugged in.
  const onSameDisk = others === null ? folder.startsWith(data) : own === others
  const byClock = process.env.FOYER_KIND === 'salon' ? parseRetention(process.env.FOYER_BACKUPS_KEEP) : null
  return { folder, onSameDisk, isLocked: passphrase !== null, byClock }
}

/** A number that names the disk on which `place` lies; null where there is nothing. */
export async function diskOf(place: string): Promise<number | null> {
  return stat(/* turbopackIgnore: true */ place).then(
    ({ dev }) => dev,
    () => null,
  )
}
