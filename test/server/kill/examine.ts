/** Reads the database file and the photos by its own SQL and compares them with what was acknowledged. */

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Photographer } from './photographer.ts'
import type { Acknowledged, Seller } from './seller.ts'

/** What is not as it was acknowledged; empty where all is well. */
export function examine(data: string, sellers: readonly Seller[], photographers: readonly Photographer[]): string[] {
  const db = new DatabaseSync(join(data, 'talat.db'), { readOnly: true })
  try {
    const { integrity_check: integrity } = db.prepare('pragma integrity_check').get() ?? {}
    const acknowledged = sellers.flatMap((seller) => seller.acknowledged)
    return [
      ...(integrity === 'ok' ? [] : [`integrity: ${integrity}`]),
      ...examineOperations(db, acknowledged),
      ...examineRecords(db, acknowledged),
      ...examineSequences(db),
      ...sellers.flatMap((seller) => examineFeed(db, seller)),
      ...photographers.flatMap((one) => examinePhotos(db, join(data, 'photos', one.shop), one)),
    ]
  } finally {
    db.close()
  }
}

/** Each acknowledged one is there, once, as it was told; and none that nobody was told of. */
function examineOperations(db: DatabaseSync, acknowledged: readonly Acknowledged[]): string[] {
  const rows = db.prepare("select * from operations where device <> 'server'").all()
  const told = rows.map((row) => [row.shop, row.device, row.id, row.number, row.sequence, row.outcome].join(' '))
  const expected = acknowledged.map((one) =>
    [one.shop, one.device, one.id, one.number, one.sequence, 'applied'].join(' '),
  )
  const numbers = db
    .prepare(
      `select device, count(*) as n, max(number) as top, count(distinct number) as numbers
       from operations where device <> 'server' group by shop, device`,
    )
    .all()
    .filter(({ n, top, numbers }) => n !== top || n !== numbers)
  return [...compare('operation', expected, told), ...numbers.map((row) => `numbers of ${row.device}`)]
}

/** Each record of them is there, once, written by that operation and no other. */
function examineRecords(db: DatabaseSync, acknowledged: readonly Acknowledged[]): string[] {
  const rows = db.prepare("select shop, kind, id, sequence from records where kind <> 'device'").all()
  const there = rows.map((row) => [row.shop, row.kind, row.id, row.sequence].join(' '))
  const expected = acknowledged.flatMap(({ shop, sequence, makes }) =>
    makes.map(([kind, id]) => [shop, kind, id, sequence].join(' ')),
  )
  const totals = db
    .prepare(
      `select t.shop, t.kind from totals t where t.count <>
       (select count(*) from records r where r.shop = t.shop and r.kind = t.kind)`,
    )
    .all()
  return [...compare('record', expected, there), ...totals.map((row) => `total of ${row.kind}`)]
}

/** A shop's sequences are 1, 2, 3 and so on, each given once. */
function examineSequences(db: DatabaseSync): string[] {
  return db
    .prepare(
      `select s.shop, s.sequence, count(o.sequence) as n, count(distinct o.sequence) as given, max(o.sequence) as top
       from shops s left join operations o on o.shop = s.shop group by s.shop`,
    )
    .all()
    .filter(({ sequence, n, given, top }) => n !== sequence || given !== sequence || top !== sequence)
    .map((row) => `sequences: ${JSON.stringify(row)}`)
}

/** Whoever followed the feed through all kills has read every record: no cursor has passed one. */
function examineFeed(db: DatabaseSync, { shop, device, read }: Seller): string[] {
  const rows = db.prepare('select kind, id, epoch, sequence from records where shop = ?').all(shop)
  const there = rows.map((row) => `${row.kind} ${row.id} ${row.epoch}.${row.sequence}`)
  return compare(`read by ${device}`, there, [...read])
}

function examinePhotos(db: DatabaseSync, folder: string, { shop, whole, lost }: Photographer): string[] {
  const rows = db.prepare('select hash from photos where shop = ?').all(shop)
  const parts = db.prepare('select hash from upload_parts where shop = ?').all(shop)
  const files = whole.size > 0 ? readdirSync(folder) : []
  const broken = files.filter((name) => sha256(readFileSync(join(folder, name))) !== name)
  const names = [...whole.keys()]
  return [
    ...lost.map((one) => `photo lost bytes: ${one}`),
    ...compare(
      'photo',
      names,
      rows.map(({ hash }) => String(hash)),
    ),
    ...compare('photo file', names, files),
    ...broken.map((name) => `photo file broken: ${name}`),
    ...parts.map(({ hash }) => `parts left of ${hash}`),
  ]
}

/** Both lists hold the same, each once. */
function compare(what: string, expected: readonly string[], there: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const one of there) counts.set(one, (counts.get(one) ?? 0) + 1)
  const missing = expected.filter((one) => !counts.has(one)).map((one) => `${what} missing: ${one}`)
  const twice = [...counts].filter(([, count]) => count > 1).map(([one]) => `${what} twice: ${one}`)
  const known = new Set(expected)
  const strange = [...counts.keys()].filter((one) => !known.has(one)).map((one) => `${what} from nowhere: ${one}`)
  return [...missing, ...twice, ...strange]
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
