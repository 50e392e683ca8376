// When a backup is due, when the last one is too old, and which are kept. Pure; safe for the client.

import { addDays, addMinutes, salonDate, salonInstant } from '@/lib/salon-time/salon-time'

const AFTER_CLOSING_MINUTES = 15
const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
/** A last verified backup older than this is a warning. */
const LATE_MS = 2 * DAY_MS

/** How many of the newest days, weeks and months are kept: one of each. */
export type Retention = { days: number; weeks: number; months: number }

export const USUAL_RETENTION: Retention = { days: 7, weeks: 4, months: 12 }

export type BackupHistory = {
  /** When the last one that is worth its name was made; null for never. */
  lastGood: Date | null
  /** When the last one that came to nothing was tried. */
  lastFailed: Date | null
}

/**
 * Whether the clock makes one now: the house has closed since the last, or the last is older than a day for a computer
 * that is off by then. One that came to nothing is tried again after an hour.
 */
export function isBackupDue({ lastGood, lastFailed }: BackupHistory, lastClosed: Date, now: Date): boolean {
  if (lastFailed && now.getTime() - lastFailed.getTime() < HOUR_MS) return false
  if (!lastGood) return true
  return lastGood < lastClosed || now.getTime() - lastGood.getTime() >= DAY_MS
}

/** When the house closed last, with some time for whoever still writes. `closesAt` is on its own clock. */
export function lastClosing(closesAt: string, timeZone: string, now: Date): Date {
  const today = salonDate(now, timeZone)
  const closing = (date: string) => addMinutes(salonInstant(date, closesAt, timeZone), AFTER_CLOSING_MINUTES)
  return closing(today) <= now ? closing(today) : closing(addDays(today, -1))
}

/** Whether the manager has to hear of it: `since` is when the first backup was asked for, null for never. */
export function isBackupLate(lastVerified: Date | null, since: Date | null, now: Date): boolean {
  const from = lastVerified ?? since
  return from !== null && now.getTime() - from.getTime() > LATE_MS
}

/**
 * Which of these may go: the newest of each of the last days, weeks and months in which there is one stays, and so
 * does the newest of all. Weeks begin on Monday, and all are told apart in UTC.
 */
export function pastTheirTime<Kept extends { madeAt: Date }>(
  backups: readonly Kept[],
  { days, weeks, months }: Retention,
): Kept[] {
  const newestFirst = [...backups].sort((one, other) => other.madeAt.getTime() - one.madeAt.getTime())
  const kept = new Set(newestFirst.slice(0, 1))
  for (const [nameOf, count] of [
    [dayOf, days],
    [weekOf, weeks],
    [monthOf, months],
  ] as const) {
    const seen = new Set<string>()
    for (const backup of newestFirst) {
      const name = nameOf(backup.madeAt)
      if (seen.has(name) || seen.size >= count) continue
      seen.add(name)
      kept.add(backup)
    }
  }
  return newestFirst.filter((backup) => !kept.has(backup))
}

/** From "7,4,12"; the usual one for anything else. */
export function parseRetention(said: string | undefined): Retention {
  const [, days, weeks, months] = /^(\d{1,3}),(\d{1,3}),(\d{1,3})$/.exec(said ?? '') ?? []
  return days && weeks && months
    ? { days: Number(days), weeks: Number(weeks), months: Number(months) }
    : USUAL_RETENTION
}

/** When the backup of this name was made; null for the name of anything else. */
export function madeAtOf(name: string): Date | null {
  const [, date, hour, minute, second] =
    /^foyer-(\d{4}-\d\d-\d\d)-(\d\d)(\d\d)(\d\d)\.tar\.gz(?:\.locked)?$/.exec(name) ?? []
  if (!date) return null
  const madeAt = new Date(`${date}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(madeAt.getTime()) ? null : madeAt
}

function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10)
}

function weekOf(instant: Date): string {
  const sinceMonday = (instant.getUTCDay() + 6) % 7
  return dayOf(new Date(instant.getTime() - sinceMonday * DAY_MS))
}

function monthOf(instant: Date): string {
  return instant.toISOString().slice(0, 7)
}
