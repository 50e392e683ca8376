// Changes to the phrases.
'use server'

import { staffAction } from '@/lib/actions/staff-action'
import { addPhrase } from '@/lib/phrases/add-phrase'
import { addPhraseSchema, phraseIdSchema, revisePhraseSchema } from '@/lib/phrases/phrase-schemas'
import { reorderPhrases } from '@/lib/phrases/reorder-phrases'
import { restorePhrase, retirePhrase } from '@/lib/phrases/retire-phrase'
import { revisePhrase } from '@/lib/phrases/revise-phrase'
import { orderSchema } from '@/lib/salons/entry-schemas'

export const addPhraseAction = staffAction({
  name: 'phrase.add',
  schema: addPhraseSchema,
  handler: addPhrase,
})

export const revisePhraseAction = staffAction({
  name: 'phrase.revise',
  schema: revisePhraseSchema,
  handler: revisePhrase,
})

export const retirePhraseAction = staffAction({
  name: 'phrase.retire',
  schema: phraseIdSchema,
  handler: retirePhrase,
})

export const restorePhraseAction = staffAction({
  name: 'phrase.restore',
  schema: phraseIdSchema,
  handler: restorePhrase,
})

export const reorderPhrasesAction = staffAction({
  name: 'phrase.reorder',
  schema: orderSchema,
  handler: reorderPhrases,
})
