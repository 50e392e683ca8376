// What an entry of the audit says beside its action: how many, which, from what to what. Pure; safe for the client.

export type AuditFact =
  | { about: 'rows'; count: number }
  | { about: 'columns'; columns: string[] }
  | { about: 'role'; from: string; to: string }
  /** The names of fields that were changed; what stood in them is not kept. */
  | { about: 'fields'; fields: string[] }
  | { about: 'change'; field: string; from: string | number; to: string | number }
  | { about: 'given_to'; staffMemberId: string }
  | { about: 'handed'; sessions: number; promises: number }

/** The facts among an entry's particulars that a person can read; ids and codes of no use to her are left out. */
export function auditFacts(particulars: unknown): AuditFact[] {
  if (!isObject(particulars)) return []
  const { rows, columns, fields, from, to, ownerId, toId, sessions, promises } = particulars
  const giver = typeof toId === 'string' ? toId : ownerId
  return [
    ...(typeof rows === 'number' ? [{ about: 'rows', count: rows } as const] : []),
    ...(isWords(columns) && columns.length > 0 ? [{ about: 'columns', columns } as const] : []),
    ...(isWords(fields) && fields.length > 0 ? [{ about: 'fields', fields } as const] : []),
    ...(typeof from === 'string' && typeof to === 'string' && ROLES.has(from) && ROLES.has(to)
      ? [{ about: 'role', from, to } as const]
      : []),
    ...changes(from, to),
    ...(typeof giver === 'string' ? [{ about: 'given_to', staffMemberId: giver } as const] : []),
    ...(typeof sessions === 'number' && typeof promises === 'number'
      ? [{ about: 'handed', sessions, promises } as const]
      : []),
  ]
}

const ROLES = new Set(['receptionist', 'therapist', 'manager'])

/** Figures and words that differ; lists of ids tell nobody anything. */
function changes(from: unknown, to: unknown): AuditFact[] {
  if (!isObject(from) || !isObject(to)) return []
  return Object.keys(to).flatMap((field) => {
    const [before, after] = [from[field], to[field]]
    return isPlain(before) && isPlain(after) && before !== after
      ? [{ about: 'change', field, from: before, to: after } as const]
      : []
  })
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isWords(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
}

function isPlain(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number'
}
