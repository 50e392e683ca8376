// What a photo is called: from which side, before or after, and when.
'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import type { Region } from '@/lib/concerns/concern-flow'
import { formatDate } from '@/lib/i18n/format'
import type { Angle, Moment } from '@/lib/photos/photo-flow'

type View = { region: Region; angle: Angle }
type Taken = View & { moment: Moment | null; takenAt: string }

export function usePhotoWords() {
  const t = useTranslations('photos')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const viewOf = ({ region, angle }: View) =>
    t('view', { region: t(`regions.${region}`), angle: t(`angles.${angle}`) })
  const whenOf = ({ moment, takenAt }: Omit<Taken, keyof View>) => {
    const day = formatDate(new Date(takenAt), timeZone, locale)
    return moment ? t('when', { day, moment: t(`moments.${moment}`) }) : day
  }
  const nameOf = (photo: Taken) => t('name', { view: viewOf(photo), when: whenOf(photo) })
  return { viewOf, whenOf, nameOf }
}
