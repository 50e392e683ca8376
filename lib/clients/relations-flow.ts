// How clients are related to one another, seen from either side. Pure; safe for the client.

export const RELATION_KINDS = [
  'parent',
  'child',
  'sibling',
  'spouse',
  'relative',
  'friend',
  'colleague',
  'neighbour',
  'other',
] as const

export type RelationKind = (typeof RELATION_KINDS)[number]

/** What she is to him, when he is `kind` to her: a parent has a child; everything else is mutual. */
export function otherSideOf(kind: RelationKind): RelationKind {
  if (kind === 'parent') return 'child'
  return kind === 'child' ? 'parent' : kind
}

const BY_SEX = {
  parent: { female: 'mother', male: 'father' },
  child: { female: 'daughter', male: 'son' },
  sibling: { female: 'sister', male: 'brother' },
  spouse: { female: 'wife', male: 'husband' },
} as const

type SexedKind = keyof typeof BY_SEX
type SexedWord = (typeof BY_SEX)[SexedKind]['female' | 'male']

export type RelationWord = RelationKind | SexedWord

/** The word for a relative of this kind and sex, a key under `archive-basics.relations.words`. */
export function relationWord(kind: RelationKind, sex: 'female' | 'male' | null): RelationWord {
  return sex && isSexed(kind) ? BY_SEX[kind][sex] : kind
}

function isSexed(kind: RelationKind): kind is SexedKind {
  return kind in BY_SEX
}
