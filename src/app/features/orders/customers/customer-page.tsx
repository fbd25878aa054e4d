import { useState } from 'preact/hooks'
import { date, money } from '../../../platform/format.ts'
import { t } from '../../../platform/language.ts'
import { useLive } from '../../../platform/live.ts'
import { isOwner, shop, useDb } from '../../../platform/session.ts'
import { BigAmount } from '../../../ui/big-amount.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty.tsx'
import { Icon } from '../../../ui/icons.tsx'
import { Page } from '../../../ui/page.tsx'
import { SaleRow } from '../../../ui/sale-row.tsx'
import { toast } from '../../../ui/toast.tsx'
import { CustomerData } from './customer-data.tsx'
import { addresses, type CustomerView, customer, hasAddress, restoreCustomer, type Tab, tabOf } from './model.ts'
import { PayTab } from './pay-tab.tsx'
import { RemindSheet } from './remind-sheet.tsx'
import { addressLine, telephone } from './words.ts'

/** One customer: how to reach her, what she owes, what she bought. */
export function CustomerPage({ id }: { id: string }) {
  const db = useDb()
  const view = useLive(async () => (await customer(db, id)) ?? null, [db, id])
  const tab = useLive(() => tabOf(db, id), [db, id])
  const name = view?.fields.name
  return (
    <Page
      title={name || t(view === undefined ? 'customers.title' : 'customers.missing')}
      tone="orders"
      back="/orders/customers"
    >
      {(view === null || (view && !name)) && (
        <EmptyState
          picture="people"
          text={t('customers.missing')}
          action={
            <Button tone="orders" href="/orders/customers">
              {t('customers.all')}
            </Button>
          }
        />
      )}
      {view && name && tab && <Customer view={view} tab={tab} />}
    </Page>
  )
}

function Customer({ view, tab }: { view: CustomerView; tab: Tab }) {
  const db = useDb()
  const [reminding, setReminding] = useState(false)
  const { id, fields, deleted } = view
  const { currency } = shop.value
  async function restore() {
    await restoreCustomer(db, id)
    toast(t('common.saved'))
  }
  return (
    <>
      {deleted && (
        <div class="card stack">
          <p>{t('customers.wasDeleted')}</p>
          {isOwner.value && (
            <Button icon="undo" onPress={restore}>
              {t('customers.restore')}
            </Button>
          )}
        </div>
      )}
      <section class="customer-tab">
        {tab.owed > 0 ? (
          <>
            <p>{t('customers.owes')}</p>
            <BigAmount amount={tab.owed} />
          </>
        ) : (
          <p class="customer-clear">
            <Icon name="check" />
            {t('customers.owesNothing')}
          </p>
        )}
        {tab.last !== null && (
          <p class="quiet">
            {t('customers.bought', { amount: money(tab.bought, currency) })} ·{' '}
            {t('customers.last', { day: date(tab.last) })}
          </p>
        )}
      </section>
      {tab.owed > 0 && (
        <>
          <PayTab customer={id} owed={tab.owed} several={tab.sales.filter(({ sums }) => sums.owed > 0).length > 1} />
          <Button big icon="share" onPress={() => setReminding(true)}>
            {t('customers.remind')}
          </Button>
        </>
      )}
      <Reach view={view} />
      {!deleted && (
        <Button icon="edit" href={`/orders/customers/${id}/edit`}>
          {t('common.edit')}
        </Button>
      )}
      <Sales sales={tab.sales} />
      <CustomerData view={view} tab={tab} />
      {reminding && <RemindSheet fields={fields} tab={tab} onClose={() => setReminding(false)} />}
    </>
  )
}

/** Sales that are shown at a time. */
const STEP = 30

/** What she bought, newest first. */
function Sales({ sales }: Pick<Tab, 'sales'>) {
  const [limit, setLimit] = useState(STEP)
  return (
    <section class="order-day">
      <h2>{t('customers.sales')}</h2>
      {sales.length === 0 && <p class="quiet">{t('customers.noSales')}</p>}
      <ul>
        {sales.slice(0, limit).map((sale) => (
          <li key={sale.id}>
            <SaleRow sale={sale} dated />
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

/** How to reach her, and where to send; and when that goes. */
function Reach({ view: { id, fields } }: { view: CustomerView }) {
  const db = useDb()
  const kept = useLive(() => addresses(db), [db])
  const tel = telephone(fields.contact)
  const gone = kept?.removed.includes(id) && !hasAddress(fields)
  if (!fields.contact && !hasAddress(fields) && !gone) return null
  return (
    <div class="card stack">
      {tel ? (
        <Button icon="phone" href={`tel:${tel}`}>
          {fields.contact}
        </Button>
      ) : (
        fields.contact && (
          <p class="customer-contact">
            <span class="quiet">{t('customers.contact')} </span>
            {fields.contact}
          </p>
        )
      )}
      {hasAddress(fields) && (
        <div>
          <p class="quiet">{t('customers.address')}</p>
          <p class="customer-address">{addressLine(fields)}</p>
          {kept && kept.days !== null && <p class="quiet">{t('customers.addressGoes', { count: kept.days })}</p>}
        </div>
      )}
      {gone && <p class="quiet">{t('customers.addressRemoved')}</p>}
    </div>
  )
}
