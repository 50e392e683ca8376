// Photos of this visit, before the treatment or after it, with what shows the change.
import { useTranslations } from 'next-intl'
import { PhotoConsent } from '@/components/photos/photo-consent'
import { PhotoDesk } from '@/components/photos/photo-desk'
import { mayReadPhotos, mayRecordConsents } from '@/lib/auth/permissions'
import type { Moment } from '@/lib/photos/photo-flow'
import { type ClientPhotos, listPhotos } from '@/lib/photos/photo-queries'
import { recordConsentsAction } from '../../../../clients/consent-actions'
import { correctAngleAction, deletePhotoAction } from '../../../../clients/photo-actions'
import type { StageContext } from '../stage-fields'

type Props = StageContext & { moment: Moment }

export async function PhotosField({ moment, ...context }: Props) {
  const { visit, staff, serverNow } = context
  if (!mayReadPhotos(staff)) return null
  const read = await listPhotos(staff, visit.client.id, new Date(serverNow))
  return read && <Photos read={read} moment={moment} {...context} />
}

function Photos({ read, moment, visit, staff, isEditable }: Props & { read: ClientPhotos }) {
  const t = useTranslations('photos')
  const { consent, count, mayTake, photos } = read
  const clientId = visit.client.id
  const shown = photos.filter((photo) => photo.visitId === visit.id && photo.moment === moment)
  // Which of several treatments it shows is known only where there is one.
  const [session, another] = visit.sessions.filter(({ startedAt }) => startedAt)
  const sessionId = moment === 'after' && session && !another ? session.id : undefined
  return (
    <section aria-label={t(`ofVisit.${moment}`)} className="grid gap-3">
      <h3 className="text-lg">{t(`ofVisit.${moment}`)}</h3>
      {consent === 'given' ? (
        <PhotoDesk
          takenFor={{ clientId, visitId: visit.id, moment, ...(sessionId ? { sessionId } : {}) }}
          photos={photos}
          groups={[{ key: moment, title: null, photos: shown }]}
          mayTake={mayTake && isEditable}
          deleteAction={deletePhotoAction}
          correctAction={correctAngleAction}
          empty={t(`empty.${moment}`)}
        />
      ) : (
        <PhotoConsent
          clientId={clientId}
          consent={consent}
          count={count}
          recordAction={isEditable && mayRecordConsents(staff) ? recordConsentsAction : null}
        />
      )}
    </section>
  )
}
