import type { Period } from '../../../shared/domain/periods.ts'
import type { Report } from '../../../shared/domain/report.ts'
import { t } from '../../platform/language.ts'
import { Amount } from '../../ui/amount.tsx'
import { periodName } from './words.ts'

interface Side {
  period: Period
  report: Report
}

/** A period beside the one before it: two bars, the older one pale. */
export function Beside({ now, before }: { now: Side; before: Side }) {
  const most = Math.max(now.report.whole.income, before.report.whole.income)
  if (most <= 0) return null
  // A period that still goes on stands beside the part of the earlier one that had passed by then.
  const goesOn = before.period.to < now.period.from
  const sides = [
    { ...now, name: periodName(now.period) },
    { ...before, name: goesOn ? t('report.soFar', { period: periodName(before.period) }) : periodName(before.period) },
  ]
  return (
    <section class="card report-beside" aria-label={t('report.beside')}>
      {sides.map(({ name, period, report: { whole } }) => (
        <div key={period.from}>
          <p>
            <span>{name}</span>
            <Amount amount={whole.income} />
          </p>
          <i aria-hidden="true" style={{ width: `${Math.max(0, whole.income / most) * 100}%` }} />
        </div>
      ))}
    </section>
  )
}
