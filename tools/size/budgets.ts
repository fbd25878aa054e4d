/** The size rows of the design's budgets, measured in a build. */
import { FIRST } from '../build/split.ts'
import { type Build, needed } from './build.ts'

const KB = 1024

export interface Row {
  name: string
  bytes: number
  /** What is aimed at; above it the row is marked, and passes. */
  aim?: number
  /** What fails. */
  limit: number
}

/** Chunks that may be larger than a lazy chunk, each with its reason. */
const EXCEPTIONS = [
  // Decodes QR on phones whose browser cannot (no BarcodeDetector); fetched after the first sync, never by the sell screen.
  { file: /^rest\/jsQR-/, limit: 50 * KB },
  // The worker that reads Excel files and CSV, with a library for each: fetched last of all, run when a list is brought in.
  { file: /^rest\/reader-/, limit: 22 * KB },
]

export function measure(build: Build): Row[] {
  const scripts = needed(build.manifest, ['index.html', firstRoute(build)])
  const sum = (files: string[]) => files.reduce((total, file) => total + sizeOf(build, file), 0)
  for (const { file, imports = [] } of Object.values(build.manifest)) {
    const late = imports.find((key) => !isLate(file) && isLate(build.manifest[key]?.file ?? ''))
    if (late) throw new Error(`${file} is there from the start and needs ${late}, which comes later`)
  }
  const all = [...build.sizes.keys()]
  const styles = all.filter((file) => file.endsWith('.css'))
  const rest = all.filter(isLate)
  const workers = all.filter((file) => file.startsWith('assets/worker-'))
  const lazy = all.filter((file) => /^(assets|rest)\/.*\.js$/.test(file) && ![...scripts, ...workers].includes(file))
  const heavy = build.precache.filter((file) => /\.(woff2?|ttf|otf|wasm)$/.test(file))
  return [
    { name: 'JS to a usable sell screen', bytes: sum(scripts), aim: 65 * KB, limit: 75 * KB },
    { name: 'HTML + CSS + JS to it', bytes: sum(['index.html', ...styles, ...scripts]), limit: 100 * KB },
    { name: 'precache, all that sells', bytes: precached(build, sum), aim: 250 * KB, limit: 400 * KB },
    { name: 'fonts and WebAssembly in it', bytes: sum(heavy), limit: 0 },
    { name: 'the rest, after the first sync', bytes: sum(rest), limit: 1536 * KB },
    { name: 'service worker with the engine', bytes: sizeOf(build, 'sw.js'), limit: 50 * KB },
    ...workers.map((file) => ({ name: `photo worker ${file}`, bytes: sizeOf(build, file), limit: 5 * KB })),
    ...lazy.map((file) => ({ name: `lazy ${file}`, bytes: sizeOf(build, file), limit: limitOf(file) })),
  ]
}

/** The rows above their limit. */
export function tooLarge(rows: Row[]): Row[] {
  return rows.filter((row) => row.bytes > row.limit)
}

const isLate = (file: string) => file.startsWith('rest/')

function firstRoute({ manifest }: Build): string {
  const key = Object.keys(manifest).find((key) => manifest[key]?.name === FIRST)
  if (!key) throw new Error(`the build has no chunk called ${FIRST}: the first route is not where it is measured`)
  return key
}

function precached(build: Build, sum: (files: string[]) => number): number {
  if (!build.precache.includes('index.html'))
    throw new Error('the service worker precaches no index.html: nothing would start offline')
  return sum(build.precache)
}

function limitOf(file: string): number {
  return EXCEPTIONS.find((exception) => exception.file.test(file))?.limit ?? 20 * KB
}

function sizeOf(build: Build, file: string): number {
  const size = build.sizes.get(file)
  if (size === undefined) throw new Error(`${file} is named by the build and not in it`)
  return size
}
