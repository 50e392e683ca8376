// What is printed of an archive: what whoever prints it may see of her, and that she looked.
import 'server-only'
import { z } from 'zod'
import { lookAt } from '@/lib/audit/look'
import { mayReadReactions, maySeeAddresses, maySeePhones } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { CONSENT_KINDS } from '@/lib/consents/consent-flow'
import { db } from '@/lib/db/client'
import { formatPhone } from '@/lib/i18n/format-phone'
import { SAFETY_QUESTIONS } from '@/lib/safety/safety-flow'
import { END_REASONS, SESSION_OUTCOMES } from '@/lib/treatments/outcome-flow'
import { ALERT_KINDS, CASE_KINDS, PREFERENCE_KINDS, SEVERITIES } from './client-schemas'
import { type GatheredArchive, gatherArchiveSql, type TableName, withNames } from './gather-archive'
import { RELATION_KINDS } from './relations-flow'

const TABLES: readonly TableName[] = [
  'ClientPhone',
  'ClientTag',
  'ClientRelation',
  'Alert',
  'Preference',
  'Consent',
  'Promise',
  'Case',
  'Visit',
  'Appointment',
  'TreatmentSession',
  'SafetyAnswer',
  'Reaction',
  'VisitNote',
  'TreatmentNoteRevision',
  'Recommendation',
  'FollowUpCall',
]

const text = z.string().nullable()
const name = z.string().optional()
const figure = z.number().nullable()
const day = z.string()

const clientSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  formOfAddress: text,
  nickname: text,
  sex: z.enum(['female', 'male']).nullable(),
  phone: text,
  birthYear: figure,
  birthMonth: figure,
  birthDay: figure,
  birthLunar: z.boolean(),
  address: text,
  family: text,
  education: text,
  occupation: text,
  character: text,
  hobbies: text,
  nature: name,
  referredBy: name,
  alertsAskedAt: text,
})

const tablesSchema = z.object({
  ClientPhone: z.array(z.object({ id: z.uuid(), e164: z.string(), label: text })),
  ClientTag: z.array(z.object({ tagId: z.uuid(), tag: name })),
  ClientRelation: z.array(
    z.object({
      id: z.uuid(),
      clientId: z.uuid(),
      client: name,
      otherId: z.uuid(),
      other: name,
      kind: z.enum(RELATION_KINDS),
    }),
  ),
  Alert: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(ALERT_KINDS),
      severity: z.enum(SEVERITIES),
      text: z.string(),
      retiredAt: text,
    }),
  ),
  Preference: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(PREFERENCE_KINDS),
      choice: text,
      degree: text,
      text: z.string(),
      seat: name,
      therapist: name,
      retiredAt: text,
    }),
  ),
  Consent: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(CONSENT_KINDS),
      answer: z.enum(['given', 'declined']),
      words: z.string(),
      signature: text,
      recordedAt: day,
      withdrawnAt: text,
    }),
  ),
  Promise: z.array(z.object({ id: z.uuid(), text: z.string(), dueOn: day, keptAt: text, owner: name })),
  Case: z.array(
    z.object({ id: z.uuid(), kind: z.enum(CASE_KINDS), text: z.string(), openedAt: day, resolvedAt: text }),
  ),
  Visit: z.array(z.object({ id: z.uuid(), stage: z.string() })),
  Appointment: z.array(z.object({ visitId: z.uuid(), startsAt: day })),
  TreatmentSession: z.array(
    z.object({
      id: z.uuid(),
      visitId: z.uuid(),
      treatment: name,
      therapist: name,
      startedAt: text,
      effect: figure,
      outcome: z.enum(SESSION_OUTCOMES).nullable(),
      endReason: z.enum(END_REASONS).nullable(),
      endNote: text,
    }),
  ),
  Reaction: z.array(
    z.object({
      id: z.uuid(),
      visitId: z.uuid(),
      treatment: name,
      text: z.string(),
      notedAt: z.string(),
      clearedAt: text,
      clearedReason: text,
    }),
  ),
  SafetyAnswer: z.array(
    z.object({
      id: z.uuid(),
      visitId: z.uuid(),
      question: z.enum(SAFETY_QUESTIONS),
      answer: z.enum(['no', 'yes', 'unchanged']),
    }),
  ),
  VisitNote: z.array(z.object({ id: z.uuid(), visitId: z.uuid(), kind: z.string(), text: z.string() })),
  /** The latest of each treatment counts. */
  TreatmentNoteRevision: z.array(
    z.object({
      sessionId: z.uuid(),
      revision: z.number(),
      content: z.object({ text: name, reactionWords: name, advice: name }),
    }),
  ),
  Recommendation: z.array(
    z.object({ id: z.uuid(), visitId: z.uuid(), product: name, reason: z.string(), answer: text }),
  ),
  FollowUpCall: z.array(
    z.object({ id: z.uuid(), visitId: z.uuid(), madeAt: text, feeling: figure, note: text }),
  ),
})

type Client = z.output<typeof clientSchema>
type Tables = z.output<typeof tablesSchema>

export type DocumentVisit = {
  id: string
  stage: string
  startsAt: string
  sessions: Tables['TreatmentSession']
  /** What she was asked about her health, the latest answer to each question. */
  answers: Tables['SafetyAnswer']
  reactions: Tables['Reaction']
  notes: Tables['VisitNote']
  recommendations: Tables['Recommendation']
  calls: Tables['FollowUpCall']
}

export type ArchiveDocument = {
  client: Omit<Client, 'phone'>
  /** As people write them; no more than the last four digits for those who see no more. */
  phones: { id: string; written: string; label: string | null; isWhole: boolean }[]
  tags: string[]
  /** `isHers`: the other is her `kind`; otherwise she is the other's. */
  relations: { id: string; name: string; kind: (typeof RELATION_KINDS)[number]; isHers: boolean }[]
  alerts: Tables['Alert']
  preferences: Tables['Preference']
  consents: Tables['Consent']
  promises: Tables['Promise']
  cases: Tables['Case']
  /** Newest first. */
  visits: DocumentVisit[]
}

/**
 * The archive for the printer, and the look written down in the very statement; null when she is not a living archive
 * of this salon. Numbers whole for those who see it, what reactions were for those who care, private notes
 * never. Two statements.
 */
export async function getArchiveDocument(
  staff: SignedInStaff,
  clientId: string,
  { now, locale }: { now: Date; locale: string },
): Promise<ArchiveDocument | null> {
  const [row] = await db.$queryRaw<{ gathered: GatheredArchive }[]>(
    gatherArchiveSql({
      salonId: staff.salon.id,
      clientId,
      tables: TABLES,
      look: lookAt({ staff, now, action: 'document.seen', clientId }),
      withOthers: true,
      withNumbers: maySeePhones(staff),
      // The paper goes into her hands; what those who care tell one another is in the file that the manager gives her.
      withPrivateNotes: false,
      withReactions: mayReadReactions(staff),
    }),
  )
  if (!row) return null
  const { client, tables } = await withNames(db, row.gathered, locale)
  return documentOf(staff, clientSchema.parse(client), tablesSchema.parse(tables))
}

function documentOf(staff: SignedInStaff, { phone, ...client }: Client, tables: Tables): ArchiveDocument {
  const isWhole = maySeePhones(staff)
  const written = (number: string) => (isWhole ? formatPhone(number, staff.salon.phoneCountry) : number)
  const first = phone ? [{ id: client.id, e164: phone, label: null }] : []
  return {
    client: { ...client, address: maySeeAddresses(staff) ? client.address : null },
    phones: [...first, ...tables.ClientPhone].map(({ id, e164, label }) => ({
      id,
      written: written(e164),
      label,
      isWhole,
    })),
    tags: tables.ClientTag.flatMap(({ tag }) => (tag ? [tag] : [])),
    relations: tables.ClientRelation.map((relation) => relationOf(client.id, relation)),
    alerts: tables.Alert.filter(stands),
    preferences: tables.Preference.filter(stands),
    consents: tables.Consent,
    promises: tables.Promise,
    cases: tables.Case,
    visits: visitsOf(tables),
  }
}

function stands({ retiredAt }: { retiredAt: string | null }): boolean {
  return retiredAt === null
}

function relationOf(
  clientId: string,
  relation: Tables['ClientRelation'][number],
): ArchiveDocument['relations'][number] {
  const isHers = relation.clientId === clientId
  return {
    id: relation.id,
    kind: relation.kind,
    isHers,
    name: (isHers ? relation.other : relation.client) ?? '—',
  }
}

/** What was written on each treatment of a visit. */
function treatmentNotesOf(tables: Tables, visitId: string): Tables['VisitNote'] {
  const sessions = tables.TreatmentSession.filter((session) => session.visitId === visitId)
  return sessions.flatMap(({ id }) => {
    const ofSession = tables.TreatmentNoteRevision.filter(({ sessionId }) => sessionId === id)
    const last = ofSession.toSorted((one, other) => other.revision - one.revision)[0]
    if (!last) return []
    const { text: words, reactionWords, advice } = last.content
    return [
      {
        id,
        visitId,
        kind: 'treatment_note',
        text: [words, reactionWords, advice].filter(Boolean).join('\n'),
      },
    ]
  })
}

/** Gathered in the order in which they were given. */
function latestOf(answers: Tables['SafetyAnswer']): Tables['SafetyAnswer'] {
  return [...new Map(answers.map((given) => [given.question, given])).values()]
}

/** A visit that only was booked leaves nothing to print. */
function visitsOf(tables: Tables): DocumentVisit[] {
  const ofVisit = <Row extends { visitId: string }>(rows: Row[], id: string) =>
    rows.filter(({ visitId }) => visitId === id)
  return tables.Visit.map(({ id, stage }) => ({
    id,
    stage,
    startsAt: ofVisit(tables.Appointment, id)[0]?.startsAt ?? '',
    sessions: ofVisit(tables.TreatmentSession, id).filter(({ startedAt }) => startedAt !== null),
    answers: latestOf(ofVisit(tables.SafetyAnswer, id)),
    reactions: ofVisit(tables.Reaction, id),
    notes: [...ofVisit(tables.VisitNote, id), ...treatmentNotesOf(tables, id)].filter(
      ({ text: words }) => words !== '',
    ),
    recommendations: ofVisit(tables.Recommendation, id),
    calls: ofVisit(tables.FollowUpCall, id).filter(({ madeAt }) => madeAt !== null),
  }))
    .filter(({ stage, startsAt }) => startsAt !== '' && !['expected', 'cancelled', 'no_show'].includes(stage))
    .sort((a, b) => (a.startsAt < b.startsAt ? 1 : -1))
}
