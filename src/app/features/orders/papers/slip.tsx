import { useState } from 'preact/hooks'
import { parcelOf } from '../../../../shared/domain/request.ts'
import { date, quantity } from '../../../platform/format.ts'
import { t } from '../../../platform/language.ts'
import { shop, useDb } from '../../../platform/session.ts'
import { Band } from '../../../ui/band.tsx'
import { Button } from '../../../ui/button.tsx'
import { wordsFor } from '../../../ui/failures.ts'
import { Icon } from '../../../ui/icons.tsx'
import { Picture } from '../../../ui/picture.tsx'
import { type Parcelled, packOrder } from './model.ts'
import { A6, printSheets, Sheets } from './sheets.tsx'
import { TickRow } from './tick-row.tsx'

/** With more than these an A6 would be two sheets. */
const ON_A6 = 4

/** What was ticked on this phone, by order: it is of the hour of packing, and goes with it. */
const ticked = new Map<string, ReadonlySet<string>>()

/** What goes into the parcel: ticked while it is packed, and printed to lie in it. No price stands on it. */
export function PackingSlip({ parcel }: { parcel: Parcelled }) {
  const db = useDb()
  const { view, lines } = parcel
  const [done, setDone] = useState(ticked.get(view.id) ?? new Set<string>())
  const [failure, setFailure] = useState<string | null>(null)
  const isPacked = parcelOf(view.steps).state !== null
  const isAll = lines.every(({ id }) => done.has(id))

  function tick(id: string) {
    const next = new Set(done)
    if (!next.delete(id)) next.add(id)
    ticked.set(view.id, next)
    setDone(next)
  }
  async function pack() {
    setFailure(null)
    await packOrder(db, view.id).catch((error: unknown) => setFailure(wordsFor(error, t('orders.failed'))))
  }
  return (
    <>
      <div class="stack no-print">
        <p>{t('papers.tickHelp')}</p>
        <ul class="pack-lines">
          {lines.map((line) => (
            <li key={line.id}>
              <TickRow thumb={line.thumb} isOn={done.has(line.id)} onChange={() => tick(line.id)}>
                <b>{line.name || t('orders.unnamed')}</b>
                <span class="pack-quantity">{quantity(line.left, line.unit)}</span>
              </TickRow>
            </li>
          ))}
        </ul>
        {isPacked ? (
          <p class="pack-done">
            <Icon name="check" />
            {t('parcel.packed')}
          </p>
        ) : (
          isAll && (
            <Button kind="primary" tone="orders" big icon="goods" onPress={pack}>
              {t('parcel.pack')}
            </Button>
          )
        )}
        {failure && <p role="alert">{failure}</p>}
        <Button
          kind={isAll && !isPacked ? 'quiet' : 'primary'}
          tone="orders"
          big
          icon="print"
          onPress={() => printSheets(lines.length > ON_A6 ? 'A5' : A6, '8mm')}
        >
          {t('papers.printSlip')}
        </Button>
      </div>
      <SlipSheet parcel={parcel} />
    </>
  )
}

function SlipSheet({ parcel: { view, to, lines } }: { parcel: Parcelled }) {
  return (
    <Sheets>
      <div class="slip">
        <p class="slip-shop">{shop.value.name}</p>
        <Band weave="khit" />
        <p class="slip-about">
          {[view.order.receipt && t('receipts.number', { number: view.order.receipt }), date(view.sums.at)]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {to.name && <p>{t('papers.for', { name: to.name })}</p>}
        <ul>
          {lines.map((line) => (
            <li key={line.id}>
              <span class="slip-box" />
              {line.thumb && <Picture hash={line.thumb} alt="" />}
              <span class="slip-what">{line.name || t('orders.unnamed')}</span>
              <b>{quantity(line.left, line.unit)}</b>
            </li>
          ))}
        </ul>
        <p class="slip-thanks">{t('papers.thanks')}</p>
      </div>
    </Sheets>
  )
}
