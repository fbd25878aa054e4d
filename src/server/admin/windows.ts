import { rebuildWindows } from '../storefront/show/refresh.ts'
import { command } from './command.ts'

export const windows = command({
  about: 'makes anew what buyers see, from the records of every shop',
  more: ['A server does so by itself where a new version shows more; to be said where a page shows what is not so.'],
  examples: ['windows'],
  needsData: true,
  async run({ storage, now }) {
    const shops = await rebuildWindows(await storage(), now)
    return { facts: { shops }, lines: [`Made anew for ${shops} shops.`] }
  },
})
