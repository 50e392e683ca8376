// Every verb that a screen calls tells the other tablets what it changed, or is named here with why it tells nobody.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asStaff } from '../../factories/context'
import { createSalon, type TestSalon } from '../../factories/salon'
import { openTablet, type Tablet } from '../../setup/tablet'
import { type Deed, SILENT, TELLING } from './verbs-that-tell'

let house: TestSalon
let tablet: Tablet

beforeAll(async () => {
  ;[house, tablet] = await Promise.all([createSalon(), openTablet()])
})

afterAll(() => tablet.close())

const perform = ({ by, now, act }: Deed) => tablet.hears(() => asStaff(by, now)(act))

describe('the other tablets', () => {
  it.each(Object.entries(TELLING))('hear of %s', async (_verb, { tells, arrange }) => {
    const deed = await arrange(house)
    const { told, result } = await perform(deed)
    expect(told.map(({ kind }) => kind)).toEqual(tells)
    expect(new Set(told.map(({ salonId }) => salonId))).toEqual(new Set([house.salon.id]))
    const made = (result as { visitId?: string } | null | undefined)?.visitId
    expect(told.map(({ visitId }) => visitId)).toContain(deed.visitId ?? made)
  })

  it.each(Object.entries(SILENT))('hear nothing of %s', async (_verb, { arrange }) => {
    const { told } = await perform(await arrange(house))
    expect(told).toEqual([])
  })

  it('are thought of in every verb that a screen calls', () => {
    const thoughtOf = [...Object.keys(TELLING), ...Object.keys(SILENT)].map((row) => row.split(' ')[0])
    expect([...new Set(thoughtOf)].sort()).toEqual(verbsOfScreens())
  })
})

/** The functions of lib that take who acts, of those that app and components import. */
function verbsOfScreens(): string[] {
  const imported = ['app', 'components'].flatMap(sourcesIn).flatMap(importsFromLib)
  const found = imported.filter(({ file, name }) => isVerb(file, name)).map(({ name }) => name)
  return [...new Set(found)].sort()
}

function sourcesIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return files.filter((file) => /\.tsx?$/.test(file)).map((file) => path.join(folder, file))
}

function importsFromLib(source: string): { file: string; name: string }[] {
  const found = readFileSync(source, 'utf8').matchAll(/import \{([^}]*)\} from '@\/(lib\/[^']+)'/g)
  return [...found].flatMap(([, names = '', module = '']) =>
    names
      .split(',')
      .map((each) => each.trim().split(' as ')[0] ?? '')
      .filter((name) => /^[a-z]/.test(name) && !name.startsWith('type '))
      .map((name) => ({ file: `${module}.ts`, name })),
  )
}

const sources = new Map<string, string>()

function isVerb(file: string, name: string): boolean {
  const source = sources.get(file) ?? readFileSync(existing(file), 'utf8')
  sources.set(file, source)
  return new RegExp(`export async function ${name}(<[^(]*>)?\\(\\s*\\w+: (StaffContext|Asker)\\b`).test(
    source,
  )
}

function existing(file: string): string {
  return readdirSync(path.dirname(file)).includes(path.basename(file)) ? file : `${file}x`
}
