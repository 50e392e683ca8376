// What the production build really holds: every page, route handler and server action.
import { readFileSync } from 'node:fs'
import path from 'node:path'

export type BuiltAction = {
  id: string
  /** Under which it is exported. */
  name: string
  file: string
  /** A route whose page has it in its bundle: where it can be sent to. */
  route: string
}

export type Build = {
  /** Addresses as folders have them: /clients/[clientId]. */
  pages: string[]
  handlers: string[]
  actions: BuiltAction[]
  /** What the pages folder of old holds besides Next's own. */
  strays: string[]
}

type RouteManifest = Record<string, string>
type ActionManifest = Record<
  'node' | 'edge',
  Record<string, { filename?: string; exportedName?: string; workers: Record<string, unknown> }>
>

/** Reads the manifests of the build that is being tested. */
export function readBuild(): Build {
  const routes = readManifest<RouteManifest>('app-path-routes-manifest.json')
  const files = Object.keys(routes)
  const ofKind = (kind: string) =>
    files.filter((file) => file.endsWith(`/${kind}`)).map((file) => routes[file] ?? '')
  const { node, edge } = readManifest<ActionManifest>('server/server-reference-manifest.json')
  const actions = Object.entries({ ...node, ...edge }).map(([id, action]) => ({
    id,
    name: action.exportedName ?? id,
    file: action.filename ?? '',
    route: plainest(Object.keys(action.workers).map((worker) => routes[worker.replace(/^app/, '')] ?? '')),
  }))
  const ofNext = ['/_app', '/_document', '/_error', '/404', '/500']
  const strays = Object.keys(readManifest<RouteManifest>('server/pages-manifest.json'))
  return {
    pages: ofKind('page'),
    handlers: ofKind('route'),
    actions,
    strays: strays.filter((page) => !ofNext.includes(page)),
  }
}

/** The first without a parameter, so that no guest or visit is needed to get there. */
function plainest(routes: string[]): string {
  return routes.find((route) => !route.includes('[')) ?? routes[0] ?? ''
}

function readManifest<Manifest>(file: string): Manifest {
  const folder = process.env.FOYER_DIST_DIR ?? '.next'
  return JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Manifest
}
