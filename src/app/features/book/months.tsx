import { useState } from 'preact/hooks'
import { moneyOf } from '../../../shared/domain/book.ts'
import { sum } from '../../../shared/domain/money.ts'
import type { EntryFields } from '../../../shared/domain/records.ts'
import { groupBy } from '../../../shared/group.ts'
import { money, quantity } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { shop } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { dayText, monthText } from '../../ui/days.ts'
import { formOf, type Start } from './entry-sheet.tsx'
import type { BookView } from './model.ts'

/** Months that are shown at a time. */
const STEP = 3

/** Every line, the newest month first, each month with what came in and what went out. */
export function Months({ view, onOpen }: { view: BookView; onOpen: (start: Start) => void }) {
  const [limit, setLimit] = useState(STEP)
  const months = [...groupBy(view.entries, ({ fields }) => fields.day.slice(0, 7))]
  return (
    <>
      {months.slice(0, limit).map(([month, entries]) => (
        <section key={month}>
          <h2>{monthText(month)}</h2>
          <p class="quiet">{sumsOf(entries.map(({ fields }) => moneyOf(fields)))}</p>
          <ul class="card book-lines">
            {entries.map((entry) => (
              <li key={entry.id}>
                <Line {...entry} view={view} onOpen={onOpen} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {months.length > limit && (
        <Button icon="down" onPress={() => setLimit(limit + STEP)}>
          {t('orders.older')}
        </Button>
      )}
    </>
  )
}

interface LineProps {
  id: string
  fields: EntryFields
  view: BookView
  onOpen: (start: Start) => void
}

function Line({ id, fields, view, onOpen }: LineProps) {
  const { what, who, note, day } = fields
  const about = [dayText(day), title(fields, view) === note ? '' : note, who].filter(Boolean)
  return (
    <button class="book-line" type="button" onClick={() => onOpen({ form: formOf(what), id, fields })}>
      <span>
        <b>{title(fields, view)}</b>
        <span class="quiet">{[t(`book.${what}`), ...about].join(' · ')}</span>
      </span>
      <span class="book-amount">{worth(id, fields, view)}</span>
    </button>
  )
}

function title({ what, material, quantity: much, note, who, good }: EntryFields, view: BookView): string {
  const of = view.materials.find(({ id }) => id === material)
  if (of && much) {
    const made = good && view.goods.get(good)
    return [`${of.fields.name} ${quantity(much, of.fields.unit)}`, made].filter(Boolean).join(' → ')
  }
  return (what === 'expense' ? note : who) || t(`book.${what}`)
}

/** Money that moved, with its sign; of a use, what it took of the value that lay there. */
function worth(id: string, fields: EntryFields, view: BookView): string {
  const { currency } = shop.value
  if (fields.what !== 'use') return signed(moneyOf(fields))
  const used = view.materials.find((one) => one.id === fields.material)?.stock.uses.get(id)
  return used ? `${used.guessed ? `${t('book.guessed')} ` : ''}(${money(used.amount, currency)})` : ''
}

function signed(amount: number): string {
  return `${amount < 0 ? '−' : '+'}${money(Math.abs(amount), shop.value.currency)}`
}

function sumsOf(amounts: readonly number[]): string {
  const side = (sign: number) => money(sum(amounts.map((one) => Math.max(0, one * sign))), shop.value.currency)
  return t('book.sums', { came: side(1), went: side(-1) })
}
