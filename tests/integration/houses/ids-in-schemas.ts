// Which ids the schemas of the domain take: asked of the schemas themselves.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

type Json = {
  format?: string
  properties?: Record<string, Json>
  required?: string[]
  items?: Json
  anyOf?: Json[]
  oneOf?: Json[]
  allOf?: Json[]
}

/** The ids of each schema by its name: `bookAppointmentSchema: ['clientId', 'treatments.treatmentId', …]`. */
export async function idsInSchemas(): Promise<Record<string, string[]>> {
  const files = readdirSync('lib', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('-schemas.ts'))
    .map((file) => path.resolve('lib', file))
  const found: Record<string, string[]> = {}
  for (const file of files) {
    const exported: Record<string, unknown> = await import(file)
    for (const [name, schema] of Object.entries(exported)) {
      if (!(schema instanceof z.ZodObject || schema instanceof z.ZodDiscriminatedUnion)) continue
      const ids = [...new Set(idsIn(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json))]
      if (ids.length > 0) found[name] = ids
    }
  }
  return found
}

/** What was seen before is compared and never looked up. */
function idsIn(json: Json, at: readonly string[] = []): string[] {
  if (at.at(-1) === 'seen') return []
  if (json.format === 'uuid' || /Ids$/.test(at.at(-1) ?? '')) return [at.join('.')]
  return [
    ...Object.entries(json.properties ?? {}).flatMap(([name, inner]) => idsIn(inner, [...at, name])),
    ...(json.items ? idsIn(json.items, at) : []),
    ...[json.anyOf, json.oneOf, json.allOf].flatMap((each) => each ?? []).flatMap((each) => idsIn(each, at)),
  ]
}
