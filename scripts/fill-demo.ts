// Fills the empty database of DATABASE_URL with the demo salon of today.
import { db } from '../lib/db/client'
import { fillDemoSalon } from '../prisma/seed/demo'

await fillDemoSalon(new Date())
await db.$disconnect()
process.exit(0)
