import type { ComponentChildren } from 'preact'
import { PERIODS, type PeriodKind } from '../../../shared/domain/periods.ts'
import { navigate } from '../../platform/history.ts'
import { t } from '../../platform/language.ts'
import { IconButton } from '../../ui/button.tsx'

/** Where the money of a period is shown. */
export function pathOf(kind: PeriodKind, back: number): string {
  return kind === 'day' && back === 0 ? '/money' : `/money/${kind}/${back}`
}

/** Day, week, month, year. */
export function PeriodTabs({ kind }: { kind: PeriodKind }) {
  return (
    <nav class="money-periods" aria-label={t('report.period')}>
      {PERIODS.map((one) => (
        <a key={one} href={pathOf(one, 0)} aria-current={one === kind ? 'page' : undefined}>
          {t(`report.${one}`)}
        </a>
      ))}
    </nav>
  )
}

interface StepperProps {
  kind: PeriodKind
  /** How many periods before the present one are shown. */
  back: number
  children: ComponentChildren
}

/** What the period is called, between the ways to the one before and the one after. */
export function Stepper({ kind, back, children }: StepperProps) {
  const go = (to: number) => navigate(pathOf(kind, to), { replace: true })
  return (
    <div class="money-stepper">
      <IconButton label={t('report.before')} icon="back" onPress={() => go(back + 1)} />
      <h2>{children}</h2>
      <IconButton label={t('report.after')} icon="next" disabled={back === 0} onPress={() => go(back - 1)} />
    </div>
  )
}
