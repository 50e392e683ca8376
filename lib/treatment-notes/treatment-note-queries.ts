// Reads of treatment notes: those of a visit with what is chosen from, how one came about, and all of a client's.
import 'server-only'
import { z } from 'zod'
import { lookAt } from '@/lib/audit/look'
import { mayReadPrivateNotes } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { type SavedRevision, type Sitting, sittingsOf } from './note-flow'
import { BLANK_NOTE, readContent } from './note-schemas'

const instant = z.string().transform((text) => new Date(text).toISOString())
const named = { id: z.uuid(), name: z.string(), nameEn: z.string().nullable() }
const content = z.unknown().transform((stored) => readContent(stored ?? {}))

const standingNote = z.object({
  revision: z.number(),
  content,
  /** Blank for whoever may not read it. */
  privateText: z.string(),
  savedBy: z.string().nullable(),
  savedAt: instant.nullable(),
  signedBy: z.string().nullable(),
  signedAt: instant.nullable(),
})

export type StandingNote = z.output<typeof standingNote>

/** The columns of {@link standingNote}, of note `n` with its last revision `r`. */
function noteAsJson(staff: SignedInStaff): Prisma.Sql {
  const privately = mayReadPrivateNotes(staff) ? Prisma.sql`coalesce(r."privateText", '')` : Prisma.sql`''`
  return Prisma.sql`json_build_object(
    'revision', n.revision, 'content', r.content, 'privateText', ${privately},
    'savedBy', (SELECT m.name FROM "StaffMember" m WHERE m.id = r."savedById"), 'savedAt', r."savedAt",
    'signedBy', (SELECT m.name FROM "StaffMember" m WHERE m.id = n."signedById"), 'signedAt', n."signedAt"
  )`
}

const latestOf = Prisma.sql`LEFT JOIN "TreatmentNoteRevision" r
  ON r."sessionId" = n."sessionId" AND r.revision = n.revision`

const visitNotesSchema = z.object({
  sessions: z.array(
    z.object({
      id: z.uuid(),
      treatment: z.object({ ...named, concerns: z.array(z.string()) }),
      isEnded: z.boolean(),
      /** It did her harm, and somebody has said so. */
      hasReaction: z.boolean(),
      /** Words of harm of which nobody has said yet whether it did them; none for whoever may not read all of the note. */
      harms: z.array(z.string()),
      /** Without a word, private ones included. */
      isBlank: z.boolean(),
      therapist: z.object({ id: z.uuid(), name: z.string() }).nullable(),
      /** Everybody who ever saved it. */
      writers: z.array(z.object({ id: z.uuid(), name: z.string() })),
      note: standingNote.nullable(),
      /** Products this treatment is done with. */
      productIds: z.array(z.uuid()),
    }),
  ),
  /** Those of the treatment room, with what she must not have of them. */
  products: z.array(
    z.object({ ...named, mustNot: z.array(z.object({ name: z.string(), nameEn: z.string().nullable() })) }),
  ),
  phrases: z.array(z.object({ ...named, kind: z.enum(['observation', 'reaction', 'advice']) })),
})

export type VisitNotes = z.output<typeof visitNotesSchema>
export type NotedSession = VisitNotes['sessions'][number]
export type NoteProduct = VisitNotes['products'][number]
export type NotePhrase = VisitNotes['phrases'][number]

/**
 * The notes on the treatments of a visit that have begun, and what can be chosen while one is written: products of the
 * treatment room and what was noted already, phrases. The private part is blank for whoever may not read it. One
 * statement; nothing for a visit of another salon.
 */
export async function listVisitNotes(staff: SignedInStaff, visitId: string): Promise<VisitNotes | null> {
  const rows = await db.$queryRaw<{ facts: unknown }[]>`
    SELECT json_build_object(
      'sessions', (
        SELECT coalesce(json_agg(json_build_object(
          'id', x.id, 'isEnded', x."endedAt" IS NOT NULL,
          'hasReaction', EXISTS (SELECT FROM "Reaction" y WHERE y."sessionId" = x.id),
          'harms', ${mayReadPrivateNotes(staff) ? Prisma.sql`coalesce(to_json(n.harms), '[]')` : Prisma.sql`'[]'::json`},
          'therapist', (
            SELECT json_build_object('id', m.id, 'name', m.name) FROM "StaffMember" m WHERE m.id = x."therapistId"
          ),
          'writers', (
            SELECT coalesce(json_agg(json_build_object('id', m.id, 'name', m.name)), '[]') FROM "StaffMember" m
            WHERE m.id IN (SELECT w."savedById" FROM "TreatmentNoteRevision" w WHERE w."sessionId" = x.id)
          ),
          'isBlank', NOT coalesce(r.content <> '{}' OR r."privateText" <> '', false),
          'treatment', json_build_object('id', t.id, 'name', t.name, 'nameEn', t."nameEn", 'concerns', t.concerns),
          'note', CASE WHEN n."sessionId" IS NOT NULL THEN ${noteAsJson(staff)} END,
          'productIds', (SELECT coalesce(json_agg(u."productId"), '[]')
            FROM "TreatmentProduct" u WHERE u."treatmentId" = t.id)
        ) ORDER BY x."startsAt", x.id), '[]')
        FROM "TreatmentSession" x
        JOIN "Treatment" t ON t.id = x."treatmentId"
        LEFT JOIN "TreatmentNote" n ON n."sessionId" = x.id ${latestOf}
        WHERE x."visitId" = v.id AND x."startedAt" IS NOT NULL
      ),
      'products', (
        SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'nameEn', p."nameEn", 'mustNot', (
          SELECT coalesce(json_agg(json_build_object('name', k.name, 'nameEn', k."nameEn")), '[]')
          FROM "Contraindication" k WHERE k.id IN (
            SELECT pc."contraindicationId" FROM "ProductContraindication" pc
            JOIN "AlertContraindication" ac ON ac."contraindicationId" = pc."contraindicationId"
            JOIN "Alert" a ON a.id = ac."alertId"
            WHERE pc."productId" = p.id AND a."clientId" = v."clientId" AND a."retiredAt" IS NULL
          )
        )) ORDER BY p.position, p.id), '[]')
        FROM "Product" p
        WHERE p."salonId" = v."salonId" AND (
          (p."isForTreatment" AND p."retiredAt" IS NULL)
          OR p.id IN (
            SELECT u."productId" FROM "TreatmentProduct" u
            JOIN "TreatmentSession" x ON x."treatmentId" = u."treatmentId" WHERE x."visitId" = v.id
          )
          OR p.id::text IN (
            SELECT used->>'productId' FROM "TreatmentSession" x
            JOIN "TreatmentNote" n ON n."sessionId" = x.id ${latestOf},
            jsonb_array_elements(coalesce(r.content->'products', '[]')) used
            WHERE x."visitId" = v.id
          )
        )
      ),
      'phrases', (
        SELECT coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'nameEn', f."nameEn", 'kind', f.kind)
          ORDER BY f.position, f.id), '[]')
        FROM "Phrase" f WHERE f."salonId" = v."salonId" AND f."retiredAt" IS NULL
      )
    ) AS facts
    FROM "Visit" v WHERE v.id = ${visitId}::uuid AND v."salonId" = ${staff.salon.id}::uuid`
  return rows[0] ? visitNotesSchema.parse(rows[0].facts) : null
}

/** The note on a treatment as it stands; null when there is none in this salon. One statement. */
export async function getTreatmentNote(
  staff: SignedInStaff,
  sessionId: string,
): Promise<StandingNote | null> {
  const rows = await db.$queryRaw<{ note: unknown }[]>`
    SELECT ${noteAsJson(staff)} AS note
    FROM "TreatmentNote" n ${latestOf}
    JOIN "TreatmentSession" x ON x.id = n."sessionId" JOIN "Visit" v ON v.id = x."visitId"
    WHERE n."sessionId" = ${sessionId}::uuid AND v."salonId" = ${staff.salon.id}::uuid`
  return rows[0] ? standingNote.parse(rows[0].note) : null
}

const historySchema = z.object({
  revisions: z.array(
    z.object({
      revision: z.number(),
      savedBy: z.object({ id: z.uuid(), name: z.string() }),
      savedAt: instant,
      amendmentReason: z.string().nullable(),
      note: z.object({ content, privateText: z.string() }),
    }),
  ),
  /** Products that are or were named in it. */
  products: z.array(z.object(named)),
})

export type NoteHistory = { sittings: Sitting[]; products: z.output<typeof historySchema>['products'] }

/** More is told by the file that is handed to her; nobody reads on here. */
const MOST_REVISIONS = 1_000

/**
 * How a note came about, sitting by sitting, and that somebody looked. Null for a treatment of another salon. Two
 * statements.
 */
export async function getNoteHistory(
  { staff, now }: { staff: SignedInStaff; now: Date },
  sessionId: string,
): Promise<NoteHistory | null> {
  const where = { id: sessionId, visit: { salonId: staff.salon.id } }
  const session = await db.treatmentSession.findFirst({
    where,
    select: { visit: { select: { clientId: true } } },
  })
  if (!session) return null
  const privately = mayReadPrivateNotes(staff) ? Prisma.sql`r."privateText"` : Prisma.sql`''`
  const look = lookAt({ staff, now, action: 'treatment_note.seen', clientId: session.visit.clientId })
  const rows = await db.$queryRaw<{ facts: unknown }[]>`
    WITH ${look}, revisions AS (
      SELECT * FROM "TreatmentNoteRevision" WHERE "sessionId" = ${sessionId}::uuid
      ORDER BY revision LIMIT ${MOST_REVISIONS}
    )
    SELECT json_build_object(
      'revisions', (
        SELECT coalesce(json_agg(json_build_object(
          'revision', r.revision, 'savedAt', r."savedAt", 'amendmentReason', r."amendmentReason",
          'savedBy', json_build_object('id', m.id, 'name', m.name),
          'note', json_build_object('content', r.content, 'privateText', ${privately})
        ) ORDER BY r.revision), '[]')
        FROM revisions r JOIN "StaffMember" m ON m.id = r."savedById"
      ),
      'products', (
        SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'nameEn', p."nameEn")), '[]')
        FROM "Product" p WHERE p.id::text IN (
          SELECT used->>'productId' FROM revisions r, jsonb_array_elements(coalesce(r.content->'products', '[]')) used
        )
      )
    ) AS facts`
  const { revisions, products } = historySchema.parse(rows[0]?.facts)
  return { sittings: sittingsOf(revisions satisfies SavedRevision[], BLANK_NOTE), products }
}

const clientNote = z.object({
  sessionId: z.uuid(),
  visitId: z.uuid(),
  startedAt: instant,
  treatment: z.object(named),
  therapist: z.string().nullable(),
  note: standingNote,
  products: z.array(z.object(named)),
})

export type ClientNote = z.output<typeof clientNote>

export type ClientNotesPage = {
  notes: ClientNote[]
  /** Where the older ones begin, as an address holds it; null when there are none. */
  older: string | null
}

const PAGE = 10
const cursorSchema = z
  .string()
  .regex(/^\d{1,15}\.[0-9a-f-]{36}$/)
  .transform((written) => {
    const [at = '', id = ''] = written.split('.')
    return { at: new Date(Number(at)), id }
  })

/**
 * A page of a client's treatment notes that say something, newest first; a wrong or an old cursor is the first page.
 * One statement; nothing for an archive that is not a living one of this salon.
 */
export async function listClientNotes(
  staff: SignedInStaff,
  clientId: string,
  before?: string,
): Promise<ClientNotesPage> {
  const cursor = cursorSchema.safeParse(before).data
  const older = cursor
    ? Prisma.sql`AND (x."startedAt", x.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`
    : Prisma.empty
  const said = mayReadPrivateNotes(staff)
    ? Prisma.sql`(r.content <> '{}' OR r."privateText" <> '')`
    : Prisma.sql`r.content <> '{}'`
  const rows = await db.$queryRaw<{ entry: unknown }[]>`
    SELECT json_build_object(
      'sessionId', x.id, 'visitId', x."visitId", 'startedAt', x."startedAt",
      'treatment', json_build_object('id', t.id, 'name', t.name, 'nameEn', t."nameEn"),
      'therapist', (SELECT m.name FROM "StaffMember" m WHERE m.id = x."therapistId"),
      'note', ${noteAsJson(staff)},
      'products', (
        SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'nameEn', p."nameEn")), '[]')
        FROM "Product" p WHERE p.id::text IN (
          SELECT used->>'productId' FROM jsonb_array_elements(coalesce(r.content->'products', '[]')) used
        )
      )
    ) AS entry
    FROM "Client" c
    JOIN "Visit" v ON v."clientId" = c.id
    JOIN "TreatmentSession" x ON x."visitId" = v.id AND x."startedAt" IS NOT NULL
    JOIN "Treatment" t ON t.id = x."treatmentId"
    JOIN "TreatmentNote" n ON n."sessionId" = x.id ${latestOf}
    WHERE c.id = ${clientId}::uuid AND c."salonId" = ${staff.salon.id}::uuid
      AND c."mergedIntoId" IS NULL AND c."erasedAt" IS NULL AND ${said} ${older}
    ORDER BY x."startedAt" DESC, x.id DESC LIMIT ${PAGE + 1}`
  const notes = z.array(clientNote).parse(rows.map(({ entry }) => entry))
  const shown = notes.slice(0, PAGE)
  const last = shown.at(-1)
  const hasOlder = notes.length > PAGE && last
  return { notes: shown, older: hasOlder ? `${Date.parse(last.startedAt)}.${last.sessionId}` : null }
}
