/** Reads what the build has written: which files there are, how large, and what needs what. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Manifest } from 'vite'

export interface Build {
  /** Gzipped size in bytes of each file, by its path in `dist`. */
  sizes: Map<string, number>
  /** Vite's manifest: chunks by the path of their source. */
  manifest: Manifest
  /** Paths of what the service worker fetches when it is installed. */
  precache: string[]
}

const FORMS = /\.(gz|br)$/
const PRECACHED = /["']?url["']?:["'`]([^"'`]+)["'`]/g

export function readBuild(dist: string): Build {
  const files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !FORMS.test(entry.name))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(dist.length + 1)
        .replaceAll('\\', '/'),
    )
  const worker = readFileSync(join(dist, 'sw.js'), 'utf8')
  return {
    sizes: new Map(files.map((file) => [file, gzipped(readFileSync(join(dist, file)))])),
    manifest: JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')),
    precache: [...worker.matchAll(PRECACHED)].flatMap(([, url]) => (url ? [url] : [])),
  }
}

/** Pictures are compressed already: they go as they are. */
function gzipped(bytes: Buffer): number {
  return Math.min(bytes.length, gzipSync(bytes, { level: 9 }).length)
}

/** The scripts that must be there before the given chunks run: themselves and all their static imports. */
export function needed(manifest: Manifest, keys: string[]): string[] {
  const scripts = new Set<string>()
  const visit = (key: string) => {
    const chunk = manifest[key]
    if (!chunk) throw new Error(`the build has no ${key}`)
    if (scripts.has(chunk.file)) return
    scripts.add(chunk.file)
    for (const imported of chunk.imports ?? []) visit(imported)
  }
  for (const key of keys) visit(key)
  return [...scripts]
}
