// What of the menu meets her alerts, asked while a treatment is chosen. A POST: whom it is about may not stand in a URL.

import { z } from 'zod'
import { staffReadingRoute } from '@/lib/actions/staff-route'
import { listTreatmentWarnings } from '@/lib/safety/warning-queries'

export const POST = staffReadingRoute({
  name: 'safety.treatment_warnings',
  schema: z.object({ clientId: z.uuid() }),
  handler: (asker, { clientId }) => listTreatmentWarnings(asker, clientId),
})
