// Changes to the comparable cases.
'use server'

import { staffAction } from '@/lib/actions/staff-action'
import { orderSchema } from '@/lib/salons/entry-schemas'
import { addCase } from '@/lib/shown-cases/add-case'
import { addCaseSchema, caseIdSchema, reviseCaseSchema } from '@/lib/shown-cases/case-schemas'
import { reorderCases } from '@/lib/shown-cases/reorder-cases'
import { restoreCase, retireCase } from '@/lib/shown-cases/retire-case'
import { reviseCase } from '@/lib/shown-cases/revise-case'

export const addCaseAction = staffAction({ name: 'shown_case.add', schema: addCaseSchema, handler: addCase })

export const reviseCaseAction = staffAction({
  name: 'shown_case.revise',
  schema: reviseCaseSchema,
  handler: reviseCase,
})

export const retireCaseAction = staffAction({
  name: 'shown_case.retire',
  schema: caseIdSchema,
  handler: retireCase,
})

export const restoreCaseAction = staffAction({
  name: 'shown_case.restore',
  schema: caseIdSchema,
  handler: restoreCase,
})

export const reorderCasesAction = staffAction({
  name: 'shown_case.reorder',
  schema: orderSchema,
  handler: reorderCases,
})
