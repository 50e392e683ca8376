// Starts one PostgreSQL for the whole run and migrates the template that every worker copies.
import 'server-only'
import { rm } from 'node:fs/promises'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '@/lib/db/embedded-postgres'
import { migrate } from '@/lib/db/migrate'
import { makeQuickFolder } from './quick-folder'

declare module 'vitest' {
  export interface ProvidedContext {
    /** URL of the migrated, empty database `foyer`, which nobody writes to: copy it. */
    templateUrl: string
  }
}

export default async function setup(project: TestProject) {
  const folder = makeQuickFolder('foyer-test-')
  const server = await startEmbeddedPostgres({ folder, durable: false })
  await migrate(server.url)
  project.provide('templateUrl', server.url)
  return async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
