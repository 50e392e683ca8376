'use server'
// What is said of the products a guest has at home: in the visit, in the call and in her archive.
import { staffAction } from '@/lib/actions/staff-action'
import {
  correctedAtHomeSchema,
  endedAtHomeSchema,
  newAtHomeSchema,
  ofAtHomeSchema,
} from '@/lib/at-home/at-home-schemas'
import { correctAtHome, endAtHome, resumeAtHome } from '@/lib/at-home/change-at-home'
import { noteAtHome } from '@/lib/at-home/note-at-home'

export const noteAtHomeAction = staffAction({
  name: 'at_home.note',
  schema: newAtHomeSchema,
  handler: noteAtHome,
})

export const correctAtHomeAction = staffAction({
  name: 'at_home.correct',
  schema: correctedAtHomeSchema,
  handler: correctAtHome,
})

export const endAtHomeAction = staffAction({
  name: 'at_home.end',
  schema: endedAtHomeSchema,
  handler: endAtHome,
})

export const resumeAtHomeAction = staffAction({
  name: 'at_home.resume',
  schema: ofAtHomeSchema,
  handler: resumeAtHome,
})
