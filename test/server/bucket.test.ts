/** A server whose photos lie in a bucket behind a real S3. */

import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import { type Bucket, filesInBucket } from '../../src/server/photos/bucket.ts'
import { lackingPhotos } from '../../src/server/photos/lacking.ts'
import { errorAnswer } from '../../src/shared/protocol/errors.ts'
import type { ServerProcess } from '../../tools/server-process.ts'
import { startS3 } from '../support/s3.ts'
import { Stall, taken } from '../support/stalls.ts'
import { bench, NOON, openShop, SILENT } from './kit.ts'
import { admin, newCode, run, startedServer } from './process.ts'
import { picture } from './storefront/shopkeeping.ts'
import { cloth } from './trade.ts'

const LONG = 60_000

async function bucketOfTest(): Promise<Bucket> {
  const { bucket, stop } = await startS3()
  onTestFinished(stop)
  return bucket
}

/** What tells a process of it. */
function named({ url, region, accessKeyId, secretAccessKey }: Bucket): Record<string, string> {
  return { S3_URL: url, S3_REGION: region, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey }
}

/** A shop on a running server with a cloth that buyers may see, and its photograph. */
async function shopWithPhotograph(server: ServerProcess) {
  const stall = await Stall.open(server.origin, await newCode(server), { name: 'ร้าน' })
  const good = cloth({ published: true })
  await stall.do('good.add', good)
  const camera = sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#26336e' } })
  const photograph = await taken(await camera.jpeg().toBuffer())
  await stall.do('photo.add', { good: good.good, photo: photograph.photo })
  await stall.upload(photograph)
  const { photo } = photograph
  const headers = { Authorization: `Bearer ${stall.token}` }
  return {
    ...photograph,
    shop: stall.shop,
    whole: () => fetch(`${server.origin}/api/photos/${photo.full}`, { headers }),
    shown: () => fetch(`${server.origin}/p/${good.good}/${photo.full.slice(0, 16)}/320.webp`),
  }
}

async function bytesOf(answer: Response): Promise<Buffer> {
  expect(answer.status).toBe(200)
  return Buffer.from(await answer.arrayBuffer())
}

test(
  'a running server keeps photos in its bucket, shows them to phone and buyer from there, and does so after a new start',
  async () => {
    const bucket = await bucketOfTest()
    const server = await startedServer(named(bucket))
    const { shop, photo, full, thumb, whole, shown } = await shopWithPhotograph(server)
    const photos = filesInBucket(bucket, 'photos')
    expect(await photos.list(shop)).toEqual(new Set([photo.full, photo.thumb]))
    expect(Buffer.from((await photos.get(shop, photo.thumb)) ?? [])).toEqual(thumb)
    const asShown = await bytesOf(await shown())
    expect(await sharp(asShown).metadata()).toMatchObject({ format: 'webp', width: 320 })
    const sizes = filesInBucket(bucket, 'sizes')
    expect(await sizes.list(shop)).toEqual(new Set([`${photo.full}-320.webp`]))
    await server.stop()
    await server.start()
    expect(await bytesOf(await whole())).toEqual(full)
    expect(await bytesOf(await shown())).toEqual(asShown)
    for (const folder of ['photos', 'sizes']) expect(existsSync(join(server.dataDir, folder)), folder).toBe(false)
  },
  LONG,
)

test(
  'a copy of a server whose bucket is not there does not end well',
  async () => {
    const bucket = await bucketOfTest()
    const server = await startedServer(named(bucket))
    await shopWithPhotograph(server)
    const folder = await mkdtemp(join(tmpdir(), 'talat-copies-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const gone = { ...server.env, S3_URL: `${bucket.url}-of-yesterday` }
    const { code, output } = await run(admin('backup', folder), gone)
    expect(output).toContain('NoSuchBucket')
    expect(code).not.toBe(0)
    expect((await run(admin('backup', folder), server.env)).code).toBe(0)
  },
  LONG,
)

test('a repair while the bucket is not there forgets no photo, and once it is back none is asked for', async () => {
  const bucket = await bucketOfTest()
  const owner = await openShop(await bench({ photos: filesInBucket(bucket, 'photos') }))
  const { deps } = owner.bench
  const good = cloth()
  await owner.do('good.add', good)
  const added = picture(good.good)
  await owner.do('photo.add', added)
  for (const hash of [added.photo.full, added.photo.thumb]) {
    await deps.photos.put(owner.shop, hash, new Uint8Array([1]))
    await deps.storage.transaction(owner.shop, ({ photos }) => photos.add({ hash, size: 1, type: 'image/jpeg' }, NOON))
  }
  const gone = filesInBucket({ ...bucket, url: `${bucket.url}-of-yesterday` }, 'photos')
  await expect(lackingPhotos({ ...deps, photos: gone }, owner.shop)).rejects.toMatchObject({ kind: 'broken' })
  expect(await lackingPhotos(deps, owner.shop)).toEqual([])
})

test('a photo of which the bucket’s answer breaks off is answered with 503, and may be asked for again', async () => {
  const server = createServer((_, answer) => {
    answer.writeHead(200, { 'Content-Length': '1000' }).write('half', () => answer.destroy())
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/talat`
  const photos = filesInBucket({ url, region: 'x', accessKeyId: 'x', secretAccessKey: 'x' }, 'photos')
  const owner = await openShop(await bench({ photos, log: SILENT }))
  const hash = 'a'.repeat(64)
  await owner.bench.deps.storage.transaction(owner.shop, ({ photos }) =>
    photos.add({ hash, size: 1000, type: 'image/jpeg' }, NOON),
  )
  const headers = { Authorization: `Bearer ${owner.token}` }
  const answer = await owner.bench.app.request(`/api/photos/${hash}`, { headers })
  expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '5'])
  expect(errorAnswer.parse(await answer.json()).error.code).toBe('busy')
})
