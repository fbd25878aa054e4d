import { originOf } from '../config.ts'
import { newLink } from '../office/session.ts'
import { confirm } from './ask.ts'
import { command, UsageError } from './command.ts'
import { knownCommunity } from './communities.ts'
import { timeText } from './moments.ts'

export const coordinator = command({
  about: 'prints a link into the office of a community, or shuts it for all who have one',
  options: {
    community: { value: 'SLUG', about: 'whose office' },
    revoke: { about: 'shuts it: all links and sessions are good no more' },
  },
  more: ['The link lets in once, within an hour; whoever opens it stays in for 30 days. Send it to her alone.'],
  examples: ['coordinator --community na-kha', 'coordinator --community na-kha --revoke'],
  asks: true,
  needsData: true,
  async run(desk, { values: { community, revoke } }) {
    if (community === undefined) throw new UsageError('--community is missing: whose office?')
    const storage = await desk.storage()
    const slug = await knownCommunity(storage, community)
    if (revoke) {
      await confirm(
        desk,
        [`Whoever works in the office of ${slug} is sent out, and what she has not saved is lost.`],
        [slug, 'its name in addresses'],
      )
      const shut = await storage.office.dropPasses({ community: slug })
      const lines = [`The office of ${slug} is shut: ${shut} links and sessions are good no more.`]
      return { facts: { community: slug, shut }, lines }
    }
    const { link, expires } = await newLink(storage, slug, desk.now)
    const address = `${originOf(desk.config)}/office/in/${link}`
    const lines = [
      `Opens the office of ${slug} once, until ${timeText(expires)}; whoever opens it stays in for 30 days:`,
      '',
      `  ${address}`,
      '',
    ]
    return { facts: { community: slug, link: address, expires }, lines }
  },
})
