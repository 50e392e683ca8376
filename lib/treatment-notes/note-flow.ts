// What a note says of her skin, who signs it, until when a signed one may be amended, and how its revisions are told as sittings. Pure; safe for the client.
import { ANYWHERE, isStoppingMark } from '@/lib/safety/safety-flow'
import type { NoteContent, WholeNote } from './note-schemas'

export type SeenOnSkin = { area: string; kind: string; strength: number }

/** The wounds, rashes and fresh scars that a note tells of, at each of its areas; where it names none, `anywhere`. */
export function skinInNote({ findings, areas }: Pick<NoteContent, 'findings' | 'areas'>): SeenOnSkin[] {
  const places: readonly string[] = areas.length > 0 ? areas : [ANYWHERE]
  return findings
    .filter(({ code }) => isStoppingMark(code))
    .flatMap(({ code, strength }) => places.map((area) => ({ area, kind: code, strength })))
}

/**
 * What a change of the note has made less of at its place. Where something is said of which nobody had said where it is, it
 * is told with `isPlaced`: whoever saw it may say so and takes nothing away.
 */
export function skinMadeLess(
  before: readonly SeenOnSkin[],
  after: readonly SeenOnSkin[],
): (SeenOnSkin & { isPlaced: boolean })[] {
  const stands = (kind: string, least: number, area?: string) =>
    after.some((seen) => seen.kind === kind && seen.strength >= least && (!area || seen.area === area))
  return before
    .filter(({ area, kind, strength }) => !stands(kind, strength, area))
    .map((seen) => ({ ...seen, isPlaced: seen.area === ANYWHERE && stands(seen.kind, seen.strength) }))
}

/** Whose hands are in a note: everybody who ever saved it, and whether it says anything now. */
export type NoteHands = { isBlank: boolean; writerIds: readonly string[]; therapistId: string | null }

/**
 * The one person who may sign a note; null when nobody can yet. Nobody signs for another hand: who alone wrote in it, of
 * several the therapist of the treatment where she is one of them, and of a note without a word the therapist.
 */
export function signerOf({ isBlank, writerIds, therapistId }: NoteHands): string | null {
  if (isBlank || writerIds.length === 0) return therapistId
  if (writerIds.length === 1) return writerIds[0] ?? null
  return therapistId !== null && writerIds.includes(therapistId) ? therapistId : null
}

/** Whether this person may sign it: see {@link signerOf}. Being the manager makes no difference. */
export function mayBeSignedBy(hands: NoteHands, staffId: string): boolean {
  return signerOf(hands) === staffId
}

/** Days for which whoever cares may amend a signed note; afterwards the manager alone. */
const AMENDABLE_DAYS = 30

/** Whether whoever cares may still amend what was signed, or ended, at `since`. */
export function isFreshEnough(since: Date, now: Date): boolean {
  return now.getTime() - since.getTime() <= AMENDABLE_DAYS * 86_400_000
}

/** What one person saved with no longer pause than this is one sitting. */
const SITTING_PAUSE_MS = 30 * 60_000

export type SavedRevision = {
  revision: number
  savedBy: { id: string; name: string }
  savedAt: string
  amendmentReason: string | null
  note: WholeNote
}

/** A part of a note that can differ from one sitting to the next. */
export type NotePart = keyof NoteContent | 'privateText'

export type Sitting = {
  /** The last revision of it. */
  revision: number
  by: string
  from: string
  until: string
  amendmentReason: string | null
  before: WholeNote
  after: WholeNote
  changed: NotePart[]
}

/**
 * Revisions in their order as sittings, the latest first: who wrote, when, why once it was signed, and which parts the
 * sitting changed. A sitting that left everything as it found it is not told.
 */
export function sittingsOf(revisions: readonly SavedRevision[], blank: WholeNote): Sitting[] {
  const groups: SavedRevision[][] = []
  for (const revision of revisions) {
    const open = groups.at(-1)
    const last = open?.at(-1)
    if (open && last && belongsTo(last, revision)) open.push(revision)
    else groups.push([revision])
  }
  let before = blank
  const sittings = groups.flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)]
    if (!first || !last) return []
    const sitting: Sitting = {
      revision: last.revision,
      by: last.savedBy.name,
      from: first.savedAt,
      until: last.savedAt,
      amendmentReason: last.amendmentReason,
      before,
      after: last.note,
      changed: changedParts(before, last.note),
    }
    before = last.note
    return sitting.changed.length > 0 ? [sitting] : []
  })
  return sittings.toReversed()
}

function belongsTo(last: SavedRevision, next: SavedRevision): boolean {
  const pause = Date.parse(next.savedAt) - Date.parse(last.savedAt)
  return (
    next.savedBy.id === last.savedBy.id &&
    next.amendmentReason === last.amendmentReason &&
    pause <= SITTING_PAUSE_MS
  )
}

function changedParts(before: WholeNote, after: WholeNote): NotePart[] {
  const parts = Object.keys(after.content) as (keyof NoteContent)[]
  const changed: NotePart[] = parts.filter(
    (part) => JSON.stringify(before.content[part]) !== JSON.stringify(after.content[part]),
  )
  return before.privateText === after.privateText ? changed : [...changed, 'privateText']
}
