// Her treatment notes, newest first: readable in a line, unfolded where they stand.
import { getLocale, getTranslations } from 'next-intl/server'
import { NoteHistory } from '@/components/treatment-note/note-history'
import { NoteLine } from '@/components/treatment-note/note-line'
import { ButtonLink } from '@/components/ui/button'
import { formatDate, localName } from '@/lib/i18n/format'
import { listClientNotes } from '@/lib/treatment-notes/treatment-note-queries'
import type { TabProps } from '../tab-props'

export async function NotesSection({ staff, clientId, before }: TabProps) {
  const [t, locale, { notes, older }] = await Promise.all([
    getTranslations('treatment-note'),
    getLocale(),
    listClientNotes(staff, clientId, before),
  ])
  const addressOf = (since?: string) => {
    const query = new URLSearchParams({ tab: 'care' })
    if (since) query.set('before', since)
    return `/clients/${clientId}?${query}`
  }
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <h2 className="text-xl">{t('clientTitle')}</h2>
      {notes.length === 0 && <p className="text-ink-soft">{t('clientEmpty')}</p>}
      <ul className="border-t border-hair">
        {notes.map(({ sessionId, visitId, startedAt, treatment, therapist, note, products }) => (
          <NoteLine
            key={sessionId}
            day={formatDate(new Date(startedAt), staff.salon.timeZone, locale)}
            treatment={localName(treatment, locale)}
            by={note.signedBy ?? therapist}
            visitId={visitId}
            note={note}
            products={products}
            history={<NoteHistory sessionId={sessionId} />}
          />
        ))}
      </ul>
      {(before || older) && (
        <nav aria-label={t('clientTitle')} className="flex flex-wrap gap-3">
          {before && (
            <ButtonLink href={addressOf()} scroll={false}>
              {t('newest')}
            </ButtonLink>
          )}
          {older && (
            <ButtonLink href={addressOf(older)} scroll={false}>
              {t('older')}
            </ButtonLink>
          )}
        </nav>
      )}
    </section>
  )
}
