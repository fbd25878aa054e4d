import { restore } from '../backup/restore.ts'
import { eraseAgain } from '../erase/erase.ts'
import { addToList, readList } from '../erase/list.ts'
import { photosOf } from '../photos/place.ts'
import { connectTables } from '../storage/open.ts'
import { command } from './command.ts'
import { copied, FOLDER, KEY_FILE, keyOf, shutLine } from './folder.ts'

/** A new epoch begins: the phones see it, and fill in what the backup lacks. */
export const putBack = command({
  about: 'puts a backup into an empty server',
  words: [FOLDER, { name: 'NAME', about: 'which one; the newest if it is not said' }],
  options: { 'key-file': KEY_FILE },
  more: [
    'Never over shops that are there: where DATA_DIR holds some, move it aside first and name an empty one.',
    'The phones see it at their next sync, and hand in again what happened since. Of the folder that was moved aside copy',
    'erased.json into the new one first: who was erased since this backup is erased again.',
  ],
  examples: ['restore /backup --key-file /etc/talat.key', 'restore /backup 2026-11-28T13-30-00-000Z'],
  fillsPlace: true,
  async run({ config, storage, now }, { words: [folder = '', wanted], values }) {
    const key = await keyOf(values['key-file'])
    const tables = await connectTables(config)
    const { photos } = photosOf(config)
    try {
      // First of all: cut off behind it, the next start goes on.
      await addToList(config.dataDir, await readList(folder))
      const done = await restore(folder, { tables, photos }, { key, name: wanted, now, work: config.dataDir })
      const own = await storage()
      const erased = await eraseAgain({ storage: own, photos, dataDir: config.dataDir }, now, [folder])
      const lines = [
        `${done.name} is back.`,
        copied(done),
        `A new epoch begins for ${done.shops} shops: phones fill in the rest.`,
        ...shutLine(done.shut),
        ...(erased > 0 ? [`Erased again, as it was after this backup: ${erased} records.`] : []),
      ]
      return { facts: { ...done, erased }, lines }
    } finally {
      await tables.close()
    }
  },
})
