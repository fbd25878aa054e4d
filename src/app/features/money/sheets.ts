/** A report as tables for a spreadsheet. On a helper's phone, which has no costs, without their columns. */

import { dayIn } from '../../../shared/domain/calendar.ts'
import { type Measure, stepsIn } from '../../../shared/domain/quantity.ts'
import {
  type Group,
  type Outcome,
  outcomesOf,
  perHour,
  profitOf,
  type Sale,
  type Sums,
} from '../../../shared/domain/report.ts'
import type { Cell, Sheet } from '../../../shared/domain/sheet.ts'
import { asSold } from '../../../shared/domain/yards.ts'
import * as format from '../../../shared/i18n/format.ts'
import { t } from '../../platform/language.ts'
import { isOwner, shop } from '../../platform/session.ts'
import type { Shown } from './use-report.ts'
import { categoryName, channelName, sellerName } from './words.ts'

const [NARROW, PLAIN, WIDE] = [8, 14, 34]

interface Column<T> {
  title: string
  width?: number
  cell: (item: T) => Cell
  /** Not on a helper's phone. */
  costs?: boolean
}

/** The sums, by day or month, good, kind, place and phone. */
export function sumSheets({ period, report, names }: Shown): Sheet[] {
  const groups = (name: string, list: readonly Group[], nameOf: (key: string) => string) =>
    sheet(name, list, [
      { title: name, width: WIDE, cell: ({ key }) => nameOf(key) },
      ...sumColumns<Group>(({ sums }) => sums),
    ])
  return [
    sheet(t('report.sheet.sum'), report.spans, [
      { title: t(period.kind === 'year' ? 'report.month' : 'report.col.day'), cell: ({ from }) => dayCell(from) },
      ...sumColumns<(typeof report.spans)[number]>(({ sums }) => sums),
    ]),
    sheet(t('report.byGood'), report.goods, [
      { title: t('goods.name'), width: WIDE, cell: ({ key, name }) => (key === '' ? t('report.noGood') : name) },
      { title: t('report.col.quantity'), width: NARROW, cell: (one) => one.unit && amountOf(one.quantity, one.unit) },
      { title: t('report.col.unit'), width: NARROW, cell: ({ unit }) => unit && t(`units.name.${unit}`) },
      ...sumColumns<Group>(({ sums }) => sums),
    ]),
    groups(t('report.byCategory'), report.categories, categoryName),
    groups(t('report.byChannel'), report.channels, channelName),
    groups(t('report.byDevice'), report.sellers, (key) => sellerName(key, names)),
  ]
}

/** The table of what was sold, line by line, as yet without its rows. */
export function salesSheet(names: Shown['names']): Sheet {
  return sheet(t('report.sheet.sales'), [], salesColumns(names))
}

/** Rows of that table; what was taken back whole has none. */
export function salesRows(sales: readonly Sale[], names: Shown['names']): Cell[][] {
  const sold = sales
    .filter(({ voided }) => !voided)
    .flatMap((sale) => outcomesOf(sale).map((outcome) => ({ sale, ...outcome })))
  return sheet('', sold, salesColumns(names)).rows
}

function salesColumns(names: Shown['names']): Column<Outcome & { sale: Sale }>[] {
  return [
    { title: t('report.col.day'), cell: ({ sale }) => dayCell(sale.at) },
    { title: t('report.col.time'), width: NARROW, cell: ({ sale }) => format.clock(sale.at, shop.value.zone) },
    { title: t('goods.name'), width: WIDE, cell: ({ line }) => line.name || t('report.noGood') },
    { title: t('goods.category'), cell: ({ line }) => (line.category === '' ? null : categoryName(line.category)) },
    { title: t('report.col.quantity'), width: NARROW, cell: ({ line }) => soldAmount(line) },
    { title: t('report.col.unit'), width: NARROW, cell: ({ line }) => t(`units.name.${asSold(line).measure}`) },
    { title: t('report.col.price'), cell: ({ line }) => ({ amount: asSold(line).price }) },
    { title: t('report.col.discount'), cell: ({ discount }) => ({ amount: discount }) },
    { title: t('report.col.returned'), cell: ({ returned }) => ({ amount: returned }) },
    { title: t('report.income'), cell: ({ income }) => ({ amount: income }) },
    { title: t('report.cost'), costs: true, cell: ({ cost }) => (cost === null ? null : { amount: cost }) },
    { title: t('report.col.channel'), cell: ({ sale }) => channelName(sale.channel) },
    { title: t('report.col.device'), cell: ({ sale }) => sellerName(sale.device, names) },
    ...(names.anyPerson
      ? [
          {
            title: t('report.col.person'),
            cell: ({ sale }: { sale: Sale }) => names.sellers[sale.person ?? ''] ?? null,
          },
        ]
      : []),
    { title: t('report.col.sale'), width: WIDE, cell: ({ sale }) => sale.id },
  ]
}

function sumColumns<T>(sumsOf: (item: T) => Sums): Column<T>[] {
  const amount = (title: string, of: (sums: Sums) => number | null): Column<T> => ({
    title,
    costs: true,
    cell: (item) => {
      const found = of(sumsOf(item))
      return found === null ? null : { amount: found }
    },
  })
  return [
    { title: t('report.col.sales'), width: NARROW, cell: (item) => sumsOf(item).sales },
    { ...amount(t('report.income'), ({ income }) => income), costs: false },
    amount(t('report.cost'), ({ cost }) => cost),
    amount(t('report.profit'), profitOf),
    {
      title: t('report.col.hours'),
      width: NARROW,
      costs: true,
      cell: (item) => Math.round((sumsOf(item).minutes * 100) / 60) / 100 || null,
    },
    amount(t('report.perHour'), perHour),
  ]
}

function sheet<T>(name: string, items: readonly T[], all: readonly Column<T>[]): Sheet {
  const columns = all.filter(({ costs }) => !costs || isOwner.value)
  return {
    name,
    columns: columns.map(({ title, width = PLAIN }) => ({ title, width })),
    rows: items.map((item) => columns.map(({ cell }) => cell(item))),
  }
}

/** Days of the common era, whatever the screen counts: a spreadsheet knows no other. */
function dayCell(at: number): Cell {
  return { day: dayIn(shop.value.zone, at) }
}

function soldAmount(line: Outcome['line']): number {
  const { amount, measure } = asSold(line)
  return amountOf(amount, measure)
}

function amountOf(quantity: number, unit: Measure): number {
  return quantity / stepsIn(unit)
}
