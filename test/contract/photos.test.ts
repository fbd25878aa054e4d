/** The same contract for the places where photos may lie: a disk, and a bucket behind a real S3. */

import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AwsClient } from 'aws4fetch'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type Bucket, filesInBucket } from '../../src/server/photos/bucket.ts'
import { filesOnDisk, type PhotoFiles } from '../../src/server/photos/files.ts'
import { StorageTrouble, type TroubleKind } from '../../src/server/storage/port.ts'
import { startS3 } from '../support/s3.ts'

const KEYS = { region: 'us-east-1', accessKeyId: 'x', secretAccessKey: 'x' }

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'talat-photos-'))
  onTestFinished(() => rm(path, { recursive: true, force: true }))
  return path
}

async function bucket(): Promise<Bucket> {
  const { bucket, stop } = await startS3()
  onTestFinished(stop)
  return bucket
}

const PLACES: Record<string, () => Promise<PhotoFiles>> = {
  disk: async () => filesOnDisk(await folder()),
  bucket: async () => filesInBucket(await bucket(), 'photos'),
}

const hash = (letter: string) => letter.repeat(64)

describe.each(Object.entries(PLACES))('photos on a %s', (_, open) => {
  test('what was put is there byte for byte, once, and of its own shop alone', async () => {
    const files = await open()
    const bytes = Uint8Array.from({ length: 5000 }, (_, index) => index % 251)
    await files.put('shop-a', hash('a'), bytes)
    await files.put('shop-a', hash('a'), bytes)
    await files.put('shop-b', hash('b'), new Uint8Array([1]))
    expect(new Uint8Array((await files.get('shop-a', hash('a'))) ?? [])).toEqual(bytes)
    expect(await files.get('shop-b', hash('a'))).toBeNull()
    expect(await files.get('shop-c', hash('a'))).toBeNull()
    expect(await files.list('shop-a')).toEqual(new Set([hash('a')]))
    expect(await files.list('shop-c')).toEqual(new Set())
  })

  test('what was taken away is gone, and taken away again is no harm', async () => {
    const files = await open()
    await files.put('shop-a', hash('a'), new Uint8Array([1]))
    await files.put('shop-a', hash('b'), new Uint8Array([2]))
    for (let again = 0; again < 2; again++) await files.remove('shop-a', hash('a'))
    await files.remove('shop-b', hash('a'))
    expect(await files.get('shop-a', hash('a'))).toBeNull()
    expect(await files.list('shop-a')).toEqual(new Set([hash('b')]))
  })

  test('more photos than one page of a list names are all named', async () => {
    const files = await open()
    const names = Array.from({ length: 1100 }, (_, index) => index.toString(16).padStart(64, '0'))
    for (let start = 0; start < names.length; start += 100) {
      await Promise.all(names.slice(start, start + 100).map((name) => files.put('shop-a', name, new Uint8Array([1]))))
    }
    expect(await files.list('shop-a')).toEqual(new Set(names))
  }, 60_000)
})

test('what several processes put on a disk at once is whole at every moment, and there is nothing beside it at the end', async () => {
  const files = filesOnDisk(await folder())
  const bytes = new Uint8Array(200_000).fill(7)
  const read = async () => (await files.get('shop-a', hash('a')))?.byteLength ?? bytes.byteLength
  for (let round = 0; round < 10; round++) {
    const puts = [1, 2, 3].map(() => files.put('shop-a', hash('a'), bytes))
    expect(await Promise.all([read(), read(), read()])).toEqual([200_000, 200_000, 200_000])
    await Promise.all(puts)
  }
  expect(await files.list('shop-a')).toEqual(new Set([hash('a')]))
})

/** An S3 that answers as the test says. */
async function answering(answer: RequestListener, patience?: number): Promise<PhotoFiles> {
  const server = createServer(answer)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return filesInBucket({ url: `http://127.0.0.1:${port}/talat`, ...KEYS }, 'photos', patience)
}

/** All that is ever asked of a place. */
const DEEDS: Record<keyof PhotoFiles, (files: PhotoFiles) => Promise<unknown>> = {
  put: (files) => files.put('shop', hash('a'), new Uint8Array([1])),
  get: (files) => files.get('shop', hash('a')),
  remove: (files) => files.remove('shop', hash('a')),
  list: (files) => files.list('shop'),
}

/** How each deed failed. */
async function failures(files: PhotoFiles): Promise<Record<string, unknown>> {
  const told = Object.entries(DEEDS).map(async ([name, deed]) => {
    const failed = await deed(files).catch((error: unknown) => error)
    return [name, failed instanceof StorageTrouble ? failed.kind : failed]
  })
  return Object.fromEntries(await Promise.all(told))
}

const always = (kind: TroubleKind) => ({ put: kind, get: kind, remove: kind, list: kind })

test.each([
  [403, 'AccessDenied', 'broken'],
  [404, 'NoSuchBucket', 'broken'],
  [404, 'Not found, says a proxy', 'broken'],
  [507, 'QuotaExceeded', 'full'],
  [503, 'SlowDown', 'busy'],
] as const)(
  'a bucket that answers %i %s stores nothing, does not pass for empty, and says why',
  async (...expected) => {
    const [status, code, kind] = expected
    const files = await answering((_, answer) => {
      answer.writeHead(status, { 'Content-Type': 'application/xml' }).end(`<Error><Code>${code}</Code></Error>`)
    })
    expect(await failures(files)).toEqual(always(kind))
  },
)

test('a page that answers well in place of the bucket does not pass for a shop without photos', async () => {
  const files = await answering((_, answer) => void answer.end('<html>Welcome</html>'))
  await expect(files.list('shop')).rejects.toMatchObject({ constructor: StorageTrouble, kind: 'broken' })
})

test.each([200, 503])('an answer %i whose body breaks off is trouble that passes', async (status) => {
  const files = await answering((_, answer) => {
    answer.writeHead(status, { 'Content-Length': '1000' }).write('<ListBucketResult>half', () => answer.destroy())
  })
  expect(await failures(files)).toEqual(always('busy'))
})

test('a bucket that says nothing, or begins to and never ends, is waited for only so long', async () => {
  const silent = await answering(() => {}, 200)
  const endless = await answering((_, answer) => void answer.writeHead(200).write('<ListBucketResult>'), 200)
  expect(await failures(silent)).toEqual(always('busy'))
  expect(await failures(endless)).toEqual(always('busy'))
})

test('what a bucket could not do just then is tried twice more', async () => {
  let [asked, failing] = [0, 2]
  const files = await answering((request, answer) => {
    request.resume()
    answer.writeHead(asked++ < failing ? 503 : 200).end()
  })
  await files.put('shop', hash('a'), new Uint8Array([1]))
  expect(asked).toBe(3)
  ;[asked, failing] = [0, 3]
  await expect(files.put('shop', hash('a'), new Uint8Array([1]))).rejects.toMatchObject({ kind: 'busy' })
  expect(asked).toBe(3)
})

test('what is put in a bucket says itself that it never changes', async () => {
  const at = await bucket()
  await filesInBucket(at, 'photos').put('shop', hash('a'), new Uint8Array([1]))
  const { url, ...keys } = at
  const answer = await new AwsClient({ ...keys, service: 's3' }).fetch(`${url}/photos/shop/${hash('a')}`)
  expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([200, 'public, max-age=31536000, immutable'])
})

test('who has other keys stores nothing', async () => {
  const files = filesInBucket({ ...(await bucket()), accessKeyId: 'NOBODY' }, 'photos')
  await expect(files.put('shop', hash('a'), new Uint8Array([1]))).rejects.toMatchObject({ kind: 'broken' })
})

test('a bucket that is not there is trouble that passes', async () => {
  const files = filesInBucket({ url: 'http://127.0.0.1:9/talat', ...KEYS }, 'photos')
  await expect(files.get('shop', hash('a'))).rejects.toMatchObject({ kind: 'busy' })
})
