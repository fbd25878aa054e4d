import { useEffect } from 'preact/hooks'
import { perHour, profitOf, type Sums } from '../../../shared/domain/report.ts'
import { fetchWriter } from '../../../xlsx/bridge.ts'
import { t } from '../../platform/language.ts'
import { isOwner } from '../../platform/session.ts'
import { Amount } from '../../ui/amount.tsx'
import { BigAmount } from '../../ui/big-amount.tsx'
import { EmptyState } from '../../ui/empty.tsx'
import { Icon } from '../../ui/icons.tsx'
import { InWords } from '../../ui/in-words.tsx'
import { LinkRow } from '../../ui/link-row.tsx'
import { Page } from '../../ui/page.tsx'
import { Beside } from './beside.tsx'
import { KeepFile } from './keep-file.tsx'
import { PeriodTabs, Stepper } from './period-tabs.tsx'
import { Ranks } from './ranks.tsx'
import './report.css'
import { SpanBars } from './span-bars.tsx'
import { type Shown, useReport } from './use-report.ts'
import { hoursText, periodIn, periodName } from './words.ts'

/** The money of a day before today, of a week, a month or a year. */
export function ReportPage(params: { kind?: string; back?: string }) {
  const { kind, back } = periodIn(params.kind, params.back)
  const { shown, part } = useReport(kind, back)
  useEffect(fetchWriter, [])
  return (
    <Page title={t('common.money')} tone="money">
      <PeriodTabs kind={kind} />
      <section class="money-today">
        <Stepper kind={kind} back={back}>
          {shown ? periodName(shown.period) : t(`report.${kind}`)}
        </Stepper>
        {shown && <Earned sums={shown.report.whole} />}
      </section>
      {shown ? <Details shown={shown} back={back} /> : <Reading part={part} />}
    </Page>
  )
}

function Earned({ sums }: { sums: Sums }) {
  return (
    <>
      <BigAmount amount={sums.income} huge />
      <InWords amount={sums.income} />
      <p>{t('money.sales', { count: sums.sales })}</p>
    </>
  )
}

function Reading({ part }: { part: number }) {
  return (
    <label class="report-reading">
      <span>{t('report.reading')}</span>
      <progress value={part} max={1} />
    </label>
  )
}

function Details({ shown, back }: { shown: Shown; back: number }) {
  const { period, report, before } = shown
  const { whole } = report
  return (
    <>
      {isOwner.value && <Left sums={whole} />}
      {period.spans.length > 1 && <SpanBars shown={shown} />}
      {before && <Beside now={{ period, report }} before={before} />}
      {whole.sales === 0 ? (
        <EmptyState picture="calendar" text={t('report.none')} tone="money" />
      ) : (
        <Ranks shown={shown} />
      )}
      <section class="stack report-keep">
        <h2>{t('report.keep')}</h2>
        <KeepFile key={`${period.from} ${whole.income} ${whole.sales}`} shown={shown} />
        <div class="card rows">
          <LinkRow
            icon="print"
            title={t('report.statement')}
            help={t('report.statementHelp')}
            href={`/money/statement/${period.kind}/${back}`}
          />
        </div>
      </section>
    </>
  )
}

/** What was left of the income: one bar, of which the cost is one part and the profit the other. */
function Left({ sums }: { sums: Sums }) {
  const { income, cost, spent, sales, uncosted } = sums
  if (sales === 0 && spent === 0) return null
  if (uncosted === sales && cost === 0 && spent === 0) return <p class="quiet">{t('report.noCosts')}</p>
  const profit = profitOf(sums)
  const hour = perHour(sums)
  const share = income > 0 ? Math.min(1, Math.max(0, profit / income)) : 0
  return (
    <section class="card report-left">
      <div class="report-split" aria-hidden="true">
        <i style={{ flexGrow: share }} />
        <i style={{ flexGrow: 1 - share }} />
      </div>
      <dl>
        <div>
          <dt class="report-profit">{t(profit < 0 ? 'report.loss' : 'report.profit')}</dt>
          <dd>
            <Amount amount={Math.abs(profit)} />
          </dd>
        </div>
        <div>
          <dt class="report-cost">{t('report.cost')}</dt>
          <dd>
            <Amount amount={cost} />
          </dd>
        </div>
        {spent > 0 && (
          <div>
            <dt class="report-cost">{t('report.spent')}</dt>
            <dd>
              <Amount amount={spent} />
            </dd>
          </div>
        )}
        {hour !== null && (
          <div>
            <dt>
              {t('report.perHour')}
              <span class="quiet">{t('report.hoursOf', { hours: hoursText(sums.minutes) })}</span>
            </dt>
            <dd>
              <Amount amount={hour} />
            </dd>
          </div>
        )}
      </dl>
      {uncosted > 0 && (
        <p class="report-uncosted">
          <Icon name="warning" />
          {t('report.uncosted', { count: uncosted })}
        </p>
      )}
    </section>
  )
}
