// Seats, rooms, and what the rooms offer, on the manager's desk.
'use client'

import { useTranslations } from 'next-intl'
import type { Stands } from '@/components/forms/follow-stands'
import type { RoomInSettings } from '@/lib/places/place-queries'
import type { PlaceKind } from '@/lib/places/place-schemas'
import { type ChipGroup, EntryChips, joinedIn, namesIn } from '../../_components/entry-chips'
import { EntryForm } from '../../_components/entry-form'
import { type ListActions, ListDesk, type ListEntry } from '../../_components/list-desk'
import { NameFields, namesStanding } from '../../_components/name-fields'
import { useChip, useNamesLine } from '../../_components/use-care-chips'

type PlacesDeskProps = {
  seats: readonly ListEntry[]
  rooms: readonly RoomInSettings[]
  features: readonly ListEntry[]
  actions: ListActions
  featureActions: ListActions
}

export function PlacesDesk({ seats, rooms, features, actions, featureActions }: PlacesDeskProps) {
  return (
    <div className="grid gap-12 xl:grid-cols-2">
      <Places kind="seat" places={seats} features={features} actions={actions} />
      <Places kind="room" places={rooms} features={features} actions={actions} />
      <Features features={features} actions={featureActions} />
    </div>
  )
}

type Place = ListEntry & { featureIds?: string[] }

type PlacesProps = {
  kind: PlaceKind
  places: readonly Place[]
  features: readonly ListEntry[]
  actions: ListActions
}

function Places({ kind, places, features, actions }: PlacesProps) {
  const t = useTranslations('menu')
  const form = useTranslations('settings.form')
  const nameLine = useNamesLine()
  const chip = useChip()
  const groupsOf = (place: Place | null): ChipGroup[] => [
    {
      label: t('roomHas'),
      items: features.filter(({ id, retiredAt }) => !retiredAt || place?.featureIds?.includes(id)).map(chip),
    },
  ]
  const offered = (place: Place | null) => joinedIn(groupsOf(place), place?.featureIds ?? [])
  const standsOf = (place: Place): Stands[] => [
    ...namesStanding(place, form),
    ...(kind === 'room'
      ? [
          {
            name: 'featureIds',
            label: t('roomHas'),
            typed: offered(place),
            value: nameLine(namesIn(groupsOf(place), offered(place)), ''),
          },
        ]
      : []),
  ]
  return (
    <ListDesk
      words={kind === 'seat' ? 'seats' : 'rooms'}
      entries={places}
      actions={actions}
      nameEntry={(placeId) => ({ kind, placeId })}
      ofList={{ kind }}
      headingLevel={2}
      factsOf={(place) => nameLine(namesIn(groupsOf(place), offered(place)), '')}
      form={(place, close, aside) => (
        <EntryForm
          action={place ? actions.revise : actions.add}
          payload={place ? { kind, placeId: place.id, seen: seenOf(place) } : { kind }}
          stands={place ? standsOf(place) : []}
          onDone={close}
          aside={aside}
        >
          {({ errorOf }) => (
            <>
              <NameFields entry={place} errorOf={errorOf} />
              {kind === 'room' && (
                <EntryChips name="featureIds" groups={groupsOf(place)} defaultValue={offered(place)} />
              )}
            </>
          )}
        </EntryForm>
      )}
    />
  )
}

function Features({ features, actions }: { features: readonly ListEntry[]; actions: ListActions }) {
  const form = useTranslations('settings.form')
  return (
    <ListDesk
      words="roomFeatures"
      entries={features}
      actions={actions}
      nameEntry={(featureId) => ({ featureId })}
      headingLevel={2}
      form={(feature, close, aside) => (
        <EntryForm
          action={feature ? actions.revise : actions.add}
          payload={feature ? { featureId: feature.id, seen: seenOf(feature) } : {}}
          stands={feature ? namesStanding(feature, form) : []}
          onDone={close}
          aside={aside}
        >
          {({ errorOf }) => <NameFields entry={feature} errorOf={errorOf} />}
        </EntryForm>
      )}
    />
  )
}

function seenOf({ name, nameEn, featureIds }: Place) {
  return { name, nameEn, ...(featureIds ? { featureIds } : {}) }
}
