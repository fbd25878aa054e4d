import { useState } from 'preact/hooks'
import { dueOf, dueState } from '../../../shared/domain/lots.ts'
import type { Unit } from '../../../shared/domain/quantity.ts'
import { quantity } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { dayText, today } from '../../ui/days.ts'
import { Due } from '../../ui/due.tsx'
import { Icon } from '../../ui/icons.tsx'
import { LotSheet } from './lot-sheet.tsx'
import { type LotLeft, lotsOf } from './model.ts'

interface LotsProps {
  good: string
  unit: Unit
  food: boolean
  mayEdit: boolean
}

/** The lots of a good in the order in which they are sold; used-up ones are left out until they are asked for. */
export function Lots({ good, unit, food, mayEdit }: LotsProps) {
  const db = useDb()
  const lots = useLive(() => lotsOf(db, good), [db, good])
  const [open, setOpen] = useState<LotLeft | 'new' | null>(null)
  const [all, setAll] = useState(false)
  if (!lots || (lots.length === 0 && !(food && mayEdit))) return null
  const shown = lots.filter(({ left }) => all || left > 0)
  return (
    <section class="good-part">
      <h3>
        <Icon name="calendar" />
        {t('goods.lots')}
      </h3>
      {shown.length > 0 && (
        <ul class="good-rows">
          {shown.map((lot) => (
            <li key={lot.id}>
              <LotRow lot={lot} unit={unit} onOpen={mayEdit ? () => setOpen(lot) : undefined} />
            </li>
          ))}
        </ul>
      )}
      {shown.length < lots.length && (
        <Button onPress={() => setAll(true)}>{t('goods.usedUp', { count: lots.length - shown.length })}</Button>
      )}
      {mayEdit && (
        <Button icon="plus" onPress={() => setOpen('new')}>
          {t('goods.addLot')}
        </Button>
      )}
      {open && <LotSheet good={good} unit={unit} lot={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </section>
  )
}

function LotRow({
  lot: { fields, left },
  unit,
  onOpen,
}: {
  lot: LotLeft
  unit: Unit
  onOpen: (() => void) | undefined
}) {
  const due = dueOf(fields)
  const days = [
    fields.made && t('goods.madeOn', { day: dayText(fields.made) }),
    due && t(fields.expiry ? 'goods.expiresOn' : 'goods.bestBeforeOn', { day: dayText(due) }),
  ]
  return (
    <button class="good-row" type="button" disabled={!onOpen} onClick={onOpen}>
      <span>
        <b>
          {[fields.code && t('goods.lotNamed', { code: fields.code }), quantity(left, unit)]
            .filter(Boolean)
            .join(' · ')}
        </b>
        <span class="quiet">{days.filter(Boolean).join(' · ')}</span>
      </span>
      {left > 0 && <Due state={dueState(due, today())} />}
    </button>
  )
}
