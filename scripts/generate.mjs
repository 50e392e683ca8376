// Generates the database client from prisma/schema.prisma.
import { tell } from './steps/failure.mjs'
import { phase } from './steps/phase.mjs'
import { generateClient } from './steps/prisma-client.mjs'

try {
  await phase('Database client', generateClient)
} catch (error) {
  tell(error)
  process.exitCode = 1
}
