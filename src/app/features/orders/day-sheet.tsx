import { useState } from 'preact/hooks'
import { date, dayName } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { shop, useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { Chips } from '../../ui/chips.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toast.tsx'
import { dateSale, noonBefore, noonOf } from './model.ts'

/** Days before today that are one tap away. */
const NEAR = [0, 1, 2, 3]

/** The day on which it was really sold. */
export function DaySheet({ order, onClose }: { order: string; onClose: () => void }) {
  const db = useDb()
  const { zone } = shop.value
  const [now] = useState(Date.now)
  const [day, setDay] = useState<number | null>(null)
  const [failed, setFailed] = useState(false)

  async function save() {
    if (day === null) return
    setFailed(false)
    try {
      await dateSale(db, order, day)
    } catch {
      return setFailed(true)
    }
    onClose()
    toast(t('orders.daySet'))
  }
  const near = NEAR.map((days) => noonBefore(now, days, zone))
  return (
    <Sheet title={t('orders.setDay')} tone="orders" onClose={onClose}>
      <Chips
        label={t('orders.day')}
        options={near.map((noon) => ({ value: String(noon), label: dayName(noon, now) }))}
        value={day === null ? null : String(day)}
        onChange={(noon) => setDay(Number(noon))}
      />
      <label class="field">
        <b>{t('orders.otherDay')}</b>
        <input class="field-box" type="date" onInput={(event) => setDay(noonOf(event.currentTarget.value, zone))} />
      </label>
      {day !== null && <p role="status">{date(day, true)}</p>}
      {failed && <p role="alert">{t('orders.failed')}</p>}
      <Button kind="primary" tone="orders" big icon="check" disabled={day === null} onPress={save}>
        {t('common.save')}
      </Button>
    </Sheet>
  )
}
