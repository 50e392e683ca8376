// Two archives of one person: which fields are chosen side by side, which side is likely the better one, and how long
// it can be taken back. Pure; safe for the client.

/** What is chosen as one, and the columns it fills. */
export const MERGE_FIELDS = {
  name: ['name', 'pinyin'],
  formOfAddress: ['formOfAddress'],
  nickname: ['nickname'],
  sex: ['sex'],
  birthday: ['birthYear', 'birthMonth', 'birthDay', 'birthLunar'],
  phone: ['phone'],
  address: ['address'],
  family: ['family'],
  education: ['education'],
  occupation: ['occupation'],
  character: ['character'],
  hobbies: ['hobbies'],
  source: ['source'],
  referrer: ['referredById'],
  nature: ['natureId'],
  upgradedAt: ['upgradedAt'],
  notYetReason: ['notYetReason'],
  nextAction: ['nextAction', 'nextActionOn'],
} as const

export type MergeField = keyof typeof MERGE_FIELDS

export const MERGE_FIELD_NAMES = Object.keys(MERGE_FIELDS) as [MergeField, ...MergeField[]]

export type MergeSide = 'kept' | 'gone'

/** A field as it is compared: what it says, or null where nothing is written. */
export type FieldWords = Record<MergeField, string | null>

/** Fields in which the longer text is likely the fuller one. */
const WORDY: readonly MergeField[] = [
  'birthday',
  'address',
  'family',
  'education',
  'occupation',
  'character',
  'hobbies',
]

/** The side that likely says more: what is written over what is not, the fuller text over the shorter, else the kept. */
export function likelySide(field: MergeField, kept: FieldWords, gone: FieldWords): MergeSide {
  const [ours, theirs] = [kept[field], gone[field]]
  if (!theirs) return 'kept'
  if (!ours) return 'gone'
  return WORDY.includes(field) && theirs.length > ours.length ? 'gone' : 'kept'
}

/** The fields that have to be chosen: both sides say something, and not the same. */
export function fieldsToChoose(kept: FieldWords, gone: FieldWords): MergeField[] {
  return MERGE_FIELD_NAMES.filter((field) => kept[field] && gone[field] && kept[field] !== gone[field])
}

type Weighed = { standing: { visits: number } | null; createdAt: Date }

/** The archive that stays: the one with more visits, else the older one. Nobody loses anything by it. */
export function archiveToKeep<Archive extends Weighed>(one: Archive, other: Archive): [Archive, Archive] {
  const [ours, theirs] = [one.standing?.visits ?? 0, other.standing?.visits ?? 0]
  const isOther = ours === theirs ? other.createdAt < one.createdAt : theirs > ours
  return isOther ? [other, one] : [one, other]
}

/** How long a merge can be taken back, in milliseconds. The last instant counts. */
export const MERGE_UNDO_WITHIN_MS = 24 * 60 * 60_000

/** Whether a merge of `mergedAt` can still be taken back. */
export function canUndoMerge(mergedAt: Date, now: Date): boolean {
  return now.getTime() - mergedAt.getTime() <= MERGE_UNDO_WITHIN_MS
}
