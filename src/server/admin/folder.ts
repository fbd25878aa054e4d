/** What backup and restore take and say alike. */

import { readFile } from 'node:fs/promises'
import type { Moved } from '../backup/restore.ts'
import { readKey } from '../backup/seal.ts'
import { ConfigError } from '../config.ts'

export const FOLDER = { name: 'FOLDER', about: 'the folder of the backups', needed: true } as const

export const KEY_FILE = {
  value: 'FILE',
  about: 'the key of the backups: 64 hexadecimal digits, as openssl rand -hex 32 writes them',
} as const

export async function keyOf(path: string | undefined): Promise<Buffer | null> {
  if (path === undefined) return null
  const text = await readFile(path, 'utf8').catch(() => {
    throw new ConfigError(`--key-file ${path} cannot be read.`)
  })
  return readKey(text)
}

/** What was copied and read back. */
export function copied({ rows, photos, lacking }: Moved): string {
  const lost = lacking > 0 ? `; ${lacking} photos are asked of the phones again` : ''
  return `${rows} rows and ${photos} photos, counted and compared on both sides${lost}.`
}

/** What restored and restore say of the offices that are shut by them. @param passes links and sessions that were good */
export function shutLine(passes: number): string[] {
  return passes > 0
    ? ['All offices are shut, as some may have been since: open them by npm run admin -- coordinator']
    : []
}
