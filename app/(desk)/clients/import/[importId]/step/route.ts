// One step of an import. A route handler, because server actions wait for one another and hold up the page.
import { staffRoute } from '@/lib/actions/staff-route'
import { importStepSchema } from '@/lib/imports/import-schemas'
import { stepImport } from '@/lib/imports/step-import'

export const POST = staffRoute({ name: 'import.step', schema: importStepSchema, handler: stepImport })
