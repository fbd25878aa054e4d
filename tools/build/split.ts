import { join } from 'node:path'
import type { Rolldown } from 'vite'

type Options = Exclude<Rolldown.OutputOptions['codeSplitting'], boolean | undefined>
type NameOf = Extract<NonNullable<Options['groups']>[number]['name'], (...args: never[]) => unknown>

/**
 * Libraries have chunks of their own: an update of the app leaves them in the phone's cache (and the engine's compiled code
 * with them), so that only our own code is fetched again over the village Wi-Fi. The first is what the sell screen needs;
 * the second comes later: zod with the sync that checks what the wire brings, and what looks for new versions.
 */
const LIBRARIES = /node_modules[\\/](preact|preact-iso|@preact[\\/]signals(-core)?|dexie|idb-keyval)[\\/]/
const LATER = /node_modules[\\/](zod|workbox-(window|core))[\\/]/

/** What checks and sends: apart from what screens share, or the first visit would wait for zod. */
const ENGINE =
  /[\\/]src[\\/](app[\\/]platform[\\/]background|device[\\/](sync|net)|shared[\\/]protocol[\\/](schemas|fields|sync|join|renew|repair|errors))[\\/.]/

/** But for what a page of the rest alone asks of it. */
const STORE = /[\\/]src[\\/]device[\\/]store[\\/](?!actions[\\/](imports|lessons|calls))/
/** What screens ask of the store: apart from what it does, or the two would weigh more than a chunk may. */
const QUERIES = /[\\/]src[\\/]device[\\/]store[\\/]queries[\\/]/

/** What sells nothing is not precached: it goes to `dist/rest/` and is fetched by the page after the first sync. */
const REST = [
  /[\\/]node_modules[\\/](jsqr|write-excel-file|read-excel-file)[\\/]/,
  /[\\/]features[\\/](learn|book|people|import|carry)[\\/]index\.tsx$/,
  /[\\/]features[\\/]carry[\\/]frames[\\/]/,
  /[\\/]features[\\/]goods[\\/]tags-page\.tsx$/,
  /[\\/]features[\\/]money[\\/]report-pages\.ts$/,
  /[\\/]features[\\/]orders[\\/]seldom\.ts$/,
  /[\\/]i18n[\\/]\w+[\\/](later|lessons)\.ts$/,
  // What stands for a module of Node, which a library asks for where it runs there.
  /^__vite-browser-external/,
]

/** The chunk of the route that the app opens with: `npm run size` finds it by this name. */
export const FIRST = 'sell'

/**
 * Few chunks. Each file is a round trip of its own, 400 ms on a village link, for the service worker too, which fetches one
 * after another: left alone, the bundler makes sixty of them, most below 1 KB.
 */
export function splitting(root: string, route: string): Options {
  return {
    groups: [
      { name: 'libraries', test: LIBRARIES, priority: 5 },
      { name: 'later', test: LATER, priority: 5 },
      { name: neededBy(join(root, route), FIRST), priority: 4 },
      // Before the engine, which would take what it needs of the store along.
      { name: 'queries', test: QUERIES, priority: 3 },
      { name: 'shared', test: STORE, priority: 2 },
      { name: 'engine', test: ENGINE, priority: 1 },
      { name: 'shared', test: /[\\/]src[\\/]/, minShareCount: 2, priority: 0 },
    ],
  }
}

/** Whether a chunk belongs to the rest, told by what is in it. */
export function isRest(moduleIds: string[]): boolean {
  return moduleIds.some((id) => REST.some((name) => name.test(id)))
}

/** Gathers what a module needs before it runs, itself included, in one chunk. */
function neededBy(entry: string, chunk: string): NameOf {
  let needed: Set<string> | undefined
  return (id, context) => {
    needed ??= withImports(entry, (module) => context.getModuleInfo(module)?.importedIds ?? [])
    return needed.has(id) ? chunk : null
  }
}

function withImports(id: string, importsOf: (id: string) => string[], seen = new Set<string>()): Set<string> {
  if (seen.has(id)) return seen
  seen.add(id)
  // A copy: the bundler uses the array again for the next module.
  for (const imported of [...importsOf(id)]) withImports(imported, importsOf, seen)
  return seen
}
