// Changes to the seats and rooms.
'use server'

import { staffAction } from '@/lib/actions/staff-action'
import { addPlace } from '@/lib/places/add-place'
import {
  addPlaceSchema,
  placeIdSchema,
  reorderPlacesSchema,
  revisePlaceSchema,
} from '@/lib/places/place-schemas'
import { reorderPlaces } from '@/lib/places/reorder-places'
import { restorePlace, retirePlace } from '@/lib/places/retire-place'
import { revisePlace } from '@/lib/places/revise-place'

export const addPlaceAction = staffAction({ name: 'place.add', schema: addPlaceSchema, handler: addPlace })

export const revisePlaceAction = staffAction({
  name: 'place.revise',
  schema: revisePlaceSchema,
  handler: revisePlace,
})

export const retirePlaceAction = staffAction({
  name: 'place.retire',
  schema: placeIdSchema,
  handler: retirePlace,
})

export const restorePlaceAction = staffAction({
  name: 'place.restore',
  schema: placeIdSchema,
  handler: restorePlace,
})

export const reorderPlacesAction = staffAction({
  name: 'place.reorder',
  schema: reorderPlacesSchema,
  handler: reorderPlaces,
})
