// Owns how Prisma's schema engine is brought up: in WebAssembly, over our own driver, so that no binary is fetched.
import 'server-only'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { MigrationList, SchemaEngine, SchemasContainer } from '@prisma/schema-engine-wasm'
import pg from 'pg'

const require = createRequire(import.meta.url)

const ONE_BYTE_CHAR = 18
const TEXT = 25

type Bindings = typeof import('@prisma/schema-engine-wasm') & { __wbg_set_wasm: (exports: unknown) => void }

/** The project's prisma/ folder, seen from wherever the process was started in the checkout. */
const prismaFolder = path.join(process.cwd(), 'prisma')

/** What the engine may leave alone; nothing in our schema is managed by somebody else. */
export const noFilters = { externalTables: [], externalEnums: [] }

/** Reads prisma/schema.prisma in the shape the engine wants. */
export async function readSchema(): Promise<SchemasContainer> {
  const file = path.join(prismaFolder, 'schema.prisma')
  return { files: [{ path: file, content: await readFile(file, 'utf8') }] }
}

/** Reads prisma/migrations, oldest first, in the shape the engine wants. */
export async function readMigrations(folder = path.join(prismaFolder, 'migrations')): Promise<MigrationList> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  const migrationDirectories = await Promise.all(
    names.sort().map(async (name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok' as const,
          value: await readFile(path.join(folder, name, 'migration.sql'), 'utf8'),
        },
      },
    })),
  )
  const lockfile = await readFile(path.join(folder, 'migration_lock.toml'), 'utf8').catch(() => null)
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: lockfile },
    shadowDbInitScript: '',
    migrationDirectories,
  }
}

/** What a script is sent as instead of itself. */
export type ScriptWrapper = (script: string) => string | Promise<string>

/** Runs `work` with an engine connected to `url`, and lets go of its connections afterwards. */
export async function withSchemaEngine<T>(
  url: string,
  work: (engine: SchemaEngine) => Promise<T>,
  wrap: ScriptWrapper = (script) => script,
): Promise<T> {
  const bindings = await loadBindings()
  const schema = await readSchema()
  const factory = new WholeScriptPg(url, wrap)
  const bound = bindMigrationAwareSqlAdapterFactory(factory)
  const engine = await bindings.SchemaEngine.new(
    { datamodels: schema.files.map((file) => [file.path, file.content]) },
    () => undefined,
    bound,
  )
  try {
    return await work(engine)
  } catch (error) {
    throw factory.lastError ?? error
  } finally {
    await factory.close()
    engine.free()
  }
}

/** Once for the process, which has one copy of the package: brought up a second time it breaks. */
const shared = globalThis as typeof globalThis & { foyerSchemaEngine?: Promise<Bindings> }

/** The package is made for bundlers that import wasm as a module; Node has to be handed it. */
function loadBindings(): Promise<Bindings> {
  shared.foyerSchemaEngine ??= (async () => {
    const glue = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    const module = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as unknown as Bindings
    const wasm = await WebAssembly.compile(
      await readFile(path.join(path.dirname(glue), 'schema_engine_bg.wasm')),
    )
    const imports = { './schema_engine_bg.js': module as unknown as WebAssembly.ModuleImports }
    const { exports } = await WebAssembly.instantiate(wasm, imports)
    module.__wbg_set_wasm(exports)
    ;(exports.__wbindgen_start as () => void)()
    return module
  })()
  return shared.foyerSchemaEngine
}

/**
 * adapter-pg splits a script at every semicolon, which tears functions and quoted text apart. PostgreSQL takes
 * a whole script in one message, and runs it as one transaction besides.
 */
class WholeScriptPg implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = 'postgres'
  readonly adapterName = '@prisma/adapter-pg'
  lastError: Error | undefined
  private readonly pools: pg.Pool[] = []

  constructor(
    private readonly url: string,
    private readonly wrap: ScriptWrapper,
  ) {}

  async connect() {
    const pool = new CataloguePool({ connectionString: this.url, max: 2, application_name: 'foyer-migrate' })
    this.pools.push(pool)
    const adapter = await new PrismaPg(pool).connect()
    const queryRaw = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query)
      for (const index of pool.characterColumns.get(result.rows) ?? [])
        result.columnTypes[index] = ColumnTypeEnum.Character
      return result
    }
    adapter.executeScript = async (script) => {
      try {
        await pool.query(await this.wrap(script))
      } catch (error) {
        this.lastError = error instanceof Error ? error : new Error(String(error))
        throw error
      }
    }
    return adapter
  }

  connectToShadowDb(): Promise<never> {
    throw new Error('The engine is never asked for a shadow database: diffs run against a scratch database.')
  }

  async close() {
    await Promise.all(this.pools.map((pool) => pool.end()))
  }
}

/** PostgreSQL's catalogues hold a one-byte type that adapter-pg refuses; the engine wants it as a character. */
class CataloguePool extends pg.Pool {
  readonly characterColumns = new WeakMap<unknown[], number[]>()

  constructor(config: pg.PoolConfig) {
    super(config)
    const query = this.query.bind(this) as (config: unknown) => Promise<pg.QueryResult>
    this.query = (async (config: unknown) => {
      const result = await query(config)
      const found: number[] = []
      for (const [index, field] of (result.fields ?? []).entries()) {
        if (field.dataTypeID !== ONE_BYTE_CHAR) continue
        field.dataTypeID = TEXT
        found.push(index)
      }
      if (found.length > 0) this.characterColumns.set(result.rows, found)
      return result
    }) as typeof this.query
  }
}
