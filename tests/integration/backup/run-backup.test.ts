// What the clock and the manager do: made, tried out, written down, handed out, and taken away when its time is over.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { askBackup } from '@/lib/backup/ask-backup'
import { listBackups } from '@/lib/backup/backup-queries'
import { runBackup } from '@/lib/backup/run-backup'
import { sendBackup } from '@/lib/backup/send-backup'
import { db } from '@/lib/db/client'
import { lastBackup } from '@/lib/health/last-backup'
import { asStaff } from '../../factories/context'
import { createSalon, type TestSalon } from '../../factories/salon'
import { type House, openHouse } from './house'

const now = new Date('2026-11-30T20:15:00Z')
const later = new Date('2026-11-30T20:16:00Z')

let house: House
let salon: TestSalon
const usual = process.env.FOYER_BACKUPS

beforeAll(async () => {
  house = await openHouse()
  process.env.FOYER_BACKUPS = house.backups
  salon = await createSalon()
})

afterAll(async () => {
  if (usual === undefined) delete process.env.FOYER_BACKUPS
  else process.env.FOYER_BACKUPS = usual
  await house.end()
})

beforeEach(() => db.backup.deleteMany())

afterEach(async () => {
  await rm(house.backups, { recursive: true, force: true })
  await rm(path.join(house.data, 'backup-places.txt'), { force: true })
})

/** What lies in the folder of the backups, but for the mark by which it is known. */
async function kept(): Promise<string[]> {
  return (await readdir(house.backups)).filter((name) => name !== '.foyer-backups').sort()
}

function run(other: Partial<Parameters<typeof runBackup>[0]> = {}, byClock = false) {
  return runBackup(
    {
      url: house.server.url,
      kind: 'salon',
      photos: null,
      secret: null,
      settings: {},
      passphrase: null,
      folder: house.backups,
      data: house.data,
      retention: { days: 2, weeks: 0, months: 0 },
      bucket: null,
      now,
      clock: () => later,
      ...other,
    },
    byClock,
  )
}

describe('a run', () => {
  it('makes one, tries it out, and writes it down', async () => {
    const made = await run()
    const { backups, lastVerified, isUnderWay, isLate } = await listBackups(salon.manager, later)
    expect(backups).toEqual([
      {
        id: backups[0]?.id,
        askedAt: now.toISOString(),
        askedBy: null,
        state: 'verified',
        bytes: made?.bytes,
        verifiedAt: later.toISOString(),
        fault: null,
        isLocked: false,
        isKept: true,
      },
    ])
    expect(lastVerified).toEqual(backups[0])
    expect({ isUnderWay, isLate }).toEqual({ isUnderWay: false, isLate: false })
  })

  it('does what was asked for, once, whoever asks twice', async () => {
    await asStaff(salon.manager, now)(askBackup)
    await expect(asStaff(salon.manager, now)(askBackup)).rejects.toThrow()
    expect((await listBackups(salon.manager, now)).isUnderWay).toBe(true)
    await run()
    const { backups } = await listBackups(salon.manager, later)
    expect(backups.map(({ askedBy, state }) => ({ askedBy, state }))).toEqual([
      { askedBy: salon.manager.name, state: 'verified' },
    ])
    const asked = await db.auditEntry.count({ where: { action: 'backup.asked', actorId: salon.manager.id } })
    expect(asked).toBe(1)
  })

  it('is one at a time, and the clock makes none where one was made within the hour', async () => {
    const both = await Promise.allSettled([run(), run()])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await run({ now: new Date('2026-11-30T20:30:00Z') }, true)).toBeNull()
    expect(await db.backup.count()).toBe(1)
  })

  it('that was cut off is said to have been, and the next one is made', async () => {
    await db.backup.create({ data: { askedAt: now, startedAt: now } })
    await run({ now: later })
    const { backups } = await listBackups(salon.manager, later)
    expect(backups.map(({ state, fault }) => ({ state, fault }))).toEqual([
      { state: 'verified', fault: null },
      { state: 'failed', fault: 'cut_off' },
    ])
  })

  it('says that the drive is not there rather than fill the folder in which it would be', async () => {
    await run({ now: new Date('2026-11-30T20:00:00Z') })
    await db.backup.deleteMany()
    await rm(house.backups, { recursive: true })
    await expect(run()).rejects.toThrow('is the drive of')
    expect((await listBackups(salon.manager, later)).backups[0]?.fault).toBe('not_writable')
    await mkdir(house.backups)
    await expect(run({ now: later })).rejects.toThrow('is the drive of')
    expect(await kept()).toEqual([])
  })

  it('whose backup cannot be tried out leaves none that anybody would count on', async () => {
    const noFolder = path.join(house.data, 'a-file')
    await run({ now: new Date('2026-11-29T20:00:00Z') })
    await db.backup.deleteMany()
    await writeFile(noFolder, '')
    await expect(run({ data: path.join(noFolder, 'within') })).rejects.toThrow()
    expect(await kept()).toEqual([
      'foyer-2026-11-29-200000.tar.gz',
      'foyer-2026-11-30-201500.tar.gz.not-verified',
    ])
    const { backups, lastVerified } = await listBackups(salon.manager, later)
    expect(backups.map(({ fault, isKept }) => ({ fault, isKept }))).toEqual([
      { fault: 'not_writable', isKept: false },
    ])
    expect(lastVerified).toBeNull()
    expect(await lastBackup()).toEqual({ verifiedAt: null, since: now })
    await run({ now: later })
    expect(await kept()).toEqual(['foyer-2026-11-29-200000.tar.gz', 'foyer-2026-11-30-201600.tar.gz'])
  })

  it('takes away what is past its time and what was left half-written, and nothing else', async () => {
    await run({ now: new Date('2026-11-27T20:00:00Z') })
    await writeFile(path.join(house.backups, 'foyer-2026-11-20-200000.tar.gz.999999999.part'), 'half')
    await writeFile(path.join(house.backups, 'holiday.jpg'), 'somebody’s own')
    await run({ now: new Date('2026-11-28T20:00:00Z') })
    await run({ now: new Date('2026-11-29T20:00:00Z') })
    expect(await kept()).toEqual([
      'foyer-2026-11-28-200000.tar.gz',
      'foyer-2026-11-29-200000.tar.gz',
      'holiday.jpg',
    ])
    const { backups } = await listBackups(salon.manager, later)
    expect(backups.map(({ isKept }) => isKept)).toEqual([true, true, false])
  })
})

describe('the manager', () => {
  it('fetches one as it lies on the disk, and that is written down', async () => {
    const made = await run()
    const [backup] = (await listBackups(salon.manager, later)).backups
    const sent = await sendBackup({ staff: salon.manager, now: later }, { backupId: backup?.id ?? '' })
    const bytes = Buffer.from(await new Response(sent.body).arrayBuffer())
    expect(bytes.equals(await readFile(made?.place ?? ''))).toBe(true)
    expect(sent.name).toBe('foyer-2026-11-30-201500.tar.gz')
    expect(
      await db.auditEntry.count({ where: { action: 'backup.fetched', subjectId: backup?.id ?? null } }),
    ).toBe(1)
    await rm(made?.place ?? '')
    expect((await listBackups(salon.manager, later)).lastVerified).toMatchObject({ isKept: false })
    await expect(
      sendBackup({ staff: salon.manager, now: later }, { backupId: backup?.id ?? '' }),
    ).rejects.toMatchObject({ code: 'backup_gone' })
  })

  it('alone asks, fetches and sees', async () => {
    await run()
    const [backup] = (await listBackups(salon.manager, later)).backups
    for (const staff of [salon.receptionist, salon.therapist]) {
      await expect(asStaff(staff, now)(askBackup)).rejects.toMatchObject({ code: 'not_permitted' })
      await expect(sendBackup({ staff, now: later }, { backupId: backup?.id ?? '' })).rejects.toMatchObject({
        code: 'not_permitted',
      })
      expect((await listBackups(staff, later)).backups).toEqual([])
    }
  })
})
