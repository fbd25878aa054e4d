/** A zip that is written as it is made: a shop's photos need not fit into memory. */

import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { syncFolder } from '../durable.ts'

/** What one zip of this form can hold. */
export const MOST_FILES = 65_000
export const MOST_BYTES = 4_000_000_000

export class ZipFile {
  readonly #path: string
  readonly #file: FileHandle
  readonly #zip: Zip
  #made: Uint8Array[] = []

  private constructor(path: string, file: FileHandle) {
    this.#path = path
    this.#file = file
    this.#zip = new Zip((error, bytes) => {
      if (error) throw error
      this.#made.push(bytes)
    })
  }

  /** Nobody else may read it; it has its name once it is whole. */
  static async create(path: string): Promise<ZipFile> {
    return new ZipFile(path, await open(`${path}.new`, 'w', 0o600))
  }

  async add(name: string, bytes: Uint8Array, packed: boolean): Promise<void> {
    const entry = packed ? new ZipDeflate(name) : new ZipPassThrough(name)
    this.#zip.add(entry)
    entry.push(bytes, true)
    await this.#write()
  }

  async finish(): Promise<number> {
    this.#zip.end()
    await this.#write()
    await this.#file.sync()
    const { size } = await this.#file.stat()
    await this.#file.close()
    await rename(`${this.#path}.new`, this.#path)
    await syncFolder(dirname(this.#path))
    return size
  }

  async drop(): Promise<void> {
    await this.#file.close()
    await rm(`${this.#path}.new`, { force: true })
  }

  async #write(): Promise<void> {
    for (const bytes of this.#made) await this.#file.writeFile(bytes)
    this.#made = []
  }
}
