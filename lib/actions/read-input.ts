// From what a browser sends to what a schema holds: form fields, a JSON payload, error keys.
import { z } from 'zod'
import type { FieldErrors, TypedValues } from './action-state'

/** Names in a form that are not input. */
const reserved = (name: string) => name === 'idempotencyKey' || name.startsWith('$ACTION')

export type ReadInput<Input> = { ok: true; input: Input } | { ok: false; fieldErrors: FieldErrors }

/**
 * Turns form data into the object that `schema` expects. A repeated name becomes a list only where the schema
 * has one; a blank field is absent where the schema lets it be, or null; digits become numbers and a ticked box
 * true where the schema asks for them. A field named `payload` holds a JSON object that is laid over the rest.
 */
export function formToObject(schema: z.ZodType, formData: FormData): Record<string, unknown> {
  const shape = shapeOf(schema)
  const object: Record<string, unknown> = {}
  for (const name of new Set(formData.keys())) {
    if (reserved(name) || name === 'payload') continue
    const values = formData.getAll(name).filter((value) => typeof value === 'string')
    object[name] = fieldValue(shape[name], values.map(legible))
  }
  if (formData.has('payload')) return { ...object, ...payloadOf(formData) }
  for (const [name, field] of Object.entries(shape)) {
    if (!(name in object)) object[name] = untouchedValue(field)
  }
  return object
}

/** What was typed, name by name, to be shown again. Passwords are not given back. */
export function typedValues(formData: FormData): TypedValues {
  const values: TypedValues = {}
  for (const name of new Set(formData.keys())) {
    if (reserved(name) || name === 'payload' || /password/i.test(name)) continue
    const all = formData.getAll(name).filter((value) => typeof value === 'string')
    values[name] = all.length === 1 ? (all[0] ?? '') : all
  }
  return values
}

/**
 * What can be kept and seen of a text: the store knows no NUL and no half of a character, and what nobody could see is
 * nothing, so that no name is made of it. Lists and objects are gone through, names of fields as well.
 */
export function legible<Value>(value: Value): Value {
  return legibleIn(value, 0) as Value
}

/** No form is as deep as this; whoever sends something deeper sends nothing there. */
const DEEPEST = 50

function legibleIn(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return legibleText(value)
  if (depth === DEEPEST) return null
  if (Array.isArray(value)) return value.map((inner) => legibleIn(inner, depth + 1))
  if (!isPlain(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [legibleText(name), legibleIn(inner, depth + 1)]),
  )
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (value === null || typeof value !== 'object') return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** Zero-width characters, marks of direction, fillers and control characters, and the blanks between them. */
const UNSEEN = /^[\s\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\u2800]*$/u

function legibleText(text: string): string {
  const kept = text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '')
  return UNSEEN.test(kept) && kept.trim() !== '' ? '' : kept
}

/** Parses with the schema; errors are keys under the message namespace `errors`. */
export function readInput<Schema extends z.ZodType>(
  schema: Schema,
  raw: unknown,
): ReadInput<z.output<Schema>> {
  const parsed = schema.safeParse(legible(raw), { error: errorKey, reportInput: false })
  if (parsed.success) return { ok: true, input: parsed.data }
  const fieldErrors: FieldErrors = {}
  for (const issue of parsed.error.issues) {
    const name = issue.path.join('.')
    // A coercing number has made NaN of what was left blank.
    const key = issue.message === 'invalid' && isBlank(raw, issue.path) ? 'required' : issue.message
    fieldErrors[name] = [...(fieldErrors[name] ?? []), key]
  }
  return { ok: false, fieldErrors }
}

function isBlank(raw: unknown, path: readonly PropertyKey[]): boolean {
  let value = raw
  for (const step of path) {
    if (value === null || typeof value !== 'object') return true
    value = (value as Record<PropertyKey, unknown>)[step]
  }
  return value === undefined || value === null || value === ''
}

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The key a browser sent, or null when there is none or it is no UUID. */
export function readKey(value: unknown): string | null {
  return typeof value === 'string' && uuidForm.test(value) ? value.toLowerCase() : null
}

function fieldValue(field: z.ZodType | undefined, values: string[]): unknown {
  if (field && leafType(field) === 'array') return values.filter((value) => value !== '')
  const value = values.at(-1) ?? ''
  if (!field) return value
  if (value.trim() === '') return blankValue(field, value)
  const type = leafType(field)
  if (type === 'boolean') return value === 'on' || value === 'true'
  if (type === 'number' && Number.isFinite(Number(value))) return Number(value)
  return value
}

function blankValue(field: z.ZodType, typed: string): unknown {
  const wrappers = wrappersOf(field)
  if (wrappers.some((type) => type === 'optional' || type === 'default' || type === 'prefault'))
    return undefined
  if (wrappers.includes('nullable')) return null
  const type = leafType(field)
  if (type === 'boolean') return false
  // A coercing number would take a blank for zero.
  return type === 'number' ? undefined : typed
}

/** Browsers send nothing for a box that is not ticked and a list without a choice. */
function untouchedValue(field: z.ZodType): unknown {
  if (wrappersOf(field).some((type) => type !== 'pipe' && type !== 'readonly')) return undefined
  if (leafType(field) === 'boolean') return false
  return leafType(field) === 'array' ? [] : undefined
}

function payloadOf(formData: FormData): Record<string, unknown> {
  const payload = formData.get('payload')
  if (typeof payload !== 'string') return {}
  try {
    const value: unknown = JSON.parse(payload)
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...value } : {}
  } catch {
    return {}
  }
}

function shapeOf(schema: z.ZodType): Record<string, z.ZodType> {
  const leaf = unwrapped(schema)
  return leaf instanceof z.ZodObject ? leaf.shape : {}
}

function leafType(schema: z.ZodType): string {
  return unwrapped(schema).def.type
}

function unwrapped(schema: z.ZodType): z.ZodType {
  const inner = innerOf(schema)
  return inner ? unwrapped(inner) : schema
}

function wrappersOf(schema: z.ZodType): string[] {
  const inner = innerOf(schema)
  return inner ? [schema.def.type, ...wrappersOf(inner)] : []
}

function innerOf(schema: z.ZodType): z.ZodType | undefined {
  const def = schema.def as { innerType?: z.ZodType; in?: z.ZodType; type: string }
  return def.innerType ?? (def.type === 'pipe' ? def.in : undefined)
}

/** A schema may name its own key (`z.string().min(8, 'password_too_short')`); the rest are named here. */
function errorKey(issue: z.core.$ZodRawIssue): string {
  if (issue.code === 'invalid_type')
    return issue.input === undefined || issue.input === null ? 'required' : 'invalid'
  if (issue.code === 'too_small') {
    if (issue.origin === 'string') return issue.input === '' || issue.minimum === 1 ? 'required' : 'too_short'
    return issue.origin === 'array' ? 'choose_one' : 'too_small'
  }
  if (issue.code === 'too_big') return issue.origin === 'string' ? 'too_long' : 'too_big'
  if (issue.code === 'invalid_value')
    return issue.input === undefined || issue.input === '' ? 'required' : 'invalid'
  if (issue.code === 'invalid_format') return issue.input === '' ? 'required' : 'invalid'
  return 'invalid'
}
