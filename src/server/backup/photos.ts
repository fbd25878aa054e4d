/** Photos on their way from one place to another: what is there at the end was read there, and is what its name says. */

import type { PhotoFiles } from '../photos/files.ts'
import { sha256 } from '../sync/hash.ts'
import { seal, unseal } from './seal.ts'

export interface Named {
  shop: string
  hash: string
}

/** Copied at a time: to a bucket each one is a way there and back. */
const AT_A_TIME = 8

/** @returns those that are there now; what lay there already was read too, and written anew where it was not right */
export async function copyPhotos(from: PhotoFiles, to: PhotoFiles, named: readonly Named[]): Promise<Named[]> {
  const there: Named[] = []
  for (let begin = 0; begin < named.length; begin += AT_A_TIME) {
    const some = named.slice(begin, begin + AT_A_TIME)
    const copied = await Promise.all(some.map((one) => copyPhoto(from, to, one)))
    there.push(...some.filter((_, index) => copied[index]))
  }
  return there
}

async function copyPhoto(from: PhotoFiles, to: PhotoFiles, { shop, hash }: Named): Promise<boolean> {
  if (isRight(await to.get(shop, hash), hash)) return true
  const bytes = await from.get(shop, hash)
  if (!bytes || !isRight(bytes, hash)) return false
  await to.put(shop, hash, bytes)
  if (!isRight(await to.get(shop, hash), hash)) throw new Error(`the photo ${hash} cannot be read back`)
  return true
}

function isRight(bytes: Uint8Array | null, hash: string): boolean {
  return bytes !== null && sha256(bytes) === hash
}

/** Files that lie sealed; what does not open is not there. */
export function sealed(files: PhotoFiles, key: Uint8Array | null): PhotoFiles {
  if (!key) return files
  return {
    ...files,
    put: (shop, hash, bytes) => files.put(shop, hash, seal(bytes, key)),
    async get(shop, hash) {
      const bytes = await files.get(shop, hash)
      try {
        return bytes && new Uint8Array(unseal(bytes, key))
      } catch {
        return null
      }
    },
  }
}

/** What is in one place or the other. */
export function either(one: PhotoFiles, other: PhotoFiles): PhotoFiles {
  return { ...one, get: async (shop, hash) => (await one.get(shop, hash)) ?? other.get(shop, hash) }
}
