// The notes on the treatments of this visit that have begun, one after the other.
import { getLocale, getTranslations } from 'next-intl/server'
import { NoteInWords } from '@/components/treatment-note/note-in-words'
import type { KnownNote } from '@/components/treatment-note/note-keepers-client'
import { TreatmentNote } from '@/components/treatment-note/treatment-note'
import { mayAmendOldNotes, mayWriteTreatmentNotes } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { localName } from '@/lib/i18n/format'
import { isFreshEnough, signerOf } from '@/lib/treatment-notes/note-flow'
import { BLANK_NOTE } from '@/lib/treatment-notes/note-schemas'
import { listVisitNotes, type NotedSession } from '@/lib/treatment-notes/treatment-note-queries'
import { denyHarmAction, reportReactionAction } from '../../../../clients/reaction-actions'
import { signTreatmentNoteAction } from '../../actions'
import type { StageContext } from '../stage-fields'

export async function NoteField({ visit, staff, serverNow, isWritable }: StageContext) {
  const notes = await listVisitNotes(staff, visit.id)
  if (!notes || notes.sessions.length === 0) return null
  const { sessions, ...choices } = notes
  return (
    <div className="grid gap-6">
      {sessions.map((session) =>
        mayWriteTreatmentNotes(staff) ? (
          <TreatmentNote
            key={session.id}
            session={session}
            known={knownNote(session)}
            choices={choices}
            isOpen={isWritable}
            {...rightsOf(session, staff, new Date(serverNow))}
            sign={signTreatmentNoteAction}
            answersOfHarm={{ report: reportReactionAction, deny: denyHarmAction }}
          />
        ) : (
          <ReadNote key={session.id} session={session} products={choices.products} />
        ),
      )}
    </div>
  )
}

/** For the desk: what it may read of it. */
async function ReadNote({
  session,
  products,
}: {
  session: NotedSession
  products: { id: string; name: string; nameEn: string | null }[]
}) {
  const [t, locale] = await Promise.all([getTranslations('treatment-note'), getLocale()])
  return (
    <section className="grid gap-3 border-t border-hair pt-5">
      <h4 className="text-lg">{t('of', { treatment: localName(session.treatment, locale) })}</h4>
      <NoteInWords note={session.note ?? BLANK_NOTE} products={products} />
    </section>
  )
}

function knownNote({ note }: NotedSession): KnownNote {
  if (!note) return { text: BLANK_NOTE, revision: 0, savedAt: null }
  const { content, privateText, revision, savedAt } = note
  return { text: { content, privateText }, revision, savedAt }
}

function rightsOf(session: NotedSession, staff: SignedInStaff, now: Date) {
  const { note, isEnded, isBlank, writers, therapist } = session
  const isFresh = !note?.signedAt || isFreshEnough(new Date(note.signedAt), now)
  const mayAmend = isFresh || mayAmendOldNotes(staff)
  const signerId = signerOf({
    isBlank,
    writerIds: writers.map(({ id }) => id),
    therapistId: therapist?.id ?? null,
  })
  const waitsFor =
    [...writers, ...(therapist ? [therapist] : [])].find(({ id }) => id === signerId) ?? therapist
  const isHers = signerId === staff.id
  return { mayAmend, maySign: isEnded && isHers, waitsFor: isHers ? null : (waitsFor?.name ?? null) }
}
