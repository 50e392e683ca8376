// Changes to the seats and rooms, and to what rooms offer.
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
import { addRoomFeature } from '@/lib/room-features/add-room-feature'
import { reorderRoomFeatures } from '@/lib/room-features/reorder-room-features'
import { restoreRoomFeature, retireRoomFeature } from '@/lib/room-features/retire-room-feature'
import { reviseRoomFeature } from '@/lib/room-features/revise-room-feature'
import {
  addRoomFeatureSchema,
  reviseRoomFeatureSchema,
  roomFeatureIdSchema,
} from '@/lib/room-features/room-feature-schemas'
import { orderSchema } from '@/lib/salons/entry-schemas'

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

export const addRoomFeatureAction = staffAction({
  name: 'room_feature.add',
  schema: addRoomFeatureSchema,
  handler: addRoomFeature,
})

export const reviseRoomFeatureAction = staffAction({
  name: 'room_feature.revise',
  schema: reviseRoomFeatureSchema,
  handler: reviseRoomFeature,
})

export const retireRoomFeatureAction = staffAction({
  name: 'room_feature.retire',
  schema: roomFeatureIdSchema,
  handler: retireRoomFeature,
})

export const restoreRoomFeatureAction = staffAction({
  name: 'room_feature.restore',
  schema: roomFeatureIdSchema,
  handler: restoreRoomFeature,
})

export const reorderRoomFeaturesAction = staffAction({
  name: 'room_feature.reorder',
  schema: orderSchema,
  handler: reorderRoomFeatures,
})
