/** `npm run admin -- doctor [shop] [--json]`: looks every shop through, mends its totals, and says who has not synced. */

import { ConfigError } from '../config.ts'
import type { Storage } from '../storage/port.ts'
import { type PhoneReport, report, type ShopReport } from '../sync/doctor.ts'

export async function doctor(storage: Storage, args: readonly string[]): Promise<string[]> {
  const asked = args.filter((one) => !one.startsWith('--'))
  const reports: ShopReport[] = []
  for (const shop of asked.length > 0 ? asked : await storage.anywhere.shops()) {
    const one = await report(storage, shop)
    if (one === null) throw new ConfigError(`There is no shop ${shop}.`)
    reports.push(one)
  }
  if (args.includes('--json')) return [JSON.stringify(reports, null, 2)]
  if (reports.length === 0) return ['There is no shop yet.']
  return reports.flatMap(linesOf)
}

function linesOf({ shop, name, counts, mended, phones }: ShopReport): string[] {
  const some = Object.entries(counts).filter(([, count]) => count > 0)
  return [
    `${name || 'Shop without a name'}  ${shop}`,
    `  records: ${some.map(([kind, count]) => `${kind} ${count}`).join(', ') || 'none'}`,
    ...(mended.length === 0 ? ['  totals: right'] : []),
    ...mended.map(({ kind, kept, counted }) => `  totals: ${kind} was ${kept}, is ${counted}: mended`),
    ...phones.map(lineOf),
    '',
  ]
}

function lineOf({ name, device, role, removed, lastContact, waiting }: PhoneReport): string {
  const when = new Date(lastContact).toLocaleString('sv')
  const who = removed ? `${role}, removed` : role
  return `  ${name || 'Phone'} (${who}) ${device}: last synced ${when}, ${waiting} waiting on it`
}
