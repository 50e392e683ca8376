// What an import can take over, what may be wrong with a row, and where an import stands. Pure; safe for the client.

/** What a column of the file can become. Several columns may share `phone`, `address`, `tags` and `note`. */
export const IMPORT_FIELDS = [
  'name',
  'lastName',
  'firstName',
  'phone',
  'sex',
  'birthday',
  'formOfAddress',
  'nickname',
  'address',
  'occupation',
  'education',
  'family',
  'character',
  'hobbies',
  'source',
  'referrer',
  'tags',
  'note',
] as const
export type ImportField = (typeof IMPORT_FIELDS)[number]

/** Fields that join what stands in several columns. */
const JOINING: readonly ImportField[] = ['phone', 'address', 'tags', 'note']

/** One field or null (left out) for each column of the file. */
export type Mapping = (ImportField | null)[]

/** The systems whose exports are recognised by their headings. */
export const IMPORT_ORIGINS = ['square', 'fresha', 'vagaro', 'mindbody', 'phorest', 'other'] as const
export type ImportOrigin = (typeof IMPORT_ORIGINS)[number]

/** Rows with one of these are not taken over. */
export const STOPPING_PROBLEMS = [
  'name_missing',
  'phone_known',
  'person_known',
  'phone_twice',
  'person_twice',
] as const

/** Rows with these are; the cell's own words go into the note. */
export const TOLD_PROBLEMS = [
  'phone_unreadable',
  'date_impossible',
  'date_unsure',
  'too_long',
  'formula',
] as const

export const PROBLEMS = [...STOPPING_PROBLEMS, ...TOLD_PROBLEMS] as const
export type ProblemCode = (typeof PROBLEMS)[number]

/** `row`: the earlier row whose double this one is, counted as the file counts its lines. */
export type Problem = { code: ProblemCode; row?: number | undefined }

export function stops({ code }: Problem): boolean {
  return (STOPPING_PROBLEMS as readonly string[]).includes(code)
}

/** The first columns of a file that has more than anybody needs; larger files are refused. */
export const MOST_COLUMNS = 100
export const MOST_ROWS = 200_000
export const LARGEST_FILE = 64 * 1024 * 1024

export type ImportPhase =
  | 'reading'
  | 'checking'
  | 'ready'
  | 'running'
  | 'done'
  | 'undoing'
  | 'undone'
  | 'failed'

type Standing = {
  state: 'reading' | 'ready' | 'running' | 'done' | 'undone' | 'failed'
  rows: number
  done: number
  undoneAt: Date | string | null
}

/** `ready` while rows are still unchecked is `checking`; `undone` before its end is `undoing`. */
export function phaseOf({ state, rows, done, undoneAt }: Standing): ImportPhase {
  if (state === 'ready') return done < rows ? 'checking' : 'ready'
  if (state === 'undone') return undoneAt === null ? 'undoing' : 'undone'
  return state
}

/** Phases that go on step by step for as long as somebody asks for the next one. */
export function isUnderWay(phase: ImportPhase): phase is 'checking' | 'running' | 'undoing' {
  return phase === 'checking' || phase === 'running' || phase === 'undoing'
}

/** How far an import is: what every step answers. */
export type ImportProgress = { phase: ImportPhase; rows: number; done: number }

/** What is wrong with a mapping, as a key under `errors`; null when it can be used. */
export function mappingTrouble(mapping: Mapping): 'import_name_needed' | 'import_field_twice' | null {
  const chosen = mapping.filter((field) => field !== null)
  if (!chosen.some((field) => field === 'name' || field === 'firstName' || field === 'lastName')) {
    return 'import_name_needed'
  }
  const twice = chosen.some((field, index) => chosen.indexOf(field) !== index && !JOINING.includes(field))
  return twice ? 'import_field_twice' : null
}
