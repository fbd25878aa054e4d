import { useState } from 'preact/hooks'
import { ago, money } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { isOwner, shop, useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { toast } from '../../ui/toast.tsx'
import { BackupFirst } from '../../ui/unsent.tsx'
import { dropHeld, type HandedIn, type HeldPhone, held, takeHeld } from './model.ts'
import { actionName } from './words.ts'

/** What removed phones handed in after their removal, phone by phone: the owner takes it into the shop, or leaves it out. */
export function HeldFromPhones({ open }: { open: (path: string) => void }) {
  const db = useDb()
  const phones = useLive(() => held(db), [db]) ?? []
  if (phones.length === 0 || !isOwner.value) return null
  return (
    <section class="stack">
      <h3>{t('sync.held')}</h3>
      <p class="quiet">{t('sync.heldHelp')}</p>
      {phones.map((phone) => (
        <Phone key={phone.device} phone={phone} open={open} />
      ))}
    </section>
  )
}

function Phone({ phone: { name, handedIn }, open }: { phone: HeldPhone; open: (path: string) => void }) {
  const db = useDb()
  const [dropping, setDropping] = useState<string[] | null>(null)
  const all = handedIn.map(({ id }) => id)

  async function take(ids: string[]) {
    await takeHeld(db, ids)
    toast(t('sync.taken'))
  }
  async function drop() {
    if (dropping) await dropHeld(db, dropping)
    setDropping(null)
    toast(t('sync.dropped'))
  }
  return (
    <article class="card stack" aria-label={name || t('shop.device.unnamed')}>
      <p>
        <b>{name || t('shop.device.unnamed')}</b>
      </p>
      {handedIn.map((one) => (
        <Entry key={one.id} entry={one} onTake={() => take([one.id])} onDrop={() => setDropping([one.id])} />
      ))}
      {all.length > 1 && (
        <div class="pair">
          <Button kind="primary" tone="shop" icon="check" onPress={() => take(all)}>
            {t('sync.takeAll', { count: all.length })}
          </Button>
          <Button icon="trash" onPress={() => setDropping(all)}>
            {t('sync.dropAll')}
          </Button>
        </div>
      )}
      {dropping && (
        <Confirm
          title={t('sync.dropTitle', { count: dropping.length })}
          text={t('sync.dropHelp')}
          action={t('sync.drop')}
          icon="trash"
          onConfirm={drop}
          onClose={() => setDropping(null)}
        >
          <BackupFirst open={open} />
        </Confirm>
      )}
    </article>
  )
}

interface EntryProps {
  entry: HandedIn
  onTake: () => Promise<void>
  onDrop: () => void
}

function Entry({ entry: { action, title, amount, at }, onTake, onDrop }: EntryProps) {
  const worth = amount === null ? '' : money(amount, shop.value.currency)
  return (
    <div class="held-entry">
      <p>{[actionName(action), title, worth].filter(Boolean).join(' · ')}</p>
      <p class="quiet">{ago(at, Date.now())}</p>
      <div class="pair">
        <Button icon="check" onPress={onTake}>
          {t('sync.take')}
        </Button>
        <Button icon="trash" onPress={onDrop}>
          {t('sync.drop')}
        </Button>
      </div>
    </div>
  )
}
