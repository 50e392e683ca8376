// Brings two versions of a treatment note together that grew from the same one. Pure; safe for the client.
import { diff3MergeRegions } from 'node-diff3'
import { type NoteContent, tidyContent, type WholeNote } from './note-schemas'

/** What can stand against what: a part of the note that both have changed, and differently. */
export type Contested = keyof NoteContent | 'privateText'

export type Choice = 'mine' | 'theirs' | 'both'

/**
 * The three-way merge: findings, areas and products one by one, settings by whoever changed them, texts sentence by
 * sentence. What both have changed differently is named in `contested` and stands as `choice` says.
 */
export function mergeNotes(
  base: WholeNote,
  mine: WholeNote,
  theirs: WholeNote,
  choice: Choice = 'mine',
): { note: WholeNote; contested: Contested[] } {
  const contested: Contested[] = []
  const settle = <Value>(part: Contested, merged: Merged<Value>): Value => {
    if ('agreed' in merged) return merged.agreed
    contested.push(part)
    return merged[choice]
  }
  const [b, m, t] = [base.content, mine.content, theirs.content]
  const scalar = <Key extends ScalarKey>(key: Key) => settle(key, mergeValue(b[key], m[key], t[key]))
  const text = (key: TextKey) => settle(key, mergeText(b[key], m[key], t[key]))
  const content: NoteContent = {
    findings: settle(
      'findings',
      mergeList(b.findings, m.findings, t.findings, ({ code }) => code),
    ),
    areas: settle(
      'areas',
      mergeList(b.areas, m.areas, t.areas, (area) => area),
    ),
    products: settle(
      'products',
      mergeList(b.products, m.products, t.products, ({ productId }) => productId),
    ),
    pressure: scalar('pressure'),
    intensity: scalar('intensity'),
    temperature: scalar('temperature'),
    minutes: scalar('minutes'),
    reaction: scalar('reaction'),
    reactionWords: text('reactionWords'),
    text: text('text'),
    advice: text('advice'),
  }
  const privateText = settle('privateText', mergeText(base.privateText, mine.privateText, theirs.privateText))
  return { note: { content: tidyContent(content), privateText }, contested }
}

type TextKey = 'text' | 'advice' | 'reactionWords'
type ScalarKey = 'pressure' | 'intensity' | 'temperature' | 'minutes' | 'reaction'

/** Agreed upon, or what would stand by each choice. */
type Merged<Value> = { agreed: Value } | Record<Choice, Value>

function mergeValue<Value>(base: Value, mine: Value, theirs: Value): Merged<Value> {
  const [b, m, t] = [base, mine, theirs].map((value) => JSON.stringify(value))
  if (m === t || t === b) return { agreed: mine }
  if (m === b) return { agreed: theirs }
  return { mine, theirs, both: mine }
}

function mergeList<Item>(
  base: readonly Item[],
  mine: readonly Item[],
  theirs: readonly Item[],
  keyOf: (item: Item) => string,
): Merged<Item[]> {
  const [b, m, t] = [base, mine, theirs].map((items) => new Map(items.map((item) => [keyOf(item), item])))
  const keys = [...new Set([...base, ...mine, ...theirs].map(keyOf))]
  const merged = keys.map((key) => mergeValue(b?.get(key), m?.get(key), t?.get(key)))
  const standing = (choice: Choice) =>
    merged
      .map((one) => ('agreed' in one ? one.agreed : one[choice]))
      .filter((item): item is NonNullable<typeof item> => item !== undefined)
  if (merged.every((one) => 'agreed' in one)) return { agreed: standing('mine') }
  return { mine: standing('mine'), theirs: standing('theirs'), both: standing('both') }
}

/**
 * Merges what two people wrote, whole sentences at a time: half of hers and half of the other's would be nobody's words.
 * What both added in the same place stands one after the other.
 */
export function mergeText(base: string, mine: string, theirs: string): Merged<string> {
  if (mine === theirs || theirs === base) return { agreed: mine }
  if (mine === base) return { agreed: theirs }
  const regions = diff3MergeRegions(sentences(mine), sentences(base), sentences(theirs)).map((region) => {
    if (region.stable) return { agreed: region.bufferContent.join('') }
    return mergeRegion(region.oContent, region.aContent, region.bContent)
  })
  const standing = (choice: Choice) =>
    regions.reduce((text, one) => join(text, 'agreed' in one ? one.agreed : one[choice]), '')
  if (regions.every((region) => 'agreed' in region)) return { agreed: standing('mine') }
  return { mine: standing('mine'), theirs: standing('theirs'), both: standing('both') }
}

function mergeRegion(base: string[], mine: string[], theirs: string[]): Merged<string> {
  const [b, m, t] = [base.join(''), mine.join(''), theirs.join('')]
  if (m === t || t === b) return { agreed: m }
  if (m === b) return { agreed: t }
  const beside = sideBySide(base, mine, theirs)
  if (beside !== null) return { agreed: beside }
  const [byMe, byThem] = [around(base, mine), around(base, theirs)]
  const added = byMe ?? byThem
  if (!added || !endsWell(b)) return { mine: m, theirs: t, both: join(t, m) }
  if (byMe && byThem) {
    const before = sum(byThem.before, byMe.before)
    return { agreed: join(join(before, b), sum(byThem.after, byMe.after)) }
  }
  const changed = byMe ? t : m
  return { agreed: sum(sum(added.before, changed), added.after) }
}

/** Neighbouring sentences, each changed by one of them alone; null where both changed the same one. */
function sideBySide(base: string[], mine: string[], theirs: string[]): string | null {
  if (mine.length !== base.length || theirs.length !== base.length) return null
  const merged = base.map((sentence, index) => mergeValue(sentence, mine[index], theirs[index]))
  return merged.reduce<string | null>(
    (text, one) => (text !== null && 'agreed' in one ? text + one.agreed : null),
    '',
  )
}

/** Both additions, once where one holds the other. */
function sum(one: string, other: string): string {
  if (other.startsWith(one)) return other
  if (one.startsWith(other) || one.endsWith(other)) return one
  return join(one, other)
}

/** What was put before and after the sentences of `base`, which stand there untouched; null when they do not. */
function around(base: string[], changed: string[]): { before: string; after: string } | null {
  const last = changed.length - base.length
  for (let start = 0; start <= last; start += 1) {
    if (base.every((sentence, index) => changed[start + index] === sentence)) {
      return { before: changed.slice(0, start).join(''), after: changed.slice(start + base.length).join('') }
    }
  }
  return null
}

/** A sentence that is still open belongs to whoever is writing it. */
function endsWell(text: string): boolean {
  return text.trim() === '' || /[。！？!?；;.\n]\s*$/.test(text)
}

/** Sentences with what ends them; Chinese has no blanks to go by. Nothing is left out. */
function sentences(text: string): string[] {
  return text.match(/[^。！？!?；;.\n]*(?:[。！？!?；;.\n]+|$)/g)?.filter(Boolean) ?? []
}

/** Two pieces that were not written for one another are kept apart by a line. */
function join(one: string, other: string): string {
  const needsLine = one !== '' && other !== '' && !endsWell(one)
  return needsLine ? `${one}\n${other}` : one + other
}
