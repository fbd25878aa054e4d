import { profitOf, type Sums } from '../../../shared/domain/report.ts'
import { date, moneyParts } from '../../platform/format.ts'
import { inDigits, t } from '../../platform/language.ts'
import { isOwner, shop } from '../../platform/session.ts'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { pathOf } from './period-tabs.tsx'
import './report.css'
import { type Shown, useReport } from './use-report.ts'
import { periodIn, periodName, spanUnder } from './words.ts'

/** A sheet of paper that says what the shop earned, for those who lend it money. */
export function StatementPage(params: { kind?: string; back?: string }) {
  const { kind, back } = periodIn(params.kind, params.back)
  const { shown, part } = useReport(kind, back)
  return (
    <Page
      title={t('report.statement')}
      tone="money"
      back={pathOf(kind, back)}
      footer={
        <Button kind="primary" tone="money" big icon="print" disabled={!shown} onPress={() => print()}>
          {t('report.print')}
        </Button>
      }
    >
      {shown ? (
        <Paper shown={shown} />
      ) : (
        <label class="report-reading">
          <span>{t('report.reading')}</span>
          <progress value={part} max={1} />
        </label>
      )}
    </Page>
  )
}

function Paper({ shown: { period, report } }: { shown: Shown }) {
  const { whole } = report
  const now = Date.now()
  const withCosts = isOwner.value && whole.uncosted < whole.sales
  return (
    <article class="statement">
      <Band />
      <header>
        <h2>{shop.value.name}</h2>
        <p>
          <b>{t('report.statement')}</b> {periodName(period)}
        </p>
      </header>
      <div class="statement-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t(period.kind === 'year' ? 'report.month' : 'report.col.day')}</th>
              <th scope="col">{t('report.col.sales')}</th>
              <Money>{t('report.income')}</Money>
              {withCosts && <Money>{t('report.cost')}</Money>}
              {withCosts && <Money>{t('report.profit')}</Money>}
            </tr>
          </thead>
          <tbody>
            {report.spans
              // A month without a sale is said to be one; a month that has not come, and such a day, say nothing.
              .filter(({ from, sums }) => sums.sales > 0 || sums.spent > 0 || (period.kind === 'year' && from <= now))
              .map((span) => (
                <Line key={span.from} name={spanUnder(period, span)} sums={span.sums} withCosts={withCosts} />
              ))}
          </tbody>
          <tfoot>
            <Line name={t('report.total')} sums={whole} withCosts={withCosts} />
          </tfoot>
        </table>
      </div>
      <p class="quiet">{t('report.how')}</p>
      {withCosts && whole.uncosted > 0 && <p class="quiet">{t('report.uncosted', { count: whole.uncosted })}</p>}
      <footer>
        <p>{t('report.madeOn', { day: date(now, true) })}</p>
        <p class="statement-sign">{t('report.sign')}</p>
      </footer>
    </article>
  )
}

/** The head of a column of money: the sign stands here, once. */
function Money({ children }: { children: string }) {
  return (
    <th scope="col">
      {children} {moneyParts(0, shop.value.currency).symbol}
    </th>
  )
}

function Line({ name, sums, withCosts }: { name: string; sums: Sums; withCosts: boolean }) {
  const amount = (value: number) => <td class="amount">{moneyParts(value, shop.value.currency).digits}</td>
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="amount">{inDigits(String(sums.sales))}</td>
      {amount(sums.income)}
      {withCosts && amount(sums.cost + sums.spent)}
      {withCosts && amount(profitOf(sums))}
    </tr>
  )
}
