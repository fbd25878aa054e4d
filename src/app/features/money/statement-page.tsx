import { profitOf, type Sums } from '../../../shared/domain/report.ts'
import { date, money } from '../../platform/format.ts'
import { inDigits, t } from '../../platform/language.ts'
import { isOwner, shop } from '../../platform/session.ts'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { pathOf } from './period-tabs.tsx'
import './report.css'
import { type Shown, useReport } from './use-report.ts'
import { periodIn, periodName, spanName } from './words.ts'

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
      <table>
        <thead>
          <tr>
            <th scope="col">{t(period.kind === 'year' ? 'report.month' : 'report.col.day')}</th>
            <th scope="col">{t('report.col.sales')}</th>
            <th scope="col">{t('report.income')}</th>
            {withCosts && <th scope="col">{t('report.cost')}</th>}
            {withCosts && <th scope="col">{t('report.profit')}</th>}
          </tr>
        </thead>
        <tbody>
          {report.spans
            // A month that has not come, and a day without a sale, say nothing.
            .filter(({ sums }) => sums.sales > 0 || sums.spent > 0)
            .map((span) => (
              <Line key={span.from} name={spanName(period, span)} sums={span.sums} withCosts={withCosts} />
            ))}
        </tbody>
        <tfoot>
          <Line name={t('report.total')} sums={whole} withCosts={withCosts} />
        </tfoot>
      </table>
      <p class="quiet">{t('report.how')}</p>
      {withCosts && whole.uncosted > 0 && <p class="quiet">{t('report.uncosted', { count: whole.uncosted })}</p>}
      <footer>
        <p>{t('report.madeOn', { day: date(Date.now(), true) })}</p>
        <p class="statement-sign">{t('report.sign')}</p>
      </footer>
    </article>
  )
}

function Line({ name, sums, withCosts }: { name: string; sums: Sums; withCosts: boolean }) {
  const amount = (value: number) => <td class="amount">{money(value, shop.value.currency)}</td>
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
