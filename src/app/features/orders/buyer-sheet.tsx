import { useState } from 'preact/hooks'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { wordsFor } from '../../ui/failures.ts'
import { LinkRow } from '../../ui/link-row.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toast.tsx'
import { addCustomer, customers, found, NOBODY, nameBuyer } from './customers/model.ts'

interface BuyerSheetProps {
  order: string
  /** Somebody is named already. */
  named: boolean
  onClose: () => void
}

/** Customers that are offered at a time; the search finds the others. */
const OFFERED = 20

/** Who bought: what is typed finds a customer, and is the name of a new one. */
export function BuyerSheet({ order, named, onClose }: BuyerSheetProps) {
  const db = useDb()
  const [query, setQuery] = useState('')
  const [failure, setFailure] = useState<string | null>(null)
  const people = useLive(() => customers(db), [db])
  const typed = query.trim()
  // Ids are in order of time: who was added last is the likeliest.
  const offered = people && found([...people].reverse(), query).slice(0, OFFERED)

  async function done(action: Promise<unknown>, text: string) {
    setFailure(null)
    try {
      await action
    } catch (error) {
      return setFailure(wordsFor(error, t('orders.failed')))
    }
    onClose()
    toast(text)
  }
  return (
    <Sheet title={t('customers.who')} tone="orders" onClose={onClose}>
      <SearchBox label={t('customers.name')} value={query} onInput={(text) => setQuery(text.slice(0, 80))} />
      {typed !== '' && !people?.some(({ fields }) => fields.name === typed) && (
        <Button
          kind="primary"
          tone="orders"
          big
          icon="plus"
          onPress={() =>
            done(addCustomer(db, { ...NOBODY, name: typed }, order), t('customers.named', { name: typed }))
          }
        >
          {t('customers.addNamed', { name: typed })}
        </Button>
      )}
      {failure && <p role="alert">{failure}</p>}
      {people?.length === 0 && typed === '' && <p class="quiet">{t('customers.none')}</p>}
      {offered && offered.length > 0 && (
        <div class="card rows">
          {offered.map(({ id, fields: { name, contact } }) => (
            <LinkRow
              key={id}
              icon="people"
              title={name}
              help={contact || undefined}
              onPress={() => done(nameBuyer(db, order, id), t('customers.named', { name }))}
            />
          ))}
        </div>
      )}
      {named && (
        <Button icon="close" onPress={() => done(nameBuyer(db, order, null), t('common.saved'))}>
          {t('customers.nobody')}
        </Button>
      )}
    </Sheet>
  )
}
