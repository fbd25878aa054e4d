import { beginEpochs } from '../sync/epoch.ts'
import { command } from './command.ts'

export const restored = command({
  about: 'to be said after the data were put back from an older copy by other means: the phones fill them again',
  more: [
    'After a copy of the data folder, a snapshot of the machine, or a standby of PostgreSQL that lacked the last commits.',
    'The command restore says it by itself.',
  ],
  examples: ['restored'],
  async run({ storage, now }) {
    const shops = await beginEpochs(await storage(), now)
    return { facts: { shops }, lines: [`A new epoch begins for ${shops} shops.`] }
  },
})
