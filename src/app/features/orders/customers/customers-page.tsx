import { useState } from 'preact/hooks'
import { date, money } from '../../../platform/format.ts'
import { t } from '../../../platform/language.ts'
import { useLive } from '../../../platform/live.ts'
import { shop, useDb } from '../../../platform/session.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty.tsx'
import { LinkRow } from '../../../ui/link-row.tsx'
import { Page } from '../../../ui/page.tsx'
import { SearchBox } from '../../../ui/search-box.tsx'
import { customers, found, type Person, type Tab, tabs } from './model.ts'

/** All customers: who owes comes first, then who bought last. */
export function CustomersPage() {
  const db = useDb()
  const [query, setQuery] = useState('')
  const people = useLive(() => customers(db), [db])
  // The names are there at once; of many sales the sums take a moment.
  const known = useLive(() => tabs(db), [db])
  const shown = people && found(sorted(people, known), query)
  const add = (
    <Button kind="primary" tone="orders" big icon="plus" href="/orders/customers/new">
      {t('customers.new')}
    </Button>
  )
  return (
    <Page title={t('customers.title')} tone="orders" back="/orders" footer={people && people.length > 0 && add}>
      {people?.length === 0 && <EmptyState picture="people" text={t('customers.none')} action={add} />}
      {people && people.length > 0 && <SearchBox label={t('customers.search')} value={query} onInput={setQuery} />}
      {shown?.length === 0 && query !== '' && <p role="status">{t('customers.noMatch', { query })}</p>}
      {shown && shown.length > 0 && (
        <ul class="card rows">
          {shown.map((person) => (
            <li key={person.id}>
              <Row person={person} tab={known?.get(person.id)} />
            </li>
          ))}
        </ul>
      )}
      <nav class="card rows" aria-label={t('customers.notice')}>
        <LinkRow
          icon="key"
          title={t('customers.notice')}
          help={t('customers.noticeShort')}
          href="/orders/customers/notice"
        />
      </nav>
    </Page>
  )
}

function Row({ person: { id, fields }, tab }: { person: Person; tab: Tab | undefined }) {
  const { currency } = shop.value
  const help = [
    tab && tab.bought > 0 && t('customers.bought', { amount: money(tab.bought, currency) }),
    tab?.last && t('customers.last', { day: date(tab.last) }),
  ].filter(Boolean)
  return (
    <a class="link-row customer-row" href={`/orders/customers/${id}`}>
      <span>
        <b>{fields.name}</b>
        <span class="quiet">{help.join(' · ') || fields.contact}</span>
        {tab && tab.owed > 0 && (
          <span class="customer-owes">{t('pay.owed', { amount: money(tab.owed, currency) })}</span>
        )}
      </span>
    </a>
  )
}

function sorted<T extends Person>(people: readonly T[], known: ReadonlyMap<string, Tab> | undefined): T[] {
  const of = (id: string) => known?.get(id)
  return [...people].sort(
    (a, b) =>
      Number((of(b.id)?.owed ?? 0) > 0) - Number((of(a.id)?.owed ?? 0) > 0) ||
      (of(b.id)?.last ?? 0) - (of(a.id)?.last ?? 0) ||
      a.fields.name.localeCompare(b.fields.name, 'th'),
  )
}
