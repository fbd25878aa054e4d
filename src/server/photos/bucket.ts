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

/** @param folder what the names of these files begin with */
export function filesInBucket({ url, ...keys }: Bucket, folder: string): PhotoFiles {
  const client = new AwsClient({ ...keys, service: 's3', retries: RETRIES })
  const addressOf = (shop: string, hash: string) => `${url}/${folder}/${shop}/${hash}`
  const ask = async (address: string, init: RequestInit = {}): Promise<Response> => {
    let answer: Response
    try {
      answer = await client.fetch(address, { ...init, signal: AbortSignal.timeout(PATIENCE) })
    } catch (error) {
      throw new StorageTrouble('busy', error)
    }
    if (answer.ok || answer.status === 404) return answer
    throw troubleOf(answer.status, await answer.text().catch(() => ''))
  }
  return {
    async put(shop, hash, bytes) {
      const body = new Uint8Array(bytes)
      const answer = await ask(addressOf(shop, hash), { method: 'PUT', body, headers: { 'Cache-Control': IMMUTABLE } })
      await answer.body?.cancel()
      if (answer.status === 404) throw new StorageTrouble('broken', new Error('there is no such bucket'))
    },
    async get(shop, hash) {
      const answer = await ask(addressOf(shop, hash))
      if (answer.ok) return new Uint8Array(await answer.arrayBuffer())
      await answer.body?.cancel()
      return null
    },
    async remove(shop, hash) {
      await (await ask(addressOf(shop, hash), { method: 'DELETE' })).body?.cancel()
    },
    async list(shop) {
      const prefix = `${folder}/${shop}/`
      const found = new Set<string>()
      for (let marker = ''; ; ) {
        // The first version of the question: all that speak S3 know it, and what comes next is asked for by name.
        const query = new URLSearchParams({ prefix, ...(marker ? { marker } : {}) })
        const text = await (await ask(`${url}?${query}`)).text()
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

/** Full, busy, or refused: keys or rights are wrong, and a person has to see to it. */
function troubleOf(status: number, text: string): StorageTrouble {
  const code = /<Code>([^<]+)<\/Code>/.exec(text)?.[1] ?? 'no reason'
  const error = new Error(`the bucket answered ${status}: ${code}`)
  if (status === 507 || code === 'QuotaExceeded' || code === 'XMinioStorageFull')
    return new StorageTrouble('full', error)
  return new StorageTrouble(status >= 500 || status === 429 ? 'busy' : 'broken', error)
}
