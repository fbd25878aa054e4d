import { useState } from 'preact/hooks'
import { costAt } from '../../../shared/domain/book.ts'
import { stepsIn } from '../../../shared/domain/quantity.ts'
import type { EntryFields } from '../../../shared/domain/records.ts'
import { money, quantity } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { shop } from '../../platform/session.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { dayText } from '../../ui/days.ts'
import { Fold } from '../../ui/fold.tsx'
import { MaterialSheet } from './material-sheet.tsx'
import type { BookView, LoanView, MaterialView } from './model.ts'

type OnPay = (fields: Partial<EntryFields>) => void

/** What of each loan is left, as a bar that fills while it is paid back. */
export function Loans({ loans, onPay }: { loans: readonly LoanView[]; onPay: OnPay }) {
  const { currency } = shop.value
  if (loans.length === 0) return null
  return (
    <section class="stack">
      <h2>{t('book.loans')}</h2>
      {loans.map(({ id, fields, left: { whole, repaid, left, next } }) => (
        <div class="card stack" key={id}>
          <b>{fields.who || t('book.loan')}</b>
          <progress class="book-bar" aria-hidden="true" max={whole} value={repaid} />
          <p>
            {left === 0
              ? t('book.paidOff')
              : t('book.restOf', { left: money(left, currency), whole: money(whole, currency) })}
          </p>
          {next && (
            <p class="quiet">{t('book.nextDue', { amount: money(next.amount, currency), day: dayText(next.day) })}</p>
          )}
          {left > 0 && (
            <Button
              icon="transfer"
              onPress={() => onPay({ what: 'repayment', loan: id, who: fields.who, amount: next?.amount ?? left })}
            >
              {t('book.repayment')}
            </Button>
          )}
        </div>
      ))}
    </section>
  )
}

/** Who left pieces here, and what is hers of what they brought. */
export function Owed({ owed, onPay }: { owed: BookView['owed']; onPay: OnPay }) {
  const { currency } = shop.value
  const open = owed.filter(({ amount }) => amount !== 0)
  if (open.length === 0) return null
  return (
    <section class="stack">
      <h2>{t('book.owed')}</h2>
      {open.map(({ name, amount }) => (
        <div class="card book-owed" key={name}>
          <span>
            <b>{name}</b>
            <span>
              {amount > 0 ? money(amount, currency) : t('book.overpaid', { amount: money(-amount, currency) })}
            </span>
          </span>
          {amount > 0 && (
            <Button icon="transfer" onPress={() => onPay({ what: 'payout', who: name, amount })}>
              {t('book.pay')}
            </Button>
          )}
        </div>
      ))}
    </section>
  )
}

/** What there is to be worked up, and what one unit of it cost on the average. */
export function Materials({ materials }: { materials: readonly MaterialView[] }) {
  const [open, setOpen] = useState<MaterialView | null>(null)
  if (materials.length === 0) return null
  const names = materials.map(({ fields }) => fields.name).join(' · ')
  return (
    <Fold icon="goods" title={t('book.materials')} summary={names}>
      <ul class="book-lines">
        {materials.map((material) => {
          const {
            id,
            fields: { name, unit },
            stock: { left, average },
          } = material
          return (
            <li key={id} class="book-material">
              <b>{name}</b>
              <IconButton label={`${t('common.edit')} ${name}`} icon="edit" onPress={() => setOpen(material)} />
              <span>
                {left < 0
                  ? t('book.lacking', { left: quantity(-left, unit) })
                  : t('book.left', { left: quantity(left, unit) })}
              </span>
              {average && (
                <span class="quiet">
                  {t('book.average', {
                    amount: money(costAt(average, stepsIn(unit)), shop.value.currency),
                    unit: t(`units.name.${unit}`).toLowerCase(),
                  })}
                </span>
              )}
            </li>
          )
        })}
      </ul>
      {open && <MaterialSheet material={open} onClose={() => setOpen(null)} />}
    </Fold>
  )
}
