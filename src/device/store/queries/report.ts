/** What was earned in a day, a week, a month or a year. */

import { dayOf } from '../../../shared/domain/day.ts'
import { fullName } from '../../../shared/domain/goods.ts'
import { type Period, type PeriodKind, periodOf, type Span } from '../../../shared/domain/periods.ts'
import type { GoodFields } from '../../../shared/domain/records.ts'
import { Report, type Sale, type Spent } from '../../../shared/domain/report.ts'
import { asCodes } from '../../../shared/i18n/lists.ts'
import type { ShopDatabase } from '../database.ts'
import type { Row } from '../rows.ts'
import { readState } from '../state.ts'
import { type OrderView, ordersBetween, ranges } from './orders.ts'

/** The shop's period, by the shop's clock and in its zone. @param back how many before the present one */
export async function shopPeriod(
  db: ShopDatabase,
  kind: PeriodKind,
  { back, phoneTime }: { back: number; phoneTime: number },
): Promise<Period> {
  const [shop, now] = await Promise.all([db.shop.toCollection().first(), shopTime(db, phoneTime)])
  return periodOf(kind, now, back, shop?.fields.zone ?? 'Asia/Bangkok')
}

/** The time by the shop's clock. */
export async function shopTime(db: ShopDatabase, phoneTime: number): Promise<number> {
  return phoneTime + ((await readState(db, 'clock'))?.offset ?? 0)
}

/**
 * The sums of a period, read span by span and sale by sale: a year has ten thousand, and the screen stays free meanwhile.
 * @param onPart is told which part of it is read, 0 to 1
 */
export async function report(
  db: ShopDatabase,
  { spans }: Period,
  { onPart, signal }: { onPart?: (part: number) => void; signal?: AbortSignal } = {},
): Promise<Report> {
  const made = new Report(spans, await expenses(db))
  let done = 0
  for await (const sales of salesOf(db, spans, signal)) {
    if (sales === 'span') onPart?.(++done / spans.length)
    else for (const sale of sales) made.add(sale)
  }
  return made
}

/**
 * The expenses of the owner's book. What was bought to be worked up is not among them: it is in the cost of the goods that
 * it went into; nor are loans, which are not earned, and pay-outs, which are the cost of the piece that was sold.
 */
async function expenses(db: ShopDatabase): Promise<Spent[]> {
  const [shop, entries] = await Promise.all([db.shop.toCollection().first(), db.entry.toArray()])
  const zone = shop?.fields.zone ?? 'Asia/Bangkok'
  return entries.flatMap(({ deleted, fields: { what, day, amount, note } }) =>
    deleted || what !== 'expense' ? [] : [{ at: dayOf(Date.parse(`${day}T12:00:00Z`), zone).from, amount, what: note }],
  )
}

/** Sales whose costs and goods are read at a stretch: some five hundred lines. */
const SLICE = 20

/** Records asked for at a stretch: a slow phone asks for some thousands, one by one, in a second and more. */
const ASKED = 100

async function inSlices<T>(ids: readonly string[], ask: (ids: string[]) => PromiseLike<T[]>): Promise<T[]> {
  const found: T[] = []
  for (let from = 0; from < ids.length; from += ASKED) found.push(...(await ask(ids.slice(from, from + ASKED))))
  return found
}

/** The sales of spans, slice by slice; `span` after the last of each. */
export async function* salesOf(
  db: ShopDatabase,
  spans: readonly Span[],
  signal?: AbortSignal,
): AsyncGenerator<Sale[] | 'span'> {
  const goods = new Map<string, GoodFields | undefined>()
  for (const { from, to } of spans) {
    const views = await ordersBetween(db, from, to)
    for (let first = 0; first < views.length; first += SLICE) {
      signal?.throwIfAborted()
      yield await salesFrom(db, views.slice(first, first + SLICE), goods)
    }
    signal?.throwIfAborted()
    yield 'span'
  }
}

async function salesFrom(
  db: ShopDatabase,
  views: readonly OrderView[],
  goods: Map<string, GoodFields | undefined>,
): Promise<Sale[]> {
  const lines = views.flatMap((view) => view.lines)
  const unknown = [...new Set(lines.flatMap(({ good }) => (good && !goods.has(good) ? good : [])))]
  // A helper's phone has no costs: then none is known.
  const [costs, found] = await Promise.all([costsOf(db, lines), inSlices(unknown, (ids) => db.good.bulkGet(ids))])
  for (const [index, id] of unknown.entries()) goods.set(id, found[index]?.fields)
  const costOf = new Map(costs.map((row) => [row.id, row.fields.amount]))
  return views.map(({ id, order, sums, lines: sold, returns }) => ({
    id,
    at: sums.at,
    device: order.device,
    person: order.person,
    channel: order.channel,
    discount: order.discount,
    voided: sums.state === 'voided',
    returns,
    lines: sold.map((line) => {
      const good = line.good === null ? undefined : goods.get(line.good)
      return {
        ...line,
        name: good ? fullName(good) : line.name,
        category: asCodes('category', good?.category ?? ''),
        minutes: good?.minutes ?? null,
        cost: costOf.get(line.id) ?? null,
      }
    }),
  }))
}

/** The costs of lines, whose ids they have, and perhaps of some between them: asked one by one they are thirty thousand a year. */
async function costsOf(db: ShopDatabase, lines: readonly { id: string }[]): Promise<Row<'cost'>[]> {
  const spans = ranges(lines.map(({ id }) => id))
  return (
    await Promise.all(spans.map(([from, to]) => db.cost.where('id').between(from, to, true, true).toArray()))
  ).flat()
}

/** Changes whenever a report of this shop may read otherwise than before. */
export async function tradeMark(db: ShopDatabase): Promise<string> {
  const counts = await Promise.all([db.order.count(), db.step.count(), db.return.count(), db.cost.count()])
  const spent = (await expenses(db)).map(({ at, amount }) => `${at} ${amount}`)
  return [...counts, ...spent].join(' ')
}

/** What reports name beside goods: who sold, deleted or not, and the thumbnails of goods. */
export async function reportNames(
  db: ShopDatabase,
  goods: readonly string[],
): Promise<{ sellers: Record<string, string>; anyPerson: boolean; thumbs: Record<string, string | null> }> {
  const [devices, people, shelf] = await Promise.all([
    db.device.toArray(),
    db.person.toArray(),
    inSlices(goods, (ids) => db.shelf.bulkGet(ids)),
  ])
  return {
    sellers: Object.fromEntries([...devices, ...people].map(({ id, fields }) => [id, fields.name])),
    anyPerson: people.length > 0,
    thumbs: Object.fromEntries(shelf.flatMap((row) => (row ? [[row.id, row.thumb]] : []))),
  }
}
