import { useEffect, useState } from 'preact/hooks'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { isOwner, useDb } from '../../platform/session.ts'
import { Amount } from '../../ui/amount.tsx'
import { BigAmount } from '../../ui/big-amount.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons.tsx'
import { InWords } from '../../ui/in-words.tsx'
import { LinkRow } from '../../ui/link-row.tsx'
import { Page } from '../../ui/page.tsx'
import { SaleRow } from '../../ui/sale-row.tsx'
import { Bars } from './bars.tsx'
import { type Today, today } from './model.ts'
import './money.css'
import { PeriodTabs, Stepper } from './period-tabs.tsx'
import { WaitingLine } from './waiting-line.tsx'

/** What was earned today. */
export function TodayPage() {
  const db = useDb()
  const now = useNow()
  const result = useLive(() => today(db, now), [db, now])
  return (
    <Page title={t('common.money')} tone="money">
      <PeriodTabs kind="day" />
      {result && <Day today={result} />}
      {isOwner.value && (
        <nav class="card rows" aria-label={t('book.title')}>
          <LinkRow icon="amount" title={t('book.title')} help={t('book.short')} href="/money/book" />
        </nav>
      )}
    </Page>
  )
}

function Day({ today: { total, count, cash, transfer, days, sales } }: { today: Today }) {
  return (
    <>
      <section class="money-today">
        <Stepper kind="day" back={0}>
          {t('money.today')}
        </Stepper>
        <BigAmount amount={total} huge />
        <InWords amount={total} />
        <p>{t('money.sales', { count })}</p>
      </section>
      <dl class="money-split">
        <Part icon="cash" label={t('money.cash')} amount={cash} />
        <Part icon="transfer" label={t('money.transfer')} amount={transfer} />
      </dl>
      <Bars days={days} />
      <WaitingLine />
      {sales.length === 0 ? (
        <div class="money-none">
          <p>{t('money.none')}</p>
          <Button kind="primary" tone="sell" icon="sell" href="/sell">
            {t('money.toSell')}
          </Button>
        </div>
      ) : (
        <Sales sales={sales} />
      )}
    </>
  )
}

/** Sales that are shown at a time: on a busy day there are hundreds, and the numbers above are what one comes for. */
const STEP = 20

function Sales({ sales }: { sales: Today['sales'] }) {
  const [limit, setLimit] = useState(STEP)
  return (
    <section class="money-sales">
      <h2>{t('money.todaysSales')}</h2>
      <ul>
        {sales.slice(0, limit).map((sale) => (
          <li key={sale.id}>
            <SaleRow sale={sale} />
          </li>
        ))}
      </ul>
      {sales.length > limit && (
        <Button icon="down" onPress={() => setLimit(limit + STEP)}>
          {t('orders.older')}
        </Button>
      )}
    </section>
  )
}

function Part({ icon, label, amount }: { icon: 'cash' | 'transfer'; label: string; amount: number }) {
  return (
    <div class="card">
      <dt>
        <Icon name={icon} />
        {label}
      </dt>
      <dd>
        <Amount amount={amount} />
      </dd>
    </div>
  )
}

const MINUTE = 60_000

/** The time, at most a minute old: a new day begins on a screen that stays open. */
function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const tick = () => setNow(Date.now())
    const timer = setInterval(tick, MINUTE)
    // A phone in the pocket stops its timers.
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [])
  return now
}
