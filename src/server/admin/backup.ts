import { backup } from '../backup/backup.ts'
import { photosOf } from '../photos/place.ts'
import { connectTables } from '../storage/open.ts'
import { command, UsageError } from './command.ts'
import { FOLDER, KEY_FILE, keyOf } from './folder.ts'

/** Generations that stay where nothing else is said: a week of nights. */
const KEEP = '7'

export const backUp = command({
  about: 'copies all that is kept, while the server runs, and reads it back',
  words: [FOLDER],
  options: { 'key-file': KEY_FILE, keep: { value: 'N', about: `how many backups stay, ${KEEP} if it is not said` } },
  more: [
    'A power cut leaves the backup before. Without a key whoever has the folder can read it.',
    'Say it each night, by cron or a timer, and keep the folder on another disk, the key on another machine.',
  ],
  examples: ['backup /backup', 'backup /backup --key-file /etc/talat.key --keep 14'],
  needsData: true,
  async run({ config, now, entry }, { words: [folder = ''], values: { keep: typed = KEEP, 'key-file': file } }) {
    const keep = Number(typed)
    if (!Number.isInteger(keep) || keep < 1) throw new UsageError(`--keep is ${typed}; it must be 1 or more.`)
    const key = await keyOf(file)
    const tables = await connectTables(config)
    try {
      const made = await backup(tables, photosOf(config).photos, folder, { key, keep, now, entry })
      const { name, shops, rows, photos, lacking, gone, damaged } = made
      const lines = [
        `${name}: ${shops} shops, ${rows} rows and ${photos} photos, read back and found whole.`,
        ...(lacking > 0 ? [`${lacking} photos are not on this server; it asks the phones for them.`] : []),
        ...(gone.length > 0 ? [`Gone: ${gone.join(', ')}`] : []),
        ...damaged.map((one) => `${one} cannot be read and is no backup: take it away. Until then no photo goes.`),
      ]
      return { facts: { name, shops, rows, photos, lacking, gone, damaged, sealed: key !== null }, lines }
    } finally {
      await tables.close()
    }
  },
})
