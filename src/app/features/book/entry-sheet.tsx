import { useState } from 'preact/hooks'
import type { EntryFields, EntryKind } from '../../../shared/domain/records.ts'
import { MAX_NAME } from '../../../shared/protocol/limits.ts'
import { t } from '../../platform/language.ts'
import { useDb } from '../../platform/session.ts'
import { AmountField } from '../../ui/amount-field.tsx'
import { Button } from '../../ui/button.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { today } from '../../ui/days.ts'
import { wordsFor } from '../../ui/failures.ts'
import { Field } from '../../ui/field.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toast.tsx'
import { LoanFields, MaterialPart, PayBackPart } from './entry-parts.tsx'
import { addEntry, type BookView, deleteEntry, editEntry, restoreEntry } from './model.ts'
import { BLANK, type EntryTyped, fieldsOf, missingIn, typedOf } from './typed.ts'

export type Form = 'purchase' | 'expense' | 'moneyIn' | 'payBack'

export interface Start {
  form: Form
  /** Of a line that is there already. */
  id?: string
  fields: Partial<EntryFields>
}

const KIND: Record<Form, EntryKind> = {
  purchase: 'purchase',
  expense: 'expense',
  moneyIn: 'loan',
  payBack: 'repayment',
}

/** The form that a line is written with. */
export function formOf(what: EntryKind): Form {
  if (what === 'loan' || what === 'capital') return 'moneyIn'
  if (what === 'repayment' || what === 'payout') return 'payBack'
  return what === 'expense' ? 'expense' : 'purchase'
}

interface EntrySheetProps {
  start: Start
  view: BookView
  onClose: () => void
}

/** One line of the book. */
export function EntrySheet({ start: { form, id, fields }, view, onClose }: EntrySheetProps) {
  const db = useDb()
  const [typed, setTyped] = useState<EntryTyped>(() =>
    typedOf({ ...BLANK, what: KIND[form], day: today() }, fields, view),
  )
  const [trouble, setTrouble] = useState<string | null>(null)
  const change = (patch: Partial<EntryTyped>) => setTyped((now) => ({ ...now, ...patch }))
  const { what } = typed

  async function save() {
    const missing = missingIn(typed)
    if (missing) return setTrouble(t('book.missing', { what: missing }))
    try {
      if (id) {
        await editEntry(db, id, fieldsOf(typed))
        toast(t('common.saved'))
      } else {
        const made = await addEntry(db, fieldsOf(typed), typed.material === 'new' ? typed.named : null)
        toast(t('book.saved'), { undo: () => deleteEntry(db, made) })
      }
    } catch (error) {
      return setTrouble(wordsFor(error, t('goods.failed')))
    }
    onClose()
  }
  async function remove(entry: string) {
    await deleteEntry(db, entry)
    onClose()
    toast(t('book.deleted'), { undo: () => restoreEntry(db, entry) })
  }
  const part = { typed, onChange: change, view }
  return (
    <Sheet title={id ? t('book.edit') : t(`book.${form}`)} tone="money" onClose={onClose}>
      {form === 'purchase' && <MaterialPart {...part} isNew={!id} />}
      {form === 'payBack' && <PayBackPart {...part} />}
      {form === 'moneyIn' && <LoanFields {...part} />}
      {form === 'expense' && (
        <Field label={t('book.forWhat')} value={typed.note} onInput={(note) => change({ note })} maxLength={MAX_NAME} />
      )}
      {what !== 'use' && (
        <>
          <AmountField
            label={t(form === 'moneyIn' ? 'book.received' : 'book.paid')}
            value={typed.amount}
            onChange={(amount) => change({ amount })}
            tone="money"
          />
          {what !== 'capital' && what !== 'repayment' && (
            <Field
              label={t(form === 'purchase' || form === 'moneyIn' ? 'book.from' : 'book.to')}
              value={typed.who}
              onInput={(who) => change({ who })}
              maxLength={MAX_NAME}
            />
          )}
        </>
      )}
      <DayField label={t('book.day')} value={typed.day ?? ''} onChange={(day) => change({ day })} />
      {trouble && <p role="alert">{trouble}</p>}
      {id && (
        <Button kind="danger" icon="trash" onPress={() => remove(id)}>
          {t('book.delete')}
        </Button>
      )}
      <div class="sheet-foot">
        <Button kind="primary" tone="money" big icon="check" onPress={save}>
          {t('common.save')}
        </Button>
      </div>
    </Sheet>
  )
}
