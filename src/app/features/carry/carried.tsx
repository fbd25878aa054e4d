import { useState } from 'preact/hooks'
import { ago } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { useNow } from '../../platform/now.ts'
import { session } from '../../platform/session.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toast.tsx'
import { type Bytes, type CarriedRow, carriedNow, dropCarried, markReturned, takeUp } from './model.ts'
import { Ways } from './ways.tsx'

/** What this phone carries: whose it is, since when, and how far it is. */
export function Carried() {
  const [back, setBack] = useState<{ row: CarriedRow; bytes: Bytes } | null>(null)
  const rows = useLive(carriedNow, [])
  if (!rows || rows.length === 0) return null
  return (
    <section class="stack" aria-labelledby="carry-carried">
      <h2 id="carry-carried">{t('carry.carried')}</h2>
      <ul class="card carry-list">
        {rows.map((row) => (
          <Row key={row.id} row={row} onGiveBack={(bytes) => setBack({ row, bytes })} />
        ))}
      </ul>
      {back && (
        <Sheet title={t('carry.giveBackTo', { shop: back.row.shop })} tone="shop" onClose={() => setBack(null)}>
          <Ways bytes={back.bytes} shop={back.row.shop} onGone={() => markReturned(back.row.id)} />
        </Sheet>
      )}
    </section>
  )
}

function Row({ row, onGiveBack }: { row: CarriedRow; onGiveBack: (answer: Bytes) => void }) {
  const now = useNow(60_000)
  const { shop, taken, state, answer } = row

  async function putDown() {
    await dropCarried(row.id)
    toast(t('carry.dropped'), { undo: () => takeUp(row) })
  }
  return (
    <li class="carry-row">
      <Icon name={state === 'refused' ? 'warning' : state === 'carried' ? 'basket' : 'check'} />
      <div>
        <p>
          <b>{shop}</b> <span class="quiet">{t('carry.since', { when: ago(taken, now) })}</span>
        </p>
        <p>{stateWords(row, now)}</p>
        {answer && (
          <Button
            kind={state === 'handed' ? 'primary' : 'quiet'}
            tone="shop"
            icon="undo"
            onPress={() => onGiveBack(new Uint8Array(answer))}
          >
            {t('carry.giveBack')}
          </Button>
        )}
      </div>
      <IconButton label={t('carry.drop', { shop })} icon="trash" onPress={putDown} />
    </li>
  )
}

function stateWords({ state, waits, handedAt }: CarriedRow, now: number): string {
  if (state === 'carried') return t(session.value?.joined ? 'carry.onItsWay' : 'carry.alone')
  if (state === 'refused') return t('carry.unreadable')
  if (state === 'returned') return t('carry.returned')
  return t(waits ? 'carry.waits' : 'carry.handed', { when: ago(handedAt ?? now, now) })
}
