// Of the care tab: her photos by day, any two of a view compared; put away while she does not agree.
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { PhotoConsent } from '@/components/photos/photo-consent'
import { PhotoDesk, type PhotoGroup } from '@/components/photos/photo-desk'
import { PutAwayPhotos } from '@/components/photos/put-away-photos'
import { Card } from '@/components/ui/card'
import { mayRecordConsents } from '@/lib/auth/permissions'
import { formatDate } from '@/lib/i18n/format'
import { type ClientPhotos, listPhotos } from '@/lib/photos/photo-queries'
import { recordConsentsAction } from '../../../consent-actions'
import { correctAngleAction, deletePhotoAction } from '../../../photo-actions'
import type { TabProps } from '../tab-props'

export async function PhotosSection({ staff, clientId, now }: TabProps) {
  const read = await listPhotos(staff, clientId, now)
  return read && <Photos read={read} clientId={clientId} mayAsk={mayRecordConsents(staff)} />
}

type Props = { read: ClientPhotos; clientId: string; mayAsk: boolean }

function Photos({ read, clientId, mayAsk }: Props) {
  const t = useTranslations('photos')
  const { consent, count, mayTake, photos } = read
  const days = useDays(photos)
  return (
    <Card as="section" aria-labelledby="photos-title" className="grid content-start gap-4">
      <h2 id="photos-title" className="text-lg">
        {t('title')}
      </h2>
      {consent === 'given' ? (
        <PhotoDesk
          takenFor={{ clientId }}
          photos={photos}
          groups={days}
          mayTake={mayTake}
          deleteAction={deletePhotoAction}
          correctAction={correctAngleAction}
          empty={t('empty.archive')}
        />
      ) : (
        <>
          <PhotoConsent
            clientId={clientId}
            consent={consent}
            count={count}
            recordAction={mayAsk ? recordConsentsAction : null}
          />
          <PutAwayPhotos photos={photos} deleteAction={deletePhotoAction} />
        </>
      )}
    </Card>
  )
}

/** One heading a day, the newest first. */
function useDays(photos: ClientPhotos['photos']): PhotoGroup[] {
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const dayOf = ({ takenAt }: { takenAt: string }) => formatDate(new Date(takenAt), timeZone, locale)
  const days = [...new Set(photos.map(dayOf))]
  return days.map((day) => ({ key: day, title: day, photos: photos.filter((photo) => dayOf(photo) === day) }))
}
