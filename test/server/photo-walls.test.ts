import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { imageType } from '../../src/server/photos/format.ts'
import { keepPhoto } from '../../src/server/photos/keep.ts'
import { concat, jpegClaiming } from '../support/jpeg.ts'
import { addPhone, bench, openShop, type Phone } from './kit.ts'

const TUS = { 'Tus-Resumable': '1.0.0' }
const HTML = Buffer.from('<!doctype html><script>alert(1)</script>')

function canvas(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: '#26336e' }, limitInputPixels: false })
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function asked({ bench: { app }, token }: Phone, method: string, path: string, init: RequestInit = {}) {
  const headers = { Authorization: `Bearer ${token}`, ...TUS, ...init.headers }
  return app.request(`/api/photos${path}`, { ...init, method, headers })
}

async function begun(phone: Phone, hash: string, size: number): Promise<number> {
  const metadata = `hash ${btoa(hash)},type ${btoa('image/webp')}`
  const headers = { 'Upload-Length': String(size), 'Upload-Metadata': metadata }
  return (await asked(phone, 'POST', '', { headers })).status
}

function append(phone: Phone, hash: string, offset: number, bytes: Uint8Array) {
  const headers = { 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(offset) }
  return asked(phone, 'PATCH', `/${hash}`, { headers, body: new Uint8Array(bytes) })
}

async function offset(phone: Phone, hash: string): Promise<string | null> {
  return (await asked(phone, 'HEAD', `/${hash}`)).headers.get('Upload-Offset')
}

test('a photo is what its own head says, within the size of a photo, in every form that phones write', async () => {
  for (const [width, height] of [
    [4096, 1],
    [1, 4096],
  ] as const) {
    const lossless = await canvas(width, height).webp({ lossless: true }).toBuffer()
    const withAlpha = await canvas(width, height).ensureAlpha(0.5).webp().toBuffer()
    const progressive = await canvas(width, height).jpeg({ progressive: true }).toBuffer()
    for (const bytes of [lossless, withAlpha, await canvas(width, height).webp().toBuffer()])
      expect(imageType(bytes)).toBe('image/webp')
    for (const bytes of [progressive, await canvas(width, height).jpeg().toBuffer()])
      expect(imageType(bytes)).toBe('image/jpeg')
  }
})

test('a small file that claims a huge picture is no photo: neither the shop’s other phones nor buyers unpack it', async () => {
  const owner = await openShop(await bench())
  const bombs = [
    jpegClaiming(16_383, 16_383),
    jpegClaiming(100, 4097),
    await canvas(4097, 9).webp().toBuffer(),
    await canvas(9, 4097).webp({ lossless: true }).toBuffer(),
    await canvas(16_383, 9).ensureAlpha(0.5).webp().toBuffer(),
  ]
  for (const bomb of bombs) {
    const hash = hashOf(bomb)
    expect(await begun(owner, hash, bomb.byteLength)).toBe(201)
    expect((await append(owner, hash, 0, bomb)).status).toBe(400)
    expect((await asked(owner, 'GET', `/${hash}`)).status).toBe(404)
  }
})

test('drawings that are programs, pages and other pictures are no photos', async () => {
  const { deps, ...there } = await bench()
  const owner = await openShop({ deps, ...there })
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
  const others = [
    svg,
    HTML,
    await canvas(9, 9).png().toBuffer(),
    await canvas(9, 9).gif().toBuffer(),
    new Uint8Array(0),
  ]
  for (const bytes of others) expect(await keepPhoto(deps, owner.shop, hashOf(bytes), bytes)).toBe('no-photo')
})

test('a photo with a page behind it stays a photo to whoever opens it', async () => {
  const owner = await openShop(await bench())
  for (const [type, photo] of [
    ['image/jpeg', await canvas(9, 9).jpeg().toBuffer()],
    ['image/webp', await canvas(9, 9).webp().toBuffer()],
  ] as const) {
    const both = concat(photo, HTML)
    const hash = hashOf(both)
    await begun(owner, hash, both.byteLength)
    expect((await append(owner, hash, 0, both)).status).toBe(204)
    const { headers } = await asked(owner, 'GET', `/${hash}`)
    expect(headers.get('Content-Type')).toBe(type)
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Content-Security-Policy')).toContain("script-src 'self'")
  }
})

test('no phone deletes or truncates what another one sends, nor what is here', async () => {
  const owner = await openShop(await bench())
  const helper = await addPhone(owner, 'helper')
  const stranger = await openShop(owner.bench)
  const photo = await canvas(900, 900).webp().toBuffer()
  const hash = hashOf(photo)
  await begun(owner, hash, photo.byteLength)
  await append(owner, hash, 0, photo.subarray(0, 100))
  for (const other of [helper, stranger]) {
    expect((await asked(other, 'DELETE', `/${hash}`)).status).toBe(404)
    expect((await append(other, hash, 0, photo)).status).toBe(other === helper ? 409 : 404)
  }
  expect(await begun(helper, hash, photo.byteLength)).toBe(201)
  expect(await begun(stranger, hash, 7)).toBe(201)
  expect(await offset(owner, hash)).toBe('100')
  await append(owner, hash, 100, photo.subarray(100))
  for (const other of [owner, helper]) {
    expect((await asked(other, 'DELETE', `/${hash}`)).status).toBe(404)
    expect(await begun(other, hash, 7)).toBe(201)
  }
  expect(new Uint8Array(await (await asked(owner, 'GET', `/${hash}`)).arrayBuffer())).toEqual(new Uint8Array(photo))
})
