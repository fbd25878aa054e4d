import { eraseAgain } from '../erase/erase.ts'
import { photosOf } from '../photos/place.ts'
import { beginEpochs } from '../sync/epoch.ts'
import { command } from './command.ts'
import { shutLine } from './folder.ts'

export const restored = command({
  about: 'to be said after the data were put back from an older copy by other means: the phones fill them again',
  more: [
    'After a copy of the data folder, a snapshot of the machine, or a standby of PostgreSQL that lacked the last commits.',
    'The command restore says it by itself.',
  ],
  examples: ['restored'],
  needsData: true,
  async run({ storage, now, config }) {
    const own = await storage()
    const shut = await own.office.dropPasses({ before: Number.MAX_SAFE_INTEGER })
    const shops = await beginEpochs(own, now)
    const { photos } = photosOf(config)
    const erased = await eraseAgain({ storage: own, photos, dataDir: config.dataDir }, now)
    const again = erased > 0 ? [`Erased again, as it was after that copy: ${erased} records.`] : []
    return {
      facts: { shops, erased, shut },
      lines: [`A new epoch begins for ${shops} shops.`, ...shutLine(shut), ...again],
    }
  },
})
