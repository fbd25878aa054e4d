/** A real S3 for tests: speaks the protocol, knows its keys by their ids, keeps what it was given in a folder. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import type { Bucket } from '../../src/server/photos/bucket.ts'

/** The keys that it knows. */
const KEYS = { region: 'us-east-1', accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' }

export async function startS3(): Promise<{ bucket: Bucket; stop(): Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'talat-s3-'))
  const buckets = { configureBuckets: [{ name: 'talat' }] }
  const server = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory, ...buckets })
  const { port } = await server.run()
  const stop = async () => {
    await server.close()
    await rm(directory, { recursive: true, force: true })
  }
  return { bucket: { url: `http://127.0.0.1:${port}/talat`, ...KEYS }, stop }
}
