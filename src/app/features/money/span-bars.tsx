import { money, moneyParts } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { shop } from '../../platform/session.ts'
import type { Shown } from './use-report.ts'
import { spanName, spanShort } from './words.ts'

/** The picture in units of its own. */
const WIDTH = 336
const HEIGHT = 130
const TOP = 24
const FOOT = 24
/** Of a column, what its bar fills. */
const FILLED = 0.72
/** Room that the name of a day or a month needs. */
const NAME = 34

/** The days or months of a period as bars, of a year beside those of the year before, which are pale. */
export function SpanBars({ shown: { period, report, before } }: { shown: Shown }) {
  const { currency } = shop.value
  const old = period.kind === 'year' ? before?.report.spans.map(({ sums }) => sums.income) : undefined
  const bars = report.spans.map((span, index) => ({ span, income: span.sums.income, old: old?.[index] ?? 0 }))
  const most = Math.max(...bars.flatMap(({ income, old: then }) => [income, then]))
  if (most <= 0) return null
  const best = bars.findIndex(({ income }) => income === Math.max(...bars.map((bar) => bar.income)))
  const column = WIDTH / bars.length
  const every = Math.ceil(NAME / column)
  const ground = TOP + HEIGHT
  const bar = (income: number, from: number, width: number, look: string) => {
    const height = income > 0 ? Math.max(3, (income / most) * HEIGHT) : 0
    return <rect class={look} x={from} y={ground - height} width={width} height={height} rx={Math.min(4, width / 3)} />
  }
  return (
    <figure class="card money-week">
      <svg
        class={old ? 'money-bars money-pairs' : 'money-bars'}
        viewBox={`0 0 ${WIDTH} ${ground + FOOT}`}
        aria-hidden="true"
      >
        {bars.map(({ span, income, old: then }, index) => {
          const width = column * FILLED
          const from = column * index + (column - width) / 2
          return (
            <g key={span.from} class={index === best ? 'money-bar best' : 'money-bar'}>
              {old ? (
                <>
                  {bar(then, from, width / 2, 'old')}
                  {bar(income, from + width / 2, width / 2, 'new')}
                </>
              ) : (
                bar(income, from, width, 'new')
              )}
              {index % every === 0 && (
                <text x={column * (index + 0.5)} y={ground + FOOT - 5} text-anchor="middle">
                  {spanShort(period, span)}
                </text>
              )}
            </g>
          )
        })}
        <Most column={column * (best + 0.5)} amount={bars[best]?.income ?? 0} most={most} />
        <line x1="0" x2={WIDTH} y1={ground} y2={ground} />
      </svg>
      <ul class="heard">
        {bars.map(({ span, income }) => (
          <li key={span.from}>{t('report.barOf', { span: spanName(period, span), total: money(income, currency) })}</li>
        ))}
      </ul>
    </figure>
  )
}

/** The amount of the best day over its bar, inside the picture. */
function Most({ column, amount, most }: { column: number; amount: number; most: number }) {
  if (amount <= 0) return null
  const { digits } = moneyParts(amount, shop.value.currency)
  const half = digits.length * 4
  return (
    <text
      class="money-best"
      x={Math.min(WIDTH - half, Math.max(half, column))}
      y={TOP + HEIGHT - (amount / most) * HEIGHT - 7}
      text-anchor="middle"
    >
      {digits}
    </text>
  )
}
