import type { ShopView } from '../sync/doctor.ts'
import { command } from './command.ts'
import { phoneLine, recordsLine } from './doctor.ts'
import { timeText } from './moments.ts'
import { everyShop, knownShop, SHOP, viewOf } from './shops.ts'

export const shop = command({
  about: 'lists all shops, or shows one: its records, its phones, what waits on them',
  words: [SHOP],
  more: ['An id stands here whole; elsewhere its end is enough, where no other shop ends so.'],
  examples: ['shop', 'shop 5d24217759c4', 'shop --json'],
  needsData: true,
  async run(desk, { words: [typed] }) {
    const storage = await desk.storage()
    if (typed !== undefined) {
      const view = await viewOf(storage, await knownShop(storage, typed))
      return { facts: { ...view, ...sums(view) }, lines: linesOf(view) }
    }
    const all: ShopView[] = []
    for await (const view of everyShop(storage)) all.push(view)
    const facts = all.map(({ shop, name, community, phones, counts }) => {
      return { shop, name, community, records: added(Object.values(counts)), ...sums({ phones }) }
    })
    return { facts, lines: all.length === 0 ? ['There is no shop yet.'] : all.map(lineOf) }
  },
})

/** Of the phones that still belong to it. */
function sums({ phones }: Pick<ShopView, 'phones'>) {
  const here = phones.filter(({ removed }) => !removed)
  const last = Math.max(...here.map(({ lastContact }) => lastContact))
  return {
    waiting: added(here.map(({ waiting }) => waiting)),
    phonesHere: here.length,
    lastContact: here.length > 0 ? last : null,
  }
}

function linesOf(view: ShopView): string[] {
  const { waiting } = sums(view)
  return [
    `${view.name || 'Shop without a name'}  ${view.shop}`,
    `  community: ${view.community}`,
    recordsLine(view.counts),
    `  waiting on its phones: ${waiting}`,
    ...view.phones.map(phoneLine),
  ]
}

function lineOf(view: ShopView): string {
  const { waiting, phonesHere, lastContact } = sums(view)
  const last = lastContact ? `last synced ${timeText(lastContact)}` : 'no phone'
  return `${view.shop}  ${view.community}  ${view.name || 'without a name'}: ${phonesHere} phones, ${waiting} waiting, ${last}`
}

function added(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0)
}
