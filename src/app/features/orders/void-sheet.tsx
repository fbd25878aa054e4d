import { useState } from 'preact/hooks'
import { MAX_NAME } from '../../../shared/protocol/limits.ts'
import { t } from '../../platform/language.ts'
import { useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { Chips } from '../../ui/chips.tsx'
import { Field } from '../../ui/field.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toast.tsx'
import { voidSale } from './model.ts'

const REASONS = ['wrong', 'returned', 'price', 'other'] as const
type Reason = (typeof REASONS)[number]

/** Takes a sale back, and asks why: the goods return, both stay on record. */
export function VoidSheet({ order, onClose }: { order: string; onClose: () => void }) {
  const db = useDb()
  const [reason, setReason] = useState<Reason | null>(null)
  const [words, setWords] = useState('')
  const [failed, setFailed] = useState(false)

  async function voidNow() {
    if (!reason) return
    setFailed(false)
    const told = reason === 'other' ? words.trim() || t('orders.reason.other') : t(`orders.reason.${reason}`)
    try {
      await voidSale(db, order, { reason: told, undo: false })
    } catch {
      return setFailed(true)
    }
    onClose()
    toast(t('orders.voidDone'))
  }
  return (
    <Sheet title={t('orders.void')} tone="orders" onClose={onClose}>
      <p>{t('orders.voidHelp')}</p>
      <Chips
        label={t('orders.why')}
        options={REASONS.map((value) => ({ value, label: t(`orders.reason.${value}`) }))}
        value={reason}
        onChange={setReason}
      />
      {reason === 'other' && (
        <Field label={t('orders.reasonText')} value={words} onInput={setWords} maxLength={MAX_NAME} />
      )}
      {failed && <p role="alert">{t('orders.failed')}</p>}
      <Button kind="danger" big icon="undo" disabled={!reason} onPress={voidNow}>
        {t('orders.voidNow')}
      </Button>
    </Sheet>
  )
}
