import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { type Bench, bench } from './kit.ts'

const SCRIPT = 'assets/index-Ab3_x-9Z.js'

/** A server with a small app: a shell, a hashed script with packed copies, a service worker. */
async function withApp(secure = false): Promise<Bench> {
  const shell = await mkdtemp(path.join(tmpdir(), 'talat-app-'))
  onTestFinished(() => rm(shell, { recursive: true }))
  await mkdir(path.join(shell, 'assets'))
  await mkdir(path.join(shell, 'icons'))
  await writeFile(path.join(shell, 'icons/icon-192.png'), 'icon')
  await writeFile(path.join(shell, 'index.html'), '<title>Talat</title>')
  await writeFile(path.join(shell, 'sw.js'), 'self')
  await writeFile(path.join(shell, 'manifest.webmanifest'), '{}')
  await writeFile(path.join(shell, '.hidden'), 'secret')
  await writeFile(path.join(shell, SCRIPT), 'script')
  await writeFile(path.join(shell, `${SCRIPT}.br`), brotliCompressSync('script'))
  await writeFile(path.join(shell, `${SCRIPT}.gz`), gzipSync('script'))
  return bench({ shell, secure })
}

test('the shell answers the app’s own places, and never those of buyers, of the API or of files', async () => {
  const { app } = await withApp()
  for (const place of ['/', '/sell', '/goods/018f', '/orders', '/money/today', '/shop/devices', '/start']) {
    const answer = await app.request(place)
    expect(await answer.text(), place).toContain('<title>Talat')
    expect(answer.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
  }
  for (const elsewhere of ['/c/x', '/s/shop', '/p/x', '/o/x', '/api/x', '/seller', '/assets/gone-12345678.js', '/x']) {
    expect((await app.request(elsewhere)).status, elsewhere).toBe(404)
  }
})

test('hashed files are kept for ever, icons for a week, all else is asked for anew and answered by 304', async () => {
  const { app } = await withApp()
  const cached = async (file: string) => (await app.request(file)).headers.get('Cache-Control')
  expect(await cached(`/${SCRIPT}`)).toBe('public, max-age=31536000, immutable')
  expect(await cached('/icons/icon-192.png')).toBe('public, max-age=604800')
  for (const file of ['/', '/sell', '/index.html', '/sw.js', '/manifest.webmanifest']) {
    expect(await cached(file), file).toBe('no-cache')
  }
  const tag = (await app.request('/sw.js')).headers.get('ETag') ?? ''
  expect((await app.request('/sw.js', { headers: { 'If-None-Match': tag } })).status).toBe(304)
  expect((await app.request('/', { headers: { 'If-None-Match': tag } })).status).toBe(200)
})

test('no cache keeps that a file is not there, which a process of the next version has already, nor where a page of the moment leads', async () => {
  const { app } = await withApp()
  for (const place of [
    '/assets/next-12345678.js',
    '/rest/next-12345678.js',
    '/nowhere',
    '/office',
    '/healthz',
    '/keeper',
  ])
    expect((await app.request(place)).headers.get('Cache-Control'), place).toBe('no-store')
})

test('the packed copy beside a file is sent to whom can read it', async () => {
  const { app } = await withApp()
  const asked = async (encoding: string) => {
    const { headers } = await app.request(`/${SCRIPT}`, { headers: { 'Accept-Encoding': encoding } })
    return [headers.get('Content-Encoding'), headers.get('Content-Type'), headers.get('Vary')]
  }
  expect(await asked('gzip, br')).toEqual(['br', 'text/javascript; charset=utf-8', 'Accept-Encoding'])
  expect((await asked('gzip'))[0]).toBe('gzip')
  expect((await asked(''))[0]).toBeNull()
  const head = await app.request(`/${SCRIPT}`, { method: 'HEAD' })
  expect([head.status, await head.text()]).toEqual([200, ''])
})

test('no path leaves the folder of the app', async () => {
  const { app } = await withApp()
  for (const file of ['/..%2ftalat.db', '/%2e%2e/talat.db', '/assets/..%2f..%2fetc/passwd', '/.hidden', '/%00', '/%']) {
    expect((await app.request(file)).status, file).toBe(404)
  }
})

test('an app that is not built yet is said to be so', async () => {
  const { app } = await bench()
  const answer = await app.request('/')
  expect([answer.status, await answer.text()]).toEqual([503, 'The app is not built yet. Run: npm run build'])
})

test('every answer carries the headers that keep strangers out, and HSTS only over HTTPS', async () => {
  const { app } = await withApp()
  for (const place of ['/', `/${SCRIPT}`, '/api/hello', '/nothing', '/healthz']) {
    const { headers } = await app.request(place)
    const policy = headers.get('Content-Security-Policy')
    expect(policy, place).toContain("default-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(headers.get('Permissions-Policy')).toContain('camera=(self)')
    expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin')
    expect(headers.get('Strict-Transport-Security')).toBeNull()
  }
  const safe = await withApp(true)
  expect((await safe.app.request('/')).headers.get('Strict-Transport-Security')).toContain('max-age=')
})
