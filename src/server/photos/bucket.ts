/** Photos in S3-compatible storage, by plain PUT and GET (SYNC 27): every process of a country's server reaches the same. */

import { AwsClient } from 'aws4fetch'
import { StorageTrouble } from '../storage/port.ts'
import type { PhotoFiles } from './files.ts'

export interface Bucket {
  /** Its address with its name, `https://s3.example.com/talat`: every S3 speaks so, whoever runs it. */
  url: string
  region: string
  accessKeyId: string
  secretAccessKey: string
}

/** Milliseconds for one request; a phone whose photo is not taken sends it again. */
const PATIENCE = 20_000
/** Tries beside the first, of what the bucket could not do just then. */
const RETRIES = 2

/**
 * @param folder what the names of these files begin with
 * @param patience for a test that does not want to wait
 */
export function filesInBucket({ url, ...keys }: Bucket, folder: string, patience = PATIENCE): PhotoFiles {
  const client = new AwsClient({ ...keys, service: 's3', retries: RETRIES })
  const addressOf = (shop: string, hash: string) => `${url}/${folder}/${shop}/${hash}`
  /** The whole body; null where there is nothing of that name in the bucket. */
  const ask = async (address: string, init: RequestInit = {}): Promise<Uint8Array<ArrayBuffer> | null> => {
    let answer: Response
    let body: Uint8Array<ArrayBuffer>
    try {
      answer = await client.fetch(address, { ...init, signal: AbortSignal.timeout(patience) })
      // A body may break off as well.
      body = new Uint8Array(await answer.arrayBuffer())
    } catch (error) {
      throw new StorageTrouble('busy', error)
    }
    if (answer.ok) return body
    const code = /<Code>([^<]+)<\/Code>/.exec(textOf(body))?.[1] ?? 'no reason'
    // Any other 404 says nothing of this photo: that there is no such bucket, or that something else answers there.
    if (answer.status === 404 && code === NOT_HERE) return null
    throw troubleOf(answer.status, code)
  }
  return {
    async put(shop, hash, bytes) {
      const body = new Uint8Array(bytes)
      const request = { method: 'PUT', body, headers: { 'Cache-Control': IMMUTABLE } }
      if (!(await ask(addressOf(shop, hash), request))) throw troubleOf(404, NOT_HERE)
    },
    get: (shop, hash) => ask(addressOf(shop, hash)),
    async remove(shop, hash) {
      await ask(addressOf(shop, hash), { method: 'DELETE' })
    },
    async list(shop) {
      const prefix = `${folder}/${shop}/`
      const found = new Set<string>()
      for (let marker = ''; ; ) {
        // The first version of the question: all that speak S3 know it, and what comes next is asked for by name.
        const query = new URLSearchParams({ prefix, ...(marker ? { marker } : {}) })
        const text = textOf(await ask(`${url}?${query}`))
        // What answers well and is no list would pass for a shop that has no photos.
        if (!text.includes('<ListBucketResult')) throw new StorageTrouble('broken', new Error('no list of the bucket'))
        const keys = [...text.matchAll(/<Key>([^<]+)<\/Key>/g)].flatMap(([, key]) => key ?? [])
        for (const key of keys) found.add(key.slice(prefix.length))
        marker = keys.at(-1) ?? ''
        if (marker === '' || !/<IsTruncated>true<\/IsTruncated>/.test(text)) return found
      }
    },
  }
}

/** A name is the hash of what lies there: it never changes. */
const IMMUTABLE = 'public, max-age=31536000, immutable'

/** How every S3 says that there is nothing of that name. */
const NOT_HERE = 'NoSuchKey'

function textOf(body: Uint8Array | null): string {
  return new TextDecoder().decode(body ?? undefined)
}

/** Full, busy, or refused: keys or rights are wrong, and a person has to see to it. */
function troubleOf(status: number, code: string): StorageTrouble {
  const error = new Error(`the bucket answered ${status}: ${code}`)
  if (status === 507 || code === 'QuotaExceeded' || code === 'XMinioStorageFull')
    return new StorageTrouble('full', error)
  return new StorageTrouble(status >= 500 || status === 429 ? 'busy' : 'broken', error)
}
