import { useState } from 'preact/hooks'
import { dayOf } from '../../../shared/domain/day.ts'
import { MAX_NAME } from '../../../shared/protocol/limits.ts'
import { t } from '../../platform/language.ts'
import { shop, useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { Chips } from '../../ui/chips.tsx'
import { wordsFor } from '../../ui/failures.ts'
import { Field } from '../../ui/field.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { reservePiece } from './model.ts'

/** For how many days a piece is put aside. */
const TERMS = ['1', '3', '7', 'open'] as const
type Term = (typeof TERMS)[number]

const DAY = 24 * 60 * 60 * 1000

/** Puts a piece aside for somebody, for some days. */
export function ReserveSheet({ good, onClose }: { good: string; onClose: () => void }) {
  const db = useDb()
  const [name, setName] = useState('')
  const [term, setTerm] = useState<Term>('3')
  const [trouble, setTrouble] = useState<string | null>(null)

  async function save() {
    try {
      await reservePiece(db, good, name.trim(), untilOf(term))
    } catch (error) {
      return setTrouble(wordsFor(error, t('goods.failed')))
    }
    onClose()
  }
  return (
    <Sheet title={t('goods.reserve')} tone="goods" onClose={onClose}>
      <Field label={t('goods.reserveName')} value={name} onInput={setName} maxLength={MAX_NAME} />
      <Chips
        label={t('goods.reserveTerm')}
        options={TERMS.map((one) => ({ value: one, label: termText(one) }))}
        value={term}
        onChange={setTerm}
      />
      {trouble && <p role="alert">{trouble}</p>}
      <div class="sheet-foot">
        <Button kind="primary" tone="goods" big icon="check" onPress={save}>
          {t('goods.reserve')}
        </Button>
      </div>
    </Sheet>
  )
}

function termText(term: Term): string {
  return term === 'open' ? t('goods.untilCalled') : t('goods.days', { count: Number(term) })
}

/** The last moment of the last day, in the shop's zone. */
function untilOf(term: Term): number | null {
  return term === 'open' ? null : dayOf(Date.now() + Number(term) * DAY, shop.value.zone).to - 1
}
