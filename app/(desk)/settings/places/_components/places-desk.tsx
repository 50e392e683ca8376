// Seats and rooms on the manager's desk.
'use client'

import { useTranslations } from 'next-intl'
import type { PlaceKind } from '@/lib/places/place-schemas'
import { EntryForm } from '../../_components/entry-form'
import { type ListActions, ListDesk, type ListEntry } from '../../_components/list-desk'
import { NameFields, namesStanding } from '../../_components/name-fields'

type PlacesDeskProps = { seats: readonly ListEntry[]; rooms: readonly ListEntry[]; actions: ListActions }

export function PlacesDesk({ seats, rooms, actions }: PlacesDeskProps) {
  return (
    <div className="grid gap-12 xl:grid-cols-2">
      <Places kind="seat" places={seats} actions={actions} />
      <Places kind="room" places={rooms} actions={actions} />
    </div>
  )
}

type PlacesProps = { kind: PlaceKind; places: readonly ListEntry[]; actions: ListActions }

function Places({ kind, places, actions }: PlacesProps) {
  const form = useTranslations('settings.form')
  return (
    <ListDesk
      words={kind === 'seat' ? 'seats' : 'rooms'}
      entries={places}
      actions={actions}
      nameEntry={(placeId) => ({ kind, placeId })}
      ofList={{ kind }}
      headingLevel={2}
      form={(place, close, aside) => (
        <EntryForm
          action={place ? actions.revise : actions.add}
          payload={place ? { kind, placeId: place.id, seen: seenOf(place) } : { kind }}
          stands={place ? namesStanding(place, form) : []}
          onDone={close}
          aside={aside}
        >
          {({ errorOf }) => <NameFields entry={place} errorOf={errorOf} />}
        </EntryForm>
      )}
    />
  )
}

function seenOf({ name, nameEn }: ListEntry) {
  return { name, nameEn }
}
