// Seats, rooms, and what the rooms offer.
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { mayEditPlaces } from '@/lib/auth/permissions'
import { requireStaff } from '@/lib/auth/require-staff'
import { listPlacesForSettings } from '@/lib/places/place-queries'
import { PlacesDesk } from './_components/places-desk'
import {
  addPlaceAction,
  addRoomFeatureAction,
  reorderPlacesAction,
  reorderRoomFeaturesAction,
  restorePlaceAction,
  restoreRoomFeatureAction,
  retirePlaceAction,
  retireRoomFeatureAction,
  revisePlaceAction,
  reviseRoomFeatureAction,
} from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings')
  return { title: t('sections.places.title') }
}

export default async function Page() {
  const staff = await requireStaff(mayEditPlaces)
  const t = await getTranslations('settings')
  const { seats, rooms, features } = await listPlacesForSettings(staff.salon.id)
  return (
    <>
      <PageHeader
        back={{ href: '/settings', label: t('title') }}
        title={t('sections.places.title')}
        description={t('sections.places.about')}
      />
      <PlacesDesk
        seats={seats}
        rooms={rooms}
        features={features}
        actions={{
          add: addPlaceAction,
          revise: revisePlaceAction,
          retire: retirePlaceAction,
          restore: restorePlaceAction,
          reorder: reorderPlacesAction,
        }}
        featureActions={{
          add: addRoomFeatureAction,
          revise: reviseRoomFeatureAction,
          retire: retireRoomFeatureAction,
          restore: restoreRoomFeatureAction,
          reorder: reorderRoomFeaturesAction,
        }}
      />
    </>
  )
}
