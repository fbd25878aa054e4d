import { money, moneyParts, weekday } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { shop } from '../../platform/session.ts'
import type { Today } from './model.ts'

/** The picture in units of its own: seven columns under their amounts, over their days. */
const COLUMN = 48
const BAR = 34
const HEIGHT = 120
const TOP = 22
const FOOT = 24
/** Characters of an amount that fit into a column. */
const LONGEST = 7

/** The last seven days as bars: today in full dye, the others pale. Understood without reading. */
export function Bars({ days }: { days: Today['days'] }) {
  const { currency } = shop.value
  const most = Math.max(...days.map(({ total }) => total))
  const total = days.reduce((sum, day) => sum + day.total, 0)
  if (most === 0) return null
  const width = COLUMN * days.length
  const ground = TOP + HEIGHT
  return (
    <figure class="card money-week">
      <figcaption>{t('money.weekSum', { total: money(total, currency) })}</figcaption>
      <svg class="money-bars" viewBox={`0 0 ${width} ${ground + FOOT}`} aria-hidden="true">
        {days.map((day, index) => {
          const height = Math.max(day.total > 0 ? 3 : 0, (day.total / most) * HEIGHT)
          const middle = COLUMN * index + COLUMN / 2
          const isToday = index === days.length - 1
          return (
            <g key={day.from} class={isToday ? 'money-bar today' : 'money-bar'}>
              <rect x={middle - BAR / 2} y={ground - height} width={BAR} height={height} rx="4" />
              {day.total > 0 && (
                <text x={middle} y={ground - height - 6} text-anchor="middle">
                  {short(day.total, currency)}
                </text>
              )}
              <text x={middle} y={ground + FOOT - 5} text-anchor="middle">
                {weekday(day.from)}
              </text>
            </g>
          )
        })}
        <line x1="0" x2={width} y1={ground} y2={ground} />
      </svg>
      <ul class="heard">
        {days.map(({ from, total: amount }) => (
          <li key={from}>{t('money.dayTotal', { day: weekday(from), total: money(amount, currency) })}</li>
        ))}
      </ul>
    </figure>
  )
}

/** An amount that fits over a bar: in whole units, in thousands from a million on. */
function short(amount: number, currency: typeof shop.value.currency): string {
  const whole = moneyParts(amount, currency).digits.replace(/\..*/, '')
  return whole.length > LONGEST ? `${whole.slice(0, whole.lastIndexOf(','))}k` : whole
}
