import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { ConfigError } from '../config.ts'
import { exportShop } from '../export/export.ts'
import { photosOf } from '../photos/place.ts'
import { command } from './command.ts'
import { knownShop, SHOP } from './shops.ts'

export const takeOut = command({
  about: 'writes all that a shop consists of into a zip, for its owner to take elsewhere',
  words: [
    { ...SHOP, needed: true },
    { name: 'FILE', about: 'the zip; one that is there is not written over', needed: true },
  ],
  more: [
    'Its records as lines of JSON, its photos, and a README of the form. Names and contacts of its customers are in it: give',
    'it to the owner alone, and delete it here. To go on with the shop on another server, its phones join there instead.',
  ],
  examples: ['export 5d24217759c4 /tmp/shop.zip'],
  needsData: true,
  async run({ storage, config }, { words: [typed = '', file = ''] }) {
    const own = await storage()
    const shop = await knownShop(own, typed)
    const path = resolve(file)
    if (existsSync(path)) throw new ConfigError(`${path} is there already.`)
    const done = await exportShop({ storage: own, ...photosOf(config) }, shop, path)
    const { records, photos, lacking, bytes } = done
    const lines = [
      `${path}: ${records} records and ${photos} photos, ${Math.ceil(bytes / 1024)} KB.`,
      ...(lacking > 0 ? [`${lacking} photos are not on this server; it asks the phones for them.`] : []),
    ]
    return { facts: { shop, file: path, ...done }, lines }
  },
})
