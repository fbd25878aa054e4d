/** The same contract for the places where photos may lie: a disk, and a bucket behind a real S3. */

import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type Bucket, filesInBucket } from '../../src/server/photos/bucket.ts'
import { filesOnDisk, type PhotoFiles } from '../../src/server/photos/files.ts'
import { StorageTrouble } from '../../src/server/storage/port.ts'
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

/** An S3 that answers everything with this. */
async function answering(status: number, code: string): Promise<PhotoFiles> {
  const server: Server = createServer((_, answer) => {
    answer.writeHead(status, { 'Content-Type': 'application/xml' }).end(`<Error><Code>${code}</Code></Error>`)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return filesInBucket({ url: `http://127.0.0.1:${port}/talat`, ...KEYS }, 'photos')
}

test.each([
  [403, 'AccessDenied', 'broken'],
  [404, 'NoSuchBucket', 'broken'],
  [507, 'QuotaExceeded', 'full'],
  [503, 'SlowDown', 'busy'],
] as const)('a bucket that answers %i %s stores nothing, and says why', async (status, code, kind) => {
  const files = await answering(status, code)
  const failed = await files.put('shop', hash('a'), new Uint8Array([1])).catch((error: unknown) => error)
  expect(failed).toBeInstanceOf(StorageTrouble)
  expect(failed).toMatchObject({ kind })
})

test('who has other keys stores nothing', async () => {
  const files = filesInBucket({ ...(await bucket()), accessKeyId: 'NOBODY' }, 'photos')
  await expect(files.put('shop', hash('a'), new Uint8Array([1]))).rejects.toMatchObject({ kind: 'broken' })
})

test('a bucket that is not there is trouble that passes', async () => {
  const files = filesInBucket({ url: 'http://127.0.0.1:9/talat', ...KEYS }, 'photos')
  await expect(files.get('shop', hash('a'))).rejects.toMatchObject({ kind: 'busy' })
})
