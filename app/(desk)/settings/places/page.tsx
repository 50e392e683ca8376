// Seats and rooms.
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { mayEditPlaces } from '@/lib/auth/permissions'
import { requireStaff } from '@/lib/auth/require-staff'
import { listPlacesForSettings } from '@/lib/places/place-queries'
import { PlacesDesk } from './_components/places-desk'
import {
  addPlaceAction,
  reorderPlacesAction,
  restorePlaceAction,
  retirePlaceAction,
  revisePlaceAction,
} from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings')
  return { title: t('sections.places.title') }
}

export default async function Page() {
  const staff = await requireStaff(mayEditPlaces)
  const t = await getTranslations('settings')
  const { seats, rooms } = await listPlacesForSettings(staff.salon.id)
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
        actions={{
          add: addPlaceAction,
          revise: revisePlaceAction,
          retire: retirePlaceAction,
          restore: restorePlaceAction,
          reorder: reorderPlacesAction,
        }}
      />
    </>
  )
}
