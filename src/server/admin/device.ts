import { ConfigError } from '../config.ts'
import type { Storage } from '../storage/port.ts'
import { Refusal } from '../sync/apply.ts'
import { Ledger } from '../sync/ledger.ts'
import { applyAsServer } from '../sync/server-device.ts'
import { confirm } from './ask.ts'
import { command, UsageError } from './command.ts'
import { phoneLine } from './doctor.ts'
import { knownShop, SHOP, viewOf, wordOf } from './shops.ts'

export const device = command({
  about: 'lists the phones of a shop, or removes one: lost, stolen or sold',
  words: [
    { ...SHOP, needed: true },
    { name: 'PHONE', about: 'the id of the phone, or how it ends' },
  ],
  options: { remove: { about: 'removes it: from now on it reads and changes nothing of the shop' } },
  more: [
    'What it still hands in is held for the owner, who takes or drops it. Removed by mistake, it joins again by a code',
    '(npm run admin -- help code). The last owner stays: give the shop another one first.',
  ],
  examples: ['device 5d24217759c4', 'device 5d24217759c4 4c1d09aa --remove'],
  asks: true,
  needsData: true,
  async run(desk, { words: [typedShop = '', typedPhone], values: { remove } }) {
    const storage = await desk.storage()
    const view = await viewOf(storage, await knownShop(storage, typedShop))
    const { shop, name, phones } = view
    if (typedPhone === undefined) {
      if (remove) throw new UsageError('PHONE is missing: which one is to be removed?')
      return { facts: phones, lines: phones.map(phoneLine) }
    }
    const [phone, ...others] = phones.filter((one) => one.device.endsWith(typedPhone))
    if (!phone || others.length > 0)
      throw new ConfigError(
        `${others.length > 0 ? 'Several phones end' : 'No phone of this shop ends'} so: ${typedPhone}.`,
      )
    if (!remove) return { facts: [phone], lines: [phoneLine(phone)] }
    if (phone.removed) throw new ConfigError('This phone is removed already.')
    const about = [`${name || 'Shop without a name'}  ${shop}`, phoneLine(phone), 'This phone is sent out of the shop.']
    await confirm(desk, about, wordOf(shop, name))
    await removeDevice(storage, shop, phone.device, desk.now)
    return { facts: { shop, removed: phone.device }, lines: ['Removed. What it still hands in waits for the owner.'] }
  },
})

/** As its owner does it. */
async function removeDevice(storage: Storage, shop: string, device: string, now: number): Promise<void> {
  await storage.transaction(shop, async (rows) => {
    const ledger = await Ledger.open(rows)
    if (!ledger) throw new ConfigError(`There is no shop ${shop}.`)
    await ledger.load([{ kind: 'device', id: device }])
    const based = { removed: ledger.record('device', device)?.versions?.removed?.[0] ?? null }
    try {
      await applyAsServer(ledger, shop, now, 'device.remove', { device, based })
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'last-owner') throw error
      throw new ConfigError(
        'It is the last phone of an owner: let another one join first, by npm run admin -- code --shop.',
      )
    }
    await rows.push.drop(device)
    await ledger.close(now)
  })
}
