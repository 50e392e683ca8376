// The address of what is asked of the audit.
import type { DeedKind } from '@/lib/audit/audit-schemas'

/** Ids and days alone. */
export type DeedsAddress = { colleagueId: string; kind?: DeedKind | undefined; from: string; to: string }

export function deedsHref({ colleagueId, kind, from, to }: DeedsAddress): string {
  return `?colleague=${colleagueId}${kind ? `&kind=${kind}` : ''}&from=${from}&to=${to}`
}
