import { ConfigError } from '../config.ts'
import { type PhoneReport, report, type ShopReport } from '../sync/doctor.ts'
import { command } from './command.ts'
import { timeText } from './moments.ts'
import { knownShop } from './shops.ts'

export const doctor = command({
  about: 'counts every shop anew, mends its totals, and says which phone synced when',
  words: [{ name: 'SHOP', about: 'the id of one shop, or how it ends; all of them if none is named', many: true }],
  more: [
    'It may be said at any time. A total that was wrong makes a phone compare all of a kind; afterwards it is right.',
  ],
  examples: ['doctor', 'doctor --json'],
  needsData: true,
  async run(desk, { words }) {
    const storage = await desk.storage()
    const reports: ShopReport[] = []
    const named: string[] = []
    for (const word of words) named.push(await knownShop(storage, word))
    for (const shop of words.length > 0 ? named : await storage.anywhere.shops()) {
      const one = await report(storage, shop)
      if (one === null) throw new ConfigError(`There is no shop ${shop}.`)
      reports.push(one)
    }
    return { facts: reports, lines: reports.length === 0 ? ['There is no shop yet.'] : reports.flatMap(linesOf) }
  },
})

function linesOf({ shop, name, counts, mended, phones }: ShopReport): string[] {
  return [
    `${name || 'Shop without a name'}  ${shop}`,
    recordsLine(counts),
    ...(mended.length === 0 ? ['  totals: right'] : []),
    ...mended.map(({ kind, kept, counted }) => `  totals: ${kind} was ${kept}, is ${counted}: mended`),
    ...phones.map(phoneLine),
    '',
  ]
}

export function recordsLine(counts: ShopReport['counts']): string {
  const some = Object.entries(counts).filter(([, count]) => count > 0)
  return `  records: ${some.map(([kind, count]) => `${kind} ${count}`).join(', ') || 'none'}`
}

export function phoneLine({ name, device, role, removed, lastContact, waiting }: PhoneReport): string {
  const who = removed ? `${role}, removed` : role
  return `  ${name || 'Phone'} (${who}) ${device}: last synced ${timeText(lastContact)}, ${waiting} waiting on it`
}
