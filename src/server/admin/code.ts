import { codeLines } from '../banner.ts'
import { originOf } from '../config.ts'
import { groupedCode, joinLink, newCommunityCode, newDeviceCode } from '../join/codes.ts'
import { command, UsageError } from './command.ts'
import { knownCommunity } from './communities.ts'
import { timeText } from './moments.ts'
import { knownShop } from './shops.ts'

export const code = command({
  about: 'prints one more code to open a shop with, or one for one more phone of a shop',
  options: {
    community: { value: 'SLUG', about: 'where the shop that it opens belongs; the first community if it is not said' },
    shop: { value: 'SHOP', about: 'for one more phone of this shop' },
    role: { value: 'ROLE', about: 'of that phone: owner or helper; owner if it is not said' },
  },
  more: [
    'An owner who has lost every phone and the recovery card, too, comes back by a code of her shop: make sure that it is',
    'her. It is good once, for 24 hours. Afterwards remove the lost phones: npm run admin -- help device',
  ],
  examples: ['code', 'code --community na-kha', 'code --shop 5d24217759c4'],
  async run(desk, { values: { community, shop, role = 'owner' } }) {
    const storage = await desk.storage()
    if (shop === undefined) {
      const slug = community === undefined ? undefined : await knownCommunity(storage, community)
      const made = await newCommunityCode(storage, desk.now, slug)
      const facts = { code: groupedCode(made.code), link: joinLink(originOf(desk.config), made.code) }
      return { facts: { ...facts, expires: made.expires }, lines: codeLines(desk.config, made) }
    }
    if (community !== undefined) throw new UsageError('Either --community or --shop.')
    if (role !== 'owner' && role !== 'helper') throw new UsageError(`--role is ${role}; it must be owner or helper.`)
    const id = await knownShop(storage, shop)
    const made = await newDeviceCode(storage, id, role, originOf(desk.config), desk.now)
    const { link, expires } = made
    const grouped = groupedCode(made.code)
    const lines = [`Code for one phone of this shop, as ${role}, good until ${timeText(expires)}:`, '', `  ${grouped}`]
    const facts = { shop: id, role, code: grouped, link, expires }
    return { facts, lines: [...lines, `  ${link}`, ''] }
  },
})
