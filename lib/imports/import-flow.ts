// What an import can take over, what may be wrong with a row, and where an import stands. Pure; safe for the client.

/** What a column of the file can become. A second column for a field fills what the first leaves empty. */
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
  'lastVisit',
  'visits',
  'spent',
  'level',
  'balance',
  'therapist',
  'note',
] as const
export type ImportField = (typeof IMPORT_FIELDS)[number]

/** Fields that join what stands in several columns. */
export const JOINING: readonly ImportField[] = ['phone', 'address', 'tags', 'note']

/** One field or null (left out) for each column of the file. */
export type Mapping = (ImportField | null)[]

/** The systems whose exports are recognised by their headings. */
export const IMPORT_ORIGINS = [
  'square',
  'fresha',
  'vagaro',
  'mindbody',
  'phorest',
  'meiguanjia',
  'youzan',
  'boka',
  'kelaidian',
  'other',
] as const
export type ImportOrigin = (typeof IMPORT_ORIGINS)[number]

/** The encodings that texts come in. */
export const TEXT_ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-kr',
  'windows-1252',
  'windows-1250',
  'macintosh',
] as const
export type TextEncoding = (typeof TEXT_ENCODINGS)[number]

/** Rows with one of these are not taken over. */
export const STOPPING_PROBLEMS = ['name_missing', 'no_person'] as const

/** Whether such a row is somebody who is there already is for a person to say. */
export const ASKING_PROBLEMS = ['phone_known', 'person_known', 'phone_twice', 'person_twice'] as const
export type AskingCode = (typeof ASKING_PROBLEMS)[number]

/** The same person: nobody new. Another one: an archive of her own. Left out: neither. */
export const DOUBLE_ANSWERS = ['same', 'another', 'leave'] as const
export type DoubleAnswer = (typeof DOUBLE_ANSWERS)[number]

/** Rows with these are; the cell's own words go into the note. */
export const TOLD_PROBLEMS = [
  'phone_local',
  'phone_cut',
  'phone_dummy',
  'phone_unreadable',
  'date_impossible',
  'date_unsure',
  'date_dummy',
  'figure_unreadable',
  'money_unsure',
  'too_long',
  'formula',
] as const

export const PROBLEMS = [...STOPPING_PROBLEMS, ...ASKING_PROBLEMS, ...TOLD_PROBLEMS] as const
export type ProblemCode = (typeof PROBLEMS)[number]

/**
 * `row`: the earlier row whose double this one may be, counted as the file counts its lines. `likely`: what holds for
 * as long as nobody has answered; it leaves nobody out.
 */
export type Problem = {
  code: ProblemCode
  row?: number | undefined
  likely?: 'same' | 'another' | undefined
}

export function asks({ code }: Problem): boolean {
  return (ASKING_PROBLEMS as readonly string[]).includes(code)
}

/** What becomes of a row, by what is wrong with it and what was answered. */
export function fateOf(problems: readonly Problem[], answer: DoubleAnswer | null): DoubleAnswer {
  if (problems.some(stops)) return 'leave'
  const question = problems.find(asks)
  return question ? (answer ?? question.likely ?? 'another') : 'another'
}

export function stops({ code }: Problem): boolean {
  return (STOPPING_PROBLEMS as readonly string[]).includes(code)
}

/**
 * Whether 05/12 is the fifth of December or the twelfth of May, and whether 05-08-15 begins with its year; `unsure`
 * in a column that can be read in more than one way, and where it shall stay so: its cells go into the notes.
 */
export const DATE_ORDERS = ['day_first', 'month_first', 'year_first', 'unsure'] as const
export type DateOrder = (typeof DATE_ORDERS)[number]
export type SureOrder = Exclude<DateOrder, 'unsure'>

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
export function mappingTrouble(mapping: Mapping): 'import_name_needed' | null {
  const hasName = mapping.some((field) => field === 'name' || field === 'firstName' || field === 'lastName')
  return hasName ? null : 'import_name_needed'
}
