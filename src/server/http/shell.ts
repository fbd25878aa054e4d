/** Serves the built app: hashed files for ever, the shell always asked for anew, and only what lies in its folder. */

import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { Readable } from 'node:stream'
import type { Context, Handler } from 'hono'
import { accepted } from './compress.ts'

/** The app's own places; anything else that is no file is not answered by the shell (SYNC 23). */
const PLACES = /^\/(?:(?:sell|goods|orders|money|shop|start)(?:\/.*)?)?$/

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
}

const SUFFIX = { br: '.br', gzip: '.gz' } as const
/** What the build names after its content never changes. */
const HASHED = /^\/(?:assets|rest)\/.*-[\w-]{6,8}\.\w+$/
const IMMUTABLE = 'public, max-age=31536000, immutable'

/** The phone asks for these at each start of an installed app; they hardly ever change. */
const ICON = /^\/(?:icons\/|favicon)/
const A_WEEK = 'public, max-age=604800'

/** @param folder of the built app; looked at with each request, so that a new build needs no restart */
export function serveShell(folder: string): Handler {
  return async (c) => {
    const place = PLACES.test(c.req.path)
    const path = place ? '/index.html' : safe(c.req.path)
    const file = path === null ? null : await open(c, folder, path)
    if (file) return send(c, file)
    if (place) return c.text('The app is not built yet. Run: npm run build', 503)
    return c.text('Not found', 404)
  }
}

/** The decoded path of a file; null for one that tries to leave the folder, or is hidden. */
function safe(path: string): string | null {
  try {
    const plain = normalize(decodeURIComponent(path))
    return plain.includes('\0') || plain.split(sep).some((part) => part.startsWith('.')) ? null : plain
  } catch {
    return null
  }
}

interface File {
  path: string
  /** As it is asked for, whatever stands for it on the disk. */
  name: string
  size: number
  tag: string
  encoding: keyof typeof SUFFIX | null
}

async function open(c: Context, folder: string, name: string): Promise<File | null> {
  const encoding = accepted(c.req.header('Accept-Encoding'), ['br', 'gzip'])
  const packed = encoding && (await look(folder, name, encoding))
  return packed ?? look(folder, name, null)
}

async function look(folder: string, name: string, encoding: File['encoding']): Promise<File | null> {
  const path = join(folder, name) + (encoding ? SUFFIX[encoding] : '')
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) return null
  return { path, name, size: found.size, tag: `W/"${found.size.toString(36)}-${found.mtimeMs.toString(36)}"`, encoding }
}

function send(c: Context, { path, name, size, tag, encoding }: File): Response {
  c.header('Vary', 'Accept-Encoding')
  c.header('Cache-Control', HASHED.test(name) ? IMMUTABLE : ICON.test(name) ? A_WEEK : 'no-cache')
  c.header('ETag', tag)
  if (c.req.header('If-None-Match') === tag) return c.body(null, 304)
  c.header('Content-Type', TYPES[extname(name)] ?? 'application/octet-stream')
  c.header('Content-Length', String(size))
  if (encoding) c.header('Content-Encoding', encoding)
  if (c.req.method === 'HEAD') return c.body(null)
  return c.body(Readable.toWeb(createReadStream(path)) as ReadableStream)
}
