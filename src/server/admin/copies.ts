/** `backup`, `restore`, `move`: what the keeper does that others may sleep. */

import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { backup } from '../backup/backup.ts'
import { type Moved, move, restore } from '../backup/restore.ts'
import { readKey } from '../backup/seal.ts'
import { type Config, ConfigError, readConfig } from '../config.ts'
import { photosOf } from '../photos/place.ts'
import { connectTables, openStorage } from '../storage/open.ts'
import type { Storage } from '../storage/port.ts'
import { beginEpochs } from '../sync/epoch.ts'

/** Generations that stay where nothing else is said: a week of nights. */
const KEEP = 7

export async function backUp(config: Config, args: readonly string[], now: number): Promise<string[]> {
  const { values, positionals } = readOptions(args)
  const keep = Number(values.keep ?? KEEP)
  if (!Number.isInteger(keep) || keep < 1) throw new ConfigError('--keep must be a number of backups, 1 or more.')
  const key = await keyOf(values['key-file'])
  const tables = await connectTables(config)
  try {
    const made = await backup(tables, photosOf(config).photos, folderOf(positionals), { key, keep, now })
    return [
      `${made.name}: ${made.rows} rows and ${made.photos} photos, read back and found whole.`,
      ...(made.lacking > 0 ? [`${made.lacking} photos are not on this server; it asks the phones for them.`] : []),
      ...(made.gone.length > 0 ? [`Gone: ${made.gone.join(', ')}`] : []),
    ]
  } finally {
    await tables.close()
  }
}

/** A new epoch begins: the phones see it, and fill in what the backup lacks. */
export async function putBack(
  storage: Storage,
  config: Config,
  args: readonly string[],
  now: number,
): Promise<string[]> {
  const { values, positionals } = readOptions(args)
  const key = await keyOf(values['key-file'])
  const tables = await connectTables(config)
  try {
    const [, name] = positionals
    const { photos } = photosOf(config)
    const done = await restore(folderOf(positionals), { tables, photos }, { key, name })
    const shops = await beginEpochs(storage, now)
    return [`${done.name} is back.`, ...said(done), `A new epoch begins for ${shops} shops: phones fill in the rest.`]
  } finally {
    await tables.close()
  }
}

/** What phones sent while it was copied they send again: a new epoch begins there. */
export async function moveTo(config: Config, args: readonly string[], now: number): Promise<string[]> {
  const { values } = readOptions(args)
  if (!values.to) throw new ConfigError('--to must be the address of the other database: postgres://…')
  const target = readConfig({ ...process.env, DATABASE_URL: values.to })
  if (target.databaseUrl === config.databaseUrl) throw new ConfigError('--to is where the data are already.')
  const [from, to] = [await connectTables(config), await connectTables(target)]
  try {
    const done = await move(
      { tables: from, photos: photosOf(config).photos },
      { tables: to, photos: photosOf(target).photos },
    )
    const storage = await openStorage(target)
    const shops = await beginEpochs(storage, now)
    await storage.close()
    return [...said(done), `A new epoch begins for ${shops} shops. Start the server with that DATABASE_URL.`]
  } finally {
    await from.close()
    await to.close()
  }
}

function said({ rows, photos, lacking }: Moved): string[] {
  const lost = lacking > 0 ? `; ${lacking} photos are asked of the phones again` : ''
  return [`${rows} rows and ${photos} photos, counted and compared on both sides${lost}.`]
}

function folderOf([folder]: readonly string[]): string {
  if (!folder) throw new ConfigError('Name the folder of the backups.')
  return folder
}

async function keyOf(path: string | undefined): Promise<Buffer | null> {
  if (path === undefined) return null
  const text = await readFile(path, 'utf8').catch(() => {
    throw new ConfigError(`--key-file ${path} cannot be read.`)
  })
  return readKey(text)
}

function readOptions(args: readonly string[]) {
  try {
    const options = { 'key-file': { type: 'string' }, keep: { type: 'string' }, to: { type: 'string' } } as const
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    throw new ConfigError(error instanceof Error ? error.message : String(error))
  }
}
